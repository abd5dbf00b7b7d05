import Foundation
import Glibc
import TestSupplies
import Testing

/// Somebody else's FHIR server on this computer, which ends with the test that started it.
final class FHIRServer {
  private let process: Process
  private let port: UInt16

  struct Silent: Error {}

  /// Returns when it answers.
  init(_ validators: FHIRValidators) throws {
    port = try Listener { _, _ in }.port
    process = validators.process(
      "fhir_server.py", ["--port", "\(port)", "--data", validators.folder.path("server")])
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<600 where process.isRunning {
      if exchange("GET", "/metadata")?.isEmpty == false { return }
      Thread.sleep(forTimeInterval: 0.1)
    }
    throw Silent()
  }

  deinit {
    // A gentler signal may be blocked in it, as in the thread that started it.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// What the server says about each entry of a transaction, as `201` or `200`.
  func post(_ bundle: [UInt8]) throws -> [String] {
    let answer = try object("POST", "", bundle)
    return try #require(answer["entry"] as? [[String: Any]]).map { entry in
      let response = entry["response"] as? [String: Any]
      return String((response?["status"] as? String ?? "").prefix(3))
    }
  }

  /// The resources that a search finds.
  func search(_ type: String, _ query: String) throws -> [[String: Any]] {
    let found = try object("GET", "/\(type)?\(query.replacingOccurrences(of: "|", with: "%7C"))")
    return (found["entry"] as? [[String: Any]] ?? [])
      .compactMap { $0["resource"] as? [String: Any] }
  }

  private func object(
    _ method: String, _ path: String, _ body: [UInt8] = []
  ) throws -> [String: Any] {
    let answer = try #require(exchange(method, path, body))
    return try #require(try JSONSerialization.jsonObject(with: answer) as? [String: Any])
  }

  /// The body of the answer; HTTP 1.0, so that it ends where the connection ends.
  private func exchange(_ method: String, _ path: String, _ body: [UInt8] = []) -> Data? {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(connection) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isConnected = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, size) == 0
      }
    }
    guard isConnected else { return nil }
    let head =
      "\(method) /fhir\(path) HTTP/1.0\r\nHost: 127.0.0.1:\(port)\r\n"
      + "Content-Type: application/fhir+json\r\nContent-Length: \(body.count)\r\n\r\n"
    var rest = (Array(head.utf8) + body)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return nil }
      rest = rest.dropFirst(count)
    }
    var answer = Data()
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = recv(connection, &piece, piece.count, 0), count > 0 {
      answer += piece[..<count]
    }
    return answer.range(of: Data("\r\n\r\n".utf8)).map { Data(answer[$0.upperBound...]) }
  }
}
