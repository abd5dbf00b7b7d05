import Crypto
import Interview

/// Whether an export for analysis may say who the patient is.
package enum Privacy: Sendable {
  case identified
  case deidentified(Deidentification)
}

/// What Safe Harbor (45 CFR 164.514(b)(2)) leaves of a session, under one key for one export.
package struct Deidentification: Sendable {
  private let key: SymmetricKey

  package static let keyLength = 32
  package static let oldestAge = 89

  /// Takes a key that is drawn for this export and kept nowhere; nothing where it is too short.
  package init?(key: some Sequence<UInt8>) {
    let bytes = Array(key)
    guard bytes.count >= Self.keyLength else { return nil }
    self.key = SymmetricKey(data: bytes)
  }

  /// Draws a key.
  package init(random generator: inout some RandomNumberGenerator) {
    key = SymmetricKey(
      data: (0..<Self.keyLength).map { _ in
        UInt8.random(in: .min ... .max, using: &generator)
      })
  }

  /// Stands for a session in all files of one export, and in no other.
  package func rowName(of session: Session.ID) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Array(session.text.utf8), using: key)
    return code.prefix(Self.rowNameLength / 2).map(\.twoDigits).joined()
  }

  static let rowNameLength = 24
}

extension Deidentification {
  /// What may be told of the numbers that a question takes.
  enum NumberRule: Hashable, Sendable {
    case told
    /// It counts years, so that those over 89 are one group.
    case agesGrouped
    /// Five digits can be a postal code, and more a telephone or record number.
    case leftOut
  }

  static func rule(for item: Item) -> NumberRule {
    switch item.kind {
    case .one, .oneOfPicked, .many, .text: .told
    case .scale(let scale): scale.range.upperBound < 10_000 ? .told : .leftOut
    case .number(let limits):
      if limits.range.upperBound >= 10_000 {
        .leftOut
      } else {
        yearWords.contains(limits.unit.lowercased()) ? .agesGrouped : .told
      }
    }
  }

  private static let yearWords: Set<String> = [
    "a", "y", "yr", "yr.", "yrs", "yrs.", "year", "years", "año", "años",
  ]
}

extension Privacy.Word {
  /// Whether this number may stand in an export.
  func tells(_ number: Double, of item: Item) -> Bool {
    switch self {
    case .identified: true
    case .deidentified:
      switch Deidentification.rule(for: item) {
      case .told: true
      case .agesGrouped: number <= Double(Deidentification.oldestAge)
      case .leftOut: false
      }
    }
  }
}

extension UInt8 {
  fileprivate var twoDigits: String {
    (self < 16 ? "0" : "") + String(self, radix: 16)
  }
}
