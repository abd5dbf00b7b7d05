import CNcurses
import CPseudoTerminal
import Glibc
import Interview

@testable import Kiosk
@testable import TerminalUI

/// Bytes of a keyboard, through a real terminal and ncurses, into a kiosk.
struct TerminalBytes: FuzzTarget {
  private let terminal = OwnTerminal()
  private let size = Size(columns: 64, rows: 24)

  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    var visit = KioskVisit(size: size)
    for input in terminal.inputs(Array(bytes.prefix(1024))) {
      if case .paste(let text) = input {
        Claim.holds(
          text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || $0.isShown },
          "a paste holds nothing that acts on a terminal")
      }
      visit.receive(input)
    }
    FrameClaims.check(visit.program.frame(in: size))
    Claim.holds(!visit.program.isFinished, "no key ends a kiosk")
  }
}

/// A kiosk on a small questionnaire, with a store that answers at once.
struct KioskVisit {
  private(set) var program: KioskProgram
  private let now = Moment(milliseconds: 1_000)

  init(size: Size) {
    let loaded = FuzzSupplies.sleep
    let content = KioskContent(
      form: loaded.form, rules: loaded.rules, handout: loaded.handout, digest: loaded.digest)
    program = KioskProgram(content: content, language: "en", size: size, at: now)
  }

  mutating func receive(_ input: Input) { perform(program.receive(input, at: now)) }

  private mutating func perform(_ effects: [KioskEffect]) {
    var waiting = effects[...]
    while let effect = waiting.popFirst() {
      switch effect {
      case .begin: waiting += program.receive(feedback: .began(ticket: 7), at: now)
      case .enterCode: waiting += program.receive(feedback: .codeRefused, at: now)
      case .record: waiting += program.receive(feedback: .recorded(with: []), at: now)
      case .show, .ring, .wipe: break
      }
    }
  }
}

/// What holds of every frame.
enum FrameClaims {
  static func check(_ frame: Frame) {
    for cell in frame.cells {
      Claim.holds(cell.text.unicodeScalars.allSatisfy(\.isShown), "a cell only shows")
    }
  }
}

/// A terminal of this process alone, in the place of its standard input and output.
final class OwnTerminal {
  private let near: Int32
  private var terminal: NcursesTerminal

  /// Ends what has begun, so that nothing waits for the rest: a paste, a report, a character.
  private static let end = Array("\u{1B}[201~ ~ ".utf8)

  init() {
    var name = [CChar](repeating: 0, count: 128)
    near = cpt_open_terminal(&name, name.count)
    let far = open(&name, O_RDWR | O_NOCTTY)
    guard near >= 0, far >= 0, cpt_set_size(near, 24, 64) == 0, dup2(far, STDIN_FILENO) >= 0,
      dup2(far, STDOUT_FILENO) >= 0
    else { Claim.stop("There is no terminal to be had.") }
    // A crash is for libFuzzer to see, and so are signals.
    let crashes = [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE]
    var handlers = crashes.map { _ in sigaction() }
    for (place, number) in crashes.enumerated() { sigaction(number, nil, &handlers[place]) }
    do throws(TerminalError) {
      terminal = try NcursesTerminal(
        environment: TerminalEnvironment(type: "xterm-256color", localeOverride: "C.UTF-8"),
        theme: .standard, mouse: .on, crashNotice: "")
    } catch {
      Claim.stop("The terminal cannot be opened.")
    }
    for (place, number) in crashes.enumerated() { sigaction(number, &handlers[place], nil) }
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
  }

  func inputs(_ bytes: [UInt8]) -> [Input] {
    let typed = bytes + Self.end
    guard write(near, typed, typed.count) == typed.count else {
      Claim.stop("The terminal does not take what is typed.")
    }
    // It arrives a moment later; what is read too early would come with the next input.
    while cnc_bytes_waiting() < typed.count { usleep(10) }
    var inputs: [Input] = []
    // A byte that is no part of a character ends a round, as if nothing more had arrived.
    repeat {
      while let input = terminal.waiting() { inputs.append(input) }
    } while cnc_bytes_waiting() > 0
    return inputs
  }
}
