import Glibc
import TerminalUI

/// Where commands say what is not part of what they were asked for.
enum StandardError {
  /// One sentence on each line.
  static func write(_ sentences: [String]) throws(Failure) {
    var output = ByteOutput(STDERR_FILENO)
    do {
      for sentence in sentences { try output.append(ShownText.lines(sentence) + "\n") }
      try output.flush()
    } catch {
      throw Failure(error)
    }
  }
}
