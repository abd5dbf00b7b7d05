import ChartExport
import Interview

/// One interview on one or two printed pages: PDF/A-2a for archives and PDF/UA-1 for every reader.
package struct ChartPage: Sendable {
  private let record: ChartRecord
  private let settings: ChartSettings
  private let language: Language
  private let paper: Paper
  private let identity: ChartIdentityRule

  package init(
    _ record: ChartRecord, _ settings: ChartSettings, in language: Language,
    on paper: Paper = .letter, identity: ChartIdentityRule = .required
  ) {
    self.record = record
    self.settings = settings
    self.language = language
    self.paper = paper
    self.identity = identity
  }

  /// The same record, fonts and settings give the same bytes; a void session is printed as void.
  package func bytes() throws(ChartRefusal) -> [UInt8] {
    if identity == .required, !record.isIdentified { throw .unidentified }
    let file: ArchiveFile
    let pages: [[PageOp]]
    do throws(PageFault) {
      (file, pages) = try composed()
    } catch {
      throw .failedCheck(format: "PDF", faults: [error.sentence])
    }
    let faults = ChartPageCheck.faults(in: file, of: pages)
    guard faults.isEmpty else {
      throw .failedCheck(format: "PDF", faults: faults.map(\.sentence))
    }
    return file.bytes
  }

  private func composed() throws(PageFault) -> (ArchiveFile, [[PageOp]]) {
    let content = PageContent(record, settings, in: language)
    let pages = try PageComposer.pages(of: content, on: paper)
    let drawing = try PagePainter.drawing(pages, on: paper)
    let tags = pages.joined().compactMap(\.begun)
    return (try ArchiveFile(drawing, tags: tags, content.properties), pages)
  }
}
