import Foundation
import Interview
import Rules

/// A code with its words and the name of the system that it belongs to, such as `LN`.
package struct HL7Coding: Hashable, Sendable {
  package let code: String
  package let text: String
  package let system: String

  package init(code: String, text: String, system: String) {
    self.code = code
    self.text = text
    self.system = system
  }

  /// A code of ours.
  package static func local(_ code: String, _ text: String) -> HL7Coding {
    HL7Coding(code: code, text: text, system: "L")
  }

  fileprivate var components: [[String]] { [[code], [text], [system]] }
}

extension HL7Field {
  /// One leaf: ST, TX, FT, ID, IS, SI.
  package static func text(_ text: String) -> HL7Field { HL7Field(components: [[text]]) }

  static func number(_ number: Int) -> HL7Field { .text(String(number)) }

  /// NM.
  static func number(_ number: Double) -> HL7Field { .text(number.plainText) }

  /// CE and CWE.
  static func coded(_ coding: HL7Coding, or other: HL7Coding? = nil) -> HL7Field {
    HL7Field(components: coding.components + (other?.components ?? []))
  }

  /// Leaves side by side.
  static func parts(_ parts: String...) -> HL7Field {
    HL7Field(components: parts.map { [$0] })
  }

  /// TS, to the second and with the zone.
  static func time(_ moment: LocalMoment) -> HL7Field {
    .text(moment.isoText.filter { $0 != ":" }.withoutDashesOfTheDate)
  }

  /// DT.
  static func date(_ date: CalendarDate) -> HL7Field {
    .text(date.text.filter { $0 != "-" })
  }

  /// EI.
  static func entity(_ id: String, of namespace: String) -> HL7Field { .parts(id, namespace) }

  /// CX.
  static func patientNumber(_ number: String, authority: [String], type: String) -> HL7Field {
    HL7Field(components: [[number], [], [], authority, [type]])
  }

  /// ED; the data are the one thing that is never rewritten, being letters and digits already.
  static func document(_ bytes: [UInt8], from source: String) -> HL7Field {
    .parts(source, "Application", "PDF", "Base64", Data(bytes).base64EncodedString())
  }
}

extension String {
  /// `2026-11-21T092005+0100` as `20261121092005+0100`.
  fileprivate var withoutDashesOfTheDate: String {
    let halves = split(separator: "T", maxSplits: 1)
    guard let date = halves.first, let time = halves.last, halves.count == 2 else { return self }
    return date.filter { $0 != "-" } + time
  }
}
