import Crypto
import Interview

/// Which texts a language's file translates, so that a text that changed afterwards is noticed.
///
/// It is a file of its own, `es.translated.yaml` beside `es.yaml`: for the path of each text the
/// beginning of the SHA-256 of the text that was translated. A program writes it, when somebody says
/// that the translation has been compared; without the file nothing is compared.
package struct TranslationRecord {
  let language: Language
  var digests: [String: Entry]
  let fileName: String
  /// The top of the file.
  let mark: SourceMark

  struct Entry {
    let digest: String
    let mark: SourceMark
  }

  static let ending = ".translated"

  static func fileName(for language: Language) -> String { "\(language.code)\(ending).yaml" }

  /// Short enough to be looked at, and long enough that no other text of a folder has it.
  package static func digest(of text: String) -> String {
    let bytes = SHA256.hash(data: Array(text.utf8)).prefix(4)
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  init?(
    _ root: SourceNode, for language: Language, from fileName: String, noting notes: inout Notes
  ) {
    guard let entries = notes.entries(of: root) else { return nil }
    self.language = language
    self.fileName = fileName
    mark = root.mark
    digests = [:]
    for entry in entries {
      guard let digest = notes.text(entry.value) else { continue }
      digests[entry.key] = Entry(digest: digest, mark: entry.keyMark)
    }
  }

  /// A warning for each text that changed after its translation, and one each for what the file
  /// does not know and for what nothing is called any more.
  func note(_ texts: [AuthoredText], in notes: inout Notes) {
    var unknown: [AuthoredText] = []
    var left = digests
    for text in texts {
      guard let entry = left.removeValue(forKey: text.path) else {
        unknown.append(text)
        continue
      }
      guard entry.digest != Self.digest(of: text.source.text),
        let translated = text.translations[language]
      else { continue }
      notes.note(.staleTranslation(text.path, language), at: translated.mark)
    }
    if let first = unknown.first {
      notes.note(
        .unrecordedTranslations(first.path, count: unknown.count, language),
        at: first.translations[language]?.mark ?? mark)
    }
    let names = left.sorted { $0.value.mark < $1.value.mark }
    if let first = names.first {
      notes.note(
        .leftoverRecord(first.key, count: names.count, language), at: first.value.mark)
    }
  }
}
