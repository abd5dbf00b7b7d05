import Authoring
import Foundation
import Interview
import Questionnaires
import TestSupplies

/// Patients who answer the shipped questionnaire as it is asked, each choice by lot.
enum PatientLines {
  struct NoQuestionnaire: Error {}

  /// One JSON object a line; the same bytes every time.
  static func data(count: Int) throws -> Data {
    let form = try shipped().form
    var lot = SeededGenerator(seed: 20_261_121)
    let different = (0..<1_000).map { _ in Data((line(of: form, &lot) + "\n").utf8) }
    var data = Data()
    for number in 0..<count { data += different[number % different.count] }
    return data
  }

  static func shipped() throws -> LoadedQuestionnaire {
    guard
      case .found(let path) = ShippedQuestionnaires.folder(
        named: ShippedQuestionnaires.standardName),
      let loaded = Library.loading(try Folder.reading(path: path), parts: .screens).loaded
    else { throw NoQuestionnaire() }
    return loaded
  }

  /// What one of them does at a kiosk, without its beginning and its end.
  static func events(of form: Form, _ lot: inout SeededGenerator) -> [SessionEvent] {
    walk(of: form, &lot).map { item, answer in
      answer.map { .answered(item, $0.answer) } ?? .skipped(item)
    }
  }

  private static func line(of form: Form, _ lot: inout SeededGenerator) -> String {
    let fields = walk(of: form, &lot).compactMap { item, answer in
      answer.map { "\"\(item)\":\($0.text)" }
    }
    return "{\"answers\":{\(fields.joined(separator: ","))}}"
  }

  private static func walk(
    of form: Form, _ lot: inout SeededGenerator
  ) -> [(item: Item.ID, answer: (answer: Answer, text: String)?)] {
    var session = Session(form: form, replaying: [])
    var steps: [(item: Item.ID, answer: (answer: Answer, text: String)?)] = []
    while let place = session.nextUnvisited {
      let item = form.items[place].id
      let answer = answer(to: place, in: session, &lot)
      session.apply(answer.map { .answered(item, $0.answer) } ?? .skipped(item))
      steps.append((item, answer))
    }
    return steps
  }

  private static func answer(
    to place: Int, in session: Session, _ lot: inout SeededGenerator
  ) -> (answer: Answer, text: String)? {
    switch session.form.items[place].kind {
    case .scale(let scale):
      let number = Int.random(in: scale.range, using: &lot)
      return (.number(Double(number)), String(number))
    case .one, .oneOfPicked:
      return session.offered(at: place).randomElement(using: &lot).map { chosen in
        (.codes([chosen.option.code]), "\"\(chosen.option.code)\"")
      }
    case .many:
      let offered = session.offered(at: place).map(\.option)
      let several = offered.filter { !$0.isExclusive && Bool.random(using: &lot) }
      let picked = several.isEmpty ? Array(offered.suffix(1)) : several
      let texts = picked.map { "\"\($0.code)\"" }.joined(separator: ",")
      return (.codes(picked.map(\.code)), "[\(texts)]")
    case .number, .text:
      return nil
    }
  }
}
