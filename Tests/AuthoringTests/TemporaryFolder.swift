import Foundation
import Testing

/// A folder on disk that lives as long as a test.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    var template = Array("/tmp/authoring-tests-XXXXXX".utf8CString)
    let made = mkdtemp(&template)
    path = String(cString: try #require(made))
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      Issue.record("\(path) could not be removed: \(error)")
    }
  }

  func write(_ text: String, to name: String) throws {
    let file = try #require(fopen(path + "/" + name, "w"))
    fputs(text, file)
    fclose(file)
  }

  func makeFolder(_ name: String) {
    mkdir(path + "/" + name, 0o700)
  }

  /// A file that is long and takes no room.
  func writeNothing(ofSize size: Int, to name: String) throws {
    try write("", to: name)
    #expect(truncate(path + "/" + name, size) == 0)
  }

  /// A file that blocks whoever opens it to read.
  func makePipe(_ name: String) {
    mkfifo(path + "/" + name, 0o600)
  }
}
