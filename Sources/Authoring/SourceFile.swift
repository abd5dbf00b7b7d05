/// One authored file as it was found, before anything was read into it.
package struct SourceFile: Hashable, Sendable {
  package static let sizeLimit = 1 << 20

  /// The path inside the folder, such as `cases/adults.yaml`.
  package let name: String
  /// The path by which messages call the file.
  package let displayPath: String
  /// Empty when the file is over the limit.
  package let bytes: [UInt8]
  package let size: Int

  package init(name: String, displayPath: String, bytes: [UInt8]) {
    self.name = name
    self.displayPath = displayPath
    self.bytes = bytes
    size = bytes.count
  }

  package init(name: String, displayPath: String, text: String) {
    self.init(name: name, displayPath: displayPath, bytes: Array(text.utf8))
  }

  /// A file that is too large to be looked into.
  package init(name: String, displayPath: String, sizeOverLimit size: Int) {
    self.name = name
    self.displayPath = displayPath
    bytes = []
    self.size = size
  }

  var isOverLimit: Bool { size > SourceFile.sizeLimit }
}
