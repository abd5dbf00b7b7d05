import Testing

@testable import TerminalUI

@Suite("A key")
struct KeyTests {
  @Test(
    "is named by its meaning",
    arguments: [
      ("\r", Key.enter), ("\n", .enter), ("\t", .tab), ("\u{8}", .backspace),
      ("\u{7F}", .backspace), ("\u{1B}", .escape), ("\u{3}", .control("C")),
      ("\u{1A}", .control("Z")), ("\u{1C}", .control("\\")), ("\u{13}", .control("S")),
      ("\u{11}", .control("Q")), ("\0", .control("@")), ("7", .character("7")),
      ("ñ", .character("ñ")), ("語", .character("語")),
    ] as [(Unicode.Scalar, Key)])
  func scalars(scalar: Unicode.Scalar, key: Key) {
    #expect(Key(scalar) == key)
  }

  @Test("is no key when it is a control character beyond ASCII")
  func upperControls() {
    #expect(Key("\u{9B}") == nil)
  }
}
