import TestSupplies
import Testing

@testable import Store

@Suite("The names in a folder")
struct FolderNamesTests {
  @Test("Are all of them, also those outside ASCII")
  func all() throws {
    let folder = try TemporaryFolder()
    try write([], to: folder.path("a.backup"))
    try write([], to: folder.path("josé.key"))
    #expect(FolderNames.inside(folder.path).sorted() == [".", "..", "a.backup", "josé.key"])
  }

  @Test("Are none where no folder can be read")
  func none() throws {
    let folder = try TemporaryFolder()
    try write([], to: folder.path("file"))
    #expect(FolderNames.inside(folder.path("file")) == [])
    #expect(FolderNames.inside(folder.path("missing")) == [])
  }
}
