/// How many syllables English words have, by their spelling.
///
/// Vowel letters in a row are one syllable. Then come the rules of English spelling: a silent final
/// e, the endings -ed and -es, vowels in a row that are spoken apart, and stems before an ending.
/// What no rule gets right is listed.
enum EnglishSyllables {
  static func count(in word: some StringProtocol) -> Int {
    var letters = Array(word.lowercased().replacing("’", with: "'"))
    let digits = letters.count(where: \.isNumber)
    // A number is spoken with about as many syllables as it has digits.
    if digits > 0 { return digits + (letters.contains(where: \.isLetter) ? 1 : 0) }
    if word.contains("-") {
      return word.split(separator: "-").reduce(0) { $0 + count(in: $1) }
    }
    letters.removeAll { !$0.isLetter && $0 != "'" }
    if isSpelledOut(word) { return letters.count + 2 * letters.count(where: { $0 == "w" }) }
    return max(1, spoken(String(letters)))
  }

  /// Capitals without a vowel, such as `CT`.
  private static func isSpelledOut(_ word: some StringProtocol) -> Bool {
    word.count > 1
      && word.allSatisfy { $0.isUppercase && !["A", "E", "I", "O", "U"].contains($0) }
  }

  private static func spoken(_ word: String) -> Int {
    if let known = EnglishSyllables.known[word] { return known }
    if let contracted = contraction(word) { return contracted }
    if word.hasSuffix("s"), let known = EnglishSyllables.known[String(word.dropLast())] {
      return known
    }
    for ending in ["ly", "ment", "ments", "ful", "less", "ness", "times", "thing", "where"]
    where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      if stem.count > 1, stem.contains(where: isVowel) {
        return spoken(stem) + 1
      }
    }
    return byRule(Array(word))
  }

  /// A syllable of its own for -n't after a consonant; the others join the word before them.
  private static func contraction(_ word: String) -> Int? {
    guard let mark = word.firstIndex(of: "'") else { return nil }
    let ending = word[word.index(after: mark)...]
    let stem = String(word[..<mark])
    guard ending == "t", stem.hasSuffix("n") else { return spoken(stem) }
    let verb = String(stem.dropLast())
    return ["do", "ca", "wo", "are", "were", "ai"].contains(verb) ? 1 : spoken(verb) + 1
  }

  private static func byRule(_ letters: [Character]) -> Int {
    var count = 0
    for place in letters.indices where isSyllabic(letters, place) {
      let isFirst = place == 0 || !isSyllabic(letters, place - 1)
      if isFirst || isApart(letters, place) { count += 1 }
    }
    return count - silent(letters) + unwritten(letters)
  }

  private static func isVowel(_ letter: Character) -> Bool { "aeiouyé".contains(letter) }

  /// A vowel letter that is spoken as one; y before a vowel, at the start or after one, is not.
  private static func isSyllabic(_ letters: [Character], _ place: Int) -> Bool {
    guard isVowel(letters[place]) else { return false }
    guard letters[place] == "y", place + 1 < letters.count, isVowel(letters[place + 1]) else {
      return true
    }
    return place > 0 && !isVowel(letters[place - 1])
  }

  /// Whether a vowel begins a syllable although it follows a vowel.
  private static func isApart(_ letters: [Character], _ place: Int) -> Bool {
    let before = place >= 2 ? letters[place - 2] : " "
    let after = place + 1 < letters.count ? letters[place + 1] : " "
    let rest = String(letters[place...])
    switch (letters[place - 1], letters[place]) {
    case (_, "i") where rest == "ing": return true
    case ("y", _): return true
    case ("i", "a"): return !"cstg".contains(before)
    case ("i", "u"): return true
    case ("i", "o"):
      return after == "n" ? "rpdbv".contains(before) : !"ctgsx".contains(before)
    case ("i", "e"):
      if rest == "er" || rest == "est" { return letters.count > 4 }
      if rest.hasPrefix("et") { return true }
      return rest.hasPrefix("en") && !"tc".contains(before) && !"f".contains(before)
    case ("e", "o"): return before != "g"
    case ("u", "a"), ("u", "o"): return !"qg".contains(before)
    default: return false
    }
  }

  /// Written vowels that are not spoken: the last e, and that of -ed and -es.
  private static func silent(_ letters: [Character]) -> Int {
    let word = String(letters)
    if word.hasSuffix("gue") || word.hasSuffix("que") { return 1 }
    var stem = letters[...]
    if word.hasSuffix("es") || word.hasSuffix("ed") { stem = stem.dropLast() }
    guard stem.last == "e", stem.count > 2 else { return 0 }
    let before = Array(stem.suffix(3).dropLast())
    guard let inner = before.first, let last = before.last, !isVowel(last) else { return 0 }
    let isOpen = last == "l" && !isVowel(inner)
    if word.hasSuffix("ed") {
      return "td".contains(last) || isOpen && !"lr".contains(inner) ? 0 : 1
    }
    if word.hasSuffix("es") {
      let isHissed = "sxzcg".contains(last) || last == "h" && "cs".contains(inner)
      return isHissed || isOpen ? 0 : 1
    }
    return isOpen ? 0 : 1
  }

  /// Spoken without a vowel letter, as in `spasm` and `rhythm`.
  private static func unwritten(_ letters: [Character]) -> Int {
    let word = String(letters)
    return word.hasSuffix("sm") || word.hasSuffix("thm") ? 1 : 0
  }
}
