import Foundation

struct NoSuchFunction: Error {}

/// Runs `body` on this thread with the file rights of an ordinary account, also when run by root.
func withoutPrivileges(_ body: () throws -> Void) throws {
  guard geteuid() == 0 else { return try body() }
  // Unlike seteuid, this changes one thread only, so that the other tests go on undisturbed.
  guard let symbol = dlsym(nil, "setfsuid") else { throw NoSuchFunction() }
  let setFileUser = unsafeBitCast(symbol, to: (@convention(c) (uid_t) -> CInt).self)
  let nobody: uid_t = 65_534
  _ = setFileUser(nobody)
  defer { _ = setFileUser(0) }
  try body()
}

func setPermissions(_ permissions: Int, of path: String) throws {
  try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
}
