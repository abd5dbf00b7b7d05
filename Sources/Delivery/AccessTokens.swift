import Crypto
import Foundation
import Synchronization

/// The token that a server is shown, asked for anew when it has ended.
package final class AccessTokens: Sendable {
  private let source: Source
  private let client: HTTPClient
  private let now: @Sendable () -> Int64
  private let nonce: @Sendable () -> String
  private let held = Mutex<Held?>(nil)

  package enum Source: Sendable {
    case none
    case bearer(String)
    /// SMART Backend Services.
    case smart(ClientAssertion, tokenURL: URL, scope: String)
  }

  private struct Held {
    let token: String
    let ends: Int64
  }

  /// `now` in seconds since 1970; `nonce` gives another text each time.
  package init(
    _ source: Source, client: HTTPClient, now: @escaping @Sendable () -> Int64,
    nonce: @escaping @Sendable () -> String
  ) {
    self.source = source
    self.client = client
    self.now = now
    self.nonce = nonce
  }

  var canBeRenewed: Bool {
    switch source {
    case .none, .bearer: false
    case .smart: true
    }
  }

  func forget() { held.withLock { $0 = nil } }

  func token(until deadline: ContinuousClock.Instant) throws(TokenFault) -> String? {
    switch source {
    case .none: return nil
    case .bearer(let token): return token
    case .smart(let assertion, let url, let scope):
      let now = now()
      // One that ends while the document is on its way is of no use.
      if let held = held.withLock({ $0 }), held.ends > now + 30 { return held.token }
      let grant = try ask(assertion, url, scope, now, until: deadline)
      held.withLock { $0 = Held(token: grant.token, ends: now + grant.seconds) }
      return grant.token
    }
  }

  private func ask(
    _ assertion: ClientAssertion, _ url: URL, _ scope: String, _ now: Int64,
    until deadline: ContinuousClock.Instant
  ) throws(TokenFault) -> (token: String, seconds: Int64) {
    let signed = try assertion.text(for: url, at: now, id: nonce())
    let request = HTTPRequest(
      url: url.absoluteString,
      headers: [
        ("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json"),
      ],
      body: Array(Self.form(scope: scope, assertion: signed).utf8))
    let answer: HTTPAnswer
    do throws(HTTPFault) {
      answer = try client.answer(to: request, until: deadline)
    } catch {
      throw .noAnswer(error)
    }
    guard answer.status == 200 else { throw .refused(status: answer.status) }
    do {
      let grant = try JSONDecoder().decode(Grant.self, from: Data(answer.body))
      return (grant.access_token, grant.expires_in ?? 60)
    } catch {
      throw .notAToken
    }
  }

  /// As RFC 6749 spells it.
  private struct Grant: Decodable {
    let access_token: String
    let expires_in: Int64?
  }

  private static func form(scope: String, assertion: String) -> String {
    [
      ("grant_type", "client_credentials"), ("scope", scope),
      ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
      ("client_assertion", assertion),
    ]
    .map { name, value in "\(name)=\(escaped(value))" }.joined(separator: "&")
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        String(UnicodeScalar(byte))
      case _: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}

/// Why there is no token.
enum TokenFault: Error, Hashable {
  case noAnswer(HTTPFault)
  case refused(status: Int)
  case notAToken
  case notSigned

  var sentence: String {
    switch self {
    case .noAnswer(let fault): "No token: \(fault.sentence)"
    case .refused(let status):
      "No token: the token server answered HTTP \(status). Check client-id, key and scope."
    case .notAToken: "No token: the token server's answer holds none."
    case .notSigned: "No token: the request for one could not be signed."
    }
  }
}
