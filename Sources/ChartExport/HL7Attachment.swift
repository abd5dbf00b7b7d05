import Interview

/// The readable document inside a message: a PDF where the receiver takes it, or the text note.
struct HL7Attachment: Sendable {
  let chart: HL7Chart
  let pdf: [UInt8]?

  /// What receivers built on nHapi take in OBX-5; a PDF of 48 KB is just over it in base64, with
  /// the four components that come before the data.
  static let fieldLimit = 65_536
  static let byteLimit = 48 * 1024

  var observations: [HL7Observation] {
    switch (chart.profile.document, pdf) {
    case (.text, _): return texts(nil)
    case (.pdf, nil): return texts(chart.phrases.noPDF)
    case (.pdf, .some(let bytes)):
      guard fits(bytes) else { return texts("\(chart.phrases.tooLarge) \(bytes.count)") }
      return [observation(.document(bytes, from: chart.profile.sending.application))]
    }
  }

  /// `AP` for a PDF, `TX` for text.
  var contentType: String { observations.first?.value.kind == .document ? "AP" : "TX" }

  private func fits(_ bytes: [UInt8]) -> Bool {
    let source = HL7Encoding.escaped(chart.profile.sending.application)
    let around = "\(source)^Application^PDF^Base64^".count
    return bytes.count <= Self.byteLimit
      && around + (bytes.count + 2) / 3 * 4 <= Self.fieldLimit
  }

  /// A line of the note each, as transcriptions are sent; an empty line begins the next one, because
  /// an observation without a value would say something else.
  private func texts(_ remark: String?) -> [HL7Observation] {
    let lines = TextNote(chart.record, in: chart.language).text
      .split(separator: "\n", omittingEmptySubsequences: false)
    var observations: [HL7Observation] = []
    var before = ""
    for line in lines {
      if line.isEmpty {
        before += "\n"
      } else {
        observations.append(observation(.text(before + line)))
        before = ""
      }
    }
    if let remark, !observations.isEmpty { observations[0].notes = [remark] }
    return observations
  }

  private func observation(_ value: HL7Observation.Value) -> HL7Observation {
    let codes = chart.documentCodes
    let ours = HL7Coding.local("document", chart.phrases.document)
    var observation = chart.observation(chart.profile.documentCode ?? ours, value)
    observation.otherCode = codes.second == nil ? nil : ours
    return observation
  }
}
