import Interview

/// A text of the folder with its translations, by the path under which it is translated.
struct AuthoredText {
  let path: String
  let source: Version
  var translations: [Language: Version] = [:]

  struct Version {
    let text: String
    let mark: SourceMark
  }
}

/// Who reads which texts.
struct Readership {
  /// Lists of options that only staff are offered.
  let staffChoices: Set<String>
  /// Questions that only staff are asked.
  let staffItems: Set<String>

  /// Whether a patient may get to read the text under `path`.
  func includesPatients(_ path: String) -> Bool {
    let parts = path.split(separator: ".").map(String.init)
    let last = parts.last ?? ""
    switch parts.first {
    case "title", "status", "introduction", "pictures", "passages", "handout": return true
    case "choices": return parts.count > 1 && !staffChoices.contains(parts[1])
    case "items": return parts.count > 1 && !staffItems.contains(parts[1])
    case "findings": return last == "label"
    case "outcome-texts":
      return parts.count > 2 && ["heading", "patient", "reasons"].contains(parts[2])
    case _: return false
    }
  }
}
