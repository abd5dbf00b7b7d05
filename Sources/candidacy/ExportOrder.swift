import ChartExport
import ChartPDF
import Interview

/// What somebody wants to be written.
struct ExportOrder {
  var sessions: [Session.ID]
  var format: ExportFormat
  var identity = ChartIdentityRule.required
  var privacy = Privacy.identified
  /// Of whoever reads it.
  var language: Language = "en"
  var settings = ChartSettings.standard
  /// For messages of HL7 v2.
  var profile = ReceiverProfile.standard
  var paper = Paper.letter
  var characters = ChartRendering.NoteCharacters.unicode

  enum Privacy: Hashable {
    case identified
    case deidentified
  }

  var rendering: ChartRendering {
    ChartRendering(
      settings: settings, profile: profile, identity: identity, language: language, paper: paper,
      characters: characters)
  }
}

/// Bytes that become one file, or go to the standard output.
struct ExportProduct: Hashable {
  let bytes: [UInt8]
  /// Tells the files of one export apart.
  var table: ExportTable?
  let ending: String
  /// Of the sessions in it.
  let tickets: [Int]
}

/// What an order comes to, before anything of it leaves.
struct ExportBatch: Hashable {
  let products: [ExportProduct]
  let refusals: [ExportRefusal]

  /// Of the sessions that something is written of.
  var tickets: [Int] { Array(Set(products.flatMap(\.tickets))).sorted() }
}

/// A session that was not written, and why.
struct ExportRefusal: Hashable {
  let ticket: Int
  let reason: String

  var sentence: String { "Ticket \(ticket) is not written: \(reason)" }
}

/// What came of an order.
struct ExportReport: Hashable {
  /// The names of the files, without their folder.
  var files: [String] = []
  var refusals: [ExportRefusal] = []
}
