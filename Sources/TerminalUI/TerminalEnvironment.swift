/// What the surroundings say about the terminal, read by the caller and handed in.
package struct TerminalEnvironment: Equatable, Sendable {
  package var type: String?
  package var localeOverride: String?
  package var characterLocale: String?
  package var language: String?
  package var noColor: String?

  /// The values of TERM, LC_ALL, LC_CTYPE, LANG and NO_COLOR.
  package init(
    type: String?, localeOverride: String? = nil, characterLocale: String? = nil,
    language: String? = nil, noColor: String? = nil
  ) {
    self.type = type
    self.localeOverride = localeOverride
    self.characterLocale = characterLocale
    self.language = language
    self.noColor = noColor
  }

  /// Looks up the five variables by their names.
  package init(reading variable: (String) -> String?) {
    self.init(
      type: variable("TERM"), localeOverride: variable("LC_ALL"),
      characterLocale: variable("LC_CTYPE"), language: variable("LANG"),
      noColor: variable("NO_COLOR"))
  }

  package var forbidsColor: Bool { noColor?.isEmpty == false }
}

extension TerminalEnvironment {
  /// The characters to send, before anyone has asked the system which locales exist.
  enum Encoding: Equatable {
    case ascii
    case utf8
    /// As this locale says; when the system lacks it, the other one.
    indirect case named(String, otherwise: Encoding)
  }

  var encoding: Encoding {
    let named = [localeOverride, characterLocale, language].compactMap { $0 }
      .first { !$0.isEmpty }
    guard let named else { return isKnownForASCII ? .ascii : .utf8 }
    if named == "C" || named == "POSIX" { return .ascii }
    let spelled = named.lowercased().filter { $0 != "-" }
    return .named(named, otherwise: spelled.hasSuffix("utf8") ? .utf8 : .ascii)
  }

  /// Terminals older than UTF-8 that still turn up as a default type.
  private var isKnownForASCII: Bool {
    guard let type else { return true }
    return type == "dumb" || type == "ansi" || type.hasPrefix("vt")
  }
}
