/// What would make a page unreadable for an archive, a screen reader or a reader of paper.
enum PageFault: Error, Hashable, Sendable {
  case noFont
  /// Cairo's own word for it.
  case drawing(String)
  /// The file that Cairo wrote is not built as expected; the part that is missing.
  case structure(String)
  case notEmbedded(fonts: Int)
  /// Where letters belong.
  case pictures(count: Int)
  case unmarked(part: String)
  case noPage

  var sentence: String {
    switch self {
    case .noFont:
      "No font was found to write with: install \(Typesetter.packages)."
    case .drawing(let words): "The page could not be drawn: \(words)."
    case .structure(let part): "The file has no \(part)."
    case .notEmbedded(let fonts): "It would lack \(fonts) of its fonts elsewhere."
    case .pictures(let count): "It would hold \(count) pictures in the place of letters."
    case .unmarked(let part): "It does not say what an archive asks for: \(part)."
    case .noPage: "It has no page."
    }
  }
}
