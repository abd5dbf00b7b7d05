import Authoring
import Testing

@Suite("How a folder is read")
struct FolderTests {
  @Test("YAML files of the folder and of its cases are read, in the order of their names")
  func names() throws {
    let folder = try TemporaryFolder()
    folder.makeFolder("cases")
    folder.makeFolder("drafts")
    folder.makePipe("pipe.yaml")
    for name in [
      "rules.yaml", "questionnaire.yaml", "cases/b.yaml", "README.md", ".x.yaml", "drafts/a.yaml",
    ] {
      try folder.write("a: b", to: name)
    }
    let read = try Folder.reading(path: folder.path + "/")
    #expect(
      read.files.map(\.displayPath)
        == ["cases/b.yaml", "questionnaire.yaml", "rules.yaml"].map { "\(folder.path)/\($0)" })
    #expect(read.files.map(\.bytes) == Array(repeating: Array("a: b".utf8), count: 3))
  }

  @Test("A file of 10 MB is not read")
  func large() throws {
    let folder = try TemporaryFolder()
    try folder.writeNothing(ofSize: 10_000_000, to: "questionnaire.yaml")
    let file = try #require(try Folder.reading(path: folder.path).files.first)
    #expect(file.bytes.isEmpty)
    #expect(file.size == 10_000_000)
  }

  @Test("A folder that cannot be read says why in a sentence")
  func errors() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    #expect(throws: FolderError.notFound(path: path + "/none")) {
      try Folder.reading(path: path + "/none")
    }
    #expect(throws: FolderError.noQuestionnaire(path: path)) { try Folder.reading(path: path) }
    try folder.write("a: b", to: "questionnaire.yaml")
    #expect(throws: FolderError.notADirectory(path: path + "/questionnaire.yaml")) {
      try Folder.reading(path: path + "/questionnaire.yaml")
    }
    #expect(
      FolderError.noQuestionnaire(path: "/a").description == "/a holds no questionnaire.yaml.")
  }

  @Test("The digest depends on names, lengths and bytes, and not on the order of files")
  func digest() {
    func file(_ name: String, _ text: String) -> SourceFile {
      SourceFile(name: name, displayPath: name, text: text)
    }
    let one = Folder(files: [file("a.yaml", "x"), file("b.yaml", "y")])
    #expect(one.digest == Folder(files: [file("b.yaml", "y"), file("a.yaml", "x")]).digest)
    #expect(one.digest != Folder(files: [file("a.yaml", "xb.yaml"), file("b.yaml", "")]).digest)
    #expect(one.digest != Folder(files: [file("a.yaml", "y"), file("b.yaml", "x")]).digest)
    #expect(
      Folder(files: []).digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
  }
}
