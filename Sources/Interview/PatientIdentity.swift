/// Who the patient is, by at least two of three identifiers.
package struct PatientIdentity: Hashable, Sendable {
  /// The clinic's medical record number.
  package let recordNumber: String?
  package let name: String?
  package let birthDate: CalendarDate?

  /// Takes what was typed; an empty text is an identifier that was not given.
  package static func parsing(
    recordNumber: String, name: String, birthDate: String, today: CalendarDate
  ) -> Result<PatientIdentity, IdentityFault> {
    do throws(IdentityFault) {
      let identity = PatientIdentity(
        recordNumber: try Self.recordNumber(recordNumber.trimmed),
        name: try Self.name(name.trimmed),
        birthDate: try Self.birthDate(birthDate.trimmed, today: today))
      guard identity.count >= 2 else { throw .tooFew }
      return .success(identity)
    } catch {
      return .failure(error)
    }
  }

  package init(recordNumber: String?, name: String?, birthDate: CalendarDate?) {
    self.recordNumber = recordNumber
    self.name = name
    self.birthDate = birthDate
  }

  private var count: Int {
    [recordNumber != nil, name != nil, birthDate != nil].filter { $0 }.count
  }
}

/// Why what was typed identifies nobody.
package enum IdentityFault: Error, Hashable, Sendable {
  case tooFew
  case recordNumber
  case name
  case dateForm
  case noSuchDate
  case dateToCome
  case dateTooEarly
}

extension PatientIdentity {
  private static func recordNumber(_ text: String) throws(IdentityFault) -> String? {
    guard !text.isEmpty else { return nil }
    let fits = text.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "-./".unicodeScalars.contains(scalar))
    }
    guard fits, text.count <= 30, text.contains(where: \.isNumber) else { throw .recordNumber }
    return text
  }

  private static func name(_ text: String) throws(IdentityFault) -> String? {
    guard !text.isEmpty else { return nil }
    let fits = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .spaceSeparator, .dashPunctuation:
        true
      // What joins letters is judged by where it stands.
      case _: "'’.,\u{200C}\u{200D}".unicodeScalars.contains(scalar)
      }
    }
    guard fits, TypedText.isClean(text), text.count <= 100, text.filter(\.isLetter).count >= 2
    else { throw .name }
    return text
  }

  private static func birthDate(
    _ text: String, today: CalendarDate
  ) throws(IdentityFault) -> CalendarDate? {
    guard !text.isEmpty else { return nil }
    guard let written = CalendarDate.Written(text) else { throw .dateForm }
    guard let date = written.date else { throw .noSuchDate }
    guard date <= today else { throw .dateToCome }
    guard date.year >= today.year - 130 else { throw .dateTooEarly }
    return date
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
