import Interview
import Rules
import TerminalUI

/// The nurse's screens: input in, effects and pages out, nothing stored and nothing drawn here.
package struct DeskProgram: Sendable {
  /// The questionnaire that new interviews are asked with.
  let content: DeskContent
  let setting: DeskSetting
  var language: Language
  var roster = Roster()
  var user: StaffMember.ID?
  var list = Worklist()
  var place = DeskPlace(stage: .door)
  /// What a locked desk goes back to.
  var suspended: DeskPlace?
  /// Where the list goes back to.
  var lastOpened: Session.ID?
  var clock: DeskClock
  var pending: Pending?
  /// Sessions that cannot be read, by ticket.
  var unreadable: [Int] = []
  /// Tickets of sessions whose keys were destroyed.
  var destroyed: Set<Int> = []
  var room = DeskRoom.plenty
  /// It may be protected while the desk runs.
  var keyKeeping: DeskSetting.KeyKeeping
  /// What is on its way to other systems.
  var mail = DeskMail()
  /// What an export that is under way leaves here.
  var withheld: [DeskExport.Refusal] = []
  /// The alerts that rang already.
  var rung: Set<Rung> = []
  var size: Size
  var isOver = false

  struct Rung: Hashable, Sendable {
    let session: Session.ID
    let at: Timestamp
  }

  /// Something on its way to the store.
  struct Pending: Sendable {
    let intent: DeskIntent
    let course: Course
    /// How often somebody was faster.
    var overtakings = 0

    /// Kiosks and other desks write now and then; this many times in a row they do not.
    static let mostOvertakings = 10
  }

  /// Where to go once it is recorded.
  enum Course: Hashable, Sendable {
    case stay
    case to(DeskStage)
    /// On with the rest of the form, and then to the review.
    case finish
    /// Back to the page that was covered.
    case resume
    /// Out of the session, to the list.
    case leave
    case end
  }

  package init(
    content: DeskContent, setting: DeskSetting, language: Language, size: Size,
    clock: DeskClock
  ) {
    self.content = content
    self.setting = setting
    keyKeeping = setting.key
    self.language = language
    self.size = size
    self.clock = clock
  }

  package var wording: DeskWording { .inLanguage(language) }

  var now: Timestamp { clock.now }

  /// Who acts, while somebody is signed in.
  var actor: DeskActor? {
    user.map { DeskActor(staff: $0, station: setting.station, now: now) }
  }

  func name(of staff: StaffMember.ID) -> String { roster[staff]?.name ?? staff.text }
}

/// What the desk knows of the time: the wall clock as it was read, carried on by the other one.
package struct DeskClock: Hashable, Sendable {
  private var readAt: Moment
  private var reading: Timestamp
  private(set) var moment: Moment
  /// The last key or click.
  var lastInput: Moment
  /// When the next older sessions are read.
  var nextRead: Moment?

  package init(moment: Moment, reading: Timestamp) {
    readAt = moment
    self.reading = reading
    self.moment = moment
    lastInput = moment
    nextRead = moment
  }

  package mutating func read(_ reading: Timestamp, at moment: Moment) {
    readAt = moment
    self.reading = reading
    self.moment = moment
  }

  mutating func advance(to moment: Moment) { self.moment = moment }

  var now: Timestamp { reading.advanced(by: moment.since(readAt)) }
}
