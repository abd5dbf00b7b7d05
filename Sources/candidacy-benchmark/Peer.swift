import Glibc
import TerminalHarness
import TestSupplies

/// A program that shows a page with one choice of a few.
struct Peer {
  let name: String
  let executable: String
  let arguments: [String]
  /// A word that the first frame draws last.
  let firstFrameEndsWith: String
  /// Keys that lead from the first frame to the page with the choices.
  let approach: String
  /// A word that stands on that page alone.
  let pageShows: String

  /// Keeps its store in this folder.
  static func candidacy(in folder: TemporaryFolder) throws -> Peer {
    Peer(
      name: "candidacy", executable: try Product.executable(),
      arguments: ["kiosk", "--store", folder.storePath], firstFrameEndsWith: "Move", approach: "\r",
      pageShows: "Skip")
  }

  static func dialog() -> [Peer] { installed("dialog") }

  static func whiptail() -> [Peer] { installed("whiptail") }

  private static func installed(_ name: String) -> [Peer] {
    let path = "/usr/bin/\(name)"
    guard access(path, X_OK) == 0 else { return [] }
    let choices = ["1", "Yes", "2", "No", "3", "Unsure", "4", "Later", "5", "Never"]
    return [
      Peer(
        name: name, executable: path,
        arguments: ["--menu", "Does it hurt?", "20", "70", "6"] + choices,
        firstFrameEndsWith: "Cancel", approach: "", pageShows: "Cancel")
    ]
  }
}
