import Crypto
import Foundation
import Synchronization
import TestSupplies
import Testing

@testable import Delivery

@Suite("Asking for a token, as SMART Backend Services does")
struct AccessTokensTests {
  private static let key = P384.Signing.PrivateKey()

  /// A token server and a FHIR server in one, which takes only the last token it gave.
  private final class Clinic: Sendable {
    private let assertions = Mutex<[String]>([])
    private let posts = Mutex<[Int]>([])
    private let valid = Mutex<String?>(nil)

    func serve(_ peer: Peer) {
      peer.readRequest()
      let request = String(decoding: peer.seen, as: UTF8.self)
      if request.hasPrefix("POST /token ") {
        let number = assertions.withLock { all in
          all.append(request)
          return all.count
        }
        valid.withLock { $0 = "t\(number)" }
        peer.answer("200 OK", [], #"{"access_token":"t\#(number)","expires_in":300}"#)
        return
      }
      let token = valid.withLock { $0 }
      let isRight = token.map { request.contains("Authorization: Bearer \($0)\r\n") } ?? false
      posts.withLock { $0.append(isRight ? 200 : 401) }
      peer.answer(isRight ? "200 OK" : "401 Unauthorized")
    }

    func revoke() { valid.withLock { $0 = "none" } }

    var asked: [String] { assertions.withLock { $0 } }
    var answered: [Int] { posts.withLock { $0 } }
  }

  private func delivery(to port: UInt16, at now: @escaping @Sendable () -> Int64) throws
    -> FHIRDelivery
  {
    let client = HTTPClient()
    let assertion = try #require(
      ClientAssertion(client: "candidacy", keyID: "k1", pem: Self.key.pemRepresentation))
    let tokens = AccessTokens(
      .smart(
        assertion, tokenURL: try #require(URL(string: "http://127.0.0.1:\(port)/token")),
        scope: "system/*.*"), client: client, now: now, nonce: { UUID().uuidString })
    return FHIRDelivery(
      url: try #require(URL(string: "http://127.0.0.1:\(port)/fhir")), tokens: tokens,
      client: client, patience: .seconds(5), now: now)
  }

  @Test("One token serves until shortly before its end, and a refused one is renewed once")
  func renewal() throws {
    let clinic = Clinic()
    let listener = try Listener { _, peer in clinic.serve(peer) }
    let now = Now(clock: 1000)
    let delivery = try delivery(to: listener.port, at: { now.value })
    #expect(delivery.deliver([]) == .delivered(receipt: "HTTP 200"))
    now.set(1260)
    #expect(delivery.deliver([]) == .delivered(receipt: "HTTP 200"))
    #expect(clinic.asked.count == 1)
    now.set(1275)
    #expect(delivery.deliver([]) == .delivered(receipt: "HTTP 200"))
    #expect(clinic.asked.count == 2)
    clinic.revoke()
    #expect(delivery.deliver([]) == .delivered(receipt: "HTTP 200"))
    #expect(clinic.asked.count == 3)
    #expect(clinic.answered == [200, 200, 200, 401, 200])
  }

  @Test(
    "The request is signed by the client's key, ends within five minutes, and is never the same")
  func assertion() throws {
    let clinic = Clinic()
    let listener = try Listener { _, peer in clinic.serve(peer) }
    let now = Now(clock: 1000)
    let delivery = try delivery(to: listener.port, at: { now.value })
    _ = delivery.deliver([])
    now.set(5000)
    _ = delivery.deliver([])
    var names: Set<String> = []
    for (request, moment) in zip(clinic.asked, [1000, 5000]) {
      let body = try #require(request.components(separatedBy: "\r\n\r\n").last)
      #expect(
        body.hasPrefix(
          "grant_type=client_credentials&scope=system%2F%2A.%2A&client_assertion_type="
            + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion="))
      let parts = try #require(body.split(separator: "=").last).split(separator: ".")
      let head = try object(parts[0])
      #expect(head as? [String: String] == ["alg": "ES384", "kid": "k1", "typ": "JWT"])
      let claims = try object(parts[1])
      #expect(claims["iss"] as? String == "candidacy")
      #expect(claims["sub"] as? String == "candidacy")
      #expect(claims["aud"] as? String == "http://127.0.0.1:\(listener.port)/token")
      #expect(claims["iat"] as? Int == moment)
      #expect(claims["exp"] as? Int == moment + 240)
      names.insert(try #require(claims["jti"] as? String))
      let signature = try P384.Signing.ECDSASignature(rawRepresentation: decoded(parts[2]))
      #expect(
        Self.key.publicKey.isValidSignature(
          signature, for: Data("\(parts[0]).\(parts[1])".utf8)))
    }
    #expect(names.count == 2)
  }

  @Test("Without a token nothing is sent, and the reason does not tell the secret")
  func refused() throws {
    let listener = try Listener { _, peer in
      peer.readRequest()
      peer.answer("400 Bad", [], "candidacy is unknown")
    }
    #expect(
      try delivery(to: listener.port, at: { 0 }).deliver([])
        == .retry(
          .init(
            "No token: the token server answered HTTP 400. Check client-id, key and scope.",
            cause: .receiver)))
  }

  @Test("A text without a P-384 key is no key")
  func noKey() {
    #expect(ClientAssertion(client: "c", keyID: "k", pem: "nonsense") == nil)
    #expect(
      ClientAssertion(
        client: "c", keyID: "k", pem: P256.Signing.PrivateKey().pemRepresentation) == nil)
  }

  private func decoded(_ text: Substring) throws -> Data {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - plain.count % 4) % 4)
    return try #require(Data(base64Encoded: plain + padding))
  }

  private func object(_ text: Substring) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: decoded(text)) as? [String: Any])
  }
}

/// A clock that a test sets.
private final class Now: Sendable {
  private let held: Mutex<Int64>

  init(clock: Int64) {
    held = Mutex(clock)
  }

  var value: Int64 { held.withLock { $0 } }

  func set(_ value: Int64) { held.withLock { $0 = value } }
}
