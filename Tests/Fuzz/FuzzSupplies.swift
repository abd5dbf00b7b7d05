import Authoring
import Kiosk

/// What the targets are fed beside, read from the repository once.
enum FuzzSupplies {
  static let shipped = loaded("Questionnaires/tpi-candidacy")
  static let sleep = loaded("Tests/Fixtures/sleep-check")

  /// The working folder is the repository.
  private static func loaded(_ path: String) -> LoadedQuestionnaire {
    do {
      if let loaded = Library.loading(try Folder.reading(path: path), parts: .screens).loaded {
        return loaded
      }
    } catch {
      Claim.stop(error.description)
    }
    Claim.stop("\(path) cannot be loaded.")
  }
}

extension Unicode.Scalar {
  /// Whether a terminal shows it and does nothing else.
  var isShown: Bool { value >= 0x20 && !(0x7F...0x9F).contains(value) }
}
