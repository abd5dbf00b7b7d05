import Glibc

/// What a sanitizer in the program under test is told: the same as the one in the tests.
package enum SanitizerOptions {
  /// Variables of the surroundings; none where nobody asked for a sanitizer.
  package static var inherited: [String: String] {
    var options: [String: String] = [:]
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] {
      options[name] = getenv(name).map { String(cString: $0) }
    }
    return options
  }
}
