import Foundation
import Interview

/// One session as a FHIR R4 transaction: sent twice, it is stored once.
package struct FHIRBundle: Sendable {
  package let bytes: [UInt8]

  /// Says what this bundle is in a receiver's eyes: bundles of the same key replace one another,
  /// or are the same.
  package let key: String

  /// `language` is that of whoever reads the chart; `pdf` is the chart page, which is attached
  /// beside the text note.
  package init(
    _ record: ChartRecord, settings: ChartSettings, identity: ChartIdentityRule,
    in language: Language, pdf: [UInt8]? = nil, patient: FHIRPatientRule = .mustExist
  ) throws(ChartRefusal) {
    guard record.isIdentified || identity == .waived else { throw .unidentified }
    let source = FHIRRecord(record, settings: settings, patientRule: patient, in: language)
    bytes = try FHIRDocument.bytes(source.bundle(pdf: pdf), called: "FHIR")
    key = source.key
    let faults = FHIRCheck(record.form, settings: settings).faults(inBundle: bytes)
    guard faults.isEmpty else {
      throw .failedCheck(format: "FHIR", faults: faults.map(\.sentence))
    }
  }
}

/// Values as JSON whose bytes depend on nothing but the values.
enum FHIRDocument {
  static func bytes(
    _ value: some Encodable, called format: String
  ) throws(ChartRefusal) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(value))
    } catch {
      throw .failedCheck(format: format, faults: ["A number in it is not finite."])
    }
  }
}

extension Array where Element == UInt8 {
  var base64Text: String { Data(self).base64EncodedString() }
}
