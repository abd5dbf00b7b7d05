import Interview

extension Notes {
  mutating func number(_ node: SourceNode) -> Double? {
    guard let text = text(node) else { return nil }
    guard let number = Notes.number(text) else {
      note(.notANumber(text), at: node.mark)
      return nil
    }
    return number
  }

  /// Digits with a decimal point and a minus sign at most.
  static func number(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "-")
    }
    guard isPlain, text.utf8.count <= 15 else { return nil }
    return Double(text)
  }

  mutating func wholeNumber(_ node: SourceNode) -> Int? {
    guard let text = text(node) else { return nil }
    guard text.utf8.count <= 9, let number = Int(text) else {
      note(.notAWholeNumber(text), at: node.mark)
      return nil
    }
    return number
  }

  /// A number that counts something, within `limits`.
  mutating func count(_ node: SourceNode, within limits: ClosedRange<Int>) -> Int? {
    guard let number = wholeNumber(node) else { return nil }
    guard limits.contains(number) else {
      let allowed = "\(limits.lowerBound) to \(limits.upperBound)"
      note(.notOneOf(String(number), [allowed], nearest: nil), at: node.mark)
      return nil
    }
    return number
  }

  /// `true` and `yes`, `false` and `no`.
  mutating func isYes(_ node: SourceNode) -> Bool? {
    guard let text = text(node) else { return nil }
    switch text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      note(.notYesOrNo(text), at: node.mark)
      return nil
    }
  }

  /// The key's value as one of the words of `Choice`.
  mutating func word<Choice: RawRepresentable & CaseIterable>(
    _ node: SourceNode
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(node) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let words = Choice.allCases.map(\.rawValue)
      let nearest = Spelling.nearest(to: text, in: words)
      note(.notOneOf(text, words, nearest: nearest), at: node.mark)
      return nil
    }
    return choice
  }
}
