import Interview

extension QuestionnaireReader {
  static let kinds = ["choice", "multiple", "choice-from", "scale", "number", "text"]

  static let itemKeys =
    ["id", "ask", "why"] + kinds + [
      "or", "picture", "when", "if-not-asked", "if-unanswered", "emergency", "same-day",
      "sources", "codes", "fixed-wording", "changeable",
    ] + deskKeys

  mutating func readItem(_ node: SourceNode, for respondent: Respondent) -> Item? {
    guard let fields = notes.fields(of: node, as: .question, keys: Self.itemKeys),
      let idNode = notes.required("id", in: fields), let id: Item.ID = notes.name(idNode)
    else { return nil }
    let path = "items.\(id)"
    var places = QuestionnaireMarks.ItemMarks(id: idNode.mark, kind: idNode.mark)
    let ask = notes.localized("ask", in: fields, at: path + ".ask")
    let why = fields["why"].flatMap { notes.localized($0, at: path + ".why") }
    let kind = readKind(of: id, in: fields, &places)
    let when = fields["when"].map { ConditionReader.reading($0, noting: &notes) }
    places.when = when?.marks
    places.picture = fields["picture"]?.mark
    let warnings = readWarnings(in: fields, &places)
    let standIn = fields["if-not-asked"].map { readStandIn($0, &places) }
    let ifUnanswered = fields["if-unanswered"].flatMap { readIfUnanswered($0) }
    let needs = readNeeds(in: fields, for: respondent, &places)
    let item = Item(
      id: id, ask: ask ?? LocalizedText(id.text), why: why, kind: kind.kind,
      options: kind.options, when: when?.condition, ifNotAsked: standIn ?? .unknown,
      ifUnanswered: ifUnanswered ?? .unknown, warnings: warnings,
      sources: notes.sources(in: fields),
      codes: readCodes(in: fields),
      picture: fields["picture"].flatMap { notes.reference($0) },
      hasFixedWording: fields["fixed-wording"].flatMap { notes.isYes($0) } ?? false,
      isChangeable: fields["changeable"].flatMap { notes.isYes($0) } ?? true, needs: needs,
      atDesk: readDeskUse(in: fields, for: respondent))
    marks.items.append(places)
    return item
  }

  private mutating func readKind(
    of id: Item.ID, in fields: Fields, _ places: inout QuestionnaireMarks.ItemMarks
  ) -> (kind: Item.Kind, options: [Option]) {
    let present = fields.entries.filter { Self.kinds.contains($0.key) }
    guard let entry = present.first, present.count == 1 else {
      damaged.insert(id)
      let fact = present.isEmpty ? ContentFact.noKind : .severalKinds(present.map(\.key))
      notes.note(fact, at: present.last?.keyMark ?? fields.mark)
      return (.text(maximumLength: 0), [])
    }
    places.kind = entry.value.mark
    let own = readKind(entry, of: id)
    places.options = own.marks
    guard let more = fields["or"] else { return (own.kind, own.options) }
    let added = sharedOptions(more, for: id)
    places.options += added.marks
    return (own.kind, own.options + added.options)
  }

  private mutating func readKind(
    _ entry: SourceNode.Entry, of id: Item.ID
  ) -> (kind: Item.Kind, options: [Option], marks: [SourceMark]) {
    switch entry.key {
    case "choice":
      let list = options(entry.value, of: id)
      return (.one, list.options, list.marks)
    case "multiple":
      let list = options(entry.value, of: id)
      return (.many, list.options, list.marks)
    case "choice-from":
      guard let other: Item.ID = notes.reference(entry.value) else { break }
      return (.oneOfPicked(other), [], [])
    case "scale":
      guard let scale = readScale(entry.value, of: id) else { break }
      return (.scale(scale), [], [])
    case "number":
      guard let limits = readNumber(entry.value) else { break }
      return (.number(limits), [], [])
    default:
      guard let fields = notes.fields(of: entry.value, as: .textField, keys: ["max-length"]),
        let node = notes.required("max-length", in: fields),
        let length = notes.count(node, within: 1...100_000)
      else { break }
      return (.text(maximumLength: length), [], [])
    }
    damaged.insert(id)
    return (.text(maximumLength: 0), [], [])
  }

  private mutating func readScale(_ node: SourceNode, of id: Item.ID) -> Item.Scale? {
    guard let fields = notes.fields(of: node, as: .scale, keys: ["min", "max", "low", "high"])
    else { return nil }
    let minimum = notes.required("min", in: fields).flatMap { notes.wholeNumber($0) }
    let maximum = notes.required("max", in: fields).flatMap { notes.wholeNumber($0) }
    let low = notes.localized("low", in: fields, at: "items.\(id).low")
    let high = notes.localized("high", in: fields, at: "items.\(id).high")
    guard let minimum, let maximum, let low, let high else { return nil }
    guard minimum < maximum else {
      notes.note(.emptyRange, at: node.mark)
      return nil
    }
    return Item.Scale(range: minimum...maximum, low: low, high: high)
  }

  private mutating func readNumber(_ node: SourceNode) -> Item.NumberLimits? {
    guard
      let fields = notes.fields(of: node, as: .number, keys: ["min", "max", "decimals", "unit"])
    else { return nil }
    let minimum = notes.required("min", in: fields).flatMap { notes.number($0) }
    let maximum = notes.required("max", in: fields).flatMap { notes.number($0) }
    let decimals = fields["decimals"].flatMap { notes.count($0, within: 0...6) }
    let unit = fields["unit"].flatMap { notes.text($0) }
    guard let minimum, let maximum else { return nil }
    guard minimum < maximum else {
      notes.note(.emptyRange, at: node.mark)
      return nil
    }
    return Item.NumberLimits(range: minimum...maximum, decimals: decimals ?? 0, unit: unit ?? "")
  }
}
