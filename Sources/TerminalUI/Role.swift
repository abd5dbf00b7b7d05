/// What a cell is for; a theme decides how that looks.
package enum Role: Int, CaseIterable, Hashable, Sendable {
  case plain
  /// The bar at the top.
  case title
  case heading
  case choice
  /// The choice that Enter would take.
  case focused
  /// A choice already taken.
  case marked
  /// The row of keys at the bottom, as readable as everything else.
  case hint
  case notice
  case urgent
  case picture
  case pictureMarked
  case pictureFocused
  /// The cells that hide an unattended screen.
  case covered
}
