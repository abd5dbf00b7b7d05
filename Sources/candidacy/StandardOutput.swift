import Glibc
import TerminalUI

/// Where commands print what they were asked for.
enum StandardOutput {
  /// As `write`, for what a person reads: nothing of it acts on a terminal.
  static func show(_ text: String) throws(Failure) {
    try write(ShownText.lines(text))
  }

  static func write(_ text: String) throws(Failure) {
    try write(Array(text.utf8))
  }

  static func write(_ bytes: [UInt8]) throws(Failure) {
    var output = ByteOutput(STDOUT_FILENO)
    do {
      try output.append(bytes)
      try output.flush()
    } catch {
      throw Failure(error)
    }
  }
}
