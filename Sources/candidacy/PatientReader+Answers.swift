import Interview

extension PatientReader {
  /// Reads one answer; null and an empty list leave the question unanswered.
  mutating func readAnswer(at place: Int, _ json: inout JSONScanner) throws(PatientFault) {
    let shape = vocabulary.shapes[place]
    let first = json.peek()
    let offset = json.position
    switch first {
    case UInt8(ascii: "\"")?:
      let string = try string(&json)
      switch shape {
      case .code, .number: try readCode(string, at: place, json, offset)
      case .text: try write(json.text(of: string), at: place, offset)
      case .list: throw PatientFault(fact: .wrongType(place), offset: offset)
      }
    case UInt8(ascii: "[")?:
      guard shape == .list else { throw PatientFault(fact: .wrongType(place), offset: offset) }
      try readList(at: place, &json)
    case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
      let number = try number(&json)
      guard shape == .number else { throw PatientFault(fact: .wrongType(place), offset: offset) }
      try write(number, at: place, offset)
    case UInt8(ascii: "n")?:
      try word("null", &json)
    case UInt8(ascii: "t")?:
      try word("true", &json)
      throw PatientFault(fact: .wrongType(place), offset: offset)
    case UInt8(ascii: "f")?:
      try word("false", &json)
      throw PatientFault(fact: .wrongType(place), offset: offset)
    case UInt8(ascii: "{")?:
      throw PatientFault(fact: .wrongType(place), offset: offset)
    case _:
      throw PatientFault(json.fault(.unreadable))
    }
  }

  private mutating func readCode(
    _ string: JSONString, at place: Int, _ json: JSONScanner, _ offset: Int
  ) throws(PatientFault) {
    guard let option = option(string, of: place, json) else {
      let fact: PatientFault.Fact =
        vocabulary.shapes[place] == .number ? .wrongType(place) : .noOption(place)
      throw PatientFault(fact: fact, offset: offset)
    }
    try write(Picks(option), at: place, offset)
  }

  private mutating func readList(
    at place: Int, _ json: inout JSONScanner
  ) throws(PatientFault) {
    let start = json.position
    guard json.take(UInt8(ascii: "[")), !json.take(UInt8(ascii: "]")) else { return }
    var picks = Picks()
    repeat {
      guard json.peek() == UInt8(ascii: "\"") else {
        throw json.position < json.bytes.count
          ? PatientFault(fact: .wrongType(place), offset: json.position)
          : PatientFault(json.fault(.unreadable))
      }
      let offset = json.position
      let code = try string(&json)
      guard let option = option(code, of: place, json) else {
        throw PatientFault(fact: .noOption(place), offset: offset)
      }
      picks = picks.union(Picks(option))
    } while try another(&json, before: UInt8(ascii: "]"))
    try write(picks, at: place, start)
  }

  private mutating func write(
    _ picks: Picks, at place: Int, _ offset: Int
  ) throws(PatientFault) {
    do {
      write(try form.fitting(picks, at: place), at: place)
    } catch {
      throw PatientFault(fact: .rejected(place, error), offset: offset)
    }
  }

  private mutating func write(
    _ number: Double, at place: Int, _ offset: Int
  ) throws(PatientFault) {
    do {
      write(try form.fitting(number, at: place), at: place)
    } catch {
      throw PatientFault(fact: .rejected(place, error), offset: offset)
    }
  }

  private mutating func write(
    _ text: String, at place: Int, _ offset: Int
  ) throws(PatientFault) {
    do {
      write(try form.fitting(.text(text), at: place), at: place)
    } catch {
      throw PatientFault(fact: .rejected(place, error), offset: offset)
    }
  }
}

/// The scanner's steps, with their faults as a patient's.
extension PatientReader {
  func key(_ json: inout JSONScanner) throws(PatientFault) -> (JSONString, offset: Int) {
    guard json.peek() == UInt8(ascii: "\"") else { throw PatientFault(json.fault(.noKey)) }
    let offset = json.position
    let key = try string(&json)
    guard json.take(UInt8(ascii: ":")) else { throw PatientFault(json.fault(.noColon)) }
    return (key, offset)
  }

  func string(_ json: inout JSONScanner) throws(PatientFault) -> JSONString {
    do { return try json.string() } catch { throw PatientFault(error) }
  }

  func number(_ json: inout JSONScanner) throws(PatientFault) -> Double {
    do { return try json.number() } catch { throw PatientFault(error) }
  }

  func another(
    _ json: inout JSONScanner, before closing: UInt8
  ) throws(PatientFault) -> Bool {
    do { return try json.another(before: closing) } catch { throw PatientFault(error) }
  }

  func fault(_ fact: PatientFault.Fact, _ json: JSONScanner) -> PatientFault {
    json.position < json.bytes.count
      ? PatientFault(fact: fact, offset: json.position) : PatientFault(json.fault(.unreadable))
  }

  private func word(_ word: StaticString, _ json: inout JSONScanner) throws(PatientFault) {
    do { try json.take(word: word) } catch { throw PatientFault(error) }
  }
}
