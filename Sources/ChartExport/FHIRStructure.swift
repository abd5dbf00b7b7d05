import Interview

/// Elements, cardinalities, forms and codes, as the shapes have them.
enum FHIRStructure {
  static func faults(in node: FHIRNode, as shape: String, at path: String? = nil) -> [FHIRFault] {
    let path = path ?? shape
    guard let elements = FHIRShapes.standard[shape] else { return [.noSuchResource(path)] }
    guard case .object(let members) = node else { return [.noSuchElement(path)] }
    var faults: [FHIRFault] = []
    for (name, element) in elements.sorted(by: { $0.key < $1.key }) {
      guard let member = members[name] else {
        if element.isRequired { faults.append(.missing("\(path).\(name)")) }
        continue
      }
      faults += self.faults(in: member, element, at: "\(path).\(name)")
    }
    for name in node.names where elements[name] == nil {
      faults.append(.noSuchElement("\(path).\(name)"))
    }
    return faults + rules(of: shape, node, at: path)
  }

  private static func faults(
    in node: FHIRNode, _ element: FHIRShapes.Element, at path: String
  ) -> [FHIRFault] {
    switch (node, element.isList) {
    case (.array(let parts), true):
      parts.enumerated().flatMap { faults(in: $1, element.kind, at: "\(path)[\($0)]") }
    case (.array, false): [.several(path)]
    case (_, true): [.notSeveral(path)]
    case (_, false): faults(in: node, element.kind, at: path)
    }
  }

  private static func faults(
    in node: FHIRNode, _ kind: FHIRShapes.Kind, at path: String
  ) -> [FHIRFault] {
    switch kind {
    case .primitive(let primitive):
      return primitive.fits(node) ? [] : [.wrongForm(path, primitive)]
    case .codes(let codes):
      return node.text.map(codes.contains) ?? false ? [] : [.noSuchCode(path)]
    case .shape(let shape): return faults(in: node, as: shape, at: path)
    case .reference: return faults(in: node, as: "Link", at: path)
    case .resource:
      let type = node.text("resourceType") ?? ""
      guard type != "Bundle", FHIRShapes.standard[type]?["resourceType"] != nil else {
        return [.noSuchResource(path)]
      }
      return faults(in: node, as: type, at: path)
    }
  }

  /// What holds between the elements of one type.
  private static func rules(
    of shape: String, _ node: FHIRNode, at path: String
  ) -> [FHIRFault] {
    switch shape {
    case "Extension":
      let values = node.names.filter { $0.hasPrefix("value") }
      if values.count > 1 || !values.isEmpty && node["extension"] != nil {
        return [.twoValues(path)]
      }
      return values.isEmpty && node["extension"] == nil ? [.noValue(path)] : []
    case "Answer", "EnableWhen":
      let values = node.names.filter { $0.hasPrefix("value") || $0.hasPrefix("answer") }
      return values.count > 1 ? [.twoValues(path)] : values.isEmpty ? [.noValue(path)] : []
    case "Coding", "Quantity":
      guard let code = node.text("code") else { return [] }
      guard let system = node.text("system") else { return [.codeWithoutSystem(path)] }
      let isWrong = PublishedCode.System.allCases.contains {
        $0.address == system && !$0.couldHave(code)
      }
      return isWrong ? [.wrongCheckDigit(path)] : []
    case "CodeableConcept":
      return node.names.isEmpty ? [.noValue(path)] : []
    case "Link":
      let named = ["reference", "identifier", "display"].contains { node[$0] != nil }
      return named ? [] : [.emptyReference(path)]
    case "Narrative":
      return isClosed(node.text("div") ?? "") ? [] : [.unclosedNarrative(path)]
    case _: return []
    }
  }

  /// Every tag is closed in its turn, and every ampersand begins one of XML's own entities.
  private static func isClosed(_ xhtml: String) -> Bool {
    var open: [Substring] = []
    var rest = xhtml[...]
    while let place = rest.firstIndex(where: { "<&>".contains($0) }) {
      if open.isEmpty, !rest[..<place].isEmpty { return false }
      let start = rest[rest.index(after: place)...]
      switch rest[place] {
      case "&":
        guard let end = start.firstIndex(of: ";"),
          ["amp", "lt", "gt", "quot"].contains(start[..<end])
        else { return false }
        rest = start[start.index(after: end)...]
      case "<":
        guard let end = start.firstIndex(of: ">") else { return false }
        let tag = start[..<end]
        if tag.hasPrefix("/") {
          guard let last = open.popLast(), last == tag.dropFirst() else { return false }
        } else {
          let name = tag.prefix { $0 != " " }
          guard ["div", "p"].contains(name) else { return false }
          open.append(name)
        }
        rest = start[start.index(after: end)...]
        if open.isEmpty { return rest.isEmpty }
      case _: return false
      }
    }
    return false
  }
}
