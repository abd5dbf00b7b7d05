/// Files of this repository.
enum Repository {
  static func path(_ name: String, from file: String = #filePath) -> String {
    let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return root.joined(separator: "/") + "/" + name
  }

  static let shipped = path("Questionnaires/tpi-candidacy")
  static let sleep = path("Tests/Fixtures/sleep-check")
}
