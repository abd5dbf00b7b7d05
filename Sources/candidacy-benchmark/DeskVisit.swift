import Authoring
import Interview
import Rules
import TestSupplies

/// What a kiosk and the staff record of one patient who answers by lot.
struct DeskVisit {
  let opening: [SessionEvent]
  let answers: [SessionEvent]
  let staff: [SessionEvent]

  enum Course {
    case answering
    case left
    case waiting
    case signed
    case emergency
  }

  init(
    _ course: Course, _ content: LoadedQuestionnaire, by staff: StaffMember.ID,
    _ lot: inout SeededGenerator
  ) throws {
    let questionnaire = content.form.questionnaire
    let opening = SessionEvent.opened(
      SessionEvent.Opening(
        questionnaire: questionnaire.id, version: questionnaire.version, digest: content.digest,
        language: Int.random(in: 0..<10, using: &lot) < 3 ? "es" : "en"))
    var interview = KioskInterview(content.form, opening)
    try interview.answer(course, &lot)
    let assessment = content.rules.assess(interview.session)
    let verdict = SessionEvent.Verdict(
      outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)
    self.opening = [opening]
    answers = interview.events + Self.ending(of: course, verdict)
    self.staff = Self.acts(after: course, verdict, &lot).map { .staff(StaffEntry(by: staff, $0)) }
  }

  private static func ending(
    of course: Course, _ verdict: SessionEvent.Verdict
  ) -> [SessionEvent] {
    switch course {
    case .answering, .emergency: []
    case .left: [.closed(.idle)]
    case .waiting, .signed: [.submitted(verdict), .closed(.finished)]
    }
  }

  /// No alert of a finished interview is left open, so that their number is known.
  private static func acts(
    after course: Course, _ verdict: SessionEvent.Verdict, _ lot: inout SeededGenerator
  ) -> [StaffAct] {
    let seen = StaffAct.acknowledged(
      StaffAct.Acknowledgement(initials: "NM", alert: .emergency, delayMilliseconds: 9_000))
    switch course {
    case .answering, .left, .emergency: return []
    case .waiting: return [.viewed, seen]
    case .signed:
      return [
        .viewed, seen, .claimed("desk"), .identified(.drawn(&lot)), .signed(verdict), .released,
      ]
    }
  }
}

/// An interview as it goes on at a kiosk.
private struct KioskInterview {
  private(set) var session: Session
  private(set) var events: [SessionEvent] = []

  init(_ form: Form, _ opening: SessionEvent) {
    session = Session(form: form, replaying: [opening])
  }

  mutating func answer(_ course: DeskVisit.Course, _ lot: inout SeededGenerator) throws {
    while let place = session.nextUnvisited, !isOver(course) {
      try record(draw(at: place, course, &lot), at: place)
      // Now and then somebody looks again, and changes an answer.
      if Int.random(in: 0..<4, using: &lot) == 0, !isOver(course) {
        try record(draw(at: place, course, &lot), at: place)
      }
    }
  }

  private mutating func record(_ answer: Answer?, at place: Int) throws {
    let item = session.form.items[place].id
    for event in try session.events(for: answer.map { .answer(item, $0) } ?? .skip(item)) {
      session.apply(event)
      events.append(event)
    }
  }

  private func isOver(_ course: DeskVisit.Course) -> Bool {
    switch course {
    case .answering, .left: return events.count >= 20
    case .emergency:
      if case .interrupted = session.state { return true }
      return false
    case .waiting, .signed: return false
    }
  }

  /// Most patients have no warning sign, and only an emergency has one of an emergency.
  private func draw(
    at place: Int, _ course: DeskVisit.Course, _ lot: inout SeededGenerator
  ) -> Answer? {
    let mayWarn = Int.random(in: 0..<100, using: &lot) < 3
    var answer: Answer?
    for _ in 0..<40 {
      answer = anyAnswer(to: place, &lot)
      let drawn = answer.flatMap { fitting($0, at: place) }
      switch course {
      case .emergency:
        if session.form.isEmergency(drawn, at: place) { return answer }
      case .answering, .left, .waiting, .signed:
        if session.form.isEmergency(drawn, at: place) { continue }
        if mayWarn || session.form.warnings(in: drawn, at: place).isEmpty { return answer }
      }
    }
    return answer
  }

  private func fitting(_ answer: Answer, at place: Int) -> FittingAnswer? {
    do {
      return try session.form.fitting(answer, at: place)
    } catch {
      return nil
    }
  }

  private func anyAnswer(to place: Int, _ lot: inout SeededGenerator) -> Answer? {
    switch session.form.items[place].kind {
    case .scale(let scale):
      return .number(Double(Int.random(in: scale.range, using: &lot)))
    case .one, .oneOfPicked:
      return session.offered(at: place).randomElement(using: &lot).map { .codes([$0.option.code]) }
    case .many:
      let offered = session.offered(at: place).map(\.option)
      let several = offered.filter { !$0.isExclusive && Int.random(in: 0..<4, using: &lot) == 0 }
      return .codes((several.isEmpty ? Array(offered.suffix(1)) : several).map(\.code))
    case .number, .text: return nil
    }
  }
}

extension PatientIdentity {
  private static let firstNames = [
    "Maria", "José", "Ana", "Luis", "Rosa", "Juan", "Linda", "James", "Karen", "Robert", "Nguyen",
    "Wei", "Fatima", "Omar", "Olga", "Ivan", "Chloë", "Zoé", "Aisha", "Peter",
  ]
  private static let lastNames = [
    "García", "Martínez", "López", "Smith", "Johnson", "Williams", "Brown", "Tran", "Chen", "Khan",
    "Petrov", "O'Neil", "Müller", "Okafor", "Silva", "Cohen", "Novak", "Haddad", "Kim", "Jones",
  ]

  fileprivate static func drawn(_ lot: inout SeededGenerator) -> PatientIdentity {
    let first = firstNames.randomElement(using: &lot) ?? ""
    let last = lastNames.randomElement(using: &lot) ?? ""
    return PatientIdentity(
      recordNumber: String(Int.random(in: 100_000..<1_000_000, using: &lot)),
      name: "\(last), \(first)",
      birthDate: CalendarDate(
        year: Int.random(in: 1935...2005, using: &lot), month: Int.random(in: 1...12, using: &lot),
        day: Int.random(in: 1...28, using: &lot)))
  }
}
