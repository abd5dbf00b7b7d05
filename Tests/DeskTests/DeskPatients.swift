@testable import Desk
import Interview
import Rules
import Testing

/// Patients at a kiosk, by the answers they give.
extension Cabinet {
  /// V01 of the design's vignettes: nothing stands against talking about it.
  static let base: [(Item.ID, [Option.Code])] = [
    ("who-answers", ["self"]), ("age-group", ["18-49"]), ("rf-now", ["no"]),
    ("rf-bladder-bowel", ["no"]), ("rf-saddle-numb", ["no"]), ("limb-weak", ["no"]),
    ("rf-unwell", ["none"]), ("rf-cancer", ["no"]), ("injury-recent", ["none"]),
    ("bone-risk", ["no"]), ("pain-areas", ["upper-back"]), ("pain-duration", ["3-12-months"]),
    ("knot-felt", ["yes"]), ("press-hurts", ["yes-my-pain"]), ("press-spreads", ["no"]),
    ("twitch-felt", ["no"]), ("stiffness", ["yes"]), ("known-dx", ["none"]),
    ("limb-spread", ["no"]), ("limb-numb", ["no"]), ("tried", ["pt"]),
    ("pt-result", ["helped-some"]), ("prior-tpi", ["no"]), ("blood-risk", ["none"]),
    ("shot-allergy", ["none"]), ("pregnant", ["no"]), ("health-now", ["none"]),
    ("near-site", ["none"]), ("needle-feel", ["fine"]), ("main-goal", ["move-better"]),
  ]

  /// An interview from the first question to the last; `changes` replaces answers, an empty one
  /// leaves the question out.
  @discardableResult
  func interview(
    _ id: Session.ID, _ changes: [Item.ID: [Option.Code]] = [:], language: Language = "en",
    isSent: Interviewing = .sent
  ) -> CaseFile {
    let questionnaire = content.form.questionnaire
    add(
      [
        .opened(
          SessionEvent.Opening(
            questionnaire: questionnaire.id, version: questionnaire.version,
            digest: content.digest, language: language))
      ], to: id)
    for (item, codes) in Self.base {
      answer(item, changes[item] ?? codes, in: id)
      if case .interrupted = file(id).session.state { return file(id) }
    }
    for item in ["peg-pain", "peg-enjoyment", "peg-activity"] as [Item.ID] {
      record(.answer(item, .number(6)), in: id)
    }
    switch isSent {
    case .unsent: break
    case .sent: send(id)
    case .left: record(.close(.idle), in: id)
    }
    return file(id)
  }

  /// The patient sends the answers as they are.
  func send(_ id: Session.ID) {
    let assessment = content.rules.assess(file(id).session)
    record(
      .submit(
        SessionEvent.Verdict(
          outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)), in: id)
    record(.close(.finished), in: id)
  }

  enum Interviewing {
    case unsent
    case sent
    case left
  }

  private func answer(_ item: Item.ID, _ codes: [Option.Code], in id: Session.ID) {
    guard !codes.isEmpty else { return }
    record(.answer(item, .codes(codes)), in: id)
  }

  func record(_ intent: Intent, in id: Session.ID) {
    do {
      add(try file(id).session.events(for: intent), to: id)
    } catch {
      Issue.record("The answer does not fit: \(intent)")
    }
  }
}
