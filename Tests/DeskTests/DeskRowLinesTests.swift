@testable import Desk
import Interview
import Testing
import TerminalUI

/// How a row of the list is laid out where it does not fit on one line.
struct DeskRowLinesTests {
  @Test("Who answers is never cut: it moves up to the suggestion, or onto a line of its own")
  func whole() throws {
    let cabinet = Cabinet(try Shipped.content())
    for name in ["Ana Ruiz", "Ben Ode"] { cabinet.hire(name) }
    cabinet.interview("self")
    cabinet.pass(seconds: 1)
    cabinet.interview("helped", ["who-answers": ["helper"]])
    cabinet.pass(seconds: 1)
    cabinet.interview("guarded", ["who-answers": ["guardian"], "blood-risk": ["thinner"]])
    #expect(
      list(cabinet, "es", columns: 64)
        == """
              1       08:00   en espera          -
                     en   Conversar
                          Yo soy la persona que viene a consulta
              2       08:00   en espera          -
                     en   Conversar                    Alguien me ayuda
              3       08:00   en espera          -
                     en   Conversar, con precauciones
                          Yo decido por la persona que viene a consulta
        """)
    #expect(
      list(cabinet, "es", columns: 80)
        == """
              1       08:00   en espera          -
                     en   Conversar  Yo soy la persona que viene a consulta
              2       08:00   en espera          -
                     en   Conversar                    Alguien me ayuda
              3       08:00   en espera          -
                     en   Conversar, con precauciones
                          Yo decido por la persona que viene a consulta
        """)
    #expect(
      list(cabinet, "en", columns: 64)
        == """
              1       08:00   waiting            -
                     en   Discuss                      I am the patient
              2       08:00   waiting            -
                     en   Discuss  Someone is helping me
              3       08:00   waiting            -
                     en   Discuss, with precautions
                          I decide for the patient
        """)
  }

  /// The rows without the first one's marker.
  private func list(_ cabinet: Cabinet, _ language: Language, columns: Int) -> String {
    let size = Size(columns: columns, rows: 25)
    let desk = DeskWalk(cabinet, as: "Ana", size: size, language: language)
    let rows = desk.screen.replacing("▶", with: " ").split(separator: "\n")
    return rows.drop { !$0.contains("08:00") }.prefix { !$0.contains("Enter ") }
      .joined(separator: "\n")
  }
}
