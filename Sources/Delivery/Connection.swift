import Glibc

/// A TCP connection whose every step ends at a deadline.
final class Connection {
  private let descriptor: Int32

  /// Tries every address of the host, one after the other.
  init(
    to host: String, port: UInt16, until deadline: ContinuousClock.Instant
  ) throws(ConnectionFault) {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &list) == 0 else { throw .unknownHost }
    defer { freeaddrinfo(list) }
    var fault = ConnectionFault.unknownHost
    var next = list
    while let address = next?.pointee {
      do throws(ConnectionFault) {
        descriptor = try Self.connected(to: address, until: deadline)
        return
      } catch {
        fault = error
      }
      next = address.ai_next
    }
    throw fault
  }

  deinit { close(descriptor) }

  private static func connected(
    to address: addrinfo, until deadline: ContinuousClock.Instant
  ) throws(ConnectionFault) -> Int32 {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(address.ai_family, kind, 0)
    guard descriptor >= 0 else { throw .last() }
    do throws(ConnectionFault) {
      if connect(descriptor, address.ai_addr, address.ai_addrlen) != 0 {
        guard errno == EINPROGRESS else { throw ConnectionFault.last() }
        try wait(descriptor, for: Int16(POLLOUT), until: deadline)
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) == 0 else {
          throw ConnectionFault.last()
        }
        guard code == 0 else { throw ConnectionFault.system(code) }
      }
    } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }

  func send(
    _ bytes: [UInt8], until deadline: ContinuousClock.Instant
  ) throws(ConnectionFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        try Self.wait(descriptor, for: Int16(POLLOUT), until: deadline)
      } else if errno != EINTR {
        throw .last()
      }
    }
  }

  /// At least one byte.
  func receive(until deadline: ContinuousClock.Instant) throws(ConnectionFault) -> [UInt8] {
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      try Self.wait(descriptor, for: Int16(POLLIN), until: deadline)
      let count = recv(descriptor, &piece, piece.count, 0)
      if count > 0 { return Array(piece[..<count]) }
      if count == 0 { throw .closed }
      guard errno == EAGAIN || errno == EINTR else { throw .last() }
    }
  }

  private static func wait(
    _ descriptor: Int32, for events: Int16, until deadline: ContinuousClock.Instant
  ) throws(ConnectionFault) {
    while true {
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else { throw .deadline }
      var watched = pollfd(fd: descriptor, events: events, revents: 0)
      let milliseconds = min(max(1, left / .milliseconds(1)), 60_000)
      let count = poll(&watched, 1, Int32(milliseconds))
      if count > 0 { return }
      guard count == 0 || errno == EINTR else { throw .last() }
    }
  }
}

/// Why nothing more comes or goes on a connection.
enum ConnectionFault: Error, Hashable {
  case unknownHost
  case deadline
  case closed
  case system(Int32)

  static func last() -> ConnectionFault { .system(errno) }

  var sentence: String {
    switch self {
    case .unknownHost: "The receiver's name is not known."
    case .deadline: "The receiver did not answer in time."
    case .closed: "The receiver closed the connection without an answer."
    case .system(let code): "The connection failed (\(String(cString: strerror(code))))."
    }
  }
}
