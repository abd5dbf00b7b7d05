import Crypto
import Foundation
import TestSupplies
import Testing

@testable import Delivery

@Suite("Posting to a FHIR server")
struct FHIRDeliveryTests {
  static let bundle = #"{"resourceType":"Bundle","type":"transaction"}"#

  private func delivery(
    to port: UInt16, _ source: AccessTokens.Source = .none, patience: Duration = .seconds(5)
  ) throws -> FHIRDelivery {
    let client = HTTPClient()
    return FHIRDelivery(
      url: try #require(URL(string: "http://127.0.0.1:\(port)/fhir")),
      tokens: AccessTokens(source, client: client, now: { 1000 }, nonce: { UUID().uuidString }),
      client: client, patience: patience, now: { 784_111_777 })
  }

  private func result(
    patience: Duration = .seconds(5), _ serve: @escaping @Sendable (Peer) -> Void
  ) throws -> DeliveryResult {
    let listener = try Listener { _, peer in
      peer.readRequest()
      serve(peer)
    }
    return try delivery(to: listener.port, patience: patience).deliver(Array(Self.bundle.utf8))
  }

  @Test("The Bundle arrives by POST as it is, with the token, and any 2xx means it was taken")
  func accepted() throws {
    let listener = try Listener { _, peer in
      peer.readRequest()
      peer.answer("201 Created", [], #"{"entry":[{"response":{"status":"201 Created"}}]}"#)
    }
    let delivery = try delivery(to: listener.port, .bearer("secret"))
    #expect(delivery.deliver(Array(Self.bundle.utf8)) == .delivered(receipt: "HTTP 201"))
    let request = String(decoding: try #require(listener.requests(1).first), as: UTF8.self)
    #expect(request.hasPrefix("POST /fhir HTTP/1.1\r\n"))
    #expect(request.hasSuffix("\r\n\r\n" + Self.bundle))
    #expect(request.contains("Authorization: Bearer secret\r\n"))
    #expect(request.contains("Content-Type: application/fhir+json; charset=utf-8\r\n"))
  }

  @Test("A refusal comes in the words of the server's OperationOutcome")
  func refused() throws {
    let outcome = #"""
      {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid",
      "diagnostics":"Observation.code:\n minimum required = 1"},{"code":"value","details":
      {"text":"no such code"}}]}
      """#
    for status in ["400 Bad Request", "422 Unprocessable", "412 Precondition Failed"] {
      #expect(
        try result { $0.answer(status, [], outcome) }
          == .parked(
            words: "HTTP \(status.prefix(3)): invalid: Observation.code: minimum required = 1; "
              + "value: no such code"))
    }
    #expect(
      try result { $0.answer("400 Bad Request", [], "<html>no</html>") }
        == .parked(words: "HTTP 400: <html>no</html>"))
  }

  @Test("An entry that was not taken is a refusal, whatever the status of the whole")
  func half() throws {
    let body = #"{"entry":[{"response":{"status":"201"}},{"response":{"status":"422 no"}}]}"#
    #expect(try result { $0.answer("200 OK", [], body) } == .parked(words: "HTTP 200: 422 no"))
  }

  @Test("A busy server is asked again when it says so, in seconds or at a date")
  func busy() throws {
    #expect(
      try result { $0.answer("429 Too Many", ["Retry-After: 90"]) }
        == .retry(
          .init("The server answered HTTP 429.", cause: .receiver, after: .seconds(90))))
    #expect(
      try result {
        $0.answer("503 Busy", ["Retry-After: Sun, 06 Nov 1994 08:50:37 GMT"])
      }
        == .retry(
          .init("The server answered HTTP 503.", cause: .receiver, after: .seconds(60))))
    #expect(
      try result { $0.answer("503 Busy", ["Retry-After: soon"]) }
        == .retry(.init("The server answered HTTP 503.", cause: .receiver)))
  }

  @Test("A fault that may lie in the document holds back that document alone")
  func fault() throws {
    #expect(
      try result { $0.answer("500 Oops") }
        == .retry(.init("The server answered HTTP 500.", cause: .document)))
  }

  @Test(
    "A wrong address or missing rights hold back all of them",
    arguments: ["401 Who", "403 No", "404 Where", "302 Elsewhere"])
  func misdirected(_ status: String) throws {
    let place = status.hasPrefix("302") ? ["Location: http://127.0.0.1:1/"] : []
    #expect(
      try result { $0.answer(status, place) }
        == .retry(
          .init(
            "The server answered HTTP \(status.prefix(3)): check the target's url and rights.",
            cause: .receiver)))
  }

  @Test("A patient whom the server does not know yet holds back that document alone")
  func unknownPatient() throws {
    let outcome = #"{"issue":[{"code":"not-found","diagnostics":"no match for Patient"}]}"#
    #expect(
      try result { $0.answer("404 Not Found", [], outcome) }
        == .retry(.init("HTTP 404: not-found: no match for Patient", cause: .document)))
  }

  @Test("A cut connection leaves it unknown")
  func cut() throws {
    #expect(
      try result { $0.write("HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{") }
        == .unknown(reason: HTTPFault.broken.sentence))
    #expect(try result { _ in } == .unknown(reason: HTTPFault.broken.sentence))
  }

  @Test("A server that is silent, or drips, is given up in time")
  func deadline() throws {
    for drips in [false, true] {
      let began = ContinuousClock.now
      let result = try result(patience: .milliseconds(700)) { peer in
        guard drips else { return peer.stay() }
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n")
        for _ in 0..<30 {
          peer.write(" ")
          peer.pause(0.1)
        }
      }
      #expect(result == .unknown(reason: "The server did not answer in time."))
      #expect(ContinuousClock.now - began < .seconds(2.5))
    }
  }

  @Test("Nobody there means that nothing was sent")
  func absent() throws {
    let port = try Listener { _, _ in }.port
    #expect(
      try delivery(to: port).deliver([])
        == .retry(.init("The server cannot be reached.", cause: .receiver)))
  }

  @Test("An answer that never ends is not kept")
  func flood() throws {
    let result = try result { peer in
      peer.write("HTTP/1.1 200 OK\r\n\r\n")
      for _ in 0..<200 { peer.write([UInt8](repeating: 0x20, count: 1 << 16)) }
    }
    #expect(result == .unknown(reason: "The server's answer is too long."))
  }
}
