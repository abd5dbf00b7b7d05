extension PageLayout {
  /// How many rows of what scrolls are out of sight at first, without empty rows between choices.
  var rowsOver: Int { scrolling.count - free }

  /// How many rows are missing to show the largest element whole.
  var rowsOverForOne: Int {
    let elements = Dictionary(grouping: scrolling.compactMap(\.element), by: \.self)
    return (elements.values.map(\.count).max() ?? 1) - free
  }
}
