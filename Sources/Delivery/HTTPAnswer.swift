struct HTTPRequest: Sendable {
  let url: String
  /// Names and values.
  let headers: [(String, String)]
  let body: [UInt8]
}

struct HTTPAnswer: Sendable, Hashable {
  let status: Int
  let retryAfter: String?
  let body: [UInt8]

  /// The most bytes of a body that are kept.
  static let limit = 4 << 20
}

/// Why there is no answer.
enum HTTPFault: Error, Hashable {
  /// Nobody took the connection, so nothing was sent.
  case unreachable
  /// The server could not prove who it is, so nothing was sent.
  case untrusted
  case deadline
  case broken
  case tooLong
  case noCurl
  /// The system refused what curl needs to run.
  case notStarted

  var sentence: String {
    switch self {
    case .unreachable: "The server cannot be reached."
    case .untrusted: "The server's certificate is not trusted by this computer."
    case .deadline: "The server did not answer in time."
    case .broken: "The connection was cut."
    case .tooLong: "The server's answer is too long."
    case .noCurl: "The program curl is not installed: install the package curl."
    case .notStarted: "The program curl could not be started."
    }
  }

  /// True when the server has seen nothing of the document.
  var isBeforeSending: Bool {
    switch self {
    case .unreachable, .untrusted, .noCurl, .notStarted: true
    case .deadline, .broken, .tooLong: false
    }
  }
}
