import Glibc

/// The folder that files of sessions are written to.
struct ExportFolder {
  let path: String

  /// The one that was named, else the usual one of a desk; nothing where there is no home folder.
  init?(_ path: String?) {
    if let path {
      self.path = path
    } else if let data = Self.variable("XDG_DATA_HOME"), data.hasPrefix("/") {
      self.path = "\(data)/candidacy/exports"
    } else if let home = Self.variable("HOME"), !home.isEmpty {
      self.path = "\(home)/.local/share/candidacy/exports"
    } else {
      return nil
    }
  }

  /// Makes it, and what is above it, for nobody but its owner where it is missing.
  func make() throws(Failure) {
    var made = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      made += name
      if mkdir(made, 0o700) != 0, errno != EEXIST {
        let reason = String(cString: strerror(errno))
        throw .environment("The folder \(path) cannot be made: \(reason).")
      }
      made += "/"
    }
    guard access(path, W_OK | X_OK) == 0 else {
      let reason = String(cString: strerror(errno))
      throw .environment("The folder \(path) cannot be written: \(reason).")
    }
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
