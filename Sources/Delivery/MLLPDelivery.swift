/// Sends HL7 messages by MLLP: one connection, one message, one answer.
package struct MLLPDelivery: Sendable {
  private let host: String
  private let port: UInt16
  /// For everything, from looking up the host to the end of the answer.
  private let patience: Duration

  /// How long an application's answer is waited for once the receiver has taken the message.
  private static let afterCommit: Duration = .seconds(2)
  private static let start: UInt8 = 0x0B
  private static let end: [UInt8] = [0x1C, 0x0D]
  private static let answerLimit = 1 << 20

  package init(host: String, port: UInt16, patience: Duration) {
    self.host = host
    self.port = port
    self.patience = patience
  }

  package func deliver(_ message: [UInt8]) -> DeliveryResult {
    guard let name = HL7Segments(message).controlID else {
      return .parked(words: "The message has no number to be acknowledged by (MSH-10).")
    }
    guard !message.contains(Self.start), !message.contains(Self.end[0]) else {
      return .parked(words: "The message holds a byte that would end its frame.")
    }
    let deadline = ContinuousClock.now + patience
    let connection: Connection
    do throws(ConnectionFault) {
      connection = try Connection(to: host, port: port, until: deadline)
    } catch {
      return .retry(.init(error.sentence, cause: .receiver))
    }
    do throws(ConnectionFault) {
      try connection.send([Self.start] + message + Self.end, until: deadline)
      return try answer(to: name, on: connection, until: deadline)
    } catch {
      return .unknown(reason: error.sentence)
    }
  }

  private func answer(
    to name: String, on connection: Connection, until deadline: ContinuousClock.Instant
  ) throws(ConnectionFault) -> DeliveryResult {
    var buffer: [UInt8] = []
    guard let first = try acknowledgement(on: connection, &buffer, until: deadline) else {
      return .unknown(reason: "The receiver's answer is no acknowledgement.")
    }
    guard first.isCommit, first.answers(name) else { return first.result(for: name) }
    do throws(ConnectionFault) {
      let patience = min(deadline, .now + Self.afterCommit)
      let second = try acknowledgement(on: connection, &buffer, until: patience)
      guard let second, second.answers(name) else { return first.result(for: name) }
      return second.result(for: name)
    } catch {
      // The receiver owes no more than that it has taken the message.
      return first.result(for: name)
    }
  }

  /// Nothing where something else than a frame comes.
  private func acknowledgement(
    on connection: Connection, _ buffer: inout [UInt8], until deadline: ContinuousClock.Instant
  ) throws(ConnectionFault) -> MLLPAcknowledgement? {
    while true {
      if let end = buffer.firstRange(of: Self.end) {
        let frame = buffer[..<end.lowerBound]
        buffer.removeSubrange(..<end.upperBound)
        guard frame.first == Self.start else { return nil }
        return MLLPAcknowledgement(HL7Segments(Array(frame.dropFirst())))
      }
      guard buffer.count < Self.answerLimit else { return nil }
      buffer += try connection.receive(until: deadline)
    }
  }
}

extension [UInt8] {
  fileprivate func firstRange(of pattern: [UInt8]) -> Range<Int>? {
    indices.first { self[$0...].starts(with: pattern) }.map { $0..<($0 + pattern.count) }
  }
}
