import TestSupplies
import Testing

@testable import Delivery

@Suite("Sending by MLLP")
struct MLLPDeliveryTests {
  static let message = Array(
    "MSH|^~\\&|CANDIDACY|C|R|R|20261121||ORU^R01|KEY1|P|2.5.1\rPID|1\r".utf8)

  private func acknowledgement(
    _ code: String, of name: String = "KEY1", _ more: String = ""
  ) -> [UInt8] {
    [0x0B] + Array("MSH|^~\\&|R|R|C|C|20261121||ACK|A1|P|2.5.1\rMSA|\(code)|\(name)|\r\(more)".utf8)
      + [0x1C, 0x0D]
  }

  private func result(
    patience: Duration = .seconds(5), _ serve: @escaping @Sendable (Int, Peer) -> Void
  ) throws -> DeliveryResult {
    let listener = try Listener { number, peer in
      peer.readFrame()
      serve(number, peer)
    }
    return MLLPDelivery(host: "127.0.0.1", port: listener.port, patience: patience)
      .deliver(Self.message)
  }

  @Test("The message arrives in one frame, byte for byte, and AA means that it was taken")
  func accepted() throws {
    let listener = try Listener { [answer = acknowledgement("AA")] _, peer in
      peer.readFrame()
      peer.write(answer)
      peer.stay()
    }
    let delivery = MLLPDelivery(host: "localhost", port: listener.port, patience: .seconds(5))
    #expect(delivery.deliver(Self.message) == .delivered(receipt: "AA"))
    #expect(listener.requests(1) == [[0x0B] + Self.message + [0x1C, 0x0D]])
  }

  @Test("AR is a refusal for good, in the receiver's words")
  func rejected() throws {
    let answer = acknowledgement(
      "AR", of: "KEY1", "ERR|||207^Application internal error^HL70357|E||||no\u{1B}[2J such code\r")
    #expect(
      try result { _, peer in peer.write(answer) }
        == .parked(words: "AR: 207^Application internal error^HL70357: no [2J such code"))
  }

  @Test("AE asks for another try, of this message alone", arguments: ["AE", "CE"])
  func error(_ code: String) throws {
    let answer = acknowledgement(code)
    #expect(
      try result { _, peer in peer.write(answer) } == .retry(.init(code, cause: .document)))
  }

  @Test("Without an answer nobody knows, once the time is over")
  func silent() throws {
    let began = ContinuousClock.now
    #expect(
      try result(patience: .milliseconds(300)) { _, peer in peer.stay() }
        == .unknown(reason: "The receiver did not answer in time."))
    #expect(ContinuousClock.now - began < .seconds(3))
  }

  @Test("A connection closed before the answer leaves it unknown")
  func closed() throws {
    #expect(
      try result { _, _ in }
        == .unknown(reason: "The receiver closed the connection without an answer."))
  }

  @Test("A slow answer within the time counts")
  func slow() throws {
    let answer = acknowledgement("AA")
    #expect(
      try result { _, peer in
        peer.pause(0.5)
        peer.write(answer)
      } == .delivered(receipt: "AA"))
  }

  @Test("An answer in single bytes counts")
  func split() throws {
    let answer = acknowledgement("AA")
    #expect(
      try result { _, peer in
        for byte in answer {
          peer.write([byte])
          peer.pause(0.001)
        }
      } == .delivered(receipt: "AA"))
  }

  @Test("An answer to another message counts for nothing")
  func foreign() throws {
    let answer = acknowledgement("AA", of: "SOMEONE-ELSES-ID")
    #expect(
      try result { _, peer in peer.write(answer) }
        == .unknown(reason: "The receiver acknowledged another message."))
  }

  @Test("After a commit the application's answer counts, and without one the commit does")
  func commit() throws {
    let commit = acknowledgement("CA")
    for (code, expected) in [
      ("AA", DeliveryResult.delivered(receipt: "AA")), ("AR", .parked(words: "AR")),
    ] {
      let answer = acknowledgement(code)
      #expect(
        try result { _, peer in
          peer.write(commit)
          peer.pause(0.1)
          peer.write(answer)
        } == expected)
    }
    #expect(try result { _, peer in peer.write(commit) } == .delivered(receipt: "CA"))
  }

  @Test("An answer without its end counts for nothing")
  func partial() throws {
    let answer = acknowledgement("AA")
    #expect(
      try result { _, peer in peer.write(Array(answer.dropLast(2))) }
        == .unknown(reason: "The receiver closed the connection without an answer."))
  }

  @Test(
    "What is no acknowledgement counts for nothing",
    arguments: [
      "HTTP/1.1 400 Bad Request\u{1C}\r", "\u{0B}\u{1C}\r", "\u{0B}MSH|^~\\&|R\r\u{1C}\r",
    ])
  func nonsense(_ answer: String) throws {
    #expect(
      try result { _, peer in peer.write(answer) }
        == .unknown(reason: "The receiver's answer is no acknowledgement."))
  }

  @Test("Nobody there means that nothing was sent")
  func absent() throws {
    let port = try Listener { _, _ in }.port
    #expect(
      MLLPDelivery(host: "127.0.0.1", port: port, patience: .seconds(2)).deliver(Self.message)
        == .retry(
          .init("The connection failed (Connection refused).", cause: .receiver)))
    #expect(
      MLLPDelivery(host: "no.such.host.invalid", port: port, patience: .seconds(2))
        .deliver(Self.message)
        == .retry(.init("The receiver's name is not known.", cause: .receiver)))
  }

  @Test("A message that breaks its frame, or has no number, is never sent")
  func unsendable() {
    let delivery = MLLPDelivery(host: "127.0.0.1", port: 1, patience: .seconds(1))
    #expect(
      delivery.deliver(Self.message + [0x1C])
        == .parked(words: "The message holds a byte that would end its frame."))
    #expect(
      delivery.deliver(Array("MSH|^~\\&|C\r".utf8))
        == .parked(words: "The message has no number to be acknowledged by (MSH-10)."))
    #expect(
      delivery.deliver([])
        == .parked(words: "The message has no number to be acknowledged by (MSH-10)."))
  }
}
