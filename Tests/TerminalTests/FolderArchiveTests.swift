import Authoring
import Testing
import candidacy

@Suite struct FolderArchiveTests {
  @Test("A folder comes back as it was, with the same digest")
  func roundTrip() throws {
    let folder = try Folder.reading(path: Repository.shipped)
    let back = try FolderArchive.folder(from: FolderArchive.bytes(of: folder))
    #expect(back.digest == folder.digest)
    #expect(back.files.map(\.name) == folder.files.map(\.name))
    #expect(back.files.map(\.bytes) == folder.files.map(\.bytes))
  }

  @Test("Anything that was cut off or appended is refused")
  func damaged() {
    let folder = Folder(files: [
      SourceFile(name: "a.yaml", displayPath: "a.yaml", text: "id: a"),
      SourceFile(name: "b.yaml", displayPath: "b.yaml", text: ""),
    ])
    let bytes = FolderArchive.bytes(of: folder)
    for length in bytes.indices {
      #expect(throws: FolderArchiveError.damaged) {
        try FolderArchive.folder(from: Array(bytes[..<length]))
      }
    }
    #expect(throws: FolderArchiveError.damaged) { try FolderArchive.folder(from: bytes + [0]) }
  }

  @Test("A later version is refused by its number")
  func laterVersion() {
    #expect(throws: FolderArchiveError.unknownVersion(2)) {
      try FolderArchive.folder(from: [2, 0, 0, 0, 0])
    }
  }
}
