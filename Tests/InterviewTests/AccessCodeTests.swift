import Interview
import Testing

struct AccessCodeTests {
  @Test(
    "A code is read with or without the gaps that people make",
    arguments: ["042917", "042 917", " 04 29 17 ", "042-917"])
  func reading(text: String) throws {
    let code = try #require(AccessCode(text))
    #expect(code.digits == "042917")
    #expect(code.shown == "042 917")
  }

  @Test(
    "Anything but six digits is no code",
    arguments: ["", "04291", "0429170", "04291x", "042.917", "０４２９１７", "042\t917"])
  func noCode(text: String) {
    #expect(AccessCode(text) == nil)
  }

  @Test("A random code is a code, and all digits turn up at every place")
  func random() throws {
    var generator = SystemRandomNumberGenerator()
    let codes = (0..<2000).map { _ in AccessCode(random: &generator) }
    for code in codes { #expect(AccessCode(code.digits) == code) }
    for place in 0..<AccessCode.length {
      #expect(Set(codes.map { Array($0.digits)[place] }).count == 10)
    }
  }

  @Test("The generator alone decides about a code")
  func repeatable() {
    var first = Ladder()
    var second = Ladder()
    #expect(AccessCode(random: &first) == AccessCode(random: &second))
  }
}

private struct Ladder: RandomNumberGenerator {
  private var rung: UInt64 = 0

  mutating func next() -> UInt64 {
    rung &+= 0x9E37_79B9_7F4A_7C15
    return rung
  }
}
