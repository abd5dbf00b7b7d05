import Interview

/// Reads the nodes of a file of targets.
struct TargetsReader {
  var notes: Notes
  private(set) var facts: [(fact: TargetsFact, mark: SourceMark)] = []
  /// With a slash at its end, or empty.
  private let folder: String
  private let looking: (String) -> Targets.Place
  private var lines: [String: Int] = [:]

  enum Kind: String, CaseIterable {
    case spool
    case fhir
    case mllp

    var keys: [String] {
      switch self {
      case .spool: ["folder"]
      case .fhir: ["url", "token-file", "smart", "timeout"]
      case .mllp: ["host", "port", "timeout"]
      }
    }

    var formats: [Letter.Format] {
      switch self {
      case .spool: Letter.Format.allCases
      case .fhir: [.fhir]
      case .mllp: [.hl7v2, .mdm]
      }
    }
  }

  static let commonKeys = [
    "id", "kind", "format", "profile", "base", "record-number-system", "facility", "unsigned",
  ]

  init(notes: Notes, folder: String, looking: @escaping (String) -> Targets.Place) {
    self.notes = notes
    self.folder = folder
    self.looking = looking
  }

  mutating func reading(_ root: SourceNode) -> Targets? {
    guard let fields = fields(of: root, as: .file, keys: ["targets"]),
      let list = required("targets", in: fields).flatMap({ notes.list($0.value) })
    else { return nil }
    return Targets(targets: list.compactMap { readTarget($0) })
  }

  private mutating func readTarget(_ node: SourceNode) -> Targets.Target? {
    let known = Self.commonKeys + Kind.allCases.flatMap(\.keys)
    guard let fields = fields(of: node, as: .target, keys: known) else { return nil }
    let name = required("id", in: fields).flatMap { readName($0.value) }
    let kind: Kind? = required("kind", in: fields).flatMap { notes.word($0.value) }
    let format: Letter.Format? = required("format", in: fields).flatMap { notes.word($0.value) }
    let profile = fields["profile"].flatMap { readFile($0) }
    let settings = Targets.Settings(
      base: fields["base"].flatMap { readBase($0) },
      recordNumberSystem: fields["record-number-system"].flatMap { notes.text($0) },
      facility: fields["facility"].flatMap { notes.text($0) })
    let isSentUnsigned = fields["unsigned"].flatMap { notes.isYes($0) } ?? false
    let seconds = fields["timeout"].flatMap { notes.count($0, within: 1...60) } ?? 30
    guard let kind else { return nil }
    noteStrayKeys(in: fields, of: kind)
    if let format, !kind.formats.contains(format), let node = fields["format"] {
      note(
        .wrongFormat(format.rawValue, kind: kind, allowed: kind.formats.map(\.rawValue)),
        at: node.mark)
    }
    guard let way = readWay(kind, fields), let name, let format else { return nil }
    return Targets.Target(
      name: name, way: way, format: format, profile: profile, settings: settings,
      unsigned: isSentUnsigned ? .sent : .kept, patience: .seconds(seconds))
  }

  private mutating func readName(_ node: SourceNode) -> TargetName? {
    guard let name: TargetName = notes.name(node) else { return nil }
    if let line = lines[name.text] {
      note(.duplicateTarget(name.text, firstLine: line), at: node.mark)
    }
    lines[name.text] = lines[name.text] ?? node.mark.line
    return name
  }

  private mutating func noteStrayKeys(in fields: TargetsFields, of kind: Kind) {
    let others = Set(Kind.allCases.flatMap(\.keys)).subtracting(kind.keys)
    for entry in fields.entries where others.contains(entry.key) {
      note(.strayKey(entry.key, kind: kind), at: entry.keyMark)
    }
  }

  mutating func note(_ fact: TargetsFact, at mark: SourceMark) { facts.append((fact, mark)) }

  /// From the folder of the file on.
  private func path(_ text: String) -> String { text.hasPrefix("/") ? text : folder + text }

  /// A file that is there and can be read.
  mutating func readFile(_ node: SourceNode) -> String? {
    guard let path = notes.text(node).map({ path($0) }) else { return nil }
    switch looking(path) {
    case .file: break
    case .closedFile: note(.closedFile(path), at: node.mark)
    case .nothing, .folder, .closedFolder: note(.noFile(path), at: node.mark)
    }
    return path
  }

  /// A file that nobody else may read.
  mutating func readSecret(_ node: SourceNode) -> String? {
    guard let path = readFile(node) else { return nil }
    if case .file(let rights) = looking(path), rights & 0o077 != 0 {
      note(.openSecret(path, rights: rights), at: node.mark)
    }
    return path
  }

  mutating func readFolder(_ node: SourceNode) -> String? {
    guard let path = notes.text(node).map({ path($0) }) else { return nil }
    switch looking(path) {
    case .folder: break
    case .closedFolder: note(.closedFolder(path), at: node.mark)
    case .nothing, .file, .closedFile: note(.noFolder(path), at: node.mark)
    }
    return path
  }
}
