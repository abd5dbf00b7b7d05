import ChartExport
import Interview

/// What somebody at the desk wants to have written, of which sessions, and how.
package struct DeskExport: Hashable, Sendable {
  /// In the order of their tickets.
  package let sessions: [Session.ID]
  package let format: ExportedFormat
  package let identity: ChartIdentityRule
  package let privacy: Privacy
  package let language: Language
  package let by: StaffMember.ID

  package init(
    sessions: [Session.ID], format: ExportedFormat, identity: ChartIdentityRule,
    privacy: Privacy, language: Language, by: StaffMember.ID
  ) {
    self.sessions = sessions
    self.format = format
    self.identity = identity
    self.privacy = privacy
    self.language = language
    self.by = by
  }

  package enum Privacy: Hashable, Sendable, CaseIterable {
    case identified
    case deidentified
  }

  /// What came of it.
  package struct Report: Hashable, Sendable {
    /// The names of the files, without their folder.
    package var files: [String]
    package var refusals: [Refusal]

    package init(files: [String], refusals: [Refusal]) {
      self.files = files
      self.refusals = refusals
    }
  }

  /// Why a session, or without a ticket everything, was not written.
  package struct Refusal: Hashable, Sendable {
    package let ticket: Int?
    package let sentence: String

    package init(ticket: Int?, _ sentence: String) {
      self.ticket = ticket
      self.sentence = sentence
    }
  }
}

extension ExportedFormat {
  /// Many sessions in one file, for analysis: only these can be de-identified.
  var isTable: Bool {
    switch self {
    case .csv, .ndjson: true
    case .text, .fhir, .hl7v2, .mdm, .pdf: false
    }
  }
}
