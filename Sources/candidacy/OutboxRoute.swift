import Authoring
import ChartExport
import Delivery
import Foundation
import Interview

/// A target and the way there.
struct OutboxRoute {
  let target: Targets.Target
  private let way: Way

  private enum Way {
    case spool(SpoolDelivery)
    case mllp(MLLPDelivery)
    case fhir(FHIRDelivery)
  }

  /// Reads the target's secrets.
  init(to target: Targets.Target, by client: HTTPClient) throws(Failure) {
    self.target = target
    switch target.way {
    case .spool(let folder): way = .spool(SpoolDelivery(folder: folder))
    case .mllp(let host, let port):
      way = .mllp(MLLPDelivery(host: host, port: port, patience: target.patience))
    case .fhir(let address, let access):
      let tokens = AccessTokens(
        try Self.source(access), client: client, now: { Self.seconds() },
        nonce: { UUID().uuidString })
      way = .fhir(
        FHIRDelivery(
          url: try Self.url(address), tokens: tokens, client: client, patience: target.patience,
          now: { Self.seconds() }))
    }
  }

  func deliver(_ payload: [UInt8], of entry: Outbox.Entry) -> DeliveryResult {
    switch way {
    case .mllp(let delivery): return delivery.deliver(payload)
    case .fhir(let delivery): return delivery.deliver(payload)
    case .spool(let delivery):
      // In UTC, so that the same letter has the same name wherever the computer is.
      let date = LocalMoment(entry.queuedAt, minutesFromUTC: 0).minuteText.prefix(10)
      let name = SpoolDelivery.name(
        date: String(date), digest: entry.letter.digest, ending: entry.letter.format.ending)
      return delivery.deliver(payload, as: name, digest: entry.letter.digest)
    }
  }

  private static func seconds() -> Int64 { Timestamp.now().milliseconds / 1000 }

  private static func url(_ text: String) throws(Failure) -> URL {
    guard let url = URL(string: text) else {
      throw .problems("\(text) is no address of a server.")
    }
    return url
  }

  private static func source(
    _ access: Targets.Access
  ) throws(Failure) -> AccessTokens.Source {
    switch access {
    case .open: return .none
    case .token(let file): return .bearer(try secret(in: file))
    case .smart(let client, let keyID, let file, let address, let scope):
      guard let assertion = ClientAssertion(client: client, keyID: keyID, pem: try secret(in: file))
      else {
        throw .problems("\(file) holds no private key of curve P-384 in PEM form.")
      }
      return .smart(assertion, tokenURL: try url(address), scope: scope)
    }
  }

  private static func secret(in file: String) throws(Failure) -> String {
    let text: String
    do {
      text = try String(contentsOfFile: file, encoding: .utf8)
    } catch {
      throw .environment("\(file) cannot be read.")
    }
    let secret = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !secret.isEmpty else { throw .problems("\(file) is empty.") }
    return secret
  }
}

extension Letter.Format {
  /// Of the names of files.
  fileprivate var ending: String {
    switch self {
    case .text: "txt"
    case .fhir: "json"
    case .hl7v2, .mdm: "hl7"
    case .pdf: "pdf"
    }
  }
}
