import Authoring

/// A questionnaire that is in use, with the files that it came from.
struct LoadedFolder {
  let loaded: LoadedQuestionnaire
  let folder: Folder

  var digest: String { loaded.digest }

  /// For the store, so that a session can be read again after the files have changed.
  var archive: [UInt8] { FolderArchive.bytes(of: folder) }
}
