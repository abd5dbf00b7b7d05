import Glibc

/// The questionnaires that come with the program, as folders on disk.
package enum ShippedQuestionnaires {
  /// The folder of a questionnaire, or the places where it was looked for.
  package static func folder(named name: String) -> Lookup {
    let places = directories.map { "\($0)/\(name)" }
    return places.first(where: isDirectory).map { .found(path: $0) } ?? .notFound(places: places)
  }

  package enum Lookup: Hashable, Sendable {
    case found(path: String)
    case notFound(places: [String])
  }

  /// The name of the questionnaire that is asked when none is named.
  package static let standardName = "tpi-candidacy"

  /// Beside the program first, then where systems keep data.
  package static var directories: [String] {
    let beside = programDirectory.map { ["\($0)/candidacy_Questionnaires.resources"] } ?? []
    return beside + ["/usr/local/share/candidacy", "/usr/share/candidacy"]
  }

  /// Read from the system, because the name a program was called by may be anything.
  private static var programDirectory: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &buffer, buffer.count)
    guard length > 0 else { return nil }
    let path = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  private static func isDirectory(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }
}
