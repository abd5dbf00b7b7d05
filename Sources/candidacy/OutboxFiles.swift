import Authoring
import ChartExport
import Foundation
import Glibc

/// What the file of targets needs to know of this computer.
enum OutboxFiles {
  /// The targets, or every problem with its line.
  static func targets(at path: String) throws(Failure) -> Targets {
    let missing =
      "There is no file of targets at \(path): write one, or name another with --targets."
    let file = SourceFile(
      name: "targets.yaml", displayPath: path, bytes: try bytes(at: path, missing: missing))
    let (targets, diagnostics) = Targets.reading(file, looking: place)
    return try whole(targets, diagnostics)
  }

  /// What a receiver of HL7 v2 wants, or every problem with its line.
  static func profile(at path: String) throws(Failure) -> ReceiverProfile {
    let missing = "There is no file about a receiver at \(path)."
    let file = SourceFile(
      name: "receiver.yaml", displayPath: path, bytes: try bytes(at: path, missing: missing))
    let (profile, diagnostics) = ReceiverProfileReader.reading(file)
    return try whole(profile, diagnostics)
  }

  private static func bytes(at path: String, missing: String) throws(Failure) -> [UInt8] {
    do {
      return try [UInt8](Data(contentsOf: URL(filePath: path)))
    } catch CocoaError.fileReadNoSuchFile {
      throw .usage(missing)
    } catch {
      throw .environment("\(path) cannot be read.")
    }
  }

  private static func whole<Content>(
    _ content: Content?, _ diagnostics: [Diagnostic]
  ) throws(Failure) -> Content {
    guard let content else {
      throw .problems(String(DiagnosticRenderer.text(diagnostics).dropLast()))
    }
    return content
  }

  static func usualPath() throws(Failure) -> String {
    let file = "candidacy/targets.yaml"
    if let folder = variable("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return "\(folder)/\(file)"
    }
    guard let home = variable("HOME"), !home.isEmpty else {
      throw .usage("There is no home folder to find targets in: name a file with --targets.")
    }
    return "\(home)/.config/\(file)"
  }

  static func place(_ path: String) -> Targets.Place {
    var status = stat()
    guard stat(path, &status) == 0 else { return .nothing }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return access(path, W_OK | X_OK) == 0 ? .folder : .closedFolder
    case S_IFREG:
      return access(path, R_OK) == 0 ? .file(rights: status.st_mode & 0o777) : .closedFile
    case _: return .nothing
    }
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
