import Interview
import Testing

@testable import candidacy

/// Hashes of PINs.
@Suite struct PINHashTests {
  @Test("The hash is scrypt as RFC 7914 has it")
  func vector() throws {
    let hash = PINHash(
      salt: Array("SodiumChloride".utf8), hash: Self.sodiumChloride,
      cost: PINHash.Cost(rounds: 16384, blockSize: 8, parallelism: 1))
    #expect(try hash.check("pleaseletmein"))
    #expect(try !hash.check("pleaseletmeix"))
  }

  @Test("Every PIN costs what OWASP asks for")
  func cost() throws {
    #expect(PINHash.Cost.usual == PINHash.Cost(rounds: 131_072, blockSize: 8, parallelism: 1))
    #expect(PINHash.Cost.usual.memory == 134_220_800)
  }

  @Test(
    "A stored cost that is out of all bounds is refused, and nothing breaks",
    arguments: [
      (1 << 18, 8, 1), (1 << 62, 8, 1), (-8, 8, 1), (0, 8, 1), (1, 8, 1), (1000, 8, 1),
      (1024, 0, 1), (1024, -1, 1), (1024, .max, 1), (1024, 8, 0), (1024, 8, .max),
      (1 << 21, 64, 16), (.max, .max, .max), (.min, .min, .min),
    ])
  func absurd(rounds: Int, blockSize: Int, parallelism: Int) throws {
    let hash = PINHash(
      salt: Array(1...16), hash: Array(1...32),
      cost: PINHash.Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism))
    #expect(throws: PINHashFault.unusable) { try hash.check("280417") }
  }

  @Test("A stored salt or hash that is cut short is refused")
  func short() throws {
    let cost = PINHash.Cost(rounds: 16, blockSize: 1, parallelism: 1)
    for (salt, length) in [(0, 32), (7, 32), (65, 32), (16, 0), (16, 15), (16, 65)] {
      let hash = PINHash(
        salt: Array(repeating: 7, count: salt), hash: Array(repeating: 0, count: length),
        cost: cost)
      #expect(throws: PINHashFault.unusable) { try hash.check("280417") }
    }
  }

  /// Of section 12, third vector.
  private static let sodiumChloride: [UInt8] = [
    0x70, 0x23, 0xbd, 0xcb, 0x3a, 0xfd, 0x73, 0x48, 0x46, 0x1c, 0x06, 0xcd, 0x81, 0xfd, 0x38,
    0xeb, 0xfd, 0xa8, 0xfb, 0xba, 0x90, 0x4f, 0x8e, 0x3e, 0xa9, 0xb5, 0x43, 0xf6, 0x54, 0x5d,
    0xa1, 0xf2, 0xd5, 0x43, 0x29, 0x55, 0x61, 0x3f, 0x0f, 0xcf, 0x62, 0xd4, 0x97, 0x05, 0x24,
    0x2a, 0x9a, 0xf9, 0xe6, 0x1e, 0x85, 0xdc, 0x0d, 0x65, 0x1e, 0x40, 0xdf, 0xcf, 0x01, 0x7b,
    0x45, 0x57, 0x58, 0x87,
  ]
}
