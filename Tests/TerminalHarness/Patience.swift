/// How long somebody waits for a program.
package enum Patience {
  /// How many times longer a program may take: a sanitizer slows it down.
  package static let factor: Double = SanitizerOptions.inherited.isEmpty ? 1 : 10

  /// When a wait of so many seconds ends.
  package static func end(after seconds: Double) -> ContinuousClock.Instant {
    .now + .seconds(seconds * factor)
  }
}
