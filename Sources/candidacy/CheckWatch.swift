import Authoring
import Glibc

/// Checks at every save until Ctrl-C.
struct CheckWatch {
  let paths: [String]
  let format: ListFormat

  func run() throws {
    endWellWhenStopped()
    let folders = try paths.map { try QuestionnaireOption.path(of: $0) }
    let watch = try FolderWatch(folders)
    var text = try Check.report(on: paths, format).text
    while true {
      try StandardOutput.write(framed(text))
      try watch.wait()
      text = next()
    }
  }

  /// Nothing is left to be put right, so that ending at once is ending well; also where whoever
  /// started this keeps these signals to itself.
  private func endWellWhenStopped() {
    var stops = sigset_t()
    sigemptyset(&stops)
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in _exit(ExitStatus.fine.rawValue) }
      sigaddset(&stops, number)
    }
    sigprocmask(SIG_UNBLOCK, &stops, nil)
  }

  /// A folder that cannot be read now may be readable after the next save.
  private func next() -> String {
    do throws(Failure) {
      return try Check.report(on: paths, format).text
    } catch {
      return error.sentence + "\n"
    }
  }

  /// On a terminal each check has the screen to itself; elsewhere an empty line parts them.
  private func framed(_ text: String) -> String {
    switch format {
    case .json: return text
    case .text: break
    }
    let words = "\nWatching for saved files. Ctrl-C stops.\n"
    guard isatty(STDOUT_FILENO) == 1 else { return text + words + "\n" }
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    return (isDumb ? "\n" : "\u{1B}[H\u{1B}[2J\u{1B}[3J") + text + words
  }
}
