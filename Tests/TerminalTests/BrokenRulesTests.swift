import Authoring
import Foundation
import TestSupplies
import Testing

@testable import candidacy

/// Ways to break the shipped rules; each is found, and shown as a patient.
enum BrokenRules: String, CaseIterable {
  case ruleRemoved = "rule-removed"
  case staffRuleRemoved = "staff-rule-removed"
  case unknownTakenForNo = "unknown-taken-for-no"
  case unansweredForgotten = "unanswered-forgotten"
  case alarmAfterQuestion = "alarm-after-question"
  case precautionsBeforeUnknown = "precautions-before-unknown"
  case warningAnswerDropped = "warning-answer-dropped"
  case warningSignDropped = "warning-sign-dropped"
  case neverHolds = "never-holds"
  case hidden = "hidden-by-an-earlier-rule"
  case precautionDropped = "precaution-dropped"
  case wordsAboutShots = "words-about-shots"
  case noteUsed = "note-used"
  case questionUnused = "question-unused"

  /// The rules with one change.
  func breaking(_ rules: String) throws -> String {
    switch self {
    case .ruleRemoved: try rules.withoutRule("R4")
    case .staffRuleRemoved: try rules.withoutRule("R11")
    case .unknownTakenForNo:
      try rules.replacingOnce(
        "when: { any: [ any-precaution, { unknown: any-precaution } ] }", "when: any-precaution")
    case .unansweredForgotten:
      try rules.replacingOnce("      - unknown: { rf-saddle-numb: yes }\n", "")
    case .alarmAfterQuestion: try rules.swappingRules("R1", "R2")
    case .precautionsBeforeUnknown: try rules.swappingRules("R16", "R17")
    case .warningAnswerDropped:
      try rules.replacingOnce(
        "- rf-unwell: [fever, serious-infection, injected-drugs]\n",
        "- rf-unwell: [fever, serious-infection]\n")
    case .warningSignDropped:
      try rules.replacingOnce(
        "      - all: [ possible-cancer-sign, { not: { flag-reviewed: cancer } } ]\n", "")
    case .neverHolds:
      try rules.replacingOnce(
        "when: tpi-not-helpful,", "when: { all: [ tpi-not-helpful, { prior-tpi: no } ] },")
    case .hidden:
      try rules.replacingOnce(
        "when: { not: tp-picture }, outcome",
        "when: { any: [ { not: tp-picture }, not-now ] }, outcome")
    case .precautionDropped:
      try rules.replacingOnce(
        "nurse: Any precaution\n    any:\n      - on-blood-thinner\n",
        "nurse: Any precaution\n    any:\n")
    case .wordsAboutShots:
      try rules.replacingOnce("Do not wait for your turn.", "Do not wait for your shot.")
    case .noteUsed:
      try rules.replacingOnce(
        "all: [ { prior-tpi: yes-same }, { tpi-last-when: under-6-weeks } ]",
        "all: [ { prior-tpi: yes-same }, { tpi-last-when: under-6-weeks }, { not: { main-goal: no-surgery } } ]"
      )
    case .questionUnused:
      try rules.replacingOnce(
        "any: [ { stiffness: yes }, { exam-rom: limited } ]", "when: { exam-rom: limited }")
    }
  }
}

@Suite("Breaking the shipped rules is found, and shown as a patient")
struct BrokenRulesTests {
  /// Set to write what is found where it is expected, to be read before it is kept.
  private static let isRenewing =
    ProcessInfo.processInfo.environment["CANDIDACY_RENEW_EXPECTATIONS"] != nil

  @Test("Each break, with the whole text of what the check says", arguments: BrokenRules.allCases)
  func found(_ broken: BrokenRules) throws {
    let folder = try Self.folder(broken)
    let checked = try CheckedFolder(folder.path)
    let text = Self.withoutPlaces(
      DiagnosticRenderer.text(checked.diagnostics.filter { $0.severity == .error }),
      in: folder.path)
    let expected = Repository.path("Tests/Fixtures/broken-rules/\(broken.rawValue).txt")
    if Self.isRenewing {
      try text.write(toFile: expected, atomically: true, encoding: .utf8)
    }
    #expect(try text == String(contentsOfFile: expected, encoding: .utf8))
  }

  @Test("The command fails, names the claims that fail, and gives JSON the patient too")
  func command() throws {
    let folder = try Self.folder(.wordsAboutShots)
    let text = try Command.run("check", folder.path)
    #expect(text.status == 1)
    #expect(text.output.contains(/FAILS +[0-9.]+ ms  P5: After an emergency answer/))
    #expect(text.output.contains(/proved +[0-9.]+ ms  P4: Discuss without precautions/))
    let json = try Command.run("check", folder.path, "--format", "json")
    #expect(json.status == 1)
    let found = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let errors = try #require(found as? [[String: Any]]).filter {
      $0["severity"] as? String == "error"
    }
    #expect(errors.count == 1)
    #expect(errors.first?["code"] as? String == "promise-broken")
    let details = try #require(errors.first?["details"] as? [String])
    #expect(details.first == "A patient with one answer:")
    #expect(details.last == "R1 decides: Urgent now (urgent-now).")
  }

  /// The shipped folder with broken rules and without its examples, which would tell it too.
  static func folder(_ broken: BrokenRules) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let shipped = URL(filePath: Repository.shipped)
    for name in try FileManager.default.contentsOfDirectory(atPath: shipped.path)
    where name.hasSuffix(".yaml") {
      let text = try String(contentsOf: shipped.appending(path: name), encoding: .utf8)
      let changed = name == "rules.yaml" ? try broken.breaking(text) : text
      try changed.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    }
    return folder
  }

  /// Line numbers move with every edit of the rules; everything else is compared.
  private static func withoutPlaces(_ text: String, in folder: String) -> String {
    text.replacingOccurrences(of: folder, with: "FOLDER")
      .replacing(/yaml:[0-9]+:/, with: "yaml:LINE:")
      .replacing(/(?m)^ *[0-9]* (\||-->)/) { "  \($0.output.1)" }
  }
}

extension String {
  fileprivate struct NotThere: Error {
    let text: String
  }

  func replacingOnce(_ old: String, _ new: String) throws -> String {
    guard let range = range(of: old) else { throw NotThere(text: old) }
    return replacingCharacters(in: range, with: new)
  }

  private func rule(_ id: String) throws -> String {
    guard let line = split(separator: "\n").first(where: { $0.hasPrefix("  - { rule: \(id),") })
    else { throw NotThere(text: id) }
    return "\(line)\n"
  }

  func withoutRule(_ id: String) throws -> String { try replacingOnce(try rule(id), "") }

  func swappingRules(_ first: String, _ second: String) throws -> String {
    let (one, other) = (try rule(first), try rule(second))
    return try replacingOnce(one, "\u{0}").replacingOnce(other, one).replacingOnce("\u{0}", other)
  }
}
