import ChartExport
import Interview
import Rules
import TestSupplies

/// Interviews by lot: answered, passed, taken back, amended, signed, void, identified or not.
struct FHIRVisits {
  let sample: Sample
  private var lot: SeededGenerator

  init(_ sample: Sample, seed: UInt64) {
    self.sample = sample
    lot = SeededGenerator(seed: seed)
  }

  static let hostile = [
    "\u{1B}[31mred\u{1B}[0m", "a\u{85}b\u{9B}c", "\u{202E}live\u{202C} \u{2066}x\u{2069}",
    "a|b^c&d~e\\f", "\"'<script>&amp;</script>", "右肩も痛い", "어깨 통증", "👩🏽‍⚕️🇪🇸❤️", "Peor al conducir",
    "\u{0}\u{FFFF}\u{FEFF}x\u{200B}", " padded \n", "line\r\nbreak\rand\u{2028}more",
    "\u{3000}全角\u{3000}",
    String(repeating: "界x ", count: 1333), "\\X0D\\ \\F\\", "=1+1", "a\u{301}\u{327}",
  ]

  private var form: Form { sample.loaded.form }

  /// The next by lot.
  mutating func record(number: Int) throws -> ChartRecord {
    let language: Language = Bool.random(using: &lot) ? "en" : "es"
    var visit = try sample.session(in: language, [])
    if chance(0.2) { visit.staff(.received, at: 1) }
    try answer(&visit)
    try finish(&visit)
    return record(visit, number: number)
  }

  func record(_ visit: Visit, number: Int, asOf: Int64 = 4000) -> ChartRecord {
    ChartRecord(
      id: Session.ID("k7w2m9-\(number)"), ticket: 17, events: visit.stored, form: form,
      rules: sample.loaded.rules, digest: Sample.digest,
      staffNames: ["ana": "Ana \"R\" Ruiz\u{1B}", "ben": "Ben <Koch> & Co"],
      asOf: Visit.moment(asOf), local: { LocalMoment($0, minutesFromUTC: -300) })
  }

  private mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &lot) < share
  }

  private mutating func answer(_ visit: inout Visit) throws {
    let stop = chance(0.2) ? Int.random(in: 0..<40, using: &lot) : Int.max
    let care = Double.random(in: 0..<0.5, using: &lot)
    var count = 0
    while let place = visit.session.nextUnvisited, count < stop {
      count += 1
      let item = form.items[place].id
      if chance(care * 0.4) {
        visit.apply(.skipped(item), at: Int64(count))
      } else if let answer = answer(to: place, in: visit.session, unknown: care) {
        try visit.act(.answer(item, answer), at: Int64(count))
      }
      if chance(0.04),
        let back = visit.session.asked.filter(visit.session.isVisited).randomElement(using: &lot),
        let answer = answer(to: back, in: visit.session, unknown: 0.2)
      {
        try visit.act(.answer(form.items[back].id, answer), at: Int64(count))
      }
    }
  }

  private mutating func finish(_ visit: inout Visit) throws {
    if visit.session.nextUnvisited == nil, chance(0.9) { visit = try sample.sent(visit) }
    if chance(0.2) { try visit.act(.close(.idle), at: 320) }
    if chance(0.8) { visit.staff(.identified(identity()), at: 330) }
    if chance(0.7) { staffItems(&visit, at: 340) }
    var second: Int64 = 350
    while chance(0.6) {
      sign(&visit, at: second)
      if chance(0.5) { amend(&visit, at: second + 5) }
      second += 10
    }
    if chance(0.08) { visit.staff(.voided(reason: "wrong \u{1B}patient"), at: second + 20) }
  }

  private mutating func staffItems(_ visit: inout Visit, at second: Int64) {
    for place in form.items.indices where form.section(of: place).respondent == .staff {
      guard chance(0.5), let answer = answer(to: place, in: visit.session, unknown: 0.2) else {
        continue
      }
      visit.staff(.entered(form.items[place].id, answer), at: second)
    }
  }

  private mutating func amend(_ visit: inout Visit, at second: Int64) {
    for _ in 0..<Int.random(in: 1...4, using: &lot) {
      let place = Int.random(in: form.items.indices, using: &lot)
      let answer = chance(0.2) ? nil : answer(to: place, in: visit.session, unknown: 0.2)
      visit.staff(
        .amended(form.items[place].id, answer, reason: "misheard"), by: "ben", at: second)
    }
    if chance(0.3), let item = visit.session.lastUndoable {
      visit.staff(.undone(item), by: "ben", at: second + 1)
    }
  }

  private func sign(_ visit: inout Visit, at second: Int64) {
    let assessment = sample.loaded.rules.assess(visit.session)
    visit.staff(
      .signed(
        SessionEvent.Verdict(
          outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)), at: second)
  }

  private mutating func identity() -> PatientIdentity {
    let names = ["Eva Núñez", "山田 太郎", "O'Brien-Smith, Jr.", "Ana"]
    let birth = CalendarDate(year: 1980, month: 3, day: 25)
    let name = names.randomElement(using: &lot)
    switch Int.random(in: 0..<4, using: &lot) {
    case 0: return PatientIdentity(recordNumber: nil, name: name, birthDate: birth)
    case 1: return PatientIdentity(recordNumber: "42-7/A.1", name: nil, birthDate: birth)
    case _: return PatientIdentity(recordNumber: "42-7", name: name, birthDate: birth)
    }
  }

  private mutating func answer(
    to place: Int, in session: Session, unknown: Double
  ) -> Answer? {
    let item = form.items[place]
    let offered = session.offered(at: place).map(\.option)
    let declines = offered.filter(\.isUnknown)
    let real = offered.filter { !$0.isUnknown }
    if chance(unknown * 0.5), let option = declines.randomElement(using: &lot) {
      return .codes([option.code])
    }
    switch item.kind {
    case .scale(let scale): return .number(Double(Int.random(in: scale.range, using: &lot)))
    case .number(let limits):
      let tenths = Int(limits.range.lowerBound * 10)...Int(limits.range.upperBound * 10)
      return .number(Double(Int.random(in: tenths, using: &lot)) / 10)
    case .one, .oneOfPicked:
      let mild = real.filter { !item.warnings.values.joined().contains($0.code) }
      let pool = chance(0.85) && !mild.isEmpty ? mild : real
      return pool.randomElement(using: &lot).map { .codes([$0.code]) }
    case .many:
      let several = real.filter { !$0.isExclusive && chance(0.4) }
      let alone = real.filter(\.isExclusive)
      let picked =
        several.isEmpty || chance(0.5) ? Array((alone.isEmpty ? real : alone).prefix(1)) : several
      return picked.isEmpty ? nil : .codes(picked.map(\.code))
    case .text(let maximum):
      let text = String((Self.hostile.randomElement(using: &lot) ?? "x").prefix(maximum))
      return text.allSatisfy(\.isWhitespace) ? nil : .text(text)
    }
  }
}
