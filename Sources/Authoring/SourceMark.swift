/// Where something begins in a file; cheap enough to be kept for everything that is read.
struct SourceMark: Hashable, Sendable {
  /// The place of the file in its folder.
  let file: Int
  /// From 1.
  let line: Int
  /// From 1, in Unicode scalars.
  let column: Int
  /// How many Unicode scalars belong to it, when it is one word or one text.
  var extent = 0
}

extension SourceMark {
  /// The whole of a file.
  static func file(_ file: Int) -> SourceMark { SourceMark(file: file, line: 0, column: 0) }

  var isWholeFile: Bool { line == 0 }
}

extension SourceMark: Comparable {
  static func < (left: SourceMark, right: SourceMark) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
