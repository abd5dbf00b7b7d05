import CNcurses

/// What ncurses reads at a time: a character, or the code of a key.
enum Token: Equatable {
  case character(Unicode.Scalar)
  case code(Int32)
}

extension NcursesTerminal {
  /// The next input that has arrived and means something; never waits for a person.
  mutating func waitingInput() -> Input? {
    while let token = nextToken() {
      if let input = input(for: token) { return input }
    }
    return nil
  }
}

private extension NcursesTerminal {
  mutating func nextToken() -> Token? {
    if let token = pushedBack {
      pushedBack = nil
      return token
    }
    // With bytes at the door the rest of a character may still be on its way.
    return readToken(within: cnc_bytes_waiting() > 0 ? Patience.character : 0)
  }

  func readToken(within patience: Int32) -> Token? {
    wtimeout(hold.keyboard, patience)
    var value: wint_t = 0
    switch wget_wch(hold.keyboard, &value) {
    case OK: return Unicode.Scalar(value).map(Token.character)
    case KEY_CODE_YES: return .code(Int32(truncatingIfNeeded: value))
    default: return nil
    }
  }

  mutating func input(for token: Token) -> Input? {
    switch token {
    case .character("\u{1B}"): return inputAfterEscape()
    case .character(let scalar): return Key(scalar).map(Input.key)
    case .code(PasteMark.start): return .paste(readPaste())
    case .code(let code): return Key(code: code).map(Input.key)
    }
  }

  /// A bare Escape, a report of the mouse, or nothing for a sequence that no key table knows: its
  /// digits must not pass for answers.
  mutating func inputAfterEscape() -> Input? {
    guard let introducer = nextToken() else { return .key(.escape) }
    guard introducer == .character("[") || introducer == .character("O"),
      let first = nextToken()
    else {
      pushedBack = introducer
      return .key(.escape)
    }
    guard introducer == .character("[") else { return nil }
    if first == .character("M") { return MouseReport(old: nextCharacters(3))?.input }
    return inputOfSequence(beginningWith: first)
  }

  mutating func inputOfSequence(beginningWith first: Token) -> Input? {
    var parameters = ""
    var next: Token? = first
    while case .character(let scalar)? = next {
      guard scalar.value < 0x40 else {
        return MouseReport(parameters: parameters, final: scalar)?.input
      }
      parameters.unicodeScalars.append(scalar)
      next = nextToken()
    }
    return nil
  }

  mutating func nextCharacters(_ count: Int) -> [Unicode.Scalar] {
    (0..<count).compactMap { _ in
      guard case .character(let scalar)? = nextToken() else { return nil }
      return scalar
    }
  }

  /// The pasted text without control characters; what exceeds the limit is read and dropped.
  func readPaste() -> String {
    var text = String.UnicodeScalarView()
    var count = 0
    while let token = readToken(within: Patience.paste), token != .code(PasteMark.end) {
      guard case .character(let scalar) = token, count < longestPaste else { continue }
      let kept: Unicode.Scalar = scalar == "\r" ? "\n" : scalar
      guard kept == "\n" || kept == "\t" || CharacterWidth.columns(of: kept) != nil else {
        continue
      }
      text.append(kept)
      count += 1
    }
    return String(text)
  }

  var longestPaste: Int { 4096 }
}
