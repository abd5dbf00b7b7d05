extension ArchiveFile {
  /// Takes what stands on every page out of what is read: Cairo has no word for such artifacts.
  mutating func separateEdges() throws(PageFault) {
    let name = PageTag.edge.name
    let edges = objects.filter { $0.value.isElement(name) }.map(\.key)
    let pages = objects.values.filter { $0.stream == nil && $0.isPage }
    guard !pages.isEmpty else { throw .structure("page") }
    for page in pages {
      guard let number = page.contents, let stream = objects[number]?.stream,
        let content = stream.inflated
      else { throw .structure("contents of a page") }
      let marked = Self.replacing(name, in: content)
      objects[number]?.stream = marked.deflated
    }
    for edge in edges { objects[edge] = nil }
    for (number, object) in objects where object.stream == nil {
      let isList = object.dictionary.hasPrefix("[")
      objects[number]?.dictionary = object.dictionary
        .replacingReferences(to: Set(edges), by: isList ? "null" : nil)
    }
  }

  /// `/NonStruct << /MCID 5 >> BDC` becomes the beginning of an artifact.
  private static func replacing(_ name: String, in content: [UInt8]) -> [UInt8] {
    let scan = ByteScan(content)
    var out: [UInt8] = []
    var place = 0
    while let start = scan.first("/\(name) << /MCID", from: place),
      let end = scan.first("BDC", from: start)
    {
      out += content[place..<start] + Array("/Artifact << /Type /Pagination >> ".utf8)
      place = end
    }
    return out + content[place...]
  }
}

extension FileObject {
  fileprivate var isPage: Bool { has("/Type /Page\n") }

  fileprivate var contents: Int? {
    words.firstIndex(of: "/Contents").flatMap { Int(words[$0 + 1]) }
  }

  private var words: [String] {
    dictionary.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}

extension String {
  /// With another word for each reference to these objects, or without them.
  fileprivate func replacingReferences(to numbers: Set<Int>, by word: String?) -> String {
    let words = utf8.split { $0 == 0x20 || $0 == 0x0A }.map { String(Substring($0)) }
    guard words.contains(where: { Int($0).map(numbers.contains) ?? false }) else { return self }
    var kept: [String] = []
    for part in words {
      kept.append(String(part))
      if part == "R", kept.count >= 3, let number = Int(kept[kept.count - 3]),
        numbers.contains(number)
      {
        kept.removeLast(3)
        if let word { kept.append(word) }
      }
    }
    return kept.joined(separator: " ")
  }
}
