import Interview

/// Which page of the desk is shown.
enum DeskStage: Hashable, Sendable {
  /// Nobody is signed in; on a fresh store the first person is asked for.
  case door
  case locked
  case worklist
  case find
  case start
  case code
  case review
  /// What would change the suggestion, over the review as it was looked at.
  case changes(over: DeskPlace.View)
  case identify
  /// Beginning at this question.
  case fill(FillKind, at: Int?)
  /// One answer of the patient's, by its place in the form.
  case amend(Int)
  case acknowledge(Session.ID)
  case sign
  case void
  /// What to write out, and of whom.
  case export
  /// What was written.
  case exported(DeskExport.Report)
  /// What is on its way to other systems.
  case outbox
  case help
  /// The clinic's key was changed: nothing can be read here any more.
  case shutOut

  /// A page that lies over another one and leads back to it.
  var isPassing: Bool {
    switch self {
    case .help, .acknowledge, .locked: true
    case .door, .worklist, .find, .start, .code, .review, .changes, .identify, .fill, .amend, .sign,
      .void, .export, .exported, .outbox, .shutOut:
      false
    }
  }

  /// Not while the patient is still answering.
  var needsEndOfInterview: Bool {
    switch self {
    case .fill(.patientItems, _), .amend, .sign, .void: true
    case .door, .locked, .worklist, .find, .start, .code, .review, .changes, .identify,
      .fill(.staffItems, _), .acknowledge, .export, .exported, .outbox, .help, .shutOut:
      false
    }
  }

  /// Beside a review, which goes on where it was.
  var isAside: Bool {
    switch self {
    case .export, .exported, .changes: true
    case .door, .locked, .worklist, .find, .start, .code, .review, .identify, .fill, .amend,
      .acknowledge, .sign, .void, .outbox, .help, .shutOut:
      false
    }
  }

  enum FillKind: Hashable, Sendable {
    case staffItems
    case patientItems
  }
}

/// A page with all that is being done on it.
struct DeskPlace: Sendable {
  var stage: DeskStage
  var form = DeskForm()
  /// The session that the page is about.
  var file: CaseFile?
  var view = View()
  /// How the suggestion was when the page was opened.
  var before: Before?
  /// An identity that contradicts another session, which was said once.
  var doubted: PatientIdentity?

  struct View: Hashable, Sendable {
    /// Rises with every new page.
    var serial = 0
    var focus = 0
    var scroll = 0
    var notices: [String] = []
  }

  struct Before: Sendable {
    let outcome: LocalizedText
    let truths: [Truth]
  }
}
