import ChartExport
import Foundation
import Interview
import Testing

@testable import ChartPDF

/// Pages as programs from outside read and judge them.
@Suite struct PageReadingTests {
  @Test(
    "The words can be taken out of the page again, in Spanish too",
    .enabled(if: PageReader.text.isThere, "pdftotext is not installed"))
  func text() throws {
    let words = try words(of: PatientIdentity(recordNumber: "42-7", name: "Núñez", birthDate: nil))
    for part in [
      "Núñez", "42-7", "PRELIMINAR", "PRECAUCIÓN", "Anticoagulante", "“Se equivocó”",
      "Esto no es una orden ni un diagnóstico.", "Ningún profesional clínico ha aprobado",
      "k7w2m9.1", "Página 1 de 2",
    ] {
      #expect(words.contains(part), "\(part)")
    }
  }

  @Test(
    "A name in Chinese can be taken out of the page again",
    .enabled(if: PageReader.text.isThere, "pdftotext is not installed"),
    .enabled(if: PageReader.hasChineseFont, "fonts-droid-fallback is not installed"))
  func chinese() throws {
    let name = PatientIdentity(recordNumber: "42-7", name: "王小明 Núñez", birthDate: nil)
    #expect(try words(of: name).contains("王小明 Núñez"))
  }

  private func words(of patient: PatientIdentity) throws -> String {
    let sample = try PageSample.shipped()
    var visit = try sample.example("V13", in: "es")
    visit.staff(.identified(patient), at: 400)
    visit.staff(.amended("peg-pain", .number(8), reason: "Se equivocó"), at: 410)
    return try PageReader.words(of: sample.page(visit, in: "es").bytes())
  }

  @Test(
    "Pages of twelve shapes keep PDF/A-2a and PDF/UA-1 by veraPDF's word",
    .enabled(
      if: PageValidator.isThere,
      "CANDIDACY_VALIDATORS names no Python environment, or ../shared/validators is not there"))
  func valid() throws {
    let documents = try PageShapes().documents
    let (status, output) = try PageValidator.judge(documents)
    #expect(status == 0, "\(output)")
    #expect(documents.count == 12)
    #expect(output.split(separator: "\n").filter { $0.hasPrefix("ok ") }.count == 24)
  }
}

/// Runs `validate_pdf.sh` of the design.
private enum PageValidator {
  private static let environment = ProcessInfo.processInfo.environment["CANDIDACY_VALIDATORS"]
  private static let script =
    PageSample.repository.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    .joined(separator: "/") + "/shared/validators/validate_pdf.sh"

  static var isThere: Bool {
    guard let environment else { return false }
    return FileManager.default.isReadableFile(atPath: script)
      && FileManager.default.isExecutableFile(atPath: "\(environment)/bin/python3")
  }

  /// Hostile names need many fonts, so these files may be larger than an interface takes.
  static func judge(_ documents: [[UInt8]]) throws -> (status: Int32, output: String) {
    try PageReader.inFolder(documents) { files in
      try PageReader.run(
        "/bin/bash", [script, "--max-bytes", "1000000", "--max-pages", "5"] + files,
        environment: ["VENV": environment ?? ""])
    }
  }
}
