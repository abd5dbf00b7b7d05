import Foundation
import Glibc
import Synchronization

/// A server on this computer whose answers a test scripts, one connection after the other.
package final class Listener: Sendable {
  package let port: UInt16
  private let descriptor: Int32
  private let record = Record()

  private final class Record: Sendable {
    let requests = Mutex<[[UInt8]]>([])
    let isOver = Mutex(false)
  }

  package struct Broken: Error {
    package let code = errno
  }

  /// `serve` gets the number of the connection, counted from 1.
  package init(_ serve: @escaping @Sendable (Int, Peer) -> Void) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, $0, &size) == 0
      }
    }
    guard isBound else { throw Broken() }
    self.descriptor = descriptor
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [record] in
      var count = 0
      // Closed by nobody but this thread: the number of a closed one soon means another's socket.
      defer { close(descriptor) }
      while !record.isOver.withLock({ $0 }) {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else { continue }
        count += 1
        let peer = Peer(connection)
        serve(count, peer)
        peer.end()
        record.requests.withLock { $0.append(peer.seen) }
      }
    }
  }

  deinit {
    record.isOver.withLock { isOver in
      isOver = true
      shutdown(descriptor, Int32(SHUT_RDWR))
    }
  }

  /// What came in on the first connections that are over, once there are so many of them.
  package func requests(_ count: Int) -> [[UInt8]] {
    for _ in 0..<500 {
      let requests = record.requests.withLock { $0 }
      if requests.count >= count { return requests }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return record.requests.withLock { $0 }
  }
}

/// The other end of one connection.
package final class Peer: @unchecked Sendable {
  private let descriptor: Int32
  package private(set) var seen: [UInt8] = []

  fileprivate init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Reads until `isWhole`, or until the other end is closed.
  package func read(until isWhole: ([UInt8]) -> Bool) {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while !isWhole(seen) {
      let count = recv(descriptor, &piece, piece.count, 0)
      guard count > 0 else { return }
      seen += piece[..<count]
    }
  }

  package func write(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes {
      send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }

  package func write(_ text: String) { write(Array(text.utf8)) }

  package func pause(_ seconds: Double) { Thread.sleep(forTimeInterval: seconds) }

  package func end() { close(descriptor) }
}

extension Peer {
  package func readFrame() { read { $0.suffix(2) == [0x1C, 0x0D] } }

  /// Reads one HTTP request with its body.
  package func readRequest() {
    read { bytes in
      guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return false }
      let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      let length = head.lowercased().split(separator: "\r\n")
        .first { $0.hasPrefix("content-length:") }
        .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
      return bytes.count - end.upperBound >= length ?? 0
    }
  }

  package func answer(_ status: String, _ headers: [String] = [], _ body: String = "") {
    let head = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"]
    write((head + headers).joined(separator: "\r\n") + "\r\n\r\n" + body)
  }

  /// Keeps the connection until the other end gives up.
  package func stay() { read { _ in false } }
}
