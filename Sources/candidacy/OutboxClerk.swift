import Authoring
import Crypto
import Interview
import Store

/// Queues what every target has to be told of sessions.
final class OutboxClerk {
  /// The bytes that a target gets; throws a `Failure` where it gets none.
  typealias Renderer = (OutboxOrder) throws -> [UInt8]

  private let targets: [Targets.Target]
  private let ledger: OutboxLedger
  private let render: Renderer
  /// What could not be written, each said once.
  private var complaints: [Letter.Key: String] = [:]
  private var unreadable: Set<Session.ID> = []

  init(_ targets: [Targets.Target], _ ledger: OutboxLedger, render: @escaping Renderer) {
    self.targets = targets
    self.ledger = ledger
    self.render = render
  }

  var hasComplaints: Bool { !complaints.isEmpty || !unreadable.isEmpty }

  /// New complaints, in sentences.
  func queue(_ session: StoredSession) throws(StoreError) -> [String] {
    // Nothing is left to be sent, and that was meant.
    if case .destroyed = session.contents { return [] }
    guard let events = session.events else {
      guard unreadable.insert(session.id).inserted else { return [] }
      return ["Ticket \(session.ticket) is not sent: one of its events cannot be read."]
    }
    if Review(events).isVoid {
      try ledger.record { $0.withdrawals(of: session.id) }
    }
    var sentences: [String] = []
    for target in targets {
      guard let order = OutboxOrder(session, for: target, ledger.outbox) else { continue }
      if let sentence = try queue(order) { sentences.append(sentence) }
    }
    return sentences
  }

  private func queue(_ order: OutboxOrder) throws(StoreError) -> String? {
    let payload: [UInt8]
    do {
      payload = try render(order)
    } catch {
      return complain(order, (error as? Failure)?.sentence ?? "It cannot be written.")
    }
    complaints[order.key] = nil
    let digest = Self.hexadecimal(SHA256.hash(data: payload))
    let letter = Letter(
      session: order.session, revision: order.revision, edition: order.edition,
      target: order.target.name, format: order.target.format, digest: digest)
    // The payload first: a letter without one could never be sent.
    try ledger.keep(payload, digest: digest, of: order.session)
    try ledger.record { $0.holds(letter.key) ? [] : [.queued(letter)] }
    return nil
  }

  private func complain(_ order: OutboxOrder, _ sentence: String) -> String? {
    guard complaints.updateValue(sentence, forKey: order.key) != sentence else { return nil }
    return "Ticket \(order.ticket) is not sent to \(order.target.name): \(sentence)"
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
