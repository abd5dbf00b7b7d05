/// What is wrong in a file of targets.
enum TargetsFact: Hashable, Sendable {
  case unknownKey(String, of: Part, nearest: String?)
  case missingKey(String, of: Part)
  /// A key that another kind of target has.
  case strayKey(String, kind: TargetsReader.Kind)
  case wrongFormat(String, kind: TargetsReader.Kind, allowed: [String])
  case duplicateTarget(String, firstLine: Int)
  case notAnAddress(String)
  /// A token would be sent for all to read.
  case openAddress(String)
  case noFile(String)
  case closedFile(String)
  case noFolder(String)
  case closedFolder(String)
  /// Others may read the file of a secret.
  case openSecret(String, rights: UInt32)
  case twoSecrets

  enum Part: String {
    case file = "a file of targets"
    case target = "a target"
    case smart = "`smart`"
  }
}

extension TargetsFact {
  func sentence(_ words: Sentences) -> Sentence {
    switch self {
    case .unknownKey(let key, let part, let nearest):
      Sentence(
        code: "unknown-key", message: "\(part.rawValue) has no key \(words.name(key))",
        hint: words.didYouMean(nearest))
    case .missingKey(let key, let part):
      Sentence(code: "missing-key", message: "\(part.rawValue) needs \(words.name(key))")
    case .strayKey(let key, let kind):
      Sentence(
        code: "stray-key",
        message: "a target of kind \(words.name(kind.rawValue)) has no \(words.name(key))")
    case .wrongFormat(let format, let kind, let allowed):
      Sentence(
        code: "wrong-format",
        message:
          "a target of kind \(words.name(kind.rawValue)) does not take \(words.name(format))",
        hint: "it takes \(words.choices(allowed))")
    case .duplicateTarget(let name, let firstLine):
      Sentence(
        code: "duplicate-target", message: "there is already a target \(words.name(name))",
        hint: "first at line \(firstLine)")
    case .notAnAddress(let text):
      Sentence(
        code: "not-an-address", message: "\(words.name(text)) is no address of a server",
        hint: "write it as in `https://fhir.example.org/r4`")
    case .openAddress(let text):
      Sentence(
        code: "open-address",
        message: "\(words.name(text)) would send the chart for everybody on the way to read",
        hint: "begin it with `https://`; `http://` is for this computer alone")
    case .noFile(let path):
      Sentence(code: "no-file", message: "there is no file \(words.name(path))")
    case .closedFile(let path):
      Sentence(code: "closed-file", message: "this account may not read \(words.name(path))")
    case .noFolder(let path):
      Sentence(
        code: "no-folder", message: "there is no folder \(words.name(path))",
        hint: "make it, or mount the disk that it is on")
    case .closedFolder(let path):
      Sentence(
        code: "closed-folder", message: "this account may not write in \(words.name(path))")
    case .openSecret(let path, let rights):
      Sentence(
        code: "open-secret",
        message: "others may read or write \(words.name(path)): its rights are 0"
          + String(rights, radix: 8),
        hint: "give it to this account alone: `chmod 600 \(path)`")
    case .twoSecrets:
      Sentence(
        code: "two-secrets", message: "a target has `token-file` or `smart`, and not both")
    }
  }
}
