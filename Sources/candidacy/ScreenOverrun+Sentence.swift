import Kiosk

extension ScreenOverrun {
  /// What is too large, and by how much.
  var sentence: String {
    let size = "\(ScreenFit.smallest.columns)x\(ScreenFit.smallest.rows)"
    switch excess {
    case .columns(let columns):
      return "\(subject) is \(Self.count(columns, "column")) too wide for \(size)"
    case .rows(let rows):
      return "\(subject) is \(Self.count(rows, "row")) too long to be seen at once on \(size)"
    }
  }

  var hint: String {
    switch place {
    case .question: "say it more shortly, or offer fewer choices"
    case .picture: "draw it smaller"
    case .title, .welcome, .help, .call, .topic, .outcomeHeading, .outcome, .reason, .passage:
      "say it more shortly"
    }
  }

  /// The path of the text that it is about.
  var path: String? {
    switch place {
    case .title: "title"
    case .welcome: "introduction"
    case .question(let id), .picture(let id): "items.\(id).ask"
    case .help(let id): "items.\(id).why"
    case .call(let id), .outcome(let id): "outcome-texts.\(id).patient"
    case .outcomeHeading(let id): "outcome-texts.\(id).heading"
    case .reason(let id, let code): "outcome-texts.\(id).reasons.\(code)"
    case .topic(let id): "handout.topics.\(id).text"
    case .passage(let id): "passages.\(id)"
    }
  }

  private var subject: String {
    switch place {
    case .title: "the title beside “Question … of …”"
    case .welcome: "the first page"
    case .question: "the question with its choices"
    case .help: "the question with its help open"
    case .picture: "the picture beside the choices"
    case .call: "the page that calls staff"
    case .topic: "the topic"
    case .outcomeHeading: "the heading of the result"
    case .outcome: "the text of the result"
    case .reason: "the reason"
    case .passage: "the passage"
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
