/// How a role appears: two colours and three attributes that survive without colour.
package struct Look: Equatable, Sendable {
  package enum Attribute: CaseIterable, Hashable, Sendable { case bold, reverse, underline }

  package var foreground: Color
  package var background: Color
  package var attributes: Set<Attribute>

  package init(_ foreground: Color, on background: Color, _ attributes: Set<Attribute> = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

package extension Look {
  /// The same look on a terminal of eight colours, where bold stands in for brightness.
  var inEightColors: Look {
    var look = Look(foreground.base, on: background.base, attributes)
    // A console brightens the letters after swapping, which would turn a black-on-white bar grey.
    if foreground.isBright, !attributes.contains(.reverse) { look.attributes.insert(.bold) }
    return look
  }
}
