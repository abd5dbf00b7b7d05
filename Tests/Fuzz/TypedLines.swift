import ChartExport
import Glibc
import Interview

@testable import Desk
@testable import Kiosk
@testable import TerminalUI

/// Lines of standard input, into a kiosk and a desk that speak in lines, and into every field.
struct TypedLines: FuzzTarget {
  private let input = OwnLines()

  func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    let lines = input.lines(Array(bytes.prefix(4096)))
    Claim.holds(lines.allSatisfy { !$0.utf8.contains(0x0A) }, "a line is one line")
    // The first line says who listens: inputs stay quick, and there are enough of them for all.
    switch lines.first {
    case "kiosk": kiosk(lines.dropFirst().prefix(8))
    case "desk": desk(lines.dropFirst().prefix(8))
    case _:
      for (order, line) in lines.prefix(4).enumerated() {
        field(line, Self.kinds[(order + line.utf8.count) % Self.kinds.count])
        layout(line)
        _ = TicketRanges(line)
      }
    }
  }

  private func kiosk(_ lines: ArraySlice<String>) {
    let now = Moment(milliseconds: 1_000)
    let loaded = FuzzSupplies.sleep
    let content = KioskContent(
      form: loaded.form, rules: loaded.rules, handout: loaded.handout, digest: loaded.digest)
    var kiosk = LinearMode(
      KioskProgram(
        content: content, language: "en", size: Size(columns: 80, rows: 24), at: now))
    for line in lines {
      var effects = kiosk.receive(line: line, at: now)[...]
      while let effect = effects.popFirst() {
        switch effect {
        case .begin: effects += kiosk.receive(feedback: .began(ticket: 7), at: now)
        case .enterCode: effects += kiosk.receive(feedback: .codeRefused, at: now)
        case .record: effects += kiosk.receive(feedback: .recorded(with: []), at: now)
        case .show, .ring, .wipe: break
        }
      }
      checkPrinted(kiosk.output())
    }
  }

  private func desk(_ lines: ArraySlice<String>) {
    var desk = DeskVisit()
    for line in lines { checkPrinted(desk.receive(line)) }
  }

  private func field(_ line: String, _ kind: FieldEditor.Kind) {
    var editor = FieldEditor(kind)
    editor.paste(line)
    _ = editor.value()
    for character in line.prefix(8) { _ = editor.receive(.character(character)) }
    for key in [Key.left, .right, .character(" "), .backspace] { _ = editor.receive(key) }
    _ = editor.value()
    if editor.fill(line), case .success(let value) = editor.value() {
      Claim.holds(
        FieldEditor(kind, value).value() == .success(value), "what a field takes it gives back")
    }
  }

  private static let options = ["No", "Not sure", "Sí, un poco", "Years ago"].enumerated()
    .map { FieldEditor.Option(code: $1, label: $1, key: "\($0 + 1)", isExclusive: $0 == 0) }

  private static let kinds: [FieldEditor.Kind] = [
    .text(maximum: 40), .secret(maximum: 6), .one(options), .many(options),
    .number(
      FieldEditor.NumberKind(
        range: 30...43, decimals: 1, unit: "C", alternative: .fahrenheit)),
  ]

  private func layout(_ line: String) {
    for row in TextLayout.wrap(line, to: 20) {
      Claim.holds(TextLayout.width(row) <= 20, "a wrapped line fits")
    }
    Claim.holds(TextLayout.width(TextLayout.truncated(line, to: 9)) <= 9, "a cut line fits")
    Claim.holds(Transliteration.ascii(line).utf8.allSatisfy { $0 < 0x80 }, "ASCII is ASCII")
    var frame = Frame(size: Size(columns: 20, rows: 2))
    frame.write(line, at: Point(column: -3, row: 1), role: .plain)
    FrameClaims.check(frame)
  }

  private func checkPrinted(_ text: String) {
    Claim.holds(
      text.unicodeScalars.allSatisfy { $0 == "\n" || $0.isShown },
      "what is printed holds nothing that acts on a terminal")
  }
}

/// A desk whose door is open and whose list is empty.
private struct DeskVisit {
  private var desk: DeskLinear
  private let now = Moment(milliseconds: 1_000)
  private let reading = Timestamp(milliseconds: 1_795_248_000_000)
  private let content: DeskContent
  private var events: [StoredEvent] = []

  init() {
    let loaded = FuzzSupplies.sleep
    content = DeskContent(form: loaded.form, rules: loaded.rules, digest: loaded.digest)
    let setting = DeskSetting(
      station: "d1", exports: "/srv/exports", local: { LocalMoment($0, minutesFromUTC: 0) })
    desk = DeskLinear(
      DeskProgram(
        content: content, setting: setting, language: "en", size: Size(columns: 80, rows: 24),
        clock: DeskClock(moment: now, reading: reading)))
    let pin = PINHash(
      salt: [1], hash: [2], cost: PINHash.Cost(rounds: 2, blockSize: 1, parallelism: 1))
    let roster = Roster([
      StoredStaffEvent(number: 1, event: .added("ana", name: "Ana", pin), at: reading)
    ])
    perform(desk.receive(feedback: .staff(roster), at: now))
    perform(desk.receive(feedback: .sessions([], unreadable: [], moreBelow: nil), at: now))
    perform(desk.receive(feedback: .entered("ana"), at: now))
  }

  mutating func receive(_ line: String) -> String {
    perform(desk.receive(line: line, at: now))
    return desk.output()
  }

  private mutating func perform(_ effects: [DeskEffect]) {
    var waiting = effects[...]
    while let effect = waiting.popFirst() {
      for feedback in answers(to: effect) {
        waiting += desk.receive(feedback: feedback, at: now)
      }
    }
  }

  private mutating func answers(to effect: DeskEffect) -> [DeskFeedback] {
    switch effect {
    case .readSessions: return [.sessions([], unreadable: [], moreBelow: nil)]
    case .readSession: return [.opened(file)]
    case .record(let new, _, _), .giveCode(_, _, let new, _):
      add(new)
      return [.recorded(file)]
    case .begin(let new, _, _):
      events = []
      add(new)
      return [.began(file)]
    case .signIn(let staff, _): return [.entered(staff)]
    case .addFirst: return [.refused(.notFirst)]
    case .export: return [.exported(DeskExport.Report(files: [], refusals: []))]
    case .release(let number): return [.released(number)]
    case .note, .ring, .wipe: return []
    }
  }

  private mutating func add(_ new: [SessionEvent]) {
    for event in new {
      events.append(
        StoredEvent(session: "s1", number: events.count + 1, event: event, at: reading))
    }
  }

  private var file: CaseFile { CaseFile(id: "s1", ticket: 7, content: content, events: events) }
}

/// The terminal of lines, on a pipe in the place of standard input.
final class OwnLines {
  private let near: Int32
  /// Always has something to read, so that nobody waits.
  private let restless: Int32
  private var terminal: LineTerminal

  init() {
    var ends: [Int32] = [0, 0]
    var others: [Int32] = [0, 0]
    guard pipe(&ends) == 0, pipe(&others) == 0, dup2(ends[0], STDIN_FILENO) >= 0 else {
      Claim.stop("There is no pipe to be had.")
    }
    near = ends[1]
    restless = others[0]
    _ = write(others[1], [1], 1)
    do throws(TerminalError) {
      terminal = try LineTerminal(
        environment: TerminalEnvironment(type: "dumb", localeOverride: "C.UTF-8"),
        crashNotice: "")
    } catch {
      Claim.stop("The terminal of lines cannot be opened.")
    }
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
  }

  func lines(_ bytes: [UInt8]) -> [String] {
    let typed = bytes + [0x0A]
    guard write(near, typed, typed.count) == typed.count else {
      Claim.stop("The pipe does not take what is typed.")
    }
    var lines: [String] = []
    var isQuiet = false
    while true {
      switch terminal.next(until: nil, watching: restless) {
      case .line(let line)?:
        lines.append(line)
        isQuiet = false
      case nil:
        if isQuiet { return lines }
        isQuiet = true
      case .deadline?, .terminate?, .hangUp?: Claim.stop("The line to the fuzzer is cut.")
      }
    }
  }
}
