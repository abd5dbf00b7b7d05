@testable import Desk
import Interview

/// Staff who act on sessions without a screen between.
extension Cabinet {
  func actor(_ name: StaffMember.ID, at station: Station = "d1") -> DeskActor {
    DeskActor(staff: name, station: station, now: now)
  }

  /// Does it, and stores what came of it.
  @discardableResult
  func act(
    _ intent: DeskIntent, on id: Session.ID, as name: StaffMember.ID = "Ana",
    at station: Station = "d1"
  ) throws(DeskRefusal) -> CaseFile {
    add(try file(id).events(for: intent, by: actor(name, at: station)), to: id)
  }

  /// What would be stored.
  func acts(
    for intent: DeskIntent, on id: Session.ID, as name: StaffMember.ID = "Ana",
    at station: Station = "d1"
  ) throws(DeskRefusal) -> [StaffAct] {
    try file(id).events(for: intent, by: actor(name, at: station)).compactMap { event in
      if case .staff(let entry) = event, entry.by == name { entry.act } else { nil }
    }
  }

  /// Why it cannot be done; nothing where it can.
  func refusal(
    of intent: DeskIntent, on id: Session.ID, as name: StaffMember.ID = "Ana",
    at station: Station = "d1"
  ) -> DeskRefusal? {
    do throws(DeskRefusal) {
      _ = try acts(for: intent, on: id, as: name, at: station)
      return nil
    } catch {
      return error
    }
  }

  func pass(seconds: Int64) { now = now.advanced(by: seconds * 1000) }

  func pass(hours: Int64) { pass(seconds: hours * 3600) }

  /// Begun at the desk, with a code for a kiosk.
  func begin(_ id: Session.ID, code: String = "123456") {
    let questionnaire = content.form.questionnaire
    add(
      [
        .opened(
          SessionEvent.Opening(
            questionnaire: questionnaire.id, version: questionnaire.version,
            digest: content.digest, language: "en")),
        .staff(StaffEntry(by: "Ana", .received)),
      ], to: id)
    give(code, for: id)
  }

  func give(_ code: String, for id: Session.ID) {
    guard let code = AccessCode(code) else { return }
    add([.staff(StaffEntry(by: "Ana", .codeGiven(code)))], to: id)
  }
}

extension PatientIdentity {
  static let lopez = PatientIdentity(
    recordNumber: "A-17", name: "María López", birthDate: CalendarDate("1980-03-25"))
}

extension Answer {
  static func code(_ code: Option.Code) -> Answer { .codes([code]) }
}
