import Interview
import Testing

struct PINTests {
  @Test(
    "What is not six digits is no PIN",
    arguments: [
      "", "28041", "2804171", " 280417", "280417 ", "28041a", "280 417", "-28041", "+28041",
      "２８０４１７", "٢٨٠٤١٧", "2804\u{31}\u{20E3}7", "28041\n",
    ])
  func notSixDigits(text: String) {
    #expect(throws: PINFault.notSixDigits) { try PIN(text) }
  }

  @Test("A PIN that many people choose is refused, for each of the rules", arguments: commonPINs)
  func common(pins: [String]) {
    for pin in pins {
      #expect(throws: PINFault.tooCommon) { try PIN(pin) }
    }
  }

  static let commonPINs = [
    // One digit.
    (0...9).map { String(repeating: String($0), count: 6) },
    // In steps, past nine too.
    ["012345", "123456", "456789", "567890", "654321", "987654", "210987", "246802", "135791"],
    // A pair or a triple again.
    ["121212", "131313", "696969", "101010", "123123", "321321", "520520", "007007"],
    // Backwards, and in triples.
    ["123321", "159951", "112211", "111222", "000111"],
    // Numbers of two digits, counted.
    ["112233", "998877", "101112", "121314", "010203", "102030", "302010", "131211"],
    // On the keypad.
    [
      "147258", "258369", "258147", "789456", "456123", "159753", "159357", "951753", "147852",
      "123654", "321654", "741852", "963852", "142536", "258085", "147369",
    ],
    // By name.
    ["246810", "135790", "314159", "112358", "192837", "147896", "124578", "100000"],
  ]

  @Test(
    "A PIN with nothing about it is taken as it is",
    arguments: ["280417", "731946", "000713", "123457", "112234", "100011", "147259", "902884"])
  func taken(text: String) throws {
    #expect(try PIN(text).digits == text)
  }

  @Test("Enough are left: of one in a hundred and one that are tried, few are refused")
  func count() {
    let refused = stride(from: 0, to: 1_000_000, by: 101).filter { number in
      let digits = String(number)
      let text = String(repeating: "0", count: 6 - digits.count) + digits
      do {
        _ = try PIN(text)
        return false
      } catch {
        return true
      }
    }
    #expect(10...80 ~= refused.count)
  }
}
