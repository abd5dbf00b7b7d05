/// Why a store could not be verified at all.
package enum ChainRefusal: Error, Hashable, Sendable {
  /// Of a time when nothing was chained.
  case older(path: String, found: Int)
  /// A program ended in the middle of writing, and what it left has to be put in order first.
  case unfinished(path: String)
  case store(StoreError)

  package var sentence: String {
    switch self {
    case .older(let path, let found):
      "The store \(path) has the older format \(found), in which nothing is chained: start the"
        + " program on it once, which takes it over, then verify it."
    case .unfinished(let path):
      "A program ended while it was writing \(path), and verifying changes nothing: start the"
        + " program on it once, which puts that in order, then verify it."
    case .store(let error): error.sentence
    }
  }
}
