import Foundation

@testable import ChartPDF

/// Programs from outside that read or judge a page; a test says where they are missing.
struct PageReader {
  static let text = PageReader(["/usr/bin/pdftotext"])

  /// Otherwise the number of a letter stands in its place.
  static var hasChineseFont: Bool {
    do {
      let typesetter = try Typesetter()
      return typesetter.set("王", .body).width != typesetter.set("[U+738B]", .body).width
    } catch {
      return false
    }
  }

  private let paths: [String]

  init(_ paths: [String]) {
    self.paths = paths
  }

  var isThere: Bool { paths.allSatisfy(FileManager.default.isExecutableFile(atPath:)) }

  /// What stands on the pages, in the order in which it is laid out.
  static func words(of bytes: [UInt8]) throws -> String {
    try inFolder([bytes]) { files in
      try run("/usr/bin/pdftotext", ["-layout"] + files + ["-"]).output
    }
  }

  static func inFolder<Result>(
    _ documents: [[UInt8]], _ body: ([String]) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("chart-page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { do { try FileManager.default.removeItem(at: folder) } catch {} }
    let files = try documents.enumerated().map { number, bytes in
      let file = folder.appendingPathComponent("\(number).pdf")
      try Data(bytes).write(to: file)
      return file.path
    }
    return try body(files)
  }

  static func run(
    _ path: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
