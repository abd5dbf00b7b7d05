import Interview

extension FHIRCheck {
  /// Every entry has its own address, and asks for what it carries in a way that stores it once.
  func requestFaults(in entries: [FHIRCheckedEntry]) -> [FHIRFault] {
    var addresses: Set<String> = []
    var searches: Set<String> = []
    var faults: [FHIRFault] = []
    for entry in entries {
      let address = entry.node.text("fullUrl") ?? ""
      if !Self.isUUID(address) { faults.append(.wrongForm("\(entry.path).fullUrl", .uri)) }
      if !addresses.insert(address).inserted {
        faults.append(.repeatedAddress("\(entry.path).fullUrl"))
      }
      guard let search = search(in: entry) else {
        faults.append(.wrongRequest("\(entry.path).request"))
        continue
      }
      if !searches.insert("\(entry.type)?\(search)").inserted {
        faults.append(.repeatedSearch("\(entry.path).request"))
      }
    }
    return faults
  }

  /// By what the resource is found again, where the request asks for the resource that it carries.
  private func search(in entry: FHIRCheckedEntry) -> String? {
    let url = entry.node["request"]?.text("url") ?? ""
    let condition = entry.node["request"]?.text("ifNoneExist")
    let search: String
    switch entry.node["request"]?.text("method") {
    case "POST":
      guard url == entry.type, let condition else { return nil }
      search = condition
    case "PUT":
      guard url.hasPrefix("\(entry.type)?"), condition == nil else { return nil }
      search = String(url.dropFirst(entry.type.count + 1))
    case _: return nil
    }
    return searches(for: entry).contains(search) ? search : nil
  }

  private func searches(for entry: FHIRCheckedEntry) -> [String] {
    if entry.type == "Provenance" {
      return entry.tags.filter { $0.hasPrefix("\(addresses.tags("export"))|") }.map { tag in
        let parts = tag.split(separator: "|", maxSplits: 1).map { String($0).inSearch }
        return "_tag=\(parts.joined(separator: "|"))"
      }
    }
    return FHIRNode.list(entry.resource["identifier"]).map {
      FHIRRecord.search($0.text("system") ?? "", $0.text("value") ?? "")
    }
  }

  /// Every reference finds something of a type that may stand there.
  func referenceFaults(in entries: [FHIRCheckedEntry]) -> [FHIRFault] {
    var types: [String: String] = [:]
    for entry in entries { types[entry.node.text("fullUrl") ?? ""] = entry.type }
    return entries.flatMap { entry in
      faults(in: entry.resource, as: entry.type, at: entry.path, types)
    } + targetFaults(in: entries)
  }

  private func faults(
    in node: FHIRNode, as shape: String, at path: String, _ types: [String: String]
  ) -> [FHIRFault] {
    (FHIRShapes.standard[shape] ?? [:]).sorted { $0.key < $1.key }.flatMap { name, element in
      FHIRNode.list(node[name]).flatMap { part -> [FHIRFault] in
        switch element.kind {
        case .shape(let inner): faults(in: part, as: inner, at: "\(path).\(name)", types)
        case .reference(let targets): fault(of: part, targets, at: "\(path).\(name)", types)
        case .primitive, .codes, .resource: []
        }
      }
    }
  }

  private func fault(
    of reference: FHIRNode, _ targets: Set<String>, at path: String, _ types: [String: String]
  ) -> [FHIRFault] {
    let said = reference.text("type")
    var found = said
    if let link = reference.text("reference") {
      if link.hasPrefix("urn:uuid:") {
        guard let type = types[link] else { return [.noSuchEntry(path)] }
        found = type
      } else {
        let parts = link.split(separator: "?", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[1].hasPrefix("identifier="), parts[1].contains("|") else {
          return [.noSuchEntry(path)]
        }
        found = parts[0]
      }
    }
    guard let found else { return targets.isEmpty ? [] : [.wrongTarget(path)] }
    let isRight = (said == nil || said == found) && (targets.isEmpty || targets.contains(found))
    return isRight ? [] : [.wrongTarget(path)]
  }

  /// Provenance tells of everything that is this session's own.
  private func targetFaults(in entries: [FHIRCheckedEntry]) -> [FHIRFault] {
    let told = Set(
      entries.filter { $0.type == "Provenance" }
        .flatMap { $0.resource.list("target").compactMap { $0.text("reference") } })
    return entries.filter { entry in
      !["Patient", "Device", "Provenance"].contains(entry.type)
        && !told.contains(entry.node.text("fullUrl") ?? "")
    }.map { .notTargeted($0.path) }
  }

  private static func isUUID(_ address: String) -> Bool {
    let parts = address.dropFirst("urn:uuid:".count).split(
      separator: "-", omittingEmptySubsequences: false)
    return address.hasPrefix("urn:uuid:") && parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.joined().allSatisfy { $0.isHexDigit && !$0.isUppercase }
  }
}
