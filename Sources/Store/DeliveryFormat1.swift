import Foundation
import Interview

/// Format 1 of stored delivery events; never edited once a store was written with it.
struct DeliveryFormat1 {
  let kind: Kind
  let payload: Payload

  enum Kind: String, CaseIterable {
    case queued
    case attempted
    case delivered
    case failed
    case parked
    case released
    case withdrawn
  }

  /// Each kind has its own keys, and `event` refuses a payload that lacks one of them.
  struct Payload: Codable, Hashable {
    var letter: Int?
    var station: String?
    var words: String?
    /// In the place of words, which are empty then.
    var sealedWords: Data?
    var retryAfter: Int64?
    var scope: String?
    var queued: Queued?
  }

  struct Queued: Codable, Hashable {
    var session: String
    var revision: Int
    var edition: String
    var target: String
    var format: String
    var digest: String
  }
}

extension DeliveryFormat1 {
  init(_ event: DeliveryEvent) {
    switch event {
    case .queued(let letter): self.init(.queued, Payload(queued: Queued(letter)))
    case .attempted(let number, let station):
      self.init(.attempted, Payload(letter: number, station: station.text))
    case .delivered(let number, let receipt):
      self.init(.delivered, Payload(letter: number, words: receipt))
    case .failed(let number, let setback):
      self.init(
        .failed,
        Payload(
          letter: number, words: setback.reason, retryAfter: setback.retryAfterMilliseconds,
          scope: setback.scope.rawValue))
    case .parked(let number, let words):
      self.init(.parked, Payload(letter: number, words: words))
    case .released(let number): self.init(.released, Payload(letter: number))
    case .withdrawn(let number): self.init(.withdrawn, Payload(letter: number))
    }
  }

  init(_ kind: Kind, _ payload: Payload) {
    self.kind = kind
    self.payload = payload
  }

  /// The event, or nothing where the payload does not have the parts of its kind.
  var event: DeliveryEvent? {
    if kind == .queued { return payload.queued?.letter.map { .queued($0) } }
    guard let number = payload.letter else { return nil }
    switch kind {
    case .queued: return nil
    case .attempted: return payload.station.map { .attempted(number, Station($0)) }
    case .delivered: return payload.words.map { .delivered(number, receipt: $0) }
    case .failed: return payload.setback.map { .failed(number, $0) }
    case .parked: return payload.words.map { .parked(number, words: $0) }
    case .released: return .released(number)
    case .withdrawn: return .withdrawn(number)
    }
  }
}

extension DeliveryFormat1.Payload {
  fileprivate var setback: DeliveryEvent.Setback? {
    guard let words, let retryAfter,
      let scope = scope.flatMap({ DeliveryEvent.Scope(rawValue: $0) })
    else { return nil }
    return DeliveryEvent.Setback(
      reason: words, retryAfterMilliseconds: retryAfter, scope: scope)
  }
}

extension DeliveryFormat1.Queued {
  fileprivate init(_ letter: Letter) {
    self.init(
      session: letter.session.text, revision: letter.revision, edition: letter.edition.rawValue,
      target: letter.target.text, format: letter.format.rawValue, digest: letter.digest)
  }

  fileprivate var letter: Letter? {
    guard let edition = Letter.Edition(rawValue: edition),
      let format = Letter.Format(rawValue: format)
    else { return nil }
    return Letter(
      session: Session.ID(session), revision: revision, edition: edition,
      target: TargetName(target), format: format, digest: digest)
  }
}
