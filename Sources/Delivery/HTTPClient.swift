import Foundation
import FoundationNetworking
import Synchronization

/// Asks and waits for the answer, with deadlines that hold.
///
/// One for the whole process: every URLSession keeps threads for good. It follows no redirection,
/// which would turn a POST into a GET and show the token to somebody else.
package final class HTTPClient: Sendable {
  private let session: URLSession
  private let exchanges: HTTPExchanges

  package init() {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.urlCache = nil
    exchanges = HTTPExchanges()
    session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
  }

  deinit { session.invalidateAndCancel() }

  /// The session's own deadlines do not end an answer that drips.
  func answer(
    to request: URLRequest, until deadline: ContinuousClock.Instant
  ) throws(HTTPFault) -> HTTPAnswer {
    let left = ContinuousClock.now.duration(to: deadline)
    guard left > .zero else { throw .deadline }
    let task = session.dataTask(with: request)
    let exchange = exchanges.open(task.taskIdentifier)
    task.resume()
    defer { exchanges.close(task.taskIdentifier) }
    guard exchange.ended.wait(timeout: .now() + left / .seconds(1)) == .success else {
      task.cancel()
      throw .deadline
    }
    return try exchange.result()
  }
}

/// Hands what arrives to the exchange that waits for it.
private final class HTTPExchanges: NSObject, URLSessionDataDelegate, Sendable {
  private let open = Mutex<[Int: HTTPExchange]>([:])

  func open(_ task: Int) -> HTTPExchange {
    let exchange = HTTPExchange()
    open.withLock { $0[task] = exchange }
    return exchange
  }

  func close(_ task: Int) { open.withLock { $0[task] = nil } }

  private func exchange(_ task: URLSessionTask) -> HTTPExchange? {
    open.withLock { $0[task.taskIdentifier] }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    guard let exchange = exchange(dataTask), !exchange.add(data) else { return }
    dataTask.cancel()
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let code = (error as? URLError)?.code
    exchange(task)?.end(
      task.response as? HTTPURLResponse, error == nil ? nil : code ?? .unknown)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
