import Glibc

/// Where commands print what they were asked for.
enum StandardOutput {
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
