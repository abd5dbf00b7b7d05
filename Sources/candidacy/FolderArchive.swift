import Authoring

/// A questionnaire folder as one piece of bytes, for the store to keep.
package enum FolderArchive {
  private static let version: UInt8 = 1

  /// A version, how many files there are, then each name and content after its length.
  package static func bytes(of folder: Folder) -> [UInt8] {
    var bytes = [version] + number(folder.files.count)
    for file in folder.files {
      bytes += number(file.name.utf8.count) + Array(file.name.utf8)
      bytes += number(file.bytes.count) + file.bytes
    }
    return bytes
  }

  package static func folder(from bytes: [UInt8]) throws(FolderArchiveError) -> Folder {
    var rest = bytes[...]
    guard let version = rest.popFirst() else { throw .damaged }
    guard version == Self.version else { throw .unknownVersion(version) }
    var files: [SourceFile] = []
    for _ in 0..<(try readNumber(&rest)) {
      let name = try readPart(&rest)
      let content = try readPart(&rest)
      guard let text = String(validating: name, as: UTF8.self) else { throw .damaged }
      files.append(SourceFile(name: text, displayPath: text, bytes: Array(content)))
    }
    guard rest.isEmpty else { throw .damaged }
    return Folder(files: files)
  }

  private static func number(_ value: Int) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func readNumber(_ rest: inout ArraySlice<UInt8>) throws(FolderArchiveError) -> Int
  {
    guard rest.count >= 4 else { throw .damaged }
    let value = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    rest = rest.dropFirst(4)
    return value
  }

  private static func readPart(
    _ rest: inout ArraySlice<UInt8>
  ) throws(FolderArchiveError) -> ArraySlice<UInt8> {
    let count = try readNumber(&rest)
    guard rest.count >= count else { throw .damaged }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}

/// Why bytes are no folder.
package enum FolderArchiveError: Error, Equatable {
  case damaged
  case unknownVersion(UInt8)
}
