@testable import Desk
import Interview
import Testing

/// When a session calls for staff, and when it stops.
struct CaseFileAlertsTests {
  let cabinet: Cabinet

  init() throws { cabinet = Cabinet(try Shipped.content()) }

  @Test("An emergency answer calls at once, and an acknowledgement keeps its delay")
  func emergency() throws {
    cabinet.interview("one", ["rf-bladder-bowel": ["yes"]])
    #expect(open("one") == RaisedAlert(alert: .emergency, at: Cabinet.morning))
    cabinet.pass(seconds: 95)
    let entry = StaffAct.acknowledged(
      StaffAct.Acknowledgement(initials: "AR", alert: .emergency, delayMilliseconds: 95_000))
    #expect(try cabinet.acts(for: .acknowledge(initials: "AR"), on: "one") == [entry])
    try cabinet.act(.acknowledge(initials: "AR"), on: "one")
    #expect(open("one") == nil)
    #expect(alert("one")?.alert == .emergency)
  }

  @Test("Nobody acknowledges without initials, or what calls no more")
  func refusedAcknowledgements() throws {
    cabinet.interview("one", ["rf-bladder-bowel": ["yes"]])
    #expect(cabinet.refusal(of: .acknowledge(initials: " "), on: "one") == .initialsMissing)
    try cabinet.act(.acknowledge(initials: "AR"), on: "one")
    #expect(
      cabinet.refusal(of: .acknowledge(initials: "BO"), on: "one") == .nothingToAcknowledge)
    cabinet.interview("two")
    #expect(
      cabinet.refusal(of: .acknowledge(initials: "AR"), on: "two") == .nothingToAcknowledge)
  }

  @Test("A second emergency answer calls again after the first was acknowledged")
  func secondEmergency() throws {
    cabinet.interview("one", ["rf-bladder-bowel": ["yes"]])
    try cabinet.act(.acknowledge(initials: "AR"), on: "one")
    cabinet.pass(seconds: 60)
    cabinet.record(.resume("rf-bladder-bowel"), in: "one")
    #expect(open("one") == nil)
    cabinet.record(.answer("rf-saddle-numb", .code("yes")), in: "one")
    #expect(open("one") == RaisedAlert(alert: .emergency, at: cabinet.now))
  }

  @Test("An emergency answer that was taken back still calls")
  func takenBack() {
    cabinet.interview("one", ["rf-bladder-bowel": ["yes"]])
    cabinet.record(.resume("rf-bladder-bowel"), in: "one")
    cabinet.record(.answer("rf-bladder-bowel", .code("no")), in: "one")
    #expect(open("one")?.alert == .emergency)
  }

  @Test("An emergency answer that staff enter calls as well")
  func enteredByStaff() throws {
    cabinet.interview("one", ["rf-now": []], isSent: .left)
    cabinet.pass(seconds: 60)
    try cabinet.act(.enter("rf-now", .code("yes")), on: "one")
    #expect(open("one") == RaisedAlert(alert: .emergency, at: cabinet.now))
  }

  @Test("A result that asks for staff calls once it is sent, and half an interview does not")
  func staff() throws {
    let unsure: [Item.ID: [Option.Code]] = ["rf-cancer": ["not-sure"]]
    cabinet.interview("sent", unsure)
    cabinet.interview("half", unsure, isSent: .unsent)
    cabinet.interview("left", unsure, isSent: .left)
    #expect(open("sent") == RaisedAlert(alert: .staff, at: Cabinet.morning))
    #expect(open("half") == nil)
    #expect(open("left") == nil)
    try cabinet.act(.acknowledge(initials: "AR"), on: "sent")
    #expect(open("sent") == nil)
  }

  @Test("A result that asks for nobody calls nobody, also when its answers have become too old")
  func tooOld() {
    cabinet.interview("one")
    cabinet.pass(hours: 30)
    #expect(cabinet.file("one").assessment(at: cabinet.now).outcome.id == "ask-nurse")
    #expect(open("one") == nil)
  }

  @Test("A signed session and a void one call nobody")
  func done() throws {
    cabinet.interview("void", ["rf-cancer": ["not-sure"]])
    try cabinet.act(.void(reason: "twice"), on: "void")
    #expect(alert("void") == nil)
    cabinet.interview("signed", ["rf-cancer": ["not-sure"]])
    try cabinet.act(.identify(.lopez), on: "signed")
    try cabinet.act(.acknowledge(initials: "AR"), on: "signed")
    try cabinet.act(.sign, on: "signed")
    #expect(alert("signed") == nil)
  }

  private func alert(_ id: Session.ID) -> RaisedAlert? {
    let file = cabinet.file(id)
    return file.alert(file.assessment(at: cabinet.now))
  }

  private func open(_ id: Session.ID) -> RaisedAlert? {
    let file = cabinet.file(id)
    return file.openAlert(file.assessment(at: cabinet.now))
  }
}
