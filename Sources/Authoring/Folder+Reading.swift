import Glibc

extension Folder {
  /// Reads the YAML files of a folder and of its `cases` folder; the only input of this module.
  package static func reading(path: String) throws(FolderError) -> Folder {
    switch try kind(of: path) {
    case .missing: throw .notFound(path: path)
    case .file, .other: throw .notADirectory(path: path)
    case .directory: break
    }
    let root = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    var files: [SourceFile] = []
    for name in try names(in: root) where isAuthored(name) {
      files += try file(name, in: root)
    }
    if try kind(of: root + "/cases") == .directory {
      for name in try names(in: root + "/cases") where isAuthored(name) {
        files += try file("cases/" + name, in: root)
      }
    }
    guard files.contains(where: { $0.name == FileRole.questionnaireName }) else {
      throw .noQuestionnaire(path: path)
    }
    return Folder(files: files)
  }

  /// Also `.yml`, so that a file with the wrong ending is reported and not overlooked.
  private static func isAuthored(_ name: String) -> Bool {
    !name.hasPrefix(".") && (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
  }

  private enum Kind {
    case missing
    case file
    case directory
    case other
  }

  private static func kind(of path: String) throws(FolderError) -> Kind {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return .missing }
      throw .unreadable(path: path, reason: lastReason())
    }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  private static func names(in directory: String) throws(FolderError) -> [String] {
    guard let stream = opendir(directory) else {
      throw .unreadable(path: directory, reason: lastReason())
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }

  /// Nothing where the name stands for no regular file, which would block or never end.
  private static func file(_ name: String, in root: String) throws(FolderError) -> [SourceFile] {
    let path = root + "/" + name
    guard try kind(of: path) == .file else { return [] }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: lastReason()) }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else {
      throw .unreadable(path: path, reason: lastReason())
    }
    let size = Int(facts.st_size)
    guard size <= SourceFile.sizeLimit else {
      return [SourceFile(name: name, displayPath: path, sizeOverLimit: size)]
    }
    let bytes = try contents(of: descriptor, expecting: size, at: path)
    return [SourceFile(name: name, displayPath: path, bytes: bytes)]
  }

  /// Reads one byte more than allowed at most, in case the file grows meanwhile.
  private static func contents(
    of descriptor: Int32, expecting size: Int, at path: String
  ) throws(FolderError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1)
    var chunk = [UInt8](repeating: 0, count: min(size + 1, 1 << 16))
    while bytes.count <= SourceFile.sizeLimit {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path, reason: lastReason())
      }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  private static func lastReason() -> String {
    strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
  }
}
