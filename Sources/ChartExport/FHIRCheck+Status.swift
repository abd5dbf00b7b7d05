import Crypto
import Foundation

extension FHIRCheck {
  /// All resources of one session are as final as one another, and say so in the same tags.
  func statusFaults(in entries: [FHIRCheckedEntry]) -> [FHIRFault] {
    let own = entries.filter { !["Patient", "Device"].contains($0.type) }
    var faults = ["QuestionnaireResponse", "DocumentReference", "Provenance", "GuidanceResponse"]
      .filter { type in own.filter { $0.type == type }.count != 1 }
      .map { FHIRFault.missing("Bundle.entry.\($0)") }
    guard let first = own.first else { return faults }
    for entry in own where entry.tags != first.tags || entry.tags.count < 3 {
      faults.append(.wrongTag(entry.path))
    }
    let status = addresses.finality
    guard let tag = first.tags.first(where: { $0.hasPrefix("\(status)|") }),
      let told = ChartStatus(rawValue: String(tag.dropFirst(status.count + 1)))
    else { return faults + [.wrongTag(first.path)] }
    return faults
      + own.filter { !isRight($0, as: told) }.map { .mixedStatus("\($0.path).status") }
  }

  private func isRight(_ entry: FHIRCheckedEntry, as told: ChartStatus) -> Bool {
    let status = entry.resource.text("status")
    let method = entry.node["request"]?.text("method")
    let isVoid = told == .void
    let changes = told == .void || told == .preliminary
    guard method == (changes ? "PUT" : "POST") else { return false }
    switch entry.type {
    case "Observation": return status == result(told)
    case "DocumentReference":
      return status == (isVoid ? "entered-in-error" : "current")
        && entry.resource.text("docStatus") == result(told)
        && (told == .amended) == (entry.resource["relatesTo"] != nil)
    case "QuestionnaireResponse":
      switch told {
      case .preliminary: return status != "entered-in-error"
      case .final: return status == "completed"
      case .amended: return status == "amended"
      case .void: return status == "entered-in-error"
      }
    case "GuidanceResponse", "DetectedIssue": return isVoid == (status == "entered-in-error")
    case _: return true
    }
  }

  private func result(_ status: ChartStatus) -> String {
    switch status {
    case .preliminary: "preliminary"
    case .final: "final"
    case .amended: "amended"
    case .void: "entered-in-error"
    }
  }

  /// What is attached is what it says, as long as it says, and what its digests say.
  func attachmentFaults(in entry: FHIRCheckedEntry) -> [FHIRFault] {
    let digests = FHIRNode.list(entry.resource["identifier"])
      .filter { $0.text("system") == addresses.identifiers("sha256") }
      .compactMap { $0.text("value") }
    return entry.resource.list("content").enumerated().compactMap { place, content in
      guard let attachment = content["attachment"],
        let data = Data(base64Encoded: attachment.text("data") ?? ""), !data.isEmpty,
        attachment.text("contentType") != "application/pdf" || data.starts(with: "%PDF-".utf8),
        attachment["size"] == .number(String(data.count)),
        attachment.text("hash") == Array(Insecure.SHA1.hash(data: data)).base64Text,
        digests.contains(Array(data).sha256Text)
      else { return .wrongAttachment("\(entry.path).content[\(place)].attachment") }
      return nil
    }
  }
}

extension Array where Element == UInt8 {
  /// In hexadecimal.
  var sha256Text: String {
    SHA256.hash(data: self).reduce(into: "") { text, byte in
      let digits = String(byte, radix: 16)
      text += digits.count < 2 ? "0\(digits)" : digits
    }
  }
}
