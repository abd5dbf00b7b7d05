extension FieldEditor {
  package var options: [Option] {
    switch kind {
    case .one(let options), .many(let options): options
    case .text, .secret, .number: []
    }
  }

  /// The places of all options that the letters typed so far leave in the running.
  package var candidates: [Int] { options.candidates(for: text) }
}

extension [FieldEditor.Option] {
  /// Options with a word that begins like this, without regard to capitals and accents.
  func candidates(for typed: String) -> [Int] {
    guard !typed.isEmpty else { return indices.map { $0 } }
    let byKey = indices.filter { typed.isDigits && self[$0].key.hasPrefix(typed) }
    guard byKey.isEmpty else { return byKey }
    let beginning = typed.folded
    return indices.filter { self[$0].label.folded.hasWords(beginningWith: beginning) }
  }

  /// The one option that these letters name: its whole label, or the only one that begins so.
  func named(_ typed: String) -> Int? {
    let name = typed.folded
    if let exact = firstIndex(where: { $0.label.folded == name }) { return exact }
    let candidates = candidates(for: typed)
    return candidates.count == 1 ? candidates[0] : nil
  }

  /// An option by its key, its code or its label.
  func one(in typed: String) -> Result<Int, FieldEditor.Fault> {
    let word = typed.trimmed
    guard !word.isEmpty else { return .failure(.noSuchOption(word)) }
    if let place = firstIndex(where: { $0.key.folded == word.folded })
      ?? firstIndex(where: { $0.code == word }) ?? named(word)
    {
      return .success(place)
    }
    let candidates = candidates(for: word)
    return .failure(
      candidates.isEmpty ? .noSuchOption(word) : .ambiguous(candidates.map { self[$0].label }))
  }

  /// Several options, parted by commas, or by blanks where each word names one.
  func many(in typed: String) -> Result<[Int], FieldEditor.Fault> {
    // A label may itself have commas.
    if let whole = firstIndex(where: { $0.label.folded == typed.trimmed.folded }) {
      return .success([whole])
    }
    let phrases = typed.split(separator: ",").map(String.init)
    if phrases.count == 1, case .success(let place) = one(in: typed) { return .success([place]) }
    let words = typed.split { $0 == " " || $0 == "," }.map(String.init)
    let byWord = all(words)
    if case .success = byWord { return byWord }
    return phrases.count > 1 || words.count == 1 ? all(phrases) : byWord
  }

  /// What is wrong with letters that were typed and led to no choice.
  func unpicked(_ typed: String) -> Result<FieldEditor.Value, FieldEditor.Fault> {
    switch many(in: typed) {
    case .success: .failure(.notPicked(typed))
    case .failure(let fault): .failure(fault)
    }
  }

  private func all(_ names: [String]) -> Result<[Int], FieldEditor.Fault> {
    var places: Set<Int> = []
    for name in names {
      switch one(in: name) {
      case .success(let place): places.insert(place)
      case .failure(let fault): return .failure(fault)
      }
    }
    if places.count > 1, let alone = places.sorted().first(where: { self[$0].isExclusive }) {
      return .failure(.notTogether(self[alone].label))
    }
    return .success(places.sorted())
  }
}

extension String {
  var isDigits: Bool { !isEmpty && allSatisfy(\.isDigit) }

  /// True when the text occurs at the beginning of a word.
  func hasWords(beginningWith text: String) -> Bool {
    var isStart = true
    for place in indices {
      if isStart, self[place...].hasPrefix(text) { return true }
      isStart = !self[place].isLetter && !self[place].isNumber
    }
    return false
  }
}
