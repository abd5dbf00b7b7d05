import Authoring
import ChartExport
import Foundation
import Interview
import Rules
import Testing

@testable import ChartPDF

/// Questionnaires and interviews to make pages of.
struct PageSample {
  let loaded: LoadedQuestionnaire

  static func shipped() throws -> PageSample { try PageSample("Questionnaires/tpi-candidacy") }

  static func sleep() throws -> PageSample { try PageSample("Tests/Fixtures/sleep-check") }

  static var repository: String {
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
  }

  private init(_ path: String) throws {
    let folder = try Folder.reading(path: "\(Self.repository)/\(path)")
    loaded = try #require(Library.loading(folder, parts: .everything).loaded)
  }

  /// What the patient of a worked example answers, in the order of the form, and sends.
  func example(_ id: PatientCase.ID, in language: Language = "en") throws -> PageVisit {
    let example = try #require(loaded.cases.first { $0.id == id })
    var visit = PageVisit(loaded.form, in: language)
    for item in loaded.form.items {
      guard let answer = example.answers[item.id] else { continue }
      visit.apply(.answered(item.id, answer), at: 60)
    }
    visit.apply(.submitted(verdict(visit)), at: 300)
    visit.apply(.closed(.finished), at: 301)
    return visit
  }

  /// The patient left after so many questions.
  func unfinished(after count: Int, in language: Language = "en") throws -> PageVisit {
    let example = try #require(loaded.cases.first { $0.id == "V01" })
    var visit = PageVisit(loaded.form, in: language)
    for item in loaded.form.items.prefix(count) {
      guard let answer = example.answers[item.id] else { continue }
      visit.apply(.answered(item.id, answer), at: 60)
    }
    visit.apply(.closed(.idle), at: 200)
    return visit
  }

  /// Staff have filled in everything that is theirs.
  func examined(_ id: PatientCase.ID, in language: Language = "en") throws -> PageVisit {
    var visit = try example(id, in: language)
    for (place, item) in loaded.form.items.enumerated()
    where loaded.form.section(of: place).respondent == .staff && item.atDesk == nil {
      let answer: Answer? =
        switch item.kind {
        case .number(let limits): .number(limits.range.lowerBound)
        case .scale(let scale): .number(Double(scale.range.lowerBound))
        case .text: .text("as expected")
        case .one, .many, .oneOfPicked:
          loaded.form.options(of: place).first.map { .codes([$0.code]) }
        }
      if let answer { visit.staff(.entered(item.id, answer), at: 500) }
    }
    return visit
  }

  func verdict(_ visit: PageVisit) -> SessionEvent.Verdict {
    let assessment = loaded.rules.assess(visit.session)
    return SessionEvent.Verdict(
      outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)
  }

  func record(_ visit: PageVisit) -> ChartRecord {
    ChartRecord(
      id: "k7w2m9", ticket: 17, events: visit.stored, form: loaded.form, rules: loaded.rules,
      digest: PageVisit.digest, staffNames: ["ana": "Ana Ruiz", "ben": "Ben Koch"],
      asOf: PageVisit.moment(3600), local: { LocalMoment($0, minutesFromUTC: 60) })
  }

  func content(_ visit: PageVisit, in language: Language = "en") -> PageContent {
    PageContent(record(visit), .standard, in: language)
  }

  func page(
    _ visit: PageVisit, in language: Language = "en", on paper: Paper = .letter,
    identity: ChartIdentityRule = .required
  ) -> ChartPage {
    ChartPage(record(visit), .standard, in: language, on: paper, identity: identity)
  }

  /// The pages as they are painted.
  func composed(
    _ visit: PageVisit, in language: Language = "en", on paper: Paper = .letter
  ) throws -> [[PageOp]] {
    try PageComposer.pages(of: content(visit, in: language), on: paper)
  }
}

/// An interview with the times of its events.
struct PageVisit {
  static let digest = String(repeating: "5e", count: 32)
  static let eva = PatientIdentity(
    recordNumber: "42-7", name: "Eva Núñez", birthDate: CalendarDate("1980-03-25"))

  private(set) var session: Session
  private(set) var stored: [StoredEvent] = []

  init(_ form: Form, in language: Language) {
    session = Session(form: form, replaying: [])
    apply(
      .opened(
        SessionEvent.Opening(
          questionnaire: form.questionnaire.id, version: form.questionnaire.version,
          digest: Self.digest, language: language)), at: 0)
  }

  mutating func staff(_ act: StaffAct, by member: StaffMember.ID = "ana", at second: Int64) {
    apply(.staff(StaffEntry(by: member, act)), at: second)
  }

  /// So many seconds after the beginning.
  mutating func apply(_ event: SessionEvent, at second: Int64) {
    session.apply(event)
    stored.append(
      StoredEvent(
        session: "k7w2m9", number: stored.count + 1, event: event, at: Self.moment(second)))
  }

  static func moment(_ second: Int64) -> Timestamp {
    Timestamp(milliseconds: 1_795_249_205_000 + second * 1000)
  }
}
