extension StoreSchema {
  static func refusal(of verb: String, on table: String) -> Part {
    let name = "\(table)_refuses_\(verb.lowercased())"
    return (
      name,
      """
      CREATE TRIGGER \(name) BEFORE \(verb) ON \(table)
      BEGIN SELECT RAISE(ABORT, 'what is stored is never changed or removed'); END
      """
    )
  }
}
