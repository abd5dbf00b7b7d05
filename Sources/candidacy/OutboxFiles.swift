import Authoring
import Foundation
import Glibc

/// What the file of targets needs to know of this computer.
enum OutboxFiles {
  /// The targets, or every problem with its line.
  static func targets(at path: String) throws(Failure) -> Targets {
    let bytes: [UInt8]
    do {
      bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
    } catch CocoaError.fileReadNoSuchFile {
      throw .usage(
        "There is no file of targets at \(path): write one, or name another with --targets.")
    } catch {
      throw .environment("\(path) cannot be read.")
    }
    let (targets, diagnostics) = Targets.reading(
      SourceFile(name: "targets.yaml", displayPath: path, bytes: bytes), looking: place)
    guard let targets else {
      throw .problems(String(DiagnosticRenderer.text(diagnostics).dropLast()))
    }
    return targets
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
