import Interview

/// What each kind of field looks like, delimiters and all.
package enum HL7Fields {
  /// The form that a text should have and has not.
  static func form(_ content: HL7Shape.Content, isMissedBy text: Substring) -> HL7Fault.Form? {
    switch content {
    case .oneOf, .value: nil
    case .leaf: text.isLeaf ? nil : .text
    case .count: isCount(text) ? nil : .count
    case .time: isTime(text) ? nil : .time
    case .date: isDate(text) ? nil : .date
    case .code: isCode(text) ? nil : .code
    case .entity: isPair(text) ? nil : .entity
    case .language: isPair(text) ? nil : .language
    case .patientNumber: isPatientNumber(text) ? nil : .patientNumber
    case .name: isName(text) ? nil : .name
    case .signer: isSigner(text) ? nil : .signer
    case .controlID: isControlID(text) ? nil : .controlID
    }
  }

  static func isCount(_ text: Substring) -> Bool {
    text.utf8.allSatisfy(\.isDigit) && text.utf8.count <= 4 && text.first != "0"
  }

  static func isNumber(_ text: Substring) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text
    let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
    return halves.count <= 2 && halves.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }
  }

  static func isDate(_ text: Substring) -> Bool {
    guard text.utf8.count == 8, text.utf8.allSatisfy(\.isDigit) else { return false }
    return CalendarDate("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))") != nil
  }

  static func isTime(_ text: Substring) -> Bool {
    let clock = text.dropFirst(8)
    let zone = clock.dropFirst(6)
    guard text.utf8.count == 19, isDate(text.prefix(8)), clock.prefix(6).utf8.allSatisfy(\.isDigit),
      zone.first == "+" || zone.first == "-", zone.dropFirst().utf8.allSatisfy(\.isDigit)
    else { return false }
    return clock.prefix(2) < "24" && clock.dropFirst(2).prefix(2) < "60"
      && clock.dropFirst(4).prefix(2) < "60" && zone.dropFirst().prefix(2) < "15"
      && zone.suffix(2) < "60"
  }

  package static let systems: Set<Substring> = ["L", "LN", "I10", "UCUM", "HL70136"]

  /// One triplet, or two.
  static func isCode(_ text: Substring) -> Bool {
    let parts = text.components
    guard parts.count == 3 || parts.count == 6, parts.allSatisfy({ !$0.isEmpty && $0.isLeaf })
    else { return false }
    let named = stride(from: 2, to: parts.count, by: 3).allSatisfy { systems.contains(parts[$0]) }
    return named && (parts[2] != "HL70136" || parts[0] == "Y" || parts[0] == "N")
  }

  private static func isPair(_ text: Substring) -> Bool {
    let parts = text.components
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.isLeaf }
  }

  /// `number^^^authority&oid&ISO^type`
  private static func isPatientNumber(_ text: Substring) -> Bool {
    let parts = text.components
    guard parts.count == 5, !parts[0].isEmpty, parts[0].isLeaf, parts[1].isEmpty, parts[2].isEmpty
    else { return false }
    let authority = parts[3].unicodeScalars
      .split(separator: "&", omittingEmptySubsequences: false).map { Substring($0) }
    guard authority.allSatisfy({ !$0.isEmpty && $0.isLeaf }) else { return false }
    let isKnown =
      authority.count == 1
      || authority.count == 3 && authority[2] == "ISO" && isOID(authority[1])
    return isKnown && (2...5).contains(parts[4].utf8.count)
      && parts[4].utf8.allSatisfy { 0x41...0x5A ~= $0 }
  }

  /// Numbers with points between them, as the standard of OIDs wants them.
  package static func isOID(_ text: Substring) -> Bool {
    let arcs = text.split(separator: ".", omittingEmptySubsequences: false)
    guard arcs.count >= 2, let first = arcs.first, ["0", "1", "2"].contains(first) else {
      return false
    }
    return arcs.allSatisfy { arc in
      !arc.isEmpty && arc.utf8.allSatisfy(\.isDigit) && (arc == "0" || arc.first != "0")
    }
  }

  private static func isName(_ text: Substring) -> Bool {
    let parts = text.components
    guard parts.count == 7, parts.allSatisfy(\.isLeaf) else { return false }
    let isNamed = !parts[0].isEmpty && parts[6] == "L"
    let isUnknown = parts.prefix(6).allSatisfy(\.isEmpty) && parts[6] == "U"
    return (isNamed || isUnknown) && parts[3...5].allSatisfy(\.isEmpty)
  }

  private static func isSigner(_ text: Substring) -> Bool {
    let parts = text.components
    return parts.count == 15 && parts.allSatisfy(\.isLeaf) && !parts[0].isEmpty
      && !parts[1].isEmpty && parts[4...13].allSatisfy(\.isEmpty) && isTime(parts[14])
  }

  private static func isControlID(_ text: Substring) -> Bool {
    text.utf8.count == 20 && text.utf8.allSatisfy { 0x41...0x5A ~= $0 || 0x32...0x37 ~= $0 }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { 0x30...0x39 ~= self }
}
