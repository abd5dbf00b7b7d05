@testable import Desk
import Interview
import Proof
import Rules
import Synchronization

extension Shipped {
  /// The shipped questionnaire at a desk that finds reasons, each looked for once in all tests.
  static func reasoned() throws -> DeskContent {
    let shipped = try content()
    let found = try found.get()
    return DeskContent(
      form: shipped.form, rules: shipped.rules, digest: shipped.digest,
      reasons: CaseReasons(why: { found.why($0) }, changes: { found.changes($0) }))
  }

  private static let found = Result {
    let shipped = try content()
    return FoundReasons(try Reasoner(form: shipped.form, rules: shipped.rules))
  }
}

private final class FoundReasons: Sendable {
  private let reasoner: Reasoner
  private let why = Mutex<[AnswerSheet: CaseProof<Reasoning>]>([:])
  private let changes = Mutex<[AnswerSheet: CaseProof<CaseChanges>]>([:])

  init(_ reasoner: Reasoner) { self.reasoner = reasoner }

  func why(_ sheet: AnswerSheet) -> CaseProof<Reasoning> {
    kept(why, sheet) { () throws(ProofError) in try reasoner.reasoning(of: sheet) }
  }

  /// Of the other outcomes one is enough.
  func changes(_ sheet: AnswerSheet) -> CaseProof<CaseChanges> {
    kept(changes, sheet) { () throws(ProofError) in
      CaseChanges(
        nearest: try reasoner.nearestChange(from: sheet),
        others: [try reasoner.obstacles(to: "discuss", of: sheet)])
    }
  }

  private func kept<Found>(
    _ store: borrowing Mutex<[AnswerSheet: CaseProof<Found>]>, _ sheet: AnswerSheet,
    _ find: () throws(ProofError) -> Found
  ) -> CaseProof<Found> {
    store.withLock { known in
      if let proof = known[sheet] { return proof }
      let proof: CaseProof<Found>
      do throws(ProofError) {
        proof = .proved(try find())
      } catch {
        proof = .contradiction
      }
      known[sheet] = proof
      return proof
    }
  }
}
