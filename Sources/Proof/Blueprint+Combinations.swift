import Glibc
import Interview

extension Blueprint {
  /// How many different sheets there are, as a power of ten.
  var combinations: Double {
    form.items.indices.reduce(0) { $0 + log10(answers(at: $1)) }
  }

  /// How many answers a question has, with none, and with the mark of a warning taken back.
  private func answers(at place: Int) -> Double {
    let facts = form.facts[place]
    let marks = form.items[place].isSafetyQuestion ? 2.0 : 1
    switch form.items[place].kind {
    case .one, .oneOfPicked:
      return marks * Double(facts.options.count + 1)
    case .many:
      let exclusive = Double(facts.exclusive.count)
      return marks * (exp2(Double(facts.options.count) - exclusive) + exclusive)
    case .scale, .number:
      let numbers = NumberGrid(form.items[place].kind)?.count ?? 0
      return marks * (numbers + Double(facts.options.count) + 1)
    case .text:
      return marks * Double(facts.options.count + 2)
    }
  }
}
