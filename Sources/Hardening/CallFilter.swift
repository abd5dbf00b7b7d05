import CHardening

/// A policy as the small program that the system runs before each call.
package struct CallFilter: Hashable, Sendable {
  package private(set) var steps: [Step] = []

  /// One instruction, as the system's filter language has it.
  package struct Step: Hashable, Sendable {
    package let code: UInt16
    package let yes: UInt8
    package let no: UInt8
    package let value: UInt32
  }

  /// Nothing on a kind of machine whose calls are not known.
  package init?(_ policy: CallPolicy) {
    let machine = chd_architecture()
    guard machine != 0 else { return nil }
    load(Place.architecture)
    // Calls in the manner of another kind of machine have other numbers: none of them is ours.
    jump(ifEqual: machine, over: 1)
    answer(.refused)
    load(Place.number)
    jump(ifBelow: Self.otherNumbers, over: 1)
    answer(.refused)
    for number in policy.denied { when(number, .refused) }
    switch policy {
    case .noOtherProcess: break
    case .noOtherProgram: refuseChildren()
    }
    refuseRequests()
    answer(.allowed)
  }

  private enum Answer {
    case allowed, refused, unknown

    var value: UInt32 {
      switch self {
      case .allowed: 0x7FFF_0000
      case .refused: 0x0005_0000 | UInt32(EPERM)
      case .unknown: 0x0005_0000 | UInt32(ENOSYS)
      }
    }
  }

  /// Where the system puts what it asks about; only the lower half of an argument counts.
  private enum Place {
    static let number: UInt32 = 0
    static let architecture: UInt32 = 4
    static let firstArgument: UInt32 = 16
    static let secondArgument: UInt32 = 24
  }

  private static let otherNumbers: UInt32 = 0x4000_0000

  private mutating func load(_ place: UInt32) { add(0x20, place) }

  private mutating func answer(_ answer: Answer) { add(0x06, answer.value) }

  private mutating func jump(ifEqual value: UInt32, over count: UInt8) {
    add(0x15, value, yes: count)
  }

  private mutating func jump(ifBelow value: UInt32, over count: UInt8) {
    add(0x35, value, no: count)
  }

  private mutating func jump(ifAnyBitOf value: UInt32, over count: UInt8) {
    add(0x45, value, yes: count)
  }

  private mutating func when(_ value: UInt32, _ given: Answer) {
    add(0x15, value, no: 1)
    answer(given)
  }

  /// Threads go on: the newer call hides its purpose in memory, and without it the older is used.
  private mutating func refuseChildren() {
    when(CHD_CALL_CLONE3, .unknown)
    add(0x15, CHD_CALL_CLONE, no: 4)
    load(Place.firstArgument)
    jump(ifAnyBitOf: CallPolicy.startsThread, over: 1)
    answer(.refused)
    answer(.allowed)
  }

  private mutating func refuseRequests() {
    add(0x15, CHD_CALL_IOCTL, no: UInt8(1 + 2 * CallPolicy.deniedRequests.count))
    load(Place.secondArgument)
    for request in CallPolicy.deniedRequests { when(request, .refused) }
  }

  private mutating func add(_ code: UInt16, _ value: UInt32, yes: UInt8 = 0, no: UInt8 = 0) {
    steps.append(Step(code: code, yes: yes, no: no, value: value))
  }
}
