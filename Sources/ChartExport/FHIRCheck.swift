import Interview

/// Reads a finished document as its receiver will, and says what is wrong with it.
package struct FHIRCheck: Sendable {
  let form: Form
  let addresses: FHIRAddresses

  package init(_ form: Form, settings: ChartSettings) {
    self.form = form
    addresses = FHIRAddresses(settings: settings, questionnaire: form.questionnaire)
  }

  package func faults(inBundle bytes: [UInt8]) -> [FHIRFault] {
    reading(bytes) { bundle in
      let structure = FHIRStructure.faults(in: bundle, as: "Bundle")
      guard structure.isEmpty else { return structure }
      let entries = bundle.list("entry").enumerated().map { FHIRCheckedEntry($1, at: $0) }
      return requestFaults(in: entries) + referenceFaults(in: entries)
        + statusFaults(in: entries) + entries.flatMap { contentFaults(in: $0) }
    }
  }

  package func faults(inQuestionnaire bytes: [UInt8]) -> [FHIRFault] {
    reading(bytes) { questionnaire in
      let structure = FHIRStructure.faults(in: questionnaire, as: "Questionnaire")
      return structure.isEmpty ? definitionFaults(in: questionnaire) : structure
    }
  }

  /// Of a resource that needs no questionnaire to be understood.
  static func faults(inResource bytes: [UInt8], as shape: String) -> [FHIRFault] {
    reading(bytes) { FHIRStructure.faults(in: $0, as: shape) }
  }

  private func reading(_ bytes: [UInt8], _ check: (FHIRNode) -> [FHIRFault]) -> [FHIRFault] {
    Self.reading(bytes, check)
  }

  private static func reading(
    _ bytes: [UInt8], _ check: (FHIRNode) -> [FHIRFault]
  ) -> [FHIRFault] {
    do throws(FHIRNodeReader.Fault) {
      return check(try FHIRNodeReader.reading(bytes))
    } catch {
      switch error {
      case .notJSON(let place): return [.notJSON(at: place)]
      case .repeatedName(let name): return [.repeatedName(name)]
      case .nothing(let place): return [.empty(at: place)]
      case .tooDeep: return [.tooDeep]
      }
    }
  }

  private func contentFaults(in entry: FHIRCheckedEntry) -> [FHIRFault] {
    switch entry.type {
    case "QuestionnaireResponse": responseFaults(in: entry)
    case "Observation": observationFaults(in: entry)
    case "DocumentReference": attachmentFaults(in: entry)
    case _: []
    }
  }

  /// A result, or why there is none, or the results that it sums up.
  private func observationFaults(in entry: FHIRCheckedEntry) -> [FHIRFault] {
    let values = entry.resource.names.filter { $0.hasPrefix("value") }
    let hasReason = entry.resource["dataAbsentReason"] != nil
    if values.count > 1 { return [.twoValues(entry.path)] }
    if !values.isEmpty, hasReason { return [.valueAndReason(entry.path)] }
    let isMissing = values.isEmpty && !hasReason && entry.resource["hasMember"] == nil
    return isMissing ? [.noValue(entry.path)] : []
  }
}

/// One entry of a bundle, with how it is called in sentences.
struct FHIRCheckedEntry {
  let node: FHIRNode
  let resource: FHIRNode
  let type: String
  let path: String

  init(_ node: FHIRNode, at place: Int) {
    self.node = node
    resource = node["resource"] ?? .object([:])
    type = resource.text("resourceType") ?? ""
    path = "entry[\(place)].\(type)"
  }

  var tags: [String] {
    (resource["meta"]?.list("tag") ?? []).map {
      "\($0.text("system") ?? "")|\($0.text("code") ?? "")"
    }
  }
}
