import Interview

/// The entries of a mapping whose keys were checked.
struct TargetsFields {
  let part: TargetsFact.Part
  let mark: SourceMark
  let entries: [SourceNode.Entry]
  /// Keys that are missing because they are misspelt.
  var misspelt: Set<String> = []

  subscript(key: String) -> SourceNode? { entries.first { $0.key == key }?.value }
}

extension TargetsReader {
  mutating func readWay(_ kind: Kind, _ fields: TargetsFields) -> Targets.Way? {
    switch kind {
    case .spool:
      return required("folder", in: fields).flatMap { readFolder($0.value) }
        .map { .spool(folder: $0) }
    case .mllp:
      let host = required("host", in: fields).flatMap { notes.text($0.value) }
      let port = required("port", in: fields).flatMap { notes.count($0.value, within: 1...65_535) }
      guard let host, let port else { return nil }
      return .mllp(host: host, port: UInt16(port))
    case .fhir:
      let url = required("url", in: fields).flatMap { readAddress($0.value) }
      guard let access = readAccess(fields), let url else { return nil }
      return .fhir(url: url, access)
    }
  }

  private mutating func readAccess(_ fields: TargetsFields) -> Targets.Access? {
    let token = fields["token-file"].map { readSecret($0) }
    let smart = fields["smart"].map { readSmart($0) }
    switch (token, smart) {
    case (nil, nil): return .open
    case (let token?, nil): return token.map { .token(file: $0) }
    case (nil, let smart?): return smart
    case (_?, _?):
      if let node = fields["smart"] { note(.twoSecrets, at: node.mark) }
      return nil
    }
  }

  private mutating func readSmart(_ node: SourceNode) -> Targets.Access? {
    let keys = ["client-id", "key-id", "key-file", "token-url", "scope"]
    guard let fields = fields(of: node, as: .smart, keys: keys) else { return nil }
    let client = required("client-id", in: fields).flatMap { notes.text($0.value) }
    let keyID = required("key-id", in: fields).flatMap { notes.text($0.value) }
    let key = required("key-file", in: fields).flatMap { readSecret($0.value) }
    let url = required("token-url", in: fields).flatMap { readAddress($0.value) }
    let scope = fields["scope"].map { notes.text($0) } ?? "system/*.*"
    guard let client, let keyID, let key, let url, let scope else { return nil }
    return .smart(clientID: client, keyID: keyID, keyFile: key, tokenURL: url, scope: scope)
  }

  /// What only names things may begin with `http://` too, because nothing is sent there.
  mutating func readBase(_ node: SourceNode) -> String? {
    guard let text = notes.text(node) else { return nil }
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
      note(.notAnAddress(text), at: node.mark)
      return nil
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  /// Without the slash at its end.
  mutating func readAddress(_ node: SourceNode) -> String? {
    guard let text = notes.text(node) else { return nil }
    let isSafe = text.hasPrefix("https://")
    guard isSafe || text.hasPrefix("http://"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else {
      note(.notAnAddress(text), at: node.mark)
      return nil
    }
    let rest = text.dropFirst(isSafe ? 8 : 7)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !authority.isEmpty, !authority.contains("@") else {
      note(.notAnAddress(text), at: node.mark)
      return nil
    }
    let host =
      authority.hasPrefix("[::1]") ? "[::1]" : String(authority.prefix { $0 != ":" })
    if !isSafe, !["localhost", "127.0.0.1", "[::1]"].contains(host) {
      note(.openAddress(text), at: node.mark)
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  /// The node as a mapping, with a note for every key that `part` does not have.
  mutating func fields(
    of node: SourceNode, as part: TargetsFact.Part, keys: [String]
  ) -> TargetsFields? {
    guard let entries = notes.entries(of: node) else { return nil }
    var fields = TargetsFields(part: part, mark: node.mark, entries: entries)
    for entry in entries where !keys.contains(entry.key) {
      let nearest = Spelling.nearest(to: entry.key, in: keys)
      note(.unknownKey(entry.key, of: part, nearest: nearest), at: entry.keyMark)
      if let nearest { fields.misspelt.insert(nearest) }
    }
    return fields
  }

  mutating func required(_ key: String, in fields: TargetsFields) -> SourceNode.Entry? {
    guard let entry = fields.entries.first(where: { $0.key == key }) else {
      if !fields.misspelt.contains(key) {
        note(.missingKey(key, of: fields.part), at: fields.mark)
      }
      return nil
    }
    return entry
  }
}
