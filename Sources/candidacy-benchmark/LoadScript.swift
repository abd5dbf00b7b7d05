import Authoring
import Interview
import Questionnaires

/// An interview with the shipped questionnaire, as lines to type and what is printed after each.
struct LoadScript {
  struct Line {
    let typed: String
    /// Printed only once what was typed is stored.
    let shown: String
    let isAnswer: Bool
  }

  enum Fault: Error {
    case noQuestionnaire
    case noAnswer(String)
  }

  /// From one welcome page to the next.
  let lines: [Line]

  /// The first example patient who answers everything that is asked.
  init() throws {
    guard
      case .found(let path) = ShippedQuestionnaires.folder(
        named: ShippedQuestionnaires.standardName),
      let loaded = Library.loading(try Folder.reading(path: path), parts: .everything).loaded,
      let patient = loaded.cases.first
    else { throw Fault.noQuestionnaire }
    var session = Session(form: loaded.form, replaying: [])
    var pages: [(text: String, typed: String)] = []
    while let place = session.nextUnvisited {
      let item = loaded.form.items[place]
      guard let answer = patient.answers[item.id] else { throw Fault.noAnswer(item.id.text) }
      pages.append((item.ask["en"], Self.typed(answer, at: place, of: session)))
      for event in try session.events(for: .answer(item.id, answer)) { session.apply(event) }
    }
    let texts = pages.map(\.text) + ["Check your answers"]
    let answers = zip(pages, texts.dropFirst()).map { page, next in
      Line(typed: page.typed, shown: next, isAnswer: true)
    }
    lines =
      [Line(typed: "1", shown: texts[0], isAnswer: false)] + answers + [
        Line(typed: "s", shown: "2. Finish", isAnswer: false),
        Line(typed: "2", shown: "Your ticket number is", isAnswer: false),
        Line(typed: "1", shown: Self.welcome, isAnswer: false),
      ]
  }

  /// At the end of the page that waits for somebody.
  static let welcome = "l language."

  private static func typed(_ answer: Answer, at place: Int, of session: Session) -> String {
    switch answer {
    case .number(let number): String(Int(number))
    case .text(let text): text
    case .codes(let codes):
      codes.compactMap { code in
        session.offered(at: place).firstIndex { $0.option.code == code }.map { String($0 + 1) }
      }.joined(separator: " ")
    }
  }
}
