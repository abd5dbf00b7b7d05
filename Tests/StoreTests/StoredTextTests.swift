import Interview
import Testing

@testable import Store

@Suite("Format 1 of stored events")
struct StoredTextTests {
  static let all = StoredText.samples + StoredText.staffActs

  @Test("Every event is written as the agreed text", arguments: all)
  func writes(_ sample: StoredText) throws {
    #expect(
      try EventRecord(sample.event)
        == EventRecord(kind: sample.kind, schema: 1, payload: sample.payload))
  }

  @Test("Every agreed text is read as its event", arguments: all)
  func reads(_ sample: StoredText) {
    let record = EventRecord(kind: sample.kind, schema: 1, payload: sample.payload)
    #expect(EventReader().event(record) == sample.event)
  }

  @Test("Every staff event is written as the agreed text", arguments: StoredStaffText.samples)
  func writesStaff(_ sample: StoredStaffText) throws {
    #expect(
      try EventRecord(sample.event)
        == EventRecord(kind: sample.kind, schema: 1, payload: sample.payload))
  }

  @Test("Every agreed text is read as its staff event", arguments: StoredStaffText.samples)
  func readsStaff(_ sample: StoredStaffText) {
    let record = EventRecord(kind: sample.kind, schema: 1, payload: sample.payload)
    #expect(EventReader().staffEvent(record) == sample.event)
  }

  @Test("Every site event is written as the agreed text", arguments: StoredSiteText.samples)
  func writesSite(_ sample: StoredSiteText) throws {
    #expect(
      try EventRecord(sample.event)
        == EventRecord(kind: sample.kind, schema: 1, payload: sample.payload))
  }

  @Test("Every agreed text is read as its site event", arguments: StoredSiteText.samples)
  func readsSite(_ sample: StoredSiteText) {
    let record = EventRecord(kind: sample.kind, schema: 1, payload: sample.payload)
    #expect(EventReader().siteEvent(record) == sample.event)
  }

  @Test(
    "What was done with a session that is gone is read whole or not at all",
    arguments: [
      "{}", #"{"acts":[]}"#, #"{"session":"s1"}"#,
      #"{"acts":[{"at":7,"kind":"viewed","number":3}],"session":"s1"}"#,
      #"{"acts":[{"at":7,"by":"m1","kind":"exported","number":3}],"session":"s1"}"#,
      #"{"acts":[{"at":7,"by":"m1","kind":"exported","format":"rtf","number":3}],"session":"s1"}"#,
      #"{"acts":[{"at":7,"by":"m1","kind":"answered","number":3}],"session":"s1"}"#,
      #"{"acts":[{"by":"m1","kind":"viewed","number":3}],"session":"s1"}"#,
    ])
  func refusesKept(_ payload: String) {
    #expect(
      EventReader().siteEvent(EventRecord(kind: "kept", schema: 1, payload: payload)) == nil)
  }

  @Test("No word that was said, or about whom, is in what is kept of a session", arguments: all)
  func keepsNoWord(_ sample: StoredText) throws {
    guard let doing = KeptAct.Doing(sample.event) else { return }
    let kept = SiteEvent.kept("s1", [KeptAct(number: 3, at: time(7), doing)])
    let acts = KeptActFormat1.Kind.allCases.map(\.rawValue)
    let formats = ["text", "fhir", "hl7v2", "mdm", "pdf", "csv", "ndjson"]
    let words = try EventRecord(kept).payload.split { "{}[],:\"".contains($0) }.map(String.init)
    let known = Set(
      ["acts", "at", "7", "by", "m1", "kind", "number", "3", "format", "session", "s1"] + acts
        + formats)
    #expect(words.filter { !known.contains($0) } == [])
  }

  @Test("The samples cover every kind, every way to close and every alert")
  func samplesAreComplete() {
    #expect(
      Set(StoredText.samples.map(\.kind))
        == Set(InterviewFormat1.Kind.allCases.map(\.rawValue)))
    #expect(
      Set(StoredText.staffActs.map(\.kind))
        == Set(StaffActFormat1.Kind.allCases.map(\.rawValue)))
    #expect(
      Set(StoredStaffText.samples.map(\.kind)) == Set(StaffFormat1.Kind.allCases.map(\.rawValue)))
    let kinds = StoredSiteText.samples.flatMap { sample -> [String] in
      guard case .kept(_, let acts) = sample.event else { return [] }
      return acts.map { KeptActFormat1($0).kind.rawValue }
    }
    #expect(Set(kinds) == Set(KeptActFormat1.Kind.allCases.map(\.rawValue)))
    let closings = StoredText.samples.compactMap { sample -> SessionEvent.Closing? in
      guard case .closed(let closing) = sample.event else { return nil }
      return closing
    }
    #expect(Set(closings) == Set(SessionEvent.Closing.allCases))
    let alerts = StoredText.staffActs.compactMap { sample -> Alert? in
      guard case .staff(let entry) = sample.event,
        case .acknowledged(let acknowledgement) = entry.act
      else { return nil }
      return acknowledgement.alert
    }
    #expect(Set(alerts) == Set(Alert.allCases))
  }

  @Test(
    "A version or a name that this program does not know is refused",
    arguments: [
      EventRecord(kind: "skipped", schema: 2, payload: #"{"item":"a"}"#),
      EventRecord(kind: "skipped", schema: 0, payload: #"{"item":"a"}"#),
      EventRecord(kind: "vanished", schema: 1, payload: #"{"item":"a"}"#),
      EventRecord(kind: "Skipped", schema: 1, payload: #"{"item":"a"}"#),
      EventRecord(kind: "staff-viewed", schema: 2, payload: #"{"by":"a"}"#),
      EventRecord(kind: "viewed", schema: 1, payload: #"{"by":"a"}"#),
      EventRecord(kind: "tried", schema: 1, payload: #"{"member":"a"}"#),
    ])
  func refusesNames(_ record: EventRecord) {
    #expect(EventReader().event(record) == nil)
  }

  @Test(
    "A text that does not have the parts of its kind is refused",
    arguments: [
      ("skipped", ""), ("skipped", "{"), ("skipped", "{}"), ("skipped", #"{"item":7}"#),
      ("skipped", #"{"item":null}"#), ("skipped", #"{"item":"a"}}"#),
      ("skipped", #"{"item":"a"},{"item":"b"}"#), ("skipped", #"["item"]"#),
      ("skipped", #"{"item":"a"#), ("skipped", #"{"item":"\q"}"#), ("skipped", #"{'item':'a'}"#),
      ("skipped", "{\"item\":\"a\nb\"}"),
      ("opened", #"{"digest":"d","language":"en"}"#), ("submitted", #"{"outcome":"discuss"}"#),
      ("answered", #"{"item":"a"}"#), ("answered", #"{"item":"a","number":"6"}"#),
      ("answered", #"{"item":"a","number":1,"text":"b"}"#), ("answered", #"{"number":1}"#),
      ("answered", #"{"item":"a","number":01}"#), ("answered", #"{"item":"a","number":1.}"#),
      ("answered", #"{"item":"a","number":.5}"#), ("answered", #"{"item":"a","number":NaN}"#),
      ("answered", #"{"item":"a","number":1e999}"#), ("answered", #"{"item":"a","number":-}"#),
      ("answered", #"{"codes":["a",7],"item":"a"}"#),
      ("answered", #"{"codes":["a""b"],"item":"a"}"#),
      ("answered", #"{"codes":"a","item":"a"}"#), ("closed", #"{"closing":"bored"}"#),
      ("code-entered", ""), ("code-entered", "7"),
    ])
  func refuses(_ kind: String, _ payload: String) {
    #expect(
      EventReader().event(EventRecord(kind: kind, schema: 1, payload: payload)) == nil)
  }

  @Test(
    "An act of staff that lacks a part, or holds an impossible one, is refused",
    arguments: [
      ("viewed", "{}"), ("viewed", #"{"by":null}"#), ("claimed", #"{"by":"m1"}"#),
      ("received", #"{"station":"s7"}"#), ("identified", #"{"by":"m1"}"#),
      ("identified", #"{"by":"m1","identity":{"birthDate":null,"name":"Ann"}}"#),
      (
        "identified",
        #"{"by":"m1","identity":{"birthDate":"1980-02-30","name":"Ann","recordNumber":null}}"#
      ),
      (
        "identified",
        #"{"by":"m1","identity":{"birthDate":"","name":"Ann","recordNumber":null}}"#
      ),
      ("entered", #"{"by":"m1","item":"knee"}"#),
      ("entered", #"{"by":"m1","codes":["a"],"item":"knee","text":"b"}"#),
      ("entered", #"{"by":"m1","number":1}"#), ("cleared", #"{"by":"m1"}"#),
      ("amended", #"{"by":"m1","item":"knee","reason":"r"}"#),
      ("amended", #"{"by":"m1","item":"knee","removed":"answer"}"#),
      ("amended", #"{"by":"m1","codes":["a"],"item":"knee"}"#),
      ("amended", #"{"by":"m1","codes":["a"],"item":"knee","reason":"r","removed":"answer"}"#),
      ("amended", #"{"by":"m1","item":"knee","reason":"r","removed":true}"#),
      ("undone", #"{"by":"m1"}"#),
      ("acknowledged", #"{"alert":"loud","by":"m1","delayMilliseconds":1,"initials":"AB"}"#),
      ("acknowledged", #"{"alert":"staff","by":"m1","initials":"AB"}"#),
      ("acknowledged", #"{"alert":"staff","by":"m1","delayMilliseconds":1.5,"initials":"AB"}"#),
      ("acknowledged", #"{"by":"m1","delayMilliseconds":1,"initials":"AB"}"#),
      ("code-given", #"{"by":"m1"}"#), ("code-given", #"{"by":"m1","code":"12345"}"#),
      ("code-given", #"{"by":"m1","code":"123 456"}"#),
      ("code-given", #"{"by":"m1","code":"12345x"}"#),
      ("code-given", #"{"by":"m1","code":123456}"#), ("signed", #"{"by":"m1","rule":"R18"}"#),
      ("voided", #"{"by":"m1"}"#), ("voided", #"{"reason":"r"}"#),
    ])
  func refusesActs(_ kind: String, _ payload: String) {
    #expect(
      EventReader().event(EventRecord(kind: "staff-\(kind)", schema: 1, payload: payload)) == nil)
  }

  @Test(
    "A staff event that lacks a part, or holds an impossible one, is refused",
    arguments: [
      ("tried", 1, "{}"), ("tried", 2, #"{"member":"m1"}"#), ("untried", 1, #"{"member":"m1"}"#),
      ("signed-in", 1, #"{"member":"m1"}"#), ("locked", 1, #"{"station":"s7"}"#),
      ("added", 1, #"{"member":"m1","name":"Ann"}"#), ("pin-set", 1, #"{"member":"m1"}"#),
      (
        "pin-set", 1,
        #"{"member":"m1","pin":{"blockSize":8,"hash":"A","parallelism":1,"rounds":2,"salt":""}}"#
      ),
      (
        "pin-set", 1,
        #"{"member":"m1","pin":{"hash":"AA==","parallelism":1,"rounds":2,"salt":"AA=="}}"#
      ),
    ])
  func refusesStaff(_ kind: String, _ schema: Int, _ payload: String) {
    #expect(
      EventReader().staffEvent(EventRecord(kind: kind, schema: schema, payload: payload)) == nil)
  }
}
