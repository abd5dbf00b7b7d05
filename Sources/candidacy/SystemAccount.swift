import Glibc
import Store

/// Who the system says is at the command line.
enum SystemAccount {
  /// With the one who asked `sudo` for it, where it was asked: as in `root (sudo: ana)`.
  static func current() -> SiteEvent.Account {
    SiteEvent.Account(
      text(user: name(of: getuid()), sudo: getenv("SUDO_USER").map { String(cString: $0) }))
  }

  /// Anybody can set the variable, so it only adds to what the system knows.
  static func text(user: String, sudo: String?) -> String {
    guard let sudo, !sudo.isEmpty else { return user.shown }
    return "\(user.shown) (sudo: \(String(sudo.prefix(64)).shown))"
  }

  /// Whose rights this program has.
  static var id: uid_t { geteuid() }

  private static func name(of user: uid_t) -> String {
    guard let entry = getpwuid(user), let name = entry.pointee.pw_name else {
      return "user \(user)"
    }
    return String(cString: name)
  }
}

extension String {
  /// On one line, with nothing that a terminal would obey.
  var shown: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
            .unassigned:
            "\u{FFFD}"
          case _: scalar
          }
        }))
  }
}
