import Foundation

/// What a FHIR server says about what it was sent.
enum ServerWords {
  /// The words of an OperationOutcome; else the answer as it is.
  static func text(in body: [UInt8]) -> String {
    outcome(in: body) ?? String(receiverWords: String(decoding: body, as: UTF8.self))
  }

  /// Nothing where the answer is no OperationOutcome, and so need not come from a FHIR server.
  static func outcome(in body: [UInt8]) -> String? {
    guard let issues = decoded(Outcome.self, from: body)?.issue else { return nil }
    let words = issues.map { issue in
      [issue.code, issue.details?.text, issue.diagnostics]
        .compactMap { $0 }.joined(separator: ": ")
    }
    return String(receiverWords: words.joined(separator: "; "))
  }

  /// What became of the entries of a transaction that were not taken; normally empty.
  static func refusedEntries(in body: [UInt8]) -> String {
    let entries = decoded(Answer.self, from: body)?.entry ?? []
    let refused = entries.compactMap { $0.response?.status }.filter { !$0.hasPrefix("2") }
    return String(receiverWords: refused.joined(separator: "; "))
  }

  private static func decoded<Shape: Decodable>(_ shape: Shape.Type, from body: [UInt8]) -> Shape? {
    do {
      return try JSONDecoder().decode(shape, from: Data(body))
    } catch {
      return nil
    }
  }

  private struct Outcome: Decodable {
    let issue: [Issue]

    struct Issue: Decodable {
      let code: String?
      let details: Details?
      let diagnostics: String?
    }

    struct Details: Decodable {
      let text: String?
    }
  }

  private struct Answer: Decodable {
    let entry: [Entry]?

    struct Entry: Decodable {
      let response: Response?
    }

    struct Response: Decodable {
      let status: String?
    }
  }
}
