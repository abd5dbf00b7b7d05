import Glibc

/// The program under test, as built beside the tests.
package enum Product {
  package static let name = "candidacy"

  /// Its path: in the folder of the test runner or in one above it.
  package static func executable() throws -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { throw HarnessFailure.system("finding the test runner", errno) }
    let runner = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var folder = runner[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let candidate = "\(folder)/\(name)"
      if isProgram(candidate) { return candidate }
    }
    throw HarnessFailure.noProduct(runner)
  }

  private static func isProgram(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
      && access(path, X_OK) == 0
  }
}
