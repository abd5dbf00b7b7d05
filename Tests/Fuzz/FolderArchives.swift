import Authoring

@testable import candidacy

/// The pieces of bytes in which a store keeps questionnaires.
struct FolderArchives: FuzzTarget {
  func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    do throws(FolderArchiveError) {
      let folder = try FolderArchive.folder(from: Array(bytes))
      let again = try FolderArchive.folder(from: FolderArchive.bytes(of: folder))
      Claim.holds(again == folder, "a folder that was read is read again as it was")
      Claim.holds(again.digest == folder.digest, "a folder's digest stays as it was")
    } catch {
    }
  }
}
