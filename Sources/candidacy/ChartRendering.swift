import ArgumentParser
import ChartExport
import ChartPDF
import Interview

/// What one session is written as; tables of many sessions are made elsewhere.
enum ChartFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case fhir
  case hl7v2
  case mdm
  case pdf
}

/// Turns one session into the bytes of a document: the same for a file, a desk and a target.
struct ChartRendering {
  var settings = ChartSettings.standard
  /// For messages of HL7 v2.
  var profile = ReceiverProfile.standard
  var identity = ChartIdentityRule.required
  /// Of whoever reads the chart.
  var language: Language = "en"
  var paper = Paper.letter
  var characters = NoteCharacters.unicode

  enum NoteCharacters {
    case unicode
    case ascii
  }

  /// The same record gives the same bytes, and they were checked before they are given out.
  func bytes(
    of record: ChartRecord, as format: ChartFormat
  ) throws(ChartRefusal) -> [UInt8] {
    guard record.isIdentified || identity == .waived else { throw .unidentified }
    switch format {
    case .text: return Array(try note(of: record).utf8)
    case .pdf: return try page(of: record)
    case .fhir:
      return try FHIRBundle(
        record, settings: settings, identity: identity, in: language, pdf: page(of: record)
      ).bytes
    case .hl7v2:
      return try HL7Result(
        record, settings: settings, profile: profile, identity: identity,
        pdf: attachment(of: record), in: language
      ).bytes()
    case .mdm:
      return try HL7Document(
        record, settings: settings, profile: profile, identity: identity,
        pdf: attachment(of: record), in: language
      ).bytes()
    }
  }

  private func note(of record: ChartRecord) throws(ChartRefusal) -> String {
    let note = TextNote(record, in: language)
    switch characters {
    case .unicode: return note.text
    case .ascii: return try ASCIINote.text(of: note)
    }
  }

  private func page(of record: ChartRecord) throws(ChartRefusal) -> [UInt8] {
    try ChartPage(record, settings, in: language, on: paper, identity: identity).bytes()
  }

  /// Only where the receiver takes a page; what says that a session is void has none.
  private func attachment(of record: ChartRecord) throws(ChartRefusal) -> [UInt8]? {
    guard record.status != .void else { return nil }
    switch profile.document {
    case .pdf: return try page(of: record)
    case .text: return nil
    }
  }
}
