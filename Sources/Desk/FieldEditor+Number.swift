extension FieldEditor.NumberKind {
  typealias Quantity = FieldEditor.Quantity

  /// A number as it was typed.
  enum Typed {
    case own(Quantity)
    case other(Quantity, FieldEditor.AlternativeUnit)
  }

  func value(of text: String) -> Result<FieldEditor.Value, FieldEditor.Fault> {
    guard !text.trimmed.isEmpty else { return .success(.nothing) }
    guard let typed = typed(text) else { return .failure(.notANumber) }
    let quantity: Quantity
    switch typed {
    case .own(let own):
      let shortest = own.shortest
      guard shortest.decimals <= decimals else {
        return .failure(.tooManyDecimals(most: decimals))
      }
      quantity = shortest
    case .other(let other, let unit):
      guard other.shortest.decimals <= otherDecimals else {
        return .failure(.tooManyDecimals(most: otherDecimals))
      }
      quantity = unit.toBase(other, decimals: decimals)
    }
    guard range.contains(quantity.value) else { return .failure(.outside(range, unit: unit)) }
    return .success(.number(quantity.value))
  }

  /// The same in the other unit, such as "= 101.2 F"; nil where there is no other or no value.
  func aside(of text: String) -> String? {
    guard let alternative, case .success(.number) = value(of: text), let typed = typed(text)
    else { return nil }
    switch typed {
    case .own(let own):
      return "= \(alternative.fromBase(own, decimals: otherDecimals).text) \(alternative.name)"
    case .other(let other, let otherUnit):
      return "= \(otherUnit.toBase(other, decimals: decimals).text) \(unit)"
    }
  }

  /// The text with its unit set apart, as it is shown.
  func normalized(_ text: String) -> String {
    let (number, unit) = split(text)
    return unit.isEmpty || number.isEmpty ? text.trimmed : number + " " + unit
  }

  /// The full name of the unit that a letter stands for.
  func unit(for letter: Character) -> String? {
    guard let alternative else { return nil }
    return [alternative.name, unit].first {
      $0.bareUnit.first.map(String.init) == String(letter).folded
    }
  }

  func split(_ text: String) -> (number: String, unit: String) {
    let text = text.trimmed
    let number = text.prefix { $0.isDigit || "-,. ".contains($0) }
    return (String(number).trimmed, String(text.dropFirst(number.count)))
  }

  private func typed(_ text: String) -> Typed? {
    let (number, name) = split(text)
    guard let quantity = Quantity(number) else { return nil }
    if name.isEmpty || name.bareUnit == unit.bareUnit { return .own(quantity) }
    guard let alternative, name.bareUnit == alternative.name.bareUnit else { return nil }
    return .other(quantity, alternative)
  }

  private var otherDecimals: Int { max(1, decimals) }
}

extension String {
  fileprivate var bareUnit: String { folded.filter { $0 != "°" && $0 != " " } }
}
