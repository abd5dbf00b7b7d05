import ChartExport
import Interview

/// What a file says about itself; nothing about the patient.
struct FileProperties: Hashable, Sendable {
  let title: String
  let author: String
  let language: Language
  let created: LocalMoment
}
