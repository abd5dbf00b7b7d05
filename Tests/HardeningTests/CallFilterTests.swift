import CHardening
import Glibc
import Testing

@testable import Hardening

struct CallFilterTests {
  private static let refused = UInt32(0x0005_0000 | EPERM)
  private static let unknown = UInt32(0x0005_0000 | ENOSYS)
  private static let allowed: UInt32 = 0x7FFF_0000

  /// What the system would be told about a call, by reading the filter as the system does.
  private func answer(
    _ policy: CallPolicy, _ number: UInt32, _ first: UInt64 = 0, _ second: UInt64 = 0,
    machine: UInt32 = chd_architecture()
  ) throws -> UInt32 {
    let steps = try #require(CallFilter(policy)).steps
    let facts: [UInt32: UInt32] = [
      0: number, 4: machine, 16: UInt32(truncatingIfNeeded: first),
      24: UInt32(truncatingIfNeeded: second),
    ]
    var loaded: UInt32 = 0
    var place = 0
    while steps.indices.contains(place) {
      let step = steps[place]
      place += 1
      switch step.code {
      case 0x20: loaded = try #require(facts[step.value])
      case 0x15: place += Int(loaded == step.value ? step.yes : step.no)
      case 0x35: place += Int(loaded >= step.value ? step.yes : step.no)
      case 0x45: place += Int(loaded & step.value != 0 ? step.yes : step.no)
      case 0x06: return step.value
      case let code: throw UnknownStep(code: code)
      }
    }
    throw UnknownStep(code: 0)
  }

  private struct UnknownStep: Error {
    let code: UInt16
  }

  @Test("Nobody types into a terminal for somebody else, however the request is written")
  func requests() throws {
    for policy in CallPolicy.allCases {
      for request in [UInt64(0x5412), 0x541C, 0x541D, 0x5423, 0xFFFF_FFFF_0000_5412] {
        #expect(try answer(policy, CHD_CALL_IOCTL, 0, request) == Self.refused)
      }
      // The size of the window, the bytes that wait, and the modes of the line.
      for request in [UInt64(0x5413), 0x541B, 0x5401, 0x5402] {
        #expect(try answer(policy, CHD_CALL_IOCTL, 0, request) == Self.allowed)
      }
    }
  }

  @Test("Every call of a policy is refused, in the manner of another machine as well")
  func denied() throws {
    for policy in CallPolicy.allCases {
      #expect(Set(policy.denied).count == policy.denied.count)
      for number in policy.denied {
        #expect(try answer(policy, number) == Self.refused)
      }
      #expect(try answer(policy, 1, machine: 0x4000_0003) == Self.refused)
      #expect(try answer(policy, 0x4000_0001) == Self.refused)
    }
  }

  @Test("Only a kiosk gives up other programs, children and the network; threads go on")
  func kiosk() throws {
    let execute = UInt32(SYS_execve)
    let connect = UInt32(SYS_connect)
    for number in [execute, connect] {
      #expect(try answer(.noOtherProgram, number) == Self.refused)
      #expect(try answer(.noOtherProcess, number) == Self.allowed)
    }
    // As the system's library starts a child, and as it starts a thread.
    #expect(try answer(.noOtherProgram, CHD_CALL_CLONE, 0x0120_0011) == Self.refused)
    #expect(try answer(.noOtherProgram, CHD_CALL_CLONE, 0x003D_0F00) == Self.allowed)
    #expect(try answer(.noOtherProgram, CHD_CALL_CLONE3) == Self.unknown)
    #expect(try answer(.noOtherProcess, CHD_CALL_CLONE, 0x0120_0011) == Self.allowed)
    #expect(try answer(.noOtherProcess, CHD_CALL_CLONE3) == Self.allowed)
  }

  @Test("What every program does stays allowed")
  func everyday() throws {
    let calls = [
      SYS_read, SYS_write, SYS_openat, SYS_close, SYS_mmap, SYS_munmap, SYS_futex, SYS_ppoll,
      SYS_fdatasync, SYS_pread64, SYS_pwrite64, SYS_unlinkat, SYS_rt_sigaction, SYS_exit_group,
      SYS_clock_gettime, SYS_getrandom, SYS_tgkill, SYS_fcntl,
    ].map { UInt32($0) }
    for policy in CallPolicy.allCases {
      for call in calls { #expect(try answer(policy, call) == Self.allowed) }
    }
  }
}
