import Testing

@testable import Hardening

struct PostureTests {
  @Test("Nothing is given up twice, and privileges go before what needs them gone")
  func order() {
    let postures = [Posture.everyProcess, .records, .staff, .kiosk, .openKiosk(store: "/a/b")]
    for posture in postures {
      #expect(Set(posture.measures).count == posture.measures.count)
    }
    #expect(
      Posture.kiosk.measures
        == [.privateFiles, .noNewPrivileges, .systemCalls(.noOtherProgram)])
    #expect(
      Posture.staff.measures
        == [.privateFiles, .noNewPrivileges, .systemCalls(.noOtherProcess)])
  }

  @Test("What is taken is reported, measure by measure")
  func results() {
    // More would change this process for the tests beside this one.
    #expect(
      Posture([.noCoreDump]).take()
        == [MeasureResult(.noCoreDump, .applied)])
  }
}
