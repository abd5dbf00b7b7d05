import Foundation
import FoundationNetworking
import Synchronization

struct HTTPAnswer: Sendable {
  let status: Int
  let retryAfter: String?
  let body: [UInt8]
}

/// Why there is no answer.
enum HTTPFault: Error, Hashable {
  /// Nobody took the connection, so nothing was sent.
  case unreachable
  case deadline
  /// A cut connection, or a certificate that is not trusted: the system does not tell which.
  case broken
  case tooLong

  var sentence: String {
    switch self {
    case .unreachable: "The server cannot be reached."
    case .deadline: "The server did not answer in time."
    case .broken:
      "The connection was cut, or the server's certificate is not trusted by this computer."
    case .tooLong: "The server's answer is too long."
    }
  }
}

/// One request on its way.
final class HTTPExchange: Sendable {
  static let limit = 4 << 20

  private struct State {
    var body: [UInt8] = []
    var isTooLong = false
    var outcome: Result<(status: Int, retryAfter: String?), HTTPFault>?
  }

  let ended = DispatchSemaphore(value: 0)
  private let state = Mutex(State())

  /// False once there is more than anybody reads.
  func add(_ data: Data) -> Bool {
    state.withLock { state in
      state.isTooLong = state.isTooLong || state.body.count + data.count > Self.limit
      if !state.isTooLong { state.body += data }
      return !state.isTooLong
    }
  }

  func end(_ response: HTTPURLResponse?, _ code: URLError.Code?) {
    state.withLock { state in
      // It may end by itself before it is cancelled.
      guard !state.isTooLong, code == nil, let response else {
        state.outcome = .failure(state.isTooLong ? .tooLong : HTTPFault(code))
        return
      }
      state.outcome = .success(
        (response.statusCode, response.value(forHTTPHeaderField: "Retry-After")))
    }
    ended.signal()
  }

  func result() throws(HTTPFault) -> HTTPAnswer {
    try state.withLock { (state) throws(HTTPFault) in
      switch state.outcome {
      case .success(let head):
        HTTPAnswer(status: head.status, retryAfter: head.retryAfter, body: state.body)
      case .failure(let fault): throw fault
      case nil: throw .deadline
      }
    }
  }
}

extension HTTPFault {
  fileprivate init(_ code: URLError.Code?) {
    switch code {
    case .cannotConnectToHost?, .cannotFindHost?, .dnsLookupFailed?, .notConnectedToInternet?:
      self = .unreachable
    case .timedOut?: self = .deadline
    case _: self = .broken
    }
  }
}
