import Authoring
import Interview
import Rules

@testable import Desk
@testable import Kiosk

/// A small questionnaire of words, so that an interview costs little, and the lines that go through
/// it.
struct WordCheck: Sendable {
  let loaded: LoadedQuestionnaire

  static let path = Repository.path("Tests/Fixtures/word-check")
  static let words = 9

  init() throws {
    guard
      let loaded = Library.loading(try Folder.reading(path: Self.path), parts: .everything).loaded
    else { throw ScriptFault.noQuestionnaire(Self.path) }
    self.loaded = loaded
  }

  var form: Form { loaded.form }

  /// The words of a program that asks it, line by line.
  static func arguments(_ program: String, store: String) -> [String] {
    [program, "--linear", "--store", store, "--questionnaire", path]
  }

  /// The page that a kiosk waits on.
  static let welcome = Wording.english.linear.help

  /// From the welcome page to the next, with these words as answers; the first tells this interview
  /// from others.
  func interview(_ words: [String]) -> [LineStep] {
    let asks = form.items.map { $0.ask["en"] }
    let ids = form.items.map(\.id)
    let wording = Wording.english
    let answers = words.enumerated().map { order, word in
      LineStep(
        typed: word, shown: asks[order + 1], events: [.answered(ids[order], .text(word))])
    }
    return [LineStep(typed: "1", shown: asks[0], events: [.opened(opening)])] + answers + [
      LineStep(
        typed: "1", shown: wording.checkAnswers,
        events: [.answered("enough", .codes(["yes"]))]),
      LineStep(
        typed: "s", shown: "That was enough.",
        events: [.submitted(.init(outcome: "enough", rule: "W1"))]),
      LineStep(typed: "1", shown: wording.tellTicket, events: []),
      LineStep(typed: "1", shown: Self.welcome, events: [.closed(.finished)]),
    ]
  }

  /// The event that the first word of an interview leaves.
  func key(_ words: [String]) -> SessionEvent { .answered("word-1", .text(words[0])) }

  private var opening: SessionEvent.Opening {
    SessionEvent.Opening(
      questionnaire: form.questionnaire.id, version: form.questionnaire.version,
      digest: loaded.digest, language: "en")
  }
}

// MARK: - At the desk

extension WordCheck {
  /// From a desk that was just started to its list.
  static func signingIn(_ person: DeskPerson) -> [LineStep] {
    let words = DeskWording.english
    return [
      LineStep(typed: "2 \(person.pin)", shown: "2. \(words.pin): (entered)", events: []),
      LineStep(typed: "3", shown: "\(words.filterOpen): ", events: []),
    ]
  }

  /// From the list back to it: somebody is entered, corrected, and remarked upon.
  func visit(
    _ number: String, names: [String], remarks: [String], by person: DeskPerson
  ) -> [LineStep] {
    let words = DeskWording.english
    let identities = names.map { PatientIdentity(recordNumber: number, name: $0, birthDate: nil) }
    func act(_ act: StaffAct) -> SessionEvent { .staff(StaffEntry(by: person.id, act)) }
    return [
      LineStep(typed: "n", shown: words.startHeading, events: []),
      LineStep(typed: "1 \(number)", shown: "1. \(words.recordNumber): \(number)", events: []),
      LineStep(typed: "2 \(names[0])", shown: "2. \(words.patientName): \(names[0])", events: []),
      LineStep(typed: "5 2", shown: "5. \(words.manner): \(words.atDesk)", events: []),
      LineStep(
        typed: "6", shown: words.interviewHeading,
        events: [.opened(opening), act(.identified(identities[0]))]),
      LineStep(typed: "<", shown: "\(words.review): ", events: []),
      LineStep(typed: "n", shown: words.itemsHeading, events: []),
      LineStep(
        typed: "1 \(remarks[0])", shown: "1. What was remarked? \(remarks[0])",
        events: [act(.entered("remark", .text(remarks[0])))]),
      LineStep(typed: "<", shown: "“\(remarks[0])”", events: []),
      LineStep(typed: "i", shown: words.identifyHeading, events: []),
      LineStep(typed: "2 \(names[1])", shown: "2. \(words.patientName): \(names[1])", events: []),
      LineStep(
        typed: "4", shown: "\(words.review): ", events: [act(.identified(identities[1]))]),
      LineStep(typed: "n", shown: words.itemsHeading, events: []),
      LineStep(
        typed: "2 \(remarks[1])", shown: "2. What else? \(remarks[1])",
        events: [act(.entered("second-remark", .text(remarks[1])))]),
      LineStep(typed: "<", shown: "“\(remarks[1])”", events: []),
      LineStep(typed: "<", shown: "\(words.filterOpen): ", events: []),
    ]
  }

  /// The event that the beginning of a visit leaves.
  func key(_ number: String, name: String, by person: DeskPerson) -> SessionEvent {
    let identity = PatientIdentity(recordNumber: number, name: name, birthDate: nil)
    return .staff(StaffEntry(by: person.id, .identified(identity)))
  }
}
