import ChartExport
import Interview

/// Reads how one receiver of HL7 v2 wants its messages, from a file of its own.
package struct ReceiverProfileReader {
  var notes = Notes()
  var facts: [(fact: ReceiverFact, mark: SourceMark)] = []

  /// The profile is missing exactly when there are errors.
  package static func reading(
    _ file: SourceFile
  ) -> (profile: ReceiverProfile?, diagnostics: [Diagnostic]) {
    var sources = Sources([file])
    var reader = ReceiverProfileReader()
    let root = reader.root(of: file, in: &sources)
    let profile = root.flatMap { reader.profile($0) }
    let wording = Sentences(definitions: Definitions())
    let found =
      reader.notes.problems.map { (wording.sentence(for: $0.fact, at: $0.mark), $0.mark) }
      + reader.facts.map { (wording.sentence(for: $0.fact), $0.mark) }
    let diagnostics = sources.diagnostics(found)
    return (diagnostics.hasErrors ? nil : profile, diagnostics)
  }

  private mutating func root(of file: SourceFile, in sources: inout Sources) -> SourceNode? {
    guard !file.isOverLimit else {
      notes.note(.tooLarge(size: file.size), at: .file(0))
      return nil
    }
    guard let source = SourceText(file.bytes) else {
      notes.note(.notUTF8, at: .file(0))
      return nil
    }
    sources.texts[0] = source
    if let refusal = SourceGuard.refusal(in: source.text) {
      let mark = SourceMark(
        file: 0, line: refusal.line, column: refusal.column, extent: refusal.extent)
      notes.note(refusal.fact, at: mark)
      return nil
    }
    return SourceNode.composing(source, file: 0, noting: &notes)
  }
}

extension ReceiverProfileReader {
  /// Begins with the preset and changes what the file says.
  private mutating func profile(_ root: SourceNode) -> ReceiverProfile? {
    guard let entries = entries(of: root, as: .profile, Self.keys) else { return nil }
    let preset: ReceiverProfile.Preset? = entries["preset"].flatMap { notes.word($0) }
    var profile = ReceiverProfile(preset ?? .standard)
    readWords(entries, into: &profile)
    if let node = entries["sending"] { readParty(node, into: &profile.sending) }
    if let node = entries["receiving"] { readParty(node, into: &profile.receiving) }
    if let node = entries["record-numbers"] { readNumbers(node, into: &profile.recordNumbers) }
    if let node = entries["document-code"] { profile.documentCode = code(node) }
    return profile
  }

  private static let keys = [
    "preset", "character-set", "mdm-header", "document", "decoding", "matching", "processing",
    "sending", "receiving", "record-numbers", "document-code",
  ]

  private mutating func readWords(
    _ entries: [String: SourceNode], into profile: inout ReceiverProfile
  ) {
    read(entries["character-set"], into: &profile.characterSet)
    read(entries["mdm-header"], into: &profile.documentHeader)
    read(entries["document"], into: &profile.document)
    read(entries["decoding"], into: &profile.decoding)
    read(entries["matching"], into: &profile.matching)
    read(entries["processing"], into: &profile.processing)
  }

  private mutating func read<Word: RawRepresentable & CaseIterable>(
    _ node: SourceNode?, into word: inout Word
  ) where Word.RawValue == String {
    if let read: Word = node.flatMap({ notes.word($0) }) { word = read }
  }

  private mutating func readParty(
    _ node: SourceNode, into party: inout ReceiverProfile.Party
  ) {
    guard let entries = entries(of: node, as: .party, ["application", "facility"]) else { return }
    if let name = entries["application"].flatMap({ shortText($0) }) { party.application = name }
    if let name = entries["facility"].flatMap({ shortText($0) }) { party.facility = name }
  }

  private mutating func readNumbers(
    _ node: SourceNode, into numbers: inout ReceiverProfile.RecordNumbers
  ) {
    let keys = ["authority", "oid", "type", "digits"]
    guard let entries = entries(of: node, as: .recordNumbers, keys) else { return }
    if let name = entries["authority"].flatMap({ shortText($0) }) { numbers.authority = name }
    if let node = entries["oid"], let text = notes.text(node) {
      if HL7Fields.isOID(text[...]) { numbers.oid = text } else { note(.notAnOID(text), at: node) }
    }
    if let node = entries["type"], let text = notes.text(node) {
      let isType = (2...5).contains(text.utf8.count) && text.utf8.allSatisfy { 0x41...0x5A ~= $0 }
      if isType { numbers.type = text } else { note(.notAType(text), at: node) }
    }
    if let count = entries["digits"].flatMap({ notes.count($0, within: 0...30) }) {
      numbers.digits = count
    }
  }

  private mutating func code(_ node: SourceNode) -> HL7Coding? {
    let keys = ["code", "text", "system"]
    guard let entries = entries(of: node, as: .code, keys) else { return nil }
    var values: [String] = []
    for key in keys {
      guard let value = entries[key] else {
        note(.missingKey(key, of: .code), at: node)
        continue
      }
      if let text = shortText(value) { values.append(text) }
    }
    if let system = entries["system"], let text = system.text,
      !HL7Fields.systems.contains(text[...])
    {
      note(.unknownSystem(text), at: system)
    }
    guard values.count == keys.count else { return nil }
    return HL7Coding(code: values[0], text: values[1], system: values[2])
  }
}

extension ReceiverProfileReader {
  private mutating func entries(
    of node: SourceNode, as part: ReceiverFact.Part, _ keys: [String]
  ) -> [String: SourceNode]? {
    guard let entries = notes.entries(of: node) else { return nil }
    for entry in entries where !keys.contains(entry.key) {
      let nearest = Spelling.nearest(to: entry.key, in: keys)
      facts.append((.unknownKey(entry.key, of: part, nearest: nearest), entry.keyMark))
    }
    return Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// What fits the fields that such names go into.
  private mutating func shortText(_ node: SourceNode) -> String? {
    guard let text = notes.text(node) else { return nil }
    guard text.count <= 100 else {
      note(.tooLong(limit: 100), at: node)
      return nil
    }
    return text
  }

  private mutating func note(_ fact: ReceiverFact, at node: SourceNode) {
    facts.append((fact, node.mark))
  }
}
