import Glibc

/// The door through which libFuzzer hands over one input after the other.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  run.take(UnsafeBufferPointer(start: start, count: count))
  return 0
}

/// libFuzzer keeps nothing between two calls, so it is kept here.
nonisolated(unsafe) private var run = FuzzRun(FuzzTargetName.chosen.target)

/// Called once, before the first input.
@_cdecl("LLVMFuzzerInitialize")
public func fuzzInitialize(
  _ count: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutableRawPointer?
) -> CInt {
  atexit { run.report() }
  return 0
}

/// One target under way, with the time that each input takes.
private struct FuzzRun {
  private var target: any FuzzTarget
  private var slowest: UInt64 = 0
  private var slowestCount = 0

  /// Nothing of a few kilobytes may take longer.
  private static let limit: UInt64 = 100_000_000
  /// A page that is touched for the first time takes a while; what is slow every time is slow.
  private static let tries = 3

  init(_ target: any FuzzTarget) {
    self.target = target
  }

  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    var took = measured(bytes)
    guard took > slowest else { return }
    var tries = 1
    while took > slowest, tries < Self.tries {
      took = min(took, measured(bytes))
      tries += 1
    }
    if took > Self.limit { Claim.stop("An input took \(took / 1_000_000) ms.") }
    if took > slowest { (slowest, slowestCount) = (took, bytes.count) }
  }

  private mutating func measured(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let start = Self.now()
    target.take(bytes)
    return Self.now() - start
  }

  /// The time that this thread has had: how busy the computer is does not count. What sleeps instead
  /// of working is for libFuzzer's own limit, in whole seconds.
  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  func report() {
    Claim.say("slowest input: \(slowest / 1_000) us, \(slowestCount) bytes")
  }
}
