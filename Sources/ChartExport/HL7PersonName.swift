/// A name as one text, taken apart into what HL7 calls family and given names.
package struct PersonName: Hashable, Sendable {
  package let family: String
  package let given: String
  package let further: String

  /// `Family, Given Further`, or with the family name last; one word alone is the family name.
  package init(_ name: String) {
    let halves = name.split(separator: ",", maxSplits: 1).map {
      $0.split(whereSeparator: \.isWhitespace)
    }
    if let family = halves.first, let given = halves.last, halves.count == 2, !given.isEmpty {
      self.init(family: family[...], given: given[...])
    } else {
      let words = halves.first ?? []
      self.init(family: words.suffix(1), given: words.dropLast())
    }
  }

  private init(family: ArraySlice<Substring>, given: ArraySlice<Substring>) {
    self.family = family.joined(separator: " ")
    self.given = given.prefix(1).joined()
    further = given.dropFirst().joined(separator: " ")
  }

  /// XPN, as the legal name.
  var field: HL7Field { .parts(family, given, further, "", "", "", "L") }

  /// Present and saying nothing: an empty field is not allowed, and `""` would delete a name.
  static let unknown = HL7Field.parts("", "", "", "", "", "", "U")
}
