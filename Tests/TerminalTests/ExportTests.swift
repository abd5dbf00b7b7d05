import ChartExport
import Foundation
import Interview
import TerminalHarness
import TestSupplies
import Testing

@testable import candidacy

/// `export`, over a store with sessions that staff did something with.
@Suite struct ExportTests {
  private let clinic: DeskClinic
  private let out: String

  init() throws {
    clinic = try DeskClinic()
    out = clinic.folder.path("out")
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
  }

  @Test("A signed session can be written in every format", arguments: ExportFormat.allCases)
  func formats(_ format: ExportFormat) throws {
    try signed()
    let file = clinic.folder.path("file")
    let run = try run("export", "1", "--format", format.rawValue, "--output", file)
    #expect(run == .init(status: 0, output: "", errors: ""))
    let bytes = try Data(contentsOf: URL(filePath: file))
    let beginning =
      switch format {
      case .text: "PATIENT QUESTIONNAIRE (SELF-REPORTED, KIOSK)"
      case .fhir: #"{"entry":[{"#
      case .hl7v2, .mdm: #"MSH|^~\&|CANDIDACY|"#
      case .pdf: "%PDF-1."
      case .csv: "session,"
      case .ndjson: #"{"age":"#
      }
    #expect(String(decoding: bytes.prefix(beginning.utf8.count), as: UTF8.self) == beginning)
    let words = String(decoding: bytes, as: UTF8.self)
    #expect(format == .pdf || words.contains("Ñandú"))
    #expect(format == .pdf || !words.lowercased().contains("preliminary"))
  }

  @Test("What nobody has signed says so in every format that can be read")
  func preliminary() throws {
    try identified()
    for (format, mark) in [
      ("text", "Preliminary: not signed."), ("fhir", #""status":"preliminary""#),
      ("csv", "preliminary"),
      ("ndjson", #""status":"preliminary""#),
    ] {
      let run = try run("export", "1", "--format", format)
      #expect(run.output.contains(mark), "\(format)")
    }
    let result = try run("export", "1", "--format", "hl7v2").output
    let request = try #require(result.split(separator: "\r").first { $0.hasPrefix("OBR|") })
    #expect(request.split(separator: "|", omittingEmptySubsequences: false)[25] == "P")
  }

  @Test("A session of nobody in particular is written only when that is meant")
  func unidentified() throws {
    try clinic.put(DeskInterview.events())
    for format in ExportFormat.allCases {
      let refused = try run("export", "1", "--format", format.rawValue)
      #expect(
        refused
          == .init(
            status: 1, output: "",
            errors: "Ticket 1 is not written: This session has no patient: identify it at the desk,"
              + " or say that this is meant with --unidentified.\n"))
      let file = clinic.folder.path("file")
      let meant = try run(
        "export", "1", "--format", format.rawValue, "--unidentified", "--output", file)
      #expect(meant == .init(status: 0, output: "", errors: ""))
    }
  }

  @Test("A run of tickets goes into a folder, and one that is refused keeps no other back")
  func range() throws {
    try signed()
    try clinic.put(DeskInterview.events())
    try identified()
    let run = try run("export", "1-9", "--format", "fhir", "--output", out)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("Ticket 2 is not written: This session has no patient:"))
    let files = try names()
    #expect(
      run.output == files.sorted(by: { order($0, run) < order($1, run) }).joined(separator: "\n")
        + "\n")
    #expect(files.count == 2)
    for file in files {
      #expect(file.wholeMatch(of: /cand-\d{4}-\d\d-\d\d-[0-9a-f]{12}\.json/) != nil)
    }
    #expect(
      try self.run("export", "1", "3", "--format", "fhir", "--output", out).output == run.output)
    #expect(try names() == files)
  }

  private func order(_ name: String, _ run: Command.Result) -> Int {
    run.output.split(separator: "\n").firstIndex { $0 == name } ?? -1
  }

  @Test("Documents of several sessions are not run together")
  func several() throws {
    try signed()
    try identified()
    let refused = try run("export", "--all", "--format", "hl7v2")
    #expect(
      refused
        == .init(
          status: 2, output: "",
          errors: "These are 2 sessions, and each is a document of its own: name a folder with"
            + " --output, as in --output charts/.\n"))
    let lines = try run("export", "--all", "--format", "ndjson")
    #expect(lines.output.split(separator: "\n").count == 2)
  }

  @Test("A name that ends in a slash is a folder, and is made with what is above it")
  func newFolder() throws {
    try signed()
    try identified()
    let run = try run(
      "export", "--all", "--format", "hl7v2", "--output", out + "/charts/today/")
    #expect(run.status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: out + "/charts/today")
    #expect(
      run.output == names.sorted { order($0, run) < order($1, run) }.map { $0 + "\n" }.joined())
    #expect(names.count == 2)
  }

  @Test("A folder gets both tables, and one file or the output gets the one that was named")
  func tables() throws {
    try signed()
    let folder = try run("export", "1", "--format", "csv", "--output", out)
    let files = try names()
    #expect(files.count { $0.hasSuffix("-sessions.csv") } == 1)
    #expect(files.count { $0.hasSuffix("-answers.csv") } == 1)
    #expect(folder.output.split(separator: "\n").count == 2)
    #expect(try run("export", "1", "--format", "csv").output.hasPrefix("session,"))
    let answers = try run("export", "1", "--format", "csv", "--table", "answers").output
    #expect(answers.hasPrefix("session,") && answers.split(separator: "\r\n").count > 30)
  }

  @Test("Days choose the sessions that began on them")
  func days() throws {
    try clinic.put(DeskInterview.events(), at: Timestamp(milliseconds: 1_763_712_000_000))
    let day = ["--format", "ndjson", "--deidentified"]
    let on = try run(["export", "--since", "2025-11-21", "--until", "2025-11-21"] + day)
    #expect(on.output.split(separator: "\n").count == 1)
    let later = try run(["export", "--since", "2025-11-22"] + day)
    #expect(later == .init(status: 2, output: "", errors: "No session began on these days.\n"))
    let wrong = try run(["export", "--since", "21.11.2025"] + day)
    #expect(
      wrong
        == .init(
          status: 2, output: "",
          errors: "--since takes a day as year-month-day, as in 2026-11-21.\n"))
  }

  @Test("De-identified lines and tables name neither patient, staff, session nor day")
  func deidentified() throws {
    try signed()
    let id = try clinic.stored(1).id.text
    for format in ["csv", "ndjson"] {
      let run = try run("export", "1", "--format", format, "--deidentified", "--output", out)
      #expect(run.status == 0)
    }
    let year = String(LocalMoment.local(.now()).minuteText.prefix(5))
    for name in try names() {
      let text = try String(contentsOfFile: "\(out)/\(name)", encoding: .utf8)
      for word in ["Ñandú", "María", "77-1", "1980", "Ana", "Ruiz", id, year] {
        #expect(!text.contains(word), "\(word)")
        #expect(!name.contains(word), "\(word)")
      }
    }
  }

  @Test("What does not go together is said before anything is read")
  func usage() throws {
    for (arguments, sentence) in [
      (["1", "--deidentified"], "--deidentified goes with --format csv or ndjson."),
      (["1", "--ascii", "--format", "pdf"], "--ascii goes with --format text."),
      (["1", "--table", "answers"], "--table goes with --format csv."),
      ([], "Which session? `candidacy sessions` lists them; --all means every one."),
      (
        ["1", "--address", "https://clinic.example/"],
        "--address begins with https:// and ends without a slash, as in https://clinic.example."
      ),
    ] {
      let run = try run(["export"] + arguments)
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("Error: \(sentence)\n"), "\(run.errors)")
    }
    try signed()
    #expect(
      try run("export", "7-9")
        == .init(
          status: 2, output: "",
          errors: "There are no tickets 7-9: `candidacy sessions` lists those that are stored.\n"))
  }

  @Test("A note can be had in ASCII alone")
  func ascii() throws {
    try signed()
    let run = try run("export", "1", "--ascii")
    #expect(run.output.utf8.allSatisfy { $0 < 0x80 } && run.output.contains("Nandu"))
  }

  @Test("A signed session gives the same bytes at any time", arguments: ["fhir", "hl7v2", "pdf"])
  func again(_ format: String) throws {
    try signed()
    for _ in 0..<2 {
      #expect(try run("export", "1", "--format", format, "--output", out).status == 0)
    }
    #expect(try names().count == 1)
  }
}

extension ExportTests {
  /// Somebody whose name no file system is asked to keep.
  private func identified() throws {
    let ticket = try clinic.put(DeskInterview.events())
    try clinic.identify(ticket, "77-1", "María Ñandú", "1980-04-03")
  }

  private func signed() throws {
    try identified()
    let assessment = try DeskInterview.patient().loaded.rules.assess(clinic.session(1))
    try clinic.add(
      [
        .staff(
          StaffEntry(
            by: DeskPerson.ana.id,
            .signed(
              .init(outcome: assessment.outcome.id.text, rule: assessment.rule.id.text))))
      ], to: 1)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: out).sorted()
  }

  private func run(_ arguments: String...) throws -> Command.Result { try run(arguments) }

  private func run(_ arguments: [String]) throws -> Command.Result {
    try Command.run(
      Product.executable(), arguments + ["--store", clinic.folder.storePath], input: [])
  }
}
