import Interview

/// One language's texts, by the path under which each belongs to its original.
struct Translation {
  let language: Language
  let name: String
  let fileName: String
  let root: SourceNode
  private var texts: [String: Entry] = [:]
  private var unused: Int

  struct Entry {
    let text: String
    let mark: SourceMark
    var isUsed = false
  }

  init(language: Language, name: String, fileName: String, root: SourceNode) {
    self.language = language
    self.name = name
    self.fileName = fileName
    self.root = root
    unused = 0
    gather(root, under: "")
    unused = texts.count
  }

  static let ownKeys = ["language", "name", ReadingException.key]

  private mutating func gather(_ node: SourceNode, under path: String) {
    switch node.content {
    case .list: break
    case .text(let text, _):
      guard let end = text.lastIndex(where: { !$0.isWhitespace }) else { return }
      texts[path] = Entry(text: String(text[...end]), mark: node.mark)
    case .entries(let entries):
      for entry in entries where !path.isEmpty || !Translation.ownKeys.contains(entry.key) {
        gather(entry.value, under: path.isEmpty ? entry.key : path + "." + entry.key)
      }
    }
  }

  /// The text under `path`, which from then on counts as used.
  mutating func use(_ path: String) -> Entry? {
    guard let place = texts.index(forKey: path) else { return nil }
    if !texts.values[place].isUsed {
      texts.values[place].isUsed = true
      unused -= 1
    }
    return texts.values[place]
  }

  var isUsedUp: Bool { unused == 0 }
}
