import Foundation

extension String {
  /// As people search: without capitals and without accents.
  var folded: String {
    folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
  }
}
