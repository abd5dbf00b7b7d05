/// Statements built from others, each kept once: equal statements have the same literal.
struct Circuit {
  /// For each variable, its parts in `parts` when it says that all of them hold.
  private var spans: [Range<Int32>?] = [nil, nil]
  private var parts: [Literal] = []
  private var table = GateTable()

  /// True for every patient.
  private(set) var constraints: [[Literal]] = [[.yes]]

  var variableCount: Int { spans.count - 1 }

  mutating func input() -> Literal {
    spans.append(nil)
    return Literal(Int32(spans.count - 1))
  }

  mutating func require(_ clause: [Literal]) { constraints.append(clause) }

  /// What a variable stands for; nothing for an input.
  func parts(of variable: Int) -> ArraySlice<Literal>? {
    spans[variable].map { parts[Int($0.lowerBound)..<Int($0.upperBound)] }
  }

  mutating func all(_ given: [Literal]) -> Literal {
    var sorted: [Literal] = []
    sorted.reserveCapacity(given.count)
    for part in given where part != .yes {
      if part == .no { return .no }
      sorted.append(part)
    }
    if sorted.count > 1 {
      sorted.sort { ($0.variable, $0.code) < ($1.variable, $1.code) }
      var kept = 1
      for place in 1..<sorted.count {
        let before = sorted[kept - 1]
        if sorted[place] == before { continue }
        if sorted[place] == !before { return .no }
        sorted[kept] = sorted[place]
        kept += 1
      }
      sorted.removeLast(sorted.count - kept)
    }
    switch sorted.count {
    case 0: return .yes
    case 1: return sorted[0]
    default: return gate(sorted)
    }
  }

  mutating func any(_ given: [Literal]) -> Literal { !all(given.map { !$0 }) }

  mutating func choice(_ test: Literal, _ then: Literal, _ otherwise: Literal) -> Literal {
    if then == otherwise { return then }
    return any([all([test, then]), all([!test, otherwise])])
  }

  mutating func differ(_ left: Literal, _ right: Literal) -> Literal {
    choice(left, !right, right)
  }

  private mutating func gate(_ sorted: [Literal]) -> Literal {
    let hash = GateTable.hash(sorted)
    if let found = table.find(
      hash,
      where: { variable in
        spans[variable].map { parts[Int($0.lowerBound)..<Int($0.upperBound)].elementsEqual(sorted) }
          ?? false
      })
    {
      return Literal(Int32(found))
    }
    let start = Int32(parts.count)
    parts += sorted
    spans.append(start..<Int32(parts.count))
    let variable = spans.count - 1
    table.insert(variable, hash)
    return Literal(Int32(variable))
  }
}

/// Finds gates by their parts; open addressing, because there may be millions.
private struct GateTable {
  private var slots: [(variable: Int32, hash: UInt32)] = Array(
    repeating: (0, 0), count: 1 << 12)
  private var count = 0

  static func hash(_ parts: [Literal]) -> UInt32 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for part in parts {
      hash = (hash ^ UInt64(UInt32(bitPattern: part.code))) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 29
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  func find(_ hash: UInt32, where matches: (Int) -> Bool) -> Int? {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot].variable != 0 {
      if slots[slot].hash == hash, matches(Int(slots[slot].variable)) {
        return Int(slots[slot].variable)
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  mutating func insert(_ variable: Int, _ hash: UInt32) {
    count += 1
    if count * 2 > slots.count { grow() }
    place(Int32(variable), hash)
  }

  private mutating func place(_ variable: Int32, _ hash: UInt32) {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot].variable != 0 { slot = (slot + 1) & mask }
    slots[slot] = (variable, hash)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, 0), count: old.count * 2)
    for slot in old where slot.variable != 0 { place(slot.variable, slot.hash) }
  }
}
