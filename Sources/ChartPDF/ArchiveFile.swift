import Interview

/// A drawing with everything that an archive and a screen reader ask of it beyond looks.
struct ArchiveFile {
  var objects: [Int: FileObject]
  let root: Int
  let info: Int
  let properties: FileProperties

  /// `tags` in the order in which they were begun.
  init(
    _ drawing: [UInt8], tags: [PageTag], _ properties: FileProperties
  ) throws(PageFault) {
    let file = try CairoFile(drawing)
    objects = file.objects
    root = file.root
    self.properties = properties
    let metadata = file.size
    let profile = file.size + 1
    let intent = file.size + 2
    info = file.size + 3
    objects[metadata] = FileObject(
      dictionary: "<< /Type /Metadata /Subtype /XML >>", stream: Array(properties.packet.utf8))
    objects[profile] = FileObject(dictionary: "<< /N 3 >>", stream: ColorProfile.bytes)
    objects[intent] = FileObject(
      dictionary: "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
        + " /Info (sRGB) /DestOutputProfile \(profile) 0 R >>")
    objects[info] = FileObject(dictionary: properties.dictionary)
    guard objects[root] != nil else { throw .structure("catalog") }
    objects[root]?.insert(
      "/Lang \(properties.language.code.literal) /ViewerPreferences << /DisplayDocTitle true >>"
        + " /Metadata \(metadata) 0 R /OutputIntents [ \(intent) 0 R ]")
    mapLetters()
    try describe(tags)
    try separateEdges()
  }

  /// Cairo leaves out which letter of the font a number stands for: the one of that number.
  private mutating func mapLetters() {
    for (number, object) in objects
    where object.has("/CIDFontType2") && !object.has("/CIDToGIDMap") {
      objects[number]?.insert("/CIDToGIDMap /Identity")
    }
  }

  /// Says what Cairo has no words for: a figure in words, a row's head, another language.
  private mutating func describe(_ tags: [PageTag]) throws(PageFault) {
    for name in Set(tags.map(\.name)) {
      let entries = tags.filter { $0.name == name }.map(\.entries)
      guard entries.contains(where: { $0 != nil }) else { continue }
      let numbers = objects.keys.sorted().filter { objects[$0]?.isElement(name) == true }
      guard numbers.count == entries.count else { throw .structure("place for each \(name)") }
      for (number, entries) in zip(numbers, entries) {
        if let entries { objects[number]?.insert(entries) }
      }
    }
  }
}

extension PageTag {
  fileprivate var entries: String? {
    switch self {
    case .figure(let alternative): "/Alt \(alternative.literal)"
    case .rowHead: "/A << /O /Table /Scope /Row >>"
    case .words(let language): "/Lang \(language.code.literal)"
    case .title, .heading, .subheading, .paragraph, .list, .item, .itemLabel, .itemBody, .table,
      .row, .cell, .edge:
      nil
    }
  }
}

extension String {
  /// As a text in a file: UTF-16 in hexadecimal digits.
  var literal: String {
    let digits = utf16.map { unit in
      let text = String(unit, radix: 16, uppercase: true)
      return String(repeating: "0", count: 4 - text.count) + text
    }
    return "<FEFF\(digits.joined())>"
  }
}
