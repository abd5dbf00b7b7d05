import Crypto

/// A questionnaire folder in memory: every YAML file that belongs to it.
package struct Folder: Hashable, Sendable {
  /// In the order of their names.
  package let files: [SourceFile]

  package init(files: [SourceFile]) {
    self.files = files.sorted { $0.name < $1.name }
  }

  /// SHA-256 over the names, lengths and bytes of all files, in hexadecimal.
  package var digest: String {
    var hash = SHA256()
    for file in files {
      hash.update(data: Array(file.name.utf8) + [0])
      withUnsafeBytes(of: UInt64(file.bytes.count).bigEndian) { hash.update(bufferPointer: $0) }
      hash.update(data: file.bytes)
    }
    return Folder.hexadecimal(hash.finalize())
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Why a folder could not be read at all.
package enum FolderError: Error, Hashable, Sendable {
  case notFound(path: String)
  case notADirectory(path: String)
  case unreadable(path: String, reason: String)
  case noQuestionnaire(path: String)
}

extension FolderError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notFound(let path):
      "There is no folder \(path)."
    case .notADirectory(let path):
      "\(path) is not a folder; a questionnaire is a folder with a questionnaire.yaml in it."
    case .unreadable(let path, let reason):
      "\(path) cannot be read: \(reason)."
    case .noQuestionnaire(let path):
      "\(path) holds no questionnaire.yaml."
    }
  }
}
