import ChartExport
import Interview

/// Patients and staff who do everything that can be done, by lot; the same every time.
struct HL7Patients {
  let sample: Sample
  var lot: HL7Lot

  init(seed: UInt64) throws {
    sample = try .shipped()
    lot = HL7Lot(state: seed)
  }

  struct Session {
    let record: ChartRecord
    let identity: ChartIdentityRule
    let language: Language
  }

  mutating func next() throws -> Session {
    let language: Language = lot.isDrawn(2) ? "es" : "en"
    var visit = try sample.session(in: language, digest: lot.isDrawn(5) ? "other" : nil, [])
    try answer(&visit)
    let isNamed = !lot.isDrawn(10)
    if isNamed { visit.staff(.identified(identity()), at: 400) }
    try staff(&visit)
    let record = ChartRecord(
      id: Interview.Session.ID("k7w2m9abcdefghijkmnpqrst\(Int.random(in: 10...99, using: &lot))"),
      ticket: 17, events: visit.stored, form: sample.loaded.form, rules: sample.loaded.rules,
      digest: Sample.digest,
      staffNames: ["ana": "Ana | Ruiz^Gil", "ben": "李 小龍 & \\F\\ Söhne"],
      asOf: Visit.moment(lot.isDrawn(4) ? 200_000 : 3600),
      local: { LocalMoment($0, minutesFromUTC: -300) })
    return Session(
      record: record, identity: isNamed ? .required : .waived,
      language: lot.isDrawn(3) ? "es" : "en")
  }

  private mutating func answer(_ visit: inout Visit) throws {
    let limit = lot.isDrawn(6) ? Int.random(in: 0...20, using: &lot) : .max
    var count = 0
    while let place = visit.session.nextUnvisited, count < limit {
      count += 1
      let item = visit.session.form.items[place]
      if !lot.isDrawn(12), let answer = answer(to: place, in: visit.session) {
        try visit.act(.answer(item.id, answer), at: Int64(count))
        if lot.isDrawn(15), let other = self.answer(to: place, in: visit.session) {
          try visit.act(.answer(item.id, other), at: Int64(count))
        }
      } else {
        try visit.act(.skip(item.id), at: Int64(count))
      }
    }
    if limit == .max { visit = try sample.sent(visit) }
  }

  private mutating func staff(_ visit: inout Visit) throws {
    let form = visit.session.form
    for place in form.items.indices where lot.isDrawn(3) {
      let item = form.items[place]
      guard form.questionnaire.sections[form.sectionPlaces[place]].respondent == .staff,
        let answer = answer(to: place, in: visit.session)
      else { continue }
      visit.staff(.entered(item.id, answer), by: "ben", at: 500)
    }
    if lot.isDrawn(2) { sign(&visit, at: 600) }
    if lot.isDrawn(3) {
      for place in form.items.indices where visit.session.sheet[place] != nil && lot.isDrawn(8) {
        let answer = lot.isDrawn(5) ? nil : answer(to: place, in: visit.session)
        visit.staff(.amended(form.items[place].id, answer, reason: text(4000)), at: 700)
      }
      if lot.isDrawn(2) { sign(&visit, at: 800) }
    }
    if lot.isDrawn(15) { visit.staff(.voided(reason: text(200)), at: 900) }
  }

  private func sign(_ visit: inout Visit, at second: Int64) {
    let assessment = sample.loaded.rules.assess(visit.session)
    visit.staff(
      .signed(.init(outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)),
      by: "ben", at: second)
  }

  private mutating func answer(to place: Int, in session: Interview.Session) -> Answer? {
    switch session.form.items[place].kind {
    case .scale(let scale): return .number(Double(Int.random(in: scale.range, using: &lot)))
    case .number(let limits):
      return .number((Double.random(in: limits.range, using: &lot) * 10).rounded() / 10)
    case .text(let maximum): return .text("x" + text(maximum - 1))
    case .one, .oneOfPicked:
      return session.offered(at: place).randomElement(using: &lot).map { .codes([$0.option.code]) }
    case .many:
      let offered = session.offered(at: place).map(\.option)
      let several = offered.filter { option in !option.isExclusive && lot.isDrawn(2) }
      let alone = offered.randomElement(using: &lot).map { [$0] } ?? []
      return .codes((several.isEmpty ? alone : several).map(\.code))
    }
  }

  private mutating func identity() -> PatientIdentity {
    let names = [
      "Doe, Jane Q", "Ana María Ruiz López", "O'Brien, Séamus", "山田 太郎",
      "Müller-Lüdenscheidt, Karl",
      "Nguyễn, Văn An",
    ]
    return PatientIdentity(
      recordNumber: ["4217", "MRN-00/42.7", "007"].randomElement(using: &lot),
      name: names.randomElement(using: &lot),
      birthDate: CalendarDate(
        year: .random(in: 1920...2005, using: &lot), month: .random(in: 1...12, using: &lot),
        day: .random(in: 1...28, using: &lot)))
  }

  /// Of everything that has ever broken a message.
  mutating func text(_ longest: Int) -> String {
    let count = lot.isDrawn(10) ? longest : Int.random(in: 0...min(40, longest), using: &lot)
    return (0..<count).map { _ in Self.pieces.randomElement(using: &lot) ?? "x" }.joined()
  }

  static let pieces = [
    "a", "Z", "7", " ", "|", "^", "&", "~", "\\", "\"", "'", "<", "\n", "\r", "\t", "\u{1B}",
    "\u{0}",
    "\u{0B}", "\u{1C}", "\u{85}", "\u{9B}", "\u{7F}", "\u{202E}", "\u{2066}", "\u{200D}",
    "\u{FEFF}",
    "\u{2028}", "é", "ñ", "e\u{301}", "ß", "€", "“", "中", "文", "한", "ا", "😀", "👩‍👩‍👧", "🇪🇸",
    "\u{FFFD}", "E", "F", ".br", "X0d", "=",
  ]
}

/// SplitMix64.
struct HL7Lot: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Once in so many times.
  mutating func isDrawn(_ times: Int) -> Bool { Int.random(in: 1...times, using: &self) == 1 }
}
