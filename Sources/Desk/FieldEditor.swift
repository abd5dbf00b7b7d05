/// What was typed into one field so far, and what it means.
package struct FieldEditor: Hashable, Sendable {
  package let kind: Kind
  /// What was typed; for choices the letters that narrow them.
  package internal(set) var text: String
  /// Places among the options, in their order.
  package internal(set) var picked: [Int]
  /// The option that Space would mark.
  package internal(set) var current: Int?

  package init(_ kind: Kind, _ value: Value = .nothing) {
    self.kind = kind
    text = ""
    picked = []
    current = nil
    take(value)
  }

  package enum Kind: Hashable, Sendable {
    case text(maximum: Int)
    case secret(maximum: Int)
    case number(NumberKind)
    case one([Option])
    case many([Option])
  }

  package struct Option: Hashable, Sendable {
    package let code: String
    package let label: String
    package let key: String
    package let isExclusive: Bool

    package init(code: String, label: String, key: String, isExclusive: Bool = false) {
      self.code = code
      self.label = label
      self.key = key
      self.isExclusive = isExclusive
    }
  }

  package struct NumberKind: Hashable, Sendable {
    package let range: ClosedRange<Double>
    package let decimals: Int
    package let unit: String
    package let alternative: AlternativeUnit?

    package init(
      range: ClosedRange<Double>, decimals: Int, unit: String, alternative: AlternativeUnit? = nil
    ) {
      self.range = range
      self.decimals = decimals
      self.unit = unit
      self.alternative = alternative
    }
  }

  /// Another unit in which the number may be typed.
  package enum AlternativeUnit: Hashable, Sendable {
    case fahrenheit
  }

  package enum Value: Hashable, Sendable {
    case nothing
    case text(String)
    /// Always in the field's own unit.
    case number(Double)
    case picked([Int])
  }

  package enum Fault: Error, Hashable, Sendable {
    case notANumber
    case outside(ClosedRange<Double>, unit: String)
    case tooManyDecimals(most: Int)
    case noSuchOption(String)
    /// The labels of all that it could be.
    case ambiguous([String])
    /// Letters that narrow, without a choice made.
    case notPicked(String)
    /// This choice excludes the others that were named with it.
    case notTogether(String)
    case tooLong(maximum: Int)
  }
}

extension FieldEditor {
  package var isEmpty: Bool { text.isEmpty && picked.isEmpty }

  /// What would be recorded as it stands.
  package func value() -> Result<Value, Fault> {
    switch kind {
    case .text(let maximum), .secret(let maximum):
      let text = text.trimmed
      guard text.count <= maximum else { return .failure(.tooLong(maximum: maximum)) }
      return .success(text.isEmpty ? .nothing : .text(text))
    case .number(let number):
      return number.value(of: text)
    case .one(let options):
      guard picked.isEmpty else { return .success(.picked(picked)) }
      return text.isEmpty ? .success(.nothing) : options.one(in: text).map { .picked([$0]) }
    case .many(let options):
      guard text.isEmpty else { return options.unpicked(text) }
      return .success(picked.isEmpty ? .nothing : .picked(picked))
    }
  }

  package mutating func clear() {
    text = ""
    picked = []
    current = nil
  }

  private mutating func take(_ value: Value) {
    switch (kind, value) {
    case (.number(let number), .number(let value)):
      text = Quantity(value, decimals: number.decimals).map(\.text) ?? ""
    case (.text, .text(let value)), (.secret, .text(let value)):
      text = value
    case (.one(let options), .picked(let places)):
      picked = Array(places.filter(options.indices.contains).prefix(1))
    case (.many(let options), .picked(let places)):
      picked = places.filter(options.indices.contains).sorted()
    case (_, .nothing), (_, .text), (_, .number), (_, .picked):
      clear()
    }
  }
}

extension String {
  var trimmed: String {
    String(
      drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
