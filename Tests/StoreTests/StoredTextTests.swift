import Interview
import Testing

@testable import Store

/// An event beside the text that format 1 writes for it, by hand and for good.
struct StoredText: Sendable {
  let event: SessionEvent
  let kind: String
  let payload: String

  init(_ event: SessionEvent, _ kind: String, _ payload: String) {
    self.event = event
    self.kind = kind
    self.payload = payload
  }

  static let samples: [StoredText] = [
    StoredText(
      .opened(
        SessionEvent.Opening(
          questionnaire: "tpi-candidacy", version: "0.1.0", digest: "sha256:0f", language: "en")),
      "opened",
      #"{"digest":"sha256:0f","language":"en","questionnaire":"tpi-candidacy","version":"0.1.0"}"#),
    StoredText(.languageChosen("es"), "language-chosen", #"{"language":"es"}"#),
    StoredText(
      .answered("rf-unwell", .codes(["fever", "none"])), "answered",
      #"{"codes":["fever","none"],"item":"rf-unwell"}"#),
    StoredText(.answered("tried", .codes([])), "answered", #"{"codes":[],"item":"tried"}"#),
    StoredText(.answered("peg-pain", .number(6)), "answered", #"{"item":"peg-pain","number":6}"#),
    StoredText(
      .answered("nurse-temp-c", .number(38.4)), "answered",
      #"{"item":"nurse-temp-c","number":38.4}"#),
    StoredText(
      .answered("odd", .number(0.1 + 0.2)), "answered",
      #"{"item":"odd","number":0.30000000000000004}"#),
    StoredText(
      .answered("other", .text("Rücken/“Knie”\n\"\\ \u{0}😀")), "answered",
      #"{"item":"other","text":"Rücken/“Knie”\n\"\\ \u0000😀"}"#),
    StoredText(.skipped("knot-felt"), "skipped", #"{"item":"knot-felt"}"#),
    StoredText(.takenBack("rf-now"), "taken-back", #"{"item":"rf-now"}"#),
    StoredText(.interrupted("rf-now"), "interrupted", #"{"item":"rf-now"}"#),
    StoredText(.resumed("rf-now"), "resumed", #"{"item":"rf-now"}"#),
    StoredText(
      .submitted(SessionEvent.Verdict(outcome: "discuss", rule: "R18")), "submitted",
      #"{"outcome":"discuss","rule":"R18"}"#),
    StoredText(.closed(.finished), "closed", #"{"closing":"finished"}"#),
    StoredText(.closed(.idle), "closed", #"{"closing":"idle"}"#),
    StoredText(.closed(.terminated), "closed", #"{"closing":"terminated"}"#),
    StoredText(.closed(.lineDropped), "closed", #"{"closing":"line-dropped"}"#),
    StoredText(.closed(.leftByPatient), "closed", #"{"closing":"left-by-patient"}"#),
  ]
}

@Suite("Format 1 of stored events")
struct StoredTextTests {
  @Test("Every event is written as the agreed text", arguments: StoredText.samples)
  func writes(_ sample: StoredText) throws {
    #expect(
      try EventRecord(sample.event)
        == EventRecord(kind: sample.kind, schema: 1, payload: sample.payload))
  }

  @Test("Every agreed text is read as its event", arguments: StoredText.samples)
  func reads(_ sample: StoredText) throws {
    let record = EventRecord(kind: sample.kind, schema: 1, payload: sample.payload)
    #expect(try record.event() == sample.event)
  }

  @Test("The samples cover every kind and every way to close")
  func samplesAreComplete() {
    let kinds = Set(StoredText.samples.map(\.kind))
    #expect(kinds == Set(EventFormat1.Kind.allCases.map(\.rawValue)))
    let closings = StoredText.samples.compactMap { sample -> SessionEvent.Closing? in
      guard case .closed(let closing) = sample.event else { return nil }
      return closing
    }
    #expect(Set(closings) == Set(SessionEvent.Closing.allCases))
  }

  @Test(
    "A text that is not exactly an event of format 1 is refused",
    arguments: [
      EventRecord(kind: "skipped", schema: 2, payload: #"{"item":"a"}"#),
      EventRecord(kind: "skipped", schema: 0, payload: #"{"item":"a"}"#),
      EventRecord(kind: "vanished", schema: 1, payload: #"{"item":"a"}"#),
      EventRecord(kind: "Skipped", schema: 1, payload: #"{"item":"a"}"#),
      EventRecord(kind: "skipped", schema: 1, payload: ""),
      EventRecord(kind: "skipped", schema: 1, payload: "{"),
      EventRecord(kind: "skipped", schema: 1, payload: "{}"),
      EventRecord(kind: "skipped", schema: 1, payload: #"{"item":7}"#),
      EventRecord(kind: "opened", schema: 1, payload: #"{"digest":"d","language":"en"}"#),
      EventRecord(kind: "submitted", schema: 1, payload: #"{"outcome":"discuss"}"#),
      EventRecord(kind: "answered", schema: 1, payload: #"{"item":"a"}"#),
      EventRecord(kind: "answered", schema: 1, payload: #"{"item":"a","number":"6"}"#),
      EventRecord(kind: "answered", schema: 1, payload: #"{"item":"a","number":1,"text":"b"}"#),
      EventRecord(kind: "answered", schema: 1, payload: #"{"number":1}"#),
      EventRecord(kind: "closed", schema: 1, payload: #"{"closing":"bored"}"#),
    ])
  func refuses(_ record: EventRecord) {
    #expect(throws: (any Error).self) { try record.event() }
  }
}
