import Glibc

/// Where commands print what they were asked for.
enum StandardOutput {
  static func write(_ text: String) throws(Failure) {
    var output = ByteOutput(STDOUT_FILENO)
    do {
      try output.append(text)
      try output.flush()
    } catch {
      throw Failure(error)
    }
  }
}
