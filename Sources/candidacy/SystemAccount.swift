import Glibc
import Store

/// Who runs this program, by the name that the system has for the account.
enum SystemAccount {
  static var current: SiteEvent.Account {
    let id = getuid()
    guard let entry = getpwuid(id), let name = entry.pointee.pw_name else {
      return SiteEvent.Account("uid \(id)")
    }
    return SiteEvent.Account(String(cString: name))
  }
}
