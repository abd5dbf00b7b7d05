import Authoring
import Interview
import Store

/// The questionnaire that a stored session was asked with.
struct StoredQuestionnaire {
  private let opening: SessionEvent.Opening?

  init(_ events: [SessionEvent]) {
    opening =
      events.lazy.compactMap { event in
        guard case .opened(let opening) = event else { return nil }
        return opening
      }.first
  }

  /// Names the files that ran.
  var digest: String? { opening?.digest }

  /// From the store's archive, which holds the files that ran; else the one at hand.
  func load(
    from store: some EventStore, orElse other: QuestionnaireOption
  ) throws -> LoadedFolder {
    guard let digest = opening?.digest, let archive = try store.archive(digest: digest),
      let loaded = Self.loaded(archive, named: digest)
    else { return try other.load() }
    return loaded
  }

  /// Nothing where the archive cannot be read, or is another one than its digest names: the note
  /// then says whether the rules differ.
  static func loaded(_ archive: [UInt8], named digest: String) -> LoadedFolder? {
    do {
      let folder = try FolderArchive.folder(from: archive)
      guard folder.digest == digest else { return nil }
      return Library.loading(folder, parts: .screens).loaded.map {
        LoadedFolder(loaded: $0, folder: folder)
      }
    } catch {
      return nil
    }
  }

  /// Whether an archive is the questionnaire that its digest names.
  static func isArchive(_ digest: String, _ archive: [UInt8]) -> Bool {
    do {
      let folder = try FolderArchive.folder(from: archive)
      return folder.digest == digest && FolderArchive.bytes(of: folder) == archive
    } catch {
      return false
    }
  }
}
