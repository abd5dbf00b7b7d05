import Interview

@testable import Store

extension StoredText {
  /// What staff do with a session, beside the text that format 1 writes for it.
  static let staffActs: [StoredText] = [
    act(.received, "received", #"{"by":"m1"}"#),
    act(.viewed, "viewed", #"{"by":"m1"}"#),
    act(.claimed("s7"), "claimed", #"{"by":"m1","station":"s7"}"#),
    act(.released, "released", #"{"by":"m1"}"#),
    act(
      .identified(
        PatientIdentity(
          recordNumber: "A-12/7", name: "Zoë O’Neill",
          birthDate: CalendarDate(year: 1980, month: 3, day: 25))),
      "identified",
      #"{"by":"m1","identity":{"birthDate":"1980-03-25","name":"Zoë O’Neill","#
        + #""recordNumber":"A-12/7"}}"#),
    act(
      .identified(PatientIdentity(recordNumber: "12", name: "Ann", birthDate: nil)), "identified",
      #"{"by":"m1","identity":{"birthDate":null,"name":"Ann","recordNumber":"12"}}"#),
    act(
      .identified(PatientIdentity(recordNumber: nil, name: nil, birthDate: nil)), "identified",
      #"{"by":"m1","identity":{"birthDate":null,"name":null,"recordNumber":null}}"#),
    act(
      .entered("rf-unwell", .codes(["fever", "none"])), "entered",
      #"{"by":"m1","codes":["fever","none"],"item":"rf-unwell"}"#),
    act(
      .entered("nurse-temp-c", .number(38.4)), "entered",
      #"{"by":"m1","item":"nurse-temp-c","number":38.4}"#),
    act(
      .entered("other", .text("“Knie”\n\"\\/ \u{0}😀")), "entered",
      #"{"by":"m1","item":"other","text":"“Knie”\n\"\\/ \u0000😀"}"#),
    act(.cleared("knee"), "cleared", #"{"by":"m1","item":"knee"}"#),
    act(
      .amended("knee", .codes([]), reason: "asked again"), "amended",
      #"{"by":"m1","codes":[],"item":"knee","reason":"asked again"}"#),
    act(
      .amended("pain", .number(6), reason: ""), "amended",
      #"{"by":"m1","item":"pain","number":6,"reason":""}"#),
    act(
      .amended("other", .text("b"), reason: "c"), "amended",
      #"{"by":"m1","item":"other","reason":"c","text":"b"}"#),
    act(
      .amended("knee", nil, reason: "not said"), "amended",
      #"{"by":"m1","item":"knee","reason":"not said","removed":"answer"}"#),
    act(.undone("knee"), "undone", #"{"by":"m1","item":"knee"}"#),
    act(
      .acknowledged(.init(initials: "AB", alert: .emergency, delayMilliseconds: 61_000)),
      "acknowledged",
      #"{"alert":"emergency","by":"m1","delayMilliseconds":61000,"initials":"AB"}"#),
    act(
      .acknowledged(.init(initials: "ÄB", alert: .staff, delayMilliseconds: .min)),
      "acknowledged",
      #"{"alert":"staff","by":"m1","delayMilliseconds":-9223372036854775808,"initials":"ÄB"}"#),
    act(.codeGiven(.sample("004210")), "code-given", #"{"by":"m1","code":"004210"}"#),
    act(.interviewEnded, "interview-ended", #"{"by":"m1"}"#),
    act(
      .signed(SessionEvent.Verdict(outcome: "discuss", rule: "R18")), "signed",
      #"{"by":"m1","outcome":"discuss","rule":"R18"}"#),
    act(
      .voided(reason: "wrong patient"), "voided", #"{"by":"m1","reason":"wrong patient"}"#),
    act(.exported(.text), "exported", #"{"by":"m1","format":"text"}"#),
    act(.exported(.fhir), "exported", #"{"by":"m1","format":"fhir"}"#),
    act(.exported(.hl7v2), "exported", #"{"by":"m1","format":"hl7v2"}"#),
    act(.exported(.mdm), "exported", #"{"by":"m1","format":"mdm"}"#),
    act(.exported(.pdf), "exported", #"{"by":"m1","format":"pdf"}"#),
    act(.exported(.csv), "exported", #"{"by":"m1","format":"csv"}"#),
    act(.exported(.ndjson), "exported", #"{"by":"m1","format":"ndjson"}"#),
  ]

  private static func act(_ act: StaffAct, _ kind: String, _ payload: String) -> StoredText {
    StoredText(.staff(StaffEntry(by: "m1", act)), "staff-\(kind)", payload)
  }
}

/// A staff event beside the text that format 1 writes for it, by hand and for good.
struct StoredStaffText: Sendable {
  let event: StaffEvent
  let kind: String
  let payload: String

  private init(_ event: StaffEvent, _ kind: String, _ payload: String) {
    self.event = event
    self.kind = kind
    self.payload = payload
  }

  static let samples: [StoredStaffText] = [
    StoredStaffText(
      .added("m1", name: "Zoë “Z”", pin), "added",
      #"{"member":"m1","name":"Zoë “Z”","pin":{"blockSize":8,"hash":"+/8AAQ==","parallelism":1,"#
        + #""rounds":131072,"salt":"AQID"}}"#),
    StoredStaffText(
      .pinSet("m1", pin), "pin-set",
      #"{"member":"m1","pin":{"blockSize":8,"hash":"+/8AAQ==","parallelism":1,"rounds":131072,"#
        + #""salt":"AQID"}}"#),
    StoredStaffText(.disabled("m1"), "disabled", #"{"member":"m1"}"#),
    StoredStaffText(.tried("m1", "desk"), "tried", #"{"member":"m1","station":"desk"}"#),
    StoredStaffText(.signedIn("m1", "s7"), "signed-in", #"{"member":"m1","station":"s7"}"#),
    StoredStaffText(.locked("m1", "s7"), "locked", #"{"member":"m1","station":"s7"}"#),
    StoredStaffText(.signedOut("m1", "s7"), "signed-out", #"{"member":"m1","station":"s7"}"#),
  ]

  static let pin = PINHash(
    salt: [1, 2, 3], hash: [0xFB, 0xFF, 0, 1],
    cost: PINHash.Cost(rounds: 131_072, blockSize: 8, parallelism: 1))
}

/// A site event beside the text that format 1 writes for it, by hand and for good.
struct StoredSiteText: Sendable {
  let event: SiteEvent
  let kind: String
  let payload: String

  static let samples: [StoredSiteText] = [
    StoredSiteText(event: .kept("s1", []), kind: "kept", payload: #"{"acts":[],"session":"s1"}"#),
    kept(.staff("m1", .received), #"{"at":7,"by":"m1","kind":"received","number":3}"#),
    kept(.staff("m1", .viewed), #"{"at":7,"by":"m1","kind":"viewed","number":3}"#),
    kept(.staff("m1", .claimed), #"{"at":7,"by":"m1","kind":"claimed","number":3}"#),
    kept(.staff("m1", .released), #"{"at":7,"by":"m1","kind":"released","number":3}"#),
    kept(.staff("m1", .identified), #"{"at":7,"by":"m1","kind":"identified","number":3}"#),
    kept(.staff("m1", .entered), #"{"at":7,"by":"m1","kind":"entered","number":3}"#),
    kept(.staff("m1", .cleared), #"{"at":7,"by":"m1","kind":"cleared","number":3}"#),
    kept(.staff("m1", .amended), #"{"at":7,"by":"m1","kind":"amended","number":3}"#),
    kept(.staff("m1", .undone), #"{"at":7,"by":"m1","kind":"undone","number":3}"#),
    kept(.staff("m1", .acknowledged), #"{"at":7,"by":"m1","kind":"acknowledged","number":3}"#),
    kept(.staff("m1", .codeGiven), #"{"at":7,"by":"m1","kind":"code-given","number":3}"#),
    kept(
      .staff("m1", .interviewEnded), #"{"at":7,"by":"m1","kind":"interview-ended","number":3}"#),
    kept(.staff("m1", .signed), #"{"at":7,"by":"m1","kind":"signed","number":3}"#),
    kept(.staff("m1", .voided), #"{"at":7,"by":"m1","kind":"voided","number":3}"#),
    kept(
      .staff("m1", .exported(.hl7v2)),
      #"{"at":7,"by":"m1","format":"hl7v2","kind":"exported","number":3}"#),
    kept(.codeEntered, #"{"at":7,"kind":"code-entered","number":3}"#),
    kept(.unreadable, #"{"at":7,"kind":"unreadable","number":3}"#),
    StoredSiteText(
      event: .used("root", .failedExport(tickets: [1, 2], format: "csv")), kind: "failed-export",
      payload: #"{"account":"root","format":"csv","tickets":[1,2]}"#),
    StoredSiteText(
      event: .used("root", .failedAuditExport(format: "fhir")), kind: "failed-audit-export",
      payload: #"{"account":"root","format":"fhir"}"#),
  ]

  private static func kept(_ doing: KeptAct.Doing, _ act: String) -> StoredSiteText {
    StoredSiteText(
      event: .kept("s1", [KeptAct(number: 3, at: time(7), doing)]), kind: "kept",
      payload: #"{"acts":["# + act + #"],"session":"s1"}"#)
  }
}
