/// Something to be put right in an authored file, in words, with its place.
package struct Diagnostic: Hashable, Sendable {
  package let severity: Severity
  /// Stable, in small letters with hyphens, such as `unknown-item`.
  package let code: String
  package let message: String
  package let location: SourceLocation
  package let hint: String?
  /// What to write in the place of what is marked, where that is certain.
  package let fix: String?
  /// Lines that belong under it, such as a difference.
  package let details: [String]

  package enum Severity: String, Hashable, Sendable, CaseIterable {
    case error
    case warning
    /// Good to know; nothing has to be done.
    case note
  }

  package init(
    severity: Severity, code: String, message: String, location: SourceLocation,
    hint: String? = nil, fix: String? = nil, details: [String] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.hint = hint
    self.fix = fix
    self.details = details
  }

  package var file: String { location.file }
  package var line: Int { location.line }
  package var column: Int { location.column }
  package var length: Int { location.length }
}

/// A place in an authored file, with the line that stands there.
package struct SourceLocation: Hashable, Sendable {
  /// The path by which messages call the file.
  package let file: String
  /// From 1.
  package let line: Int
  /// From 1, in Unicode scalars.
  package let column: Int
  /// In Unicode scalars; nothing when the whole file is meant.
  package let length: Int
  /// The line as written; missing when the whole file is meant.
  package let excerpt: Substring?

  package init(file: String, line: Int, column: Int, length: Int, excerpt: Substring?) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
    self.excerpt = excerpt
  }

  package init(wholeFile file: String) {
    self.init(file: file, line: 1, column: 1, length: 0, excerpt: nil)
  }
}

extension SourceLocation {
  /// What is marked, as written.
  var marked: Substring? {
    guard let excerpt, length > 0 else { return nil }
    let scalars = excerpt.unicodeScalars.dropFirst(column - 1).prefix(length)
    return Substring(scalars)
  }
}

extension Sequence<Diagnostic> {
  package var hasErrors: Bool { contains { $0.severity == .error } }
}
