/// How long somebody waits for a program.
package enum Patience {
  /// When a wait of so many seconds ends; ten times later where a sanitizer slows the program down.
  package static func end(after seconds: Double) -> ContinuousClock.Instant {
    .now + .seconds(seconds * (SanitizerOptions.inherited.isEmpty ? 1 : 10))
  }
}
