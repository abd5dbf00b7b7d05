import Interview

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
    StoredText(.closed(.byStaff), "closed", #"{"closing":"by-staff"}"#),
    StoredText(.codeEntered, "code-entered", "{}"),
  ]
}
