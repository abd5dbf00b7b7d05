import ChartExport
import Interview
import Rules

extension PageContent {
  /// The questions whose answers are told with the pain, and not again.
  var painPlaces: Set<Int> {
    let marked = form.items.indices.compactMap(marks).map(\.place)
    let scored = record.rules.definition.scores.flatMap(\.items).compactMap { form.place(of: $0) }
    let followed = standings.map(\.place).filter { place in
      guard case .oneOfPicked(let other) = form.items[place].kind else { return false }
      return marked.contains { form.items[$0].id == other }
    }
    return Set(marked + scored + followed).filter { place in
      guard case .answered? = standings.first(where: { $0.place == place })?.standing else {
        return false
      }
      return true
    }
  }

  /// Where it hurts, drawn and in words, beside the numbers.
  var painBlocks: [PageBlock] {
    let marked = form.items.indices.compactMap(marks)
    let gauges = scoreGauges
    guard !marked.isEmpty || !gauges.isEmpty else { return [] }
    return [.heading(wording.pain), .pains(figure(marked), legend(marked), gauges)]
  }

  /// The options that were picked in one question about a picture, by the labels they get in it.
  private struct Marks {
    let place: Int
    let picture: Picture.ID
    let options: [(label: String, option: Option)]
  }

  private func marks(at place: Int) -> Marks? {
    guard let picture = form.items[place].picture, case .picked(let picks)? = sheet[place],
      case .answered? = standings.first(where: { $0.place == place })?.standing
    else { return nil }
    let isFirst =
      form.items.indices.first {
        form.items[$0].picture == picture && sheet[$0] != nil
      } == place
    let options = picks.places.map { form.options(of: place)[$0] }
    return Marks(
      place: place, picture: picture,
      options: options.enumerated().map { number, option in
        (isFirst ? String(number + 1) : Self.letter(number), option)
      })
  }

  private static func letter(_ number: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number % 26)))
  }

  private func figure(_ marked: [Marks]) -> BodyFigure? {
    guard let first = marked.first,
      let picture = form.questionnaire.pictures.first(where: { $0.id == first.picture })
    else { return nil }
    var figure = BodyFigure(picture, in: language)
    for (order, marks) in marked.prefix(2).enumerated() where marks.picture == picture.id {
      for (label, option) in marks.options {
        figure.mark(option.code, label, order == 0 ? .first : .second)
      }
    }
    figure.alternative = legend(marked).map(\.plain).joined(separator: " ")
    return figure
  }

  private func legend(_ marked: [Marks]) -> [PageBlock.Place] {
    marked.flatMap { marks in
      let list = marks.options.map { label, option in
        PageBlock.Place(label: label, text: PageText(option.label[language]))
      }
      return [PageBlock.Place(label: "", text: PageText(question(marks.place), .quiet))] + list
        + follow(marks.place)
    }
  }

  /// Which of these was said to be the one, in the question that asks for it.
  private func follow(_ place: Int) -> [PageBlock.Place] {
    standings.compactMap { entry in
      guard case .oneOfPicked(form.items[place].id) = form.items[entry.place].kind,
        case .answered(let answer) = entry.standing
      else { return nil }
      return PageBlock.Place(
        label: "",
        text: PageText("\(question(entry.place)) ", .quiet)
          + PageText(words(answer, at: entry.place), .strong))
    }
  }

  private var scoreGauges: [PageBlock.Gauge] {
    zip(record.rules.definition.scores, assessment.scores).flatMap { score, value in
      let items = score.items.compactMap { form.place(of: $0) }
      let ranges = items.compactMap { scale(at: $0) }
      let whole = PageBlock.Gauge(
        label: score.label[language], value: value?.plainText ?? wording.unknownScore,
        part: value.flatMap { part($0, ranges.first) }, isScore: true)
      return [whole] + items.map(gauge)
    }
  }

  private func gauge(_ place: Int) -> PageBlock.Gauge {
    guard case .number(let number)? = sheet[place], evaluation.values[place] != .unknown else {
      return PageBlock.Gauge(
        label: question(place), value: wording.unknownScore, part: nil, isScore: false)
    }
    return PageBlock.Gauge(
      label: question(place), value: number.plainText + top(of: place),
      part: part(number, scale(at: place)), isScore: false)
  }

  /// As in `/10`.
  private func top(of place: Int) -> String {
    scale(at: place).map { "/\($0.upperBound)" } ?? ""
  }

  private func scale(at place: Int) -> ClosedRange<Int>? {
    guard case .scale(let scale) = form.items[place].kind else { return nil }
    return scale.range
  }

  private func part(_ number: Double, _ range: ClosedRange<Int>?) -> Double? {
    guard let range, !range.isEmpty, range.lowerBound < range.upperBound else { return nil }
    return (number - Double(range.lowerBound)) / Double(range.upperBound - range.lowerBound)
  }
}
