import TestSupplies
import Testing

@testable import Delivery

@Suite("Posting through the program curl")
struct HTTPClientTests {
  private func answer(
    _ request: HTTPRequest, within seconds: Double = 5
  ) -> Result<HTTPAnswer, HTTPFault> {
    do throws(HTTPFault) {
      return .success(
        try HTTPClient().answer(to: request, until: ContinuousClock.now + .seconds(seconds)))
    } catch {
      return .failure(error)
    }
  }

  @Test("Whatever a header or an address holds stays on its line of curl's settings")
  func settings() {
    let request = HTTPRequest(
      url: "http://a.example/\"x\"?{1,2}[3-4]",
      headers: [("Authorization", "Bearer a\"b\\c\r\nurl = \"http://b.example\"")], body: [])
    #expect(
      String(decoding: HTTPClient.settings(of: request), as: UTF8.self) == #"""
        silent
        globoff
        suppress-connect-headers
        proto = "=http,https"
        request = "POST"
        data-binary = "@-"
        write-out = "%{stderr}%{http_code} %header{retry-after}"
        header = "Expect:"
        url = "http://a.example/\"x\"?{1,2}[3-4]"
        header = "Authorization: Bearer a\"b\\c  url = \"http://b.example\""

        """#)
  }

  @Test("Bytes of every kind and two million of them arrive as they are, and so does the answer")
  func bytes() throws {
    let body = (0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    let listener = try Listener { _, peer in
      peer.readRequest()
      peer.write("HTTP/1.1 202 Taken\r\nRetry-After: 7 8\r\nContent-Length: 4\r\n\r\n\0\u{7F}\r\n")
    }
    let request = HTTPRequest(
      url: "http://127.0.0.1:\(listener.port)/x", headers: [("A", "b c")], body: body)
    #expect(
      answer(request)
        == .success(HTTPAnswer(status: 202, retryAfter: "7 8", body: [0, 0x7F, 0x0D, 0x0A])))
    #expect(try #require(listener.requests(1).first).suffix(body.count) == body[...])
  }

  @Test("Neither an empty nor a broken head is an answer")
  func heads() {
    #expect(HTTPAnswer(head: "", body: []) == nil)
    #expect(HTTPAnswer(head: "000 ", body: []) == nil)
    #expect(
      HTTPAnswer(head: "503 ", body: [1]) == HTTPAnswer(status: 503, retryAfter: nil, body: [1]))
  }

  @Test("A deadline that has passed starts nothing")
  func late() throws {
    let listener = try Listener { _, peer in peer.readRequest() }
    let request = HTTPRequest(
      url: "http://127.0.0.1:\(listener.port)/", headers: [], body: [])
    #expect(answer(request, within: -1) == .failure(.deadline))
  }

  @Test("Only what curl says before it sends anything is known not to have arrived")
  func codes() {
    #expect(HTTPFault(curl: 0) == nil)
    let faults: [(Int32, HTTPFault)] = [
      (6, .unreachable), (7, .unreachable), (60, .untrusted), (28, .deadline), (52, .broken),
      (56, .broken), (137, .broken),
    ]
    for (code, fault) in faults { #expect(HTTPFault(curl: code) == fault) }
    for fault in [HTTPFault.unreachable, .untrusted, .noCurl, .notStarted] {
      #expect(fault.isBeforeSending)
    }
    for fault in [HTTPFault.deadline, .broken, .tooLong] { #expect(!fault.isBeforeSending) }
  }
}
