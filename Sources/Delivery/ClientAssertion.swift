import Crypto
import Foundation

/// Says who asks for a token, signed with the client's own key (ES384).
package struct ClientAssertion: Sendable {
  private let client: String
  private let keyID: String
  private let key: P384.Signing.PrivateKey

  /// SMART Backend Services allows five minutes at most.
  private static let life: Int64 = 240

  /// Nothing where the text holds no private key of curve P-384.
  package init?(client: String, keyID: String, pem: String) {
    do {
      key = try P384.Signing.PrivateKey(pemRepresentation: pem)
    } catch {
      return nil
    }
    self.client = client
    self.keyID = keyID
  }

  /// A JSON Web Token for the server at `url`; `id` is never used twice.
  func text(for url: URL, at now: Int64, id: String) throws(TokenFault) -> String {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let head = try encoder.encode(Head(alg: "ES384", kid: keyID, typ: "JWT"))
      let claims = try encoder.encode(
        Claims(
          aud: url.absoluteString, exp: now + Self.life, iat: now, iss: client, jti: id,
          sub: client))
      let signed = "\(Self.base64(head)).\(Self.base64(claims))"
      let signature = try key.signature(for: Data(signed.utf8))
      return "\(signed).\(Self.base64(signature.rawRepresentation))"
    } catch {
      throw .notSigned
    }
  }

  private struct Head: Encodable {
    let alg: String
    let kid: String
    let typ: String
  }

  private struct Claims: Encodable {
    let aud: String
    let exp: Int64
    let iat: Int64
    let iss: String
    let jti: String
    let sub: String
  }

  /// With the alphabet for URLs, and without padding.
  private static func base64(_ data: Data) -> String {
    data.base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
