import Foundation

/// Posts transaction Bundles to a FHIR server.
///
/// The creates in a Bundle are conditional, so that the same Bundle sent again stores nothing new.
package struct FHIRDelivery: Sendable {
  private let url: URL
  private let tokens: AccessTokens
  private let client: HTTPClient
  /// For everything, from asking for a token to the end of the answer.
  private let patience: Duration
  /// Seconds since 1970, for what servers say in dates.
  private let now: @Sendable () -> Int64

  package init(
    url: URL, tokens: AccessTokens, client: HTTPClient, patience: Duration,
    now: @escaping @Sendable () -> Int64
  ) {
    self.url = url
    self.tokens = tokens
    self.client = client
    self.patience = patience
    self.now = now
  }

  package func deliver(_ bundle: [UInt8]) -> DeliveryResult {
    let deadline = ContinuousClock.now + patience
    do throws(TokenFault) {
      let first = try post(bundle, with: tokens.token(until: deadline), until: deadline)
      guard case .answered(let answer) = first, answer.status == 401, tokens.canBeRenewed else {
        return result(of: first)
      }
      tokens.forget()
      return result(
        of: try post(bundle, with: tokens.token(until: deadline), until: deadline))
    } catch {
      return .retry(.init(error.sentence, cause: .receiver))
    }
  }

  private enum Reply {
    case answered(HTTPAnswer)
    case failed(HTTPFault)
  }

  private func post(
    _ bundle: [UInt8], with token: String?, until deadline: ContinuousClock.Instant
  ) -> Reply {
    let headers = [
      ("Content-Type", "application/fhir+json; charset=utf-8"),
      ("Accept", "application/fhir+json"),
    ]
    let request = HTTPRequest(
      url: url.absoluteString,
      headers: headers + (token.map { [("Authorization", "Bearer \($0)")] } ?? []), body: bundle)
    do throws(HTTPFault) {
      return .answered(try client.answer(to: request, until: deadline))
    } catch {
      return .failed(error)
    }
  }

  private func result(of reply: Reply) -> DeliveryResult {
    switch reply {
    case .failed(let fault):
      fault.isBeforeSending
        ? .retry(.init(fault.sentence, cause: .receiver)) : .unknown(reason: fault.sentence)
    case .answered(let answer): result(of: answer)
    }
  }

  private func result(of answer: HTTPAnswer) -> DeliveryResult {
    let status = "HTTP \(answer.status)"
    switch answer.status {
    case 200..<300:
      let refused = ServerWords.refusedEntries(in: answer.body)
      return refused.isEmpty ? .delivered(receipt: status) : .parked(words: "\(status): \(refused)")
    case 408, 429, 500..<600:
      let isBusy = [408, 429, 502, 503, 504].contains(answer.status)
      return .retry(
        .init(
          "The server answered \(status).", cause: isBusy ? .receiver : .document,
          after: answer.retryAfter.flatMap { RetryAfter.duration($0, now: now()) }))
    case 404: return notFound(answer)
    // What the address or the rights are wrong for does not lie in the document.
    case 300..<400, 401, 403, 405: return misdirected(status)
    case 409: return .retry(.init("The server answered \(status).", cause: .document))
    case _: return .parked(words: "\(status): \(ServerWords.text(in: answer.body))")
    }
  }

  /// A server that does not know the patient yet says so in this way; another may still go well.
  private func notFound(_ answer: HTTPAnswer) -> DeliveryResult {
    guard let words = ServerWords.outcome(in: answer.body) else { return misdirected("HTTP 404") }
    return .retry(.init("HTTP 404: \(words)", cause: .document))
  }

  private func misdirected(_ status: String) -> DeliveryResult {
    .retry(
      .init("The server answered \(status): check the target's url and rights.", cause: .receiver))
  }
}
