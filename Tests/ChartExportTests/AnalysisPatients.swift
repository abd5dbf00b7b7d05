import ChartExport
import Interview
import Rules

/// Sessions by lot: of both questionnaires and languages, with all that staff can do to them.
struct AnalysisPatients {
  private let samples: [Sample]
  private var lot: Lot

  /// Everything that says who somebody is or that somebody wrote.
  struct Patient {
    let record: ChartRecord
    let identifiers: [String]
    /// The free texts, by question.
    let texts: [String: String]
  }

  init(seed: UInt64) throws {
    samples = [try .shipped(), try .shipped(), try .shipped(), try .sleep()]
    lot = Lot(state: seed)
  }

  static func records(_ count: Int, seed: UInt64) throws -> [ChartRecord] {
    try patients(count, seed: seed).map(\.record)
  }

  static func patients(_ count: Int, seed: UInt64) throws -> [Patient] {
    var patients = try AnalysisPatients(seed: seed)
    return (0..<count).map { _ in patients.next() }
  }

  mutating func next() -> Patient {
    let sample = samples.randomElement(using: &lot) ?? samples[0]
    let id = Session.ID("s\(lot.word(11))")
    var visit = RandomVisit(form: sample.loaded.form, id: id, start: lot.moment())
    visit.begin(in: lot.coin ? "es" : "en")
    answer(&visit)
    if lot.coin { send(&visit, sample.loaded.rules) }
    var identifiers = [id.text]
    work(at: &visit, sample.loaded.rules, &identifiers)
    let names: [StaffMember.ID: String] = [
      StaffMember.ID("staff-\(lot.word(8))"): "Nurse \(lot.word(9))",
      visit.nurse: "Dr \(lot.word(9))",
    ]
    identifiers += names.values
    identifiers += names.keys.map(\.text)
    let record = ChartRecord(
      id: id, ticket: Int.random(in: 1...99, using: &lot), events: visit.stored,
      form: sample.loaded.form, rules: sample.loaded.rules, digest: Sample.digest,
      staffNames: names,
      asOf: visit.now.advanced(by: Int64.random(in: 0...90_000_000, using: &lot)),
      local: { LocalMoment($0, minutesFromUTC: -300) })
    identifiers += visit.stored.map { day(of: record.local($0.at)) }
    identifiers += visit.texts.values.map { $0.trimmedForSearch }.filter { !$0.isEmpty }
    return Patient(record: record, identifiers: identifiers, texts: visit.texts)
  }

  private func day(of moment: LocalMoment) -> String { String(moment.isoText.prefix(10)) }

  private mutating func answer(_ visit: inout RandomVisit) {
    while let place = visit.session.nextUnvisited, lot.next() % 40 != 0 {
      let item = visit.form.items[place]
      guard lot.next() % 12 != 0, let answer = choice(at: place, in: visit) else {
        visit.act(.skip(item.id))
        continue
      }
      visit.act(.answer(item.id, answer))
      if lot.next() % 15 == 0, let other = choice(at: place, in: visit) {
        visit.act(.answer(item.id, other))
      }
    }
  }

  private mutating func send(_ visit: inout RandomVisit, _ rules: RuleSet) {
    let assessment = rules.assess(visit.session)
    visit.act(
      .submit(.init(outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)))
    visit.act(.close(SessionEvent.Closing.allCases.randomElement(using: &lot) ?? .finished))
  }

  /// Staff identify, ask, correct, acknowledge, sign and make void, each or not.
  private mutating func work(
    at visit: inout RandomVisit, _ rules: RuleSet, _ identifiers: inout [String]
  ) {
    if lot.next() % 4 != 0 { identify(&visit, &identifiers) }
    for place in visit.form.items.indices
    where visit.form.section(of: place).respondent == .staff && lot.coin {
      if let answer = choice(at: place, in: visit) {
        visit.staff(.entered(visit.form.items[place].id, answer))
        visit.note(answer, to: visit.form.items[place].id)
      }
    }
    if lot.coin {
      let initials = lot.word(6)
      identifiers.append(initials)
      visit.staff(
        .acknowledged(.init(initials: initials, alert: .staff, delayMilliseconds: 7_000)))
      visit.staff(.claimed(Station(initials + "-desk")))
    }
    let verdict = SessionEvent.Verdict(outcome: "discuss", rule: "R\(lot.next() % 30)")
    if lot.coin { visit.staff(.signed(verdict)) }
    if lot.coin, let place = visit.form.items.indices.randomElement(using: &lot) {
      let reason = lot.hostileText()
      identifiers.append(reason.trimmedForSearch)
      let answer = choice(at: place, in: visit)
      visit.staff(.amended(visit.form.items[place].id, answer, reason: reason))
      visit.note(answer, to: visit.form.items[place].id)
      if lot.coin { visit.staff(.signed(verdict)) }
    }
    if lot.next() % 12 == 0 {
      let reason = lot.hostileText()
      identifiers.append(reason.trimmedForSearch)
      visit.staff(.voided(reason: reason))
    }
  }

  private mutating func identify(_ visit: inout RandomVisit, _ identifiers: inout [String]) {
    let name = [
      lot.word(7), "O'\(lot.word(8))", "=\(lot.word(9))", "疼痛\(lot.word(6))",
      "Núñez \(lot.word(6))",
    ]
    .randomElement(using: &lot)
    let birth = CalendarDate(
      year: Int.random(in: 1896...2025, using: &lot), month: Int.random(in: 1...12, using: &lot),
      day: Int.random(in: 1...28, using: &lot))
    let identity = PatientIdentity(
      recordNumber: lot.coin ? "MRN-\(lot.word(8))" : nil, name: name, birthDate: birth)
    identifiers += [identity.recordNumber, name, birth?.text].compactMap(\.self)
    visit.staff(.identified(identity))
  }

  private mutating func choice(at place: Int, in visit: RandomVisit) -> Answer? {
    let form = visit.form
    switch form.items[place].kind {
    case .scale(let scale): return .number(Double(Int.random(in: scale.range, using: &lot)))
    case .number(let limits):
      let number = Double.random(in: limits.range, using: &lot)
      return .number((number * 10).rounded(.down) / 10)
    case .one, .oneOfPicked:
      return visit.session.offered(at: place).randomElement(using: &lot)
        .map { .codes([$0.option.code]) }
    case .many:
      let offered = visit.session.offered(at: place).map(\.option)
      var several = offered.filter { !$0.isExclusive && lot.coin }
      if several.isEmpty { several = Array(offered.suffix(1)) }
      return .codes(several.map(\.code))
    case .text(let maximum):
      let text = String(lot.hostileText().prefix(maximum))
      return text.contains(where: { !$0.isWhitespace }) ? .text(text) : nil
    }
  }
}

extension String {
  /// A run of letters long enough to be nobody else's.
  fileprivate var trimmedForSearch: String {
    split { !($0.isASCII && $0.isLetter) }.map(String.init).max { $0.count < $1.count }
      .flatMap { $0.count >= 10 ? $0 : nil } ?? ""
  }
}
