import Testing
import TerminalUI

@Suite("A theme")
struct ThemeTests {
  @Test("has a contrast of at least 7 for every role, on consoles and emulators")
  func contrast() {
    for theme in Theme.all {
      for palette in Palette.all {
        let poor = Role.allCases.filter { theme.contrast(of: $0, on: palette) < 7 }
        #expect(poor == [], "\(theme.name) on \(palette.name)")
      }
    }
  }

  @Test("is measured by the formula of WCAG")
  func knownContrasts() {
    func rounded(_ role: Role, _ theme: Theme, _ palette: Palette) -> Double {
      (theme.contrast(of: role, on: palette) * 10).rounded() / 10
    }
    #expect(rounded(.plain, .standard, .linuxConsole) == 9.0)
    #expect(rounded(.heading, .standard, .linuxConsole) == 21)
    #expect(rounded(.title, .standard, .linuxConsole) == 7.3)
    #expect(rounded(.notice, .mono, .linuxConsole) == 7.3)
    #expect(rounded(.plain, .mono, .xterm) == 21)
  }

  @Test("never tells two roles apart by colour alone")
  func notByColor() {
    for theme in Theme.all {
      for (one, other) in pairs(of: Role.allCases) {
        let looks = (theme.look(of: one), theme.look(of: other))
        let sameColors =
          looks.0.foreground == looks.1.foreground && looks.0.background == looks.1.background
        #expect(
          sameColors || looks.0.attributes != looks.1.attributes,
          "\(one) and \(other) in \(theme.name)")
      }
    }
  }

  @Test("shows focus, choice and warning apart from their neighbours without any colour")
  func withoutColor() {
    let neighbours: [(Role, Role)] = [
      (.focused, .choice), (.marked, .choice), (.focused, .marked), (.heading, .plain),
      (.notice, .plain), (.urgent, .plain), (.urgent, .notice), (.urgent, .heading),
      (.title, .plain), (.title, .focused), (.pictureMarked, .picture),
      (.pictureFocused, .picture), (.pictureFocused, .pictureMarked),
    ]
    for theme in Theme.all {
      let alike = neighbours.filter {
        theme.look(of: $0.0).attributes == theme.look(of: $0.1).attributes
      }
      #expect(alike.isEmpty, "\(alike) in \(theme.name)")
    }
  }

  @Test("uses only backgrounds that eight colours have, and makes no bar bold")
  func eightColors() {
    for theme in Theme.all {
      for role in Role.allCases {
        let look = theme.look(of: role)
        #expect(!look.background.isBright)
        #expect(!look.inEightColors.attributes.isSuperset(of: [.bold, .reverse]))
      }
    }
  }

  private func pairs(of roles: [Role]) -> [(Role, Role)] {
    roles.indices.flatMap { index in roles[(index + 1)...].map { (roles[index], $0) } }
  }
}
