import Foundation
import Glibc

/// Puts documents into a folder that another program empties; a file there is whole or absent.
///
/// The name says nothing about the patient and is the same for the same bytes, so that a copy
/// that is written again replaces itself. A file with `.done` behind the name comes last.
package struct SpoolDelivery: Sendable {
  private let folder: String

  package init(folder: String) {
    self.folder = folder
  }

  /// `date` as in `2026-11-21`; `digest` is the SHA-256 of the bytes in hexadecimal.
  package static func name(date: String, digest: String, ending: String) -> String {
    "cand-\(date)-\(digest.prefix(12)).\(ending)"
  }

  package func deliver(_ bytes: [UInt8], as name: String, digest: String) -> DeliveryResult {
    let manifest = Array("\(digest)  \(name)\n".utf8)
    do throws(SpoolFault) {
      try put(bytes, as: name)
      try put(manifest, as: name + ".done")
    } catch {
      return error.result
    }
    return .delivered(receipt: name)
  }

  private func put(_ bytes: [UInt8], as name: String) throws(SpoolFault) {
    let path = "\(folder)/\(name)"
    if let there = try contents(of: path) {
      // A receiver reads by this name: what it may have read is never exchanged for other bytes.
      guard there == bytes else { throw SpoolFault.taken(name) }
      return try keepNames()
    }
    try write(bytes, to: "\(path).tmp")
    guard rename("\(path).tmp", path) == 0 else {
      let code = errno
      // Another writer of the same bytes has renamed the file first.
      guard code == ENOENT, try contents(of: path) == bytes else { throw SpoolFault.system(code) }
      return try keepNames()
    }
    try keepNames()
  }

  /// Not emptied first: whoever else writes under this name writes the same bytes.
  private func write(_ bytes: [UInt8], to path: String) throws(SpoolFault) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
    guard descriptor >= 0 else { throw .last() }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        guard errno == EINTR else { throw abandoned(path) }
      } else {
        rest = rest.dropFirst(count)
      }
    }
    guard ftruncate(descriptor, off_t(bytes.count)) == 0, fsync(descriptor) == 0 else {
      throw abandoned(path)
    }
  }

  /// A full disk is not filled further with what nobody reads.
  private func abandoned(_ path: String) -> SpoolFault {
    let fault = SpoolFault.last()
    unlink(path)
    return fault
  }

  private func contents(of path: String) throws(SpoolFault) -> [UInt8]? {
    do {
      return try [UInt8](Data(contentsOf: URL(filePath: path)))
    } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
      return nil
    } catch {
      throw .unreadable
    }
  }

  /// The new name lives in the folder, which has to reach the disk too.
  private func keepNames() throws(SpoolFault) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last() }
    defer { close(descriptor) }
    // Some network folders cannot be synchronised, and say so with EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .last() }
  }
}

/// Why a document is not in the folder.
private enum SpoolFault: Error {
  case system(Int32)
  case unreadable
  /// Another document has the name.
  case taken(String)

  static func last() -> SpoolFault { .system(errno) }

  var result: DeliveryResult {
    switch self {
    case .system(let code):
      let reason = String(cString: strerror(code))
      return .retry(.init("The folder cannot be written (\(reason)).", cause: .receiver))
    case .unreadable:
      return .retry(.init("The folder cannot be read.", cause: .receiver))
    case .taken(let name):
      return .parked(words: "Another document is already there as \(name).")
    }
  }
}
