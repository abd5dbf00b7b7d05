/// How much room the disk of the store has, as far as staff have to know.
package enum DeskRoom: Hashable, Sendable {
  case plenty
  case low(megabytes: Int64)
  /// Kiosks begin nothing new.
  case scarce(megabytes: Int64)
}
