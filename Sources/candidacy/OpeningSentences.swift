import Store

extension StoreInspection.Opening {
  /// What is missing in sessions, a sentence each.
  var sentences: [String] {
    [
      unreadable.isEmpty ? nil : "These tickets cannot be read: \(Self.text(unreadable)).",
      unasked.isEmpty
        ? nil : "The questionnaires of these tickets are missing: \(Self.text(unasked)).",
    ].compactMap(\.self)
  }

  private static func text(_ tickets: [Int]) -> String {
    tickets.map(String.init).joined(separator: ", ")
  }
}
