/// Something published, or a reason, that questions and rules rest on.
package struct Source: Hashable, Sendable {
  /// As others refer to it; `S1-5` refers to a part of `S1`, where nothing is called `S1-5`.
  package let id: String
  package let title: String

  package init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}

extension Sequence<Source> {
  /// What a reference means.
  package func source(of reference: String) -> Source? {
    if let whole = first(where: { $0.id == reference }) { return whole }
    guard let hyphen = reference.lastIndex(of: "-") else { return nil }
    return first { $0.id == reference[..<hyphen] }
  }
}
