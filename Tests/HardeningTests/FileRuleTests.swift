import Testing

@testable import Hardening

struct FileRuleTests {
  @Test("A kiosk writes its store, the journal and the ballast, and reads none of their neighbours")
  func kiosk() {
    let rules = FileRule.kiosk(store: "/srv/clinic/store.sqlite")
    #expect(
      rules.filter { $0.path.hasPrefix("/srv") } == [
        FileRule("/srv/clinic/store.sqlite", .readAndWrite),
        FileRule("/srv/clinic/store.sqlite-journal", .readAndWrite),
        FileRule("/srv/clinic/store.sqlite.ballast", .write),
        FileRule("/srv/clinic", .list),
      ])
    let written = rules.filter { $0.use == .readAndWrite || $0.use == .write }.map(\.path)
    #expect(written.filter { !$0.hasPrefix("/srv") } == ["/dev/null"])
    #expect(!rules.contains { ["/", "/etc", "/tmp", "/home"].contains($0.path) })
  }

  @Test("A kiosk reads what the system says of processes, and changes nothing there")
  func processes() {
    let rules = FileRule.kiosk(store: "/srv/store.sqlite").filter { $0.path.hasPrefix("/proc") }
    #expect(rules == [FileRule("/proc", .read)])
  }

  @Test("A store in the root folder has a folder too")
  func root() {
    #expect(FileRule.kiosk(store: "/store.sqlite")[3] == FileRule("/", .list))
  }

  @Test("No use comes to starting programs, removing files or making them")
  func rights() {
    let uses: [FileRule.Use] = [.read, .list, .readAndWrite, .write]
    let given = uses.flatMap { [FileRights($0, of: .file), FileRights($0, of: .folder)] }
    let known: FileRights = [.read, .write, .list, .truncate]
    #expect(given.allSatisfy { known.isSuperset(of: $0) })
    // Rights of folders on a file make the system refuse the whole rule.
    #expect(uses.allSatisfy { !FileRights($0, of: .file).contains(.list) })
    #expect(FileRights(.list, of: .file).isEmpty)
  }

  @Test("An older system is asked only for what it knows")
  func versions() {
    #expect(FileRights.known(toVersion: 1).rawValue == 0x1FFF)
    #expect(FileRights.known(toVersion: 2).rawValue == 0x3FFF)
    #expect(FileRights.known(toVersion: 3).rawValue == 0x7FFF)
    #expect(FileRights.known(toVersion: 4).rawValue == 0x7FFF)
    #expect(FileRights.known(toVersion: 7).rawValue == 0xFFFF)
  }
}
