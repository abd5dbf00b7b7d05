import Interview
import Rules

/// One question of a form as a field to fill in, and the answers it stands for.
struct ItemField {
  let form: Form
  let place: Int
  /// What can be chosen: the numbers of a scale first, then options by their place.
  private let entries: [Entry]

  private enum Entry: Hashable {
    case number(Int)
    case option(Int)
  }

  init(_ session: Session, at place: Int) {
    form = session.form
    self.place = place
    var entries: [Entry] = []
    if case .scale(let scale) = form.items[place].kind { entries = scale.range.map(Entry.number) }
    self.entries = entries + session.offered(at: place).map { .option($0.place) }
  }

  /// A field that shows this answer.
  func field(_ answer: FittingAnswer?, in language: Language) -> DeskForm.Field {
    let value = value(of: answer)
    return DeskForm.Field(
      key: .item(place), editor: FieldEditor(kind(in: language), value), saved: value)
  }

  func value(of answer: FittingAnswer?) -> FieldEditor.Value {
    switch answer {
    case nil: .nothing
    case .text(let text): .text(text)
    case .number(let number):
      entries.firstIndex(of: .number(Int(number))).map { .picked([$0]) } ?? .number(number)
    case .picked(let picks):
      .picked(
        entries.indices.filter { order in
          if case .option(let option) = entries[order] { picks.contains(option) } else { false }
        })
    }
  }

  /// The answer that a field's value stands for; nothing where it is empty.
  func answer(_ value: FieldEditor.Value) -> Answer? {
    switch value {
    case .nothing: return nil
    case .text(let text): return text.isBlank ? nil : .text(text)
    case .number(let number): return .number(number)
    case .picked(let picked):
      let chosen = picked.filter(entries.indices.contains).map { entries[$0] }
      if case .number(let number)? = chosen.first { return .number(Double(number)) }
      let codes = chosen.compactMap { entry -> Option.Code? in
        guard case .option(let option) = entry else { return nil }
        return form.options(of: place)[option].code
      }
      return codes.isEmpty ? nil : .codes(codes)
    }
  }

  private func kind(in language: Language) -> FieldEditor.Kind {
    switch form.items[place].kind {
    case .text(let maximum): return .text(maximum: maximum)
    case .number(let limits):
      return .number(
        FieldEditor.NumberKind(
          range: limits.range, decimals: limits.decimals, unit: limits.unit,
          alternative: limits.unit == "C" ? .fahrenheit : nil))
    case .one, .oneOfPicked, .scale: return .one(options(in: language))
    case .many: return .many(options(in: language))
    }
  }

  /// Where labels are numbers, a digit means that number and not a place in the list.
  private var areCounts: Bool {
    entries.contains { entry in
      if case .option(let option) = entry {
        form.options(of: place)[option].label.source.isDigits
      } else {
        false
      }
    }
  }

  private func count(_ option: Int) -> String {
    String(form.options(of: place)[option].code.text.prefix(while: \.isNumber))
  }

  private func options(in language: Language) -> [FieldEditor.Option] {
    let isScale = entries.contains { entry in
      if case .number = entry { true } else { false }
    }
    return entries.enumerated().map { order, entry in
      switch entry {
      case .number(let number):
        FieldEditor.Option(code: String(number), label: String(number), key: String(number))
      case .option(let option):
        FieldEditor.Option(
          code: form.options(of: place)[option].code.text,
          label: form.options(of: place)[option].label[language],
          key: areCounts ? count(option) : isScale || order > 8 ? "" : String(order + 1),
          isExclusive: form.options(of: place)[option].isExclusive)
      }
    }
  }
}
