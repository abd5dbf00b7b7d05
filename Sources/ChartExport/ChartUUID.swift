import Crypto

/// A UUID that a name always gives again: version 5 of RFC 9562, in its namespace of addresses.
package struct ChartUUID: Hashable, Sendable {
  package let text: String

  /// `address` begins with a URL of ours, so that nobody else's names are the same.
  package init(address: String) {
    var hash = Insecure.SHA1()
    hash.update(data: Self.addresses)
    hash.update(data: Array(address.utf8))
    var bytes = Array(hash.finalize().prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text = ""
    for (place, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(place) { text += "-" }
      text += byte.hexText
    }
    self.text = text
  }

  private static let addresses: [UInt8] = [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ]
}

extension UInt8 {
  /// Two lower-case digits.
  fileprivate var hexText: String {
    let digits = String(self, radix: 16)
    return digits.count < 2 ? "0" + digits : digits
  }
}
