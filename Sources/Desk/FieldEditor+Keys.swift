import Interview
import TerminalUI

extension FieldEditor {
  /// Takes a key, and says whether it meant anything here.
  package mutating func receive(_ key: Key) -> Bool {
    switch key {
    case .backspace:
      erase()
      return true
    case .control("U"):
      clear()
      return true
    case _: break
    }
    switch kind {
    case .text(let maximum), .secret(let maximum): return type(key, maximum: maximum)
    case .number(let number): return type(key, number)
    case .one(let options): return choose(key, options)
    case .many(let options): return mark(key, options)
    }
  }

  package mutating func paste(_ pasted: String) {
    switch kind {
    case .text(let maximum), .secret(let maximum):
      // What is too long is kept, so that the fault shows, but not without end.
      text = String(TypedText.clean(text + pasted.singleLine).prefix(maximum + 4_096))
    case .number(let number):
      text = number.normalized(text + pasted.singleLine)
    case .one, .many:
      narrow(to: text + pasted.singleLine)
    }
  }

  /// Takes a whole line in place of what was there; an empty one and a lone hyphen leave nothing.
  ///
  /// When it says false, `value()` says why.
  package mutating func fill(_ line: String) -> Bool {
    clear()
    let line = line.singleLine
    guard !line.isEmpty, line != "-" else { return true }
    switch kind {
    case .text, .secret: text = line
    case .number(let number): text = number.normalized(line)
    case .one(let options): fill(line, with: options.one(in: line).map { [$0] })
    case .many(let options): fill(line, with: options.many(in: line))
    }
    switch value() {
    case .success: return true
    case .failure: return false
    }
  }
}

extension FieldEditor {
  /// One character beyond the limit is kept, so that the fault shows.
  private mutating func type(_ key: Key, maximum: Int) -> Bool {
    guard case .character(let character) = key else { return false }
    if text.count <= maximum { text = TypedText.clean(text + String(character)) }
    return true
  }

  private mutating func type(_ key: Key, _ number: NumberKind) -> Bool {
    guard case .character(let character) = key else { return false }
    let (digits, unit) = number.split(text)
    switch character {
    case " ": return true
    case "-":
      if text.isEmpty { text = "-" }
      return true
    case ".", ",":
      if unit.isEmpty, !digits.contains(where: { $0 == "." || $0 == "," }) {
        text.append(character)
      }
      return true
    case _ where character.isDigit:
      if unit.isEmpty, digits.filter(\.isDigit).count < Quantity.mostDigits {
        text.append(character)
      }
      return true
    case _:
      guard digits.contains(where: \.isDigit), let unit = number.unit(for: character) else {
        return false
      }
      text = digits + " " + unit
      return true
    }
  }

  private mutating func choose(_ key: Key, _ options: [Option]) -> Bool {
    switch key {
    case .character(" "), .right: return walk(by: 1) { $0.picked = [$1] }
    case .left: return walk(by: -1) { $0.picked = [$1] }
    case .character(let character) where character.isDigit && !narrows(character):
      press(character, among: options)
      return true
    case .character(let character): return narrow(with: character)
    case _: return false
    }
  }

  private mutating func mark(_ key: Key, _ options: [Option]) -> Bool {
    switch key {
    case .character(" "):
      guard let place = current ?? candidates.first else { return false }
      toggle(place, among: options)
      return true
    case .right: return walk(by: 1) { $0.current = $1 }
    case .left: return walk(by: -1) { $0.current = $1 }
    case .character(let character) where character.isDigit && !narrows(character):
      guard let place = options.firstIndex(where: { $0.key == String(character) }) else {
        return narrow(with: character)
      }
      toggle(place, among: options)
      return true
    case .character(let character): return narrow(with: character)
    case _: return false
    }
  }

  /// Goes round the candidates from the one that is picked or current.
  private mutating func walk(by step: Int, _ take: (inout FieldEditor, Int) -> Void) -> Bool {
    let candidates = candidates
    guard !candidates.isEmpty else { return false }
    let place = (picked.count == 1 && current == nil ? picked.first : current)
      .flatMap { candidates.firstIndex(of: $0) }
    let next = place.map { $0 + step } ?? (step > 0 ? 0 : -1)
    take(&self, candidates[(next + candidates.count) % candidates.count])
    return true
  }

  /// Digits make a longer key only where there is one.
  private mutating func press(_ digit: Character, among options: [Option]) {
    let longer = text.isDigits ? text + String(digit) : String(digit)
    for typed in [longer, String(digit)] {
      let matches = options.indices.filter { options[$0].key.hasPrefix(typed) }
      guard !matches.isEmpty else { continue }
      let exact = matches.first { options[$0].key == typed }
      picked = exact.map { [$0] } ?? []
      text = matches.count == 1 && exact != nil ? "" : typed
      return
    }
    narrow(to: text + String(digit))
  }

  private mutating func toggle(_ place: Int, among options: [Option]) {
    text = ""
    current = place
    if picked.contains(place) {
      picked.removeAll { $0 == place }
    } else if options[place].isExclusive {
      picked = [place]
    } else {
      picked.removeAll { options[$0].isExclusive }
      picked = (picked + [place]).sorted()
    }
  }

  /// Letters that lead nowhere stay, so that the fault shows; other signs only where they help.
  private mutating func narrow(with character: Character) -> Bool {
    guard character.isLetter || character.isNumber || narrows(character) else { return false }
    narrow(to: (text.isDigits ? "" : text) + String(character))
    return true
  }

  private func narrows(_ character: Character) -> Bool {
    guard !text.isEmpty, !text.isDigits else { return false }
    return !options.candidates(for: text + String(character)).isEmpty
  }

  private mutating func narrow(to typed: String) {
    text = typed
    switch kind {
    case .one(let options):
      picked = typed.isEmpty ? [] : options.named(typed).map { [$0] } ?? []
    case .many:
      current = typed.isEmpty ? nil : candidates.first
    case .text, .secret, .number: break
    }
  }

  private mutating func erase() {
    switch kind {
    case .text, .secret:
      text = String(text.dropLast())
    case .number(let number):
      let (digits, unit) = number.split(text)
      text = unit.isEmpty ? String(digits.dropLast()) : digits
    case .one, .many:
      if text.isEmpty { clear() } else { narrow(to: String(text.dropLast())) }
    }
  }

  private mutating func fill(_ line: String, with result: Result<[Int], Fault>) {
    switch result {
    case .success(let places): picked = places
    case .failure: text = line
    }
  }
}

extension String {
  /// Without line ends and tabs, and without what nobody may enter.
  var singleLine: String {
    let scalars = unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.properties.isWhitespace ? " " : scalar
    }
    return TypedText.clean(String(String.UnicodeScalarView(scalars))).trimmed
  }
}
