import Glibc

package extension Theme {
  /// The lowest WCAG contrast ratio this role can have on a terminal with this palette.
  func contrast(of role: Role, on palette: Palette) -> Double {
    palette.appearances(of: look(of: role)).map(\.contrast).min() ?? 1
  }
}

private struct Appearance {
  var letters: Palette.Light
  var ground: Palette.Light

  var contrast: Double {
    let (one, other) = (letters.luminance, ground.luminance)
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }
}

private extension Palette {
  /// Every way a terminal of this kind may show the look.
  func appearances(of look: Look) -> [Appearance] {
    let reduced = look.inEightColors
    switch kind {
    case .console: return [consoleAppearance(of: reduced)]
    case .emulator:
      let reducedAndBrightened = Look(
        reduced.attributes.contains(.bold) ? reduced.foreground.brightened : reduced.foreground,
        on: reduced.background, reduced.attributes)
      return [look, reduced, reducedAndBrightened].map(swappedAppearance)
    }
  }

  func swappedAppearance(of look: Look) -> Appearance {
    let appearance = Appearance(
      letters: foreground(look.foreground), ground: background(look.background))
    guard look.attributes.contains(.reverse) else { return appearance }
    return Appearance(letters: appearance.ground, ground: appearance.letters)
  }

  /// The console's order: underlining sets the colour, reverse swaps, bold brightens the letters.
  func consoleAppearance(of look: Look) -> Appearance {
    var letters = look.foreground == .terminal ? Color.white : look.foreground
    var ground = look.background == .terminal ? Color.black : look.background
    if look.attributes.contains(.underline) { letters = .cyan }
    if look.attributes.contains(.reverse) { swap(&letters, &ground) }
    if look.attributes.contains(.bold) { letters = letters.brightened }
    return Appearance(letters: foreground(letters), ground: background(ground))
  }
}

private extension Color {
  var brightened: Color {
    self == .terminal || isBright ? self : Color(rawValue: rawValue + 8) ?? self
  }
}

private extension Palette.Light {
  var luminance: Double {
    func linear(_ part: Int) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
