import Foundation

/// Whole numbers in a file that a test and a program under a library see at the same time.
struct NumberTable {
  let path: String
  private let file: FileHandle

  init(at path: String) throws {
    self.path = path
    try Data(count: 4096).write(to: URL(fileURLWithPath: path))
    file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
  }

  func set(_ place: Int, to number: Int64) throws {
    try file.seek(toOffset: UInt64(8 * place))
    try file.write(contentsOf: withUnsafeBytes(of: number) { Data($0) })
  }

  func number(_ place: Int) throws -> Int64 {
    try file.seek(toOffset: UInt64(8 * place))
    let bytes = try file.read(upToCount: 8) ?? Data()
    return bytes.withUnsafeBytes { $0.loadUnaligned(as: Int64.self) }
  }
}
