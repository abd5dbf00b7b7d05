import Interview

/// Reads one patient's JSON object after another into a sheet that is kept between them.
struct PatientReader {
  let form: Form
  let vocabulary: PatientVocabulary
  private(set) var sheet: AnswerSheet
  /// Where the patient's own id stands in the bytes, as it was written.
  private(set) var idRange: Range<Int>?
  /// For each question the number of the last patient who answered it.
  private var lastSeen: [UInt64]
  private var patient: UInt64 = 0

  static let lengthLimit = 1 << 20

  init(_ form: Form) {
    self.form = form
    vocabulary = PatientVocabulary(form)
    sheet = form.blankSheet
    lastSeen = Array(repeating: 0, count: form.items.count)
  }

  /// Reads the object that begins here; the sheet means nothing after a fault.
  mutating func read(_ json: inout JSONScanner) throws(PatientFault) {
    sheet.clear()
    idRange = nil
    patient += 1
    guard json.take(UInt8(ascii: "{")) else { throw fault(.noObject, json) }
    var keys = Keys()
    if !json.take(UInt8(ascii: "}")) {
      repeat {
        let (key, offset) = try key(&json)
        switch json.text(of: key) {
        case "answers":
          try keys.add(.answers, offset)
          try readAnswers(&json)
        case "changed":
          try keys.add(.changed, offset)
          try readChanged(&json)
        case "id":
          try keys.add(.id, offset)
          try readID(&json)
        case let other:
          throw PatientFault(fact: .unknownKey(other), offset: offset)
        }
      } while try another(&json, before: UInt8(ascii: "}"))
    }
    guard keys.contains(.answers) else {
      throw PatientFault(fact: .answersMissing, offset: json.position - 1)
    }
  }

  private mutating func readAnswers(_ json: inout JSONScanner) throws(PatientFault) {
    guard json.take(UInt8(ascii: "{")) else { throw fault(.answersNoObject, json) }
    guard !json.take(UInt8(ascii: "}")) else { return }
    repeat {
      let (key, offset) = try key(&json)
      guard let place = item(key, json) else {
        throw PatientFault(
          fact: .unknownItem(json.text(of: key), under: "answers"), offset: offset)
      }
      guard lastSeen[place] != patient else {
        throw PatientFault(fact: .repeatedKey(json.text(of: key)), offset: offset)
      }
      lastSeen[place] = patient
      try readAnswer(at: place, &json)
    } while try another(&json, before: UInt8(ascii: "}"))
  }

  private mutating func readChanged(_ json: inout JSONScanner) throws(PatientFault) {
    guard json.take(UInt8(ascii: "[")) else { throw fault(.changedNoList, json) }
    guard !json.take(UInt8(ascii: "]")) else { return }
    repeat {
      guard json.peek() == UInt8(ascii: "\"") else { throw fault(.changedNoList, json) }
      let offset = json.position
      let name = try string(&json)
      guard let place = item(name, json) else {
        throw PatientFault(
          fact: .unknownItem(json.text(of: name), under: "changed"), offset: offset)
      }
      guard form.items[place].isSafetyQuestion else {
        throw PatientFault(fact: .noSafetyQuestion(place), offset: offset)
      }
      sheet.markChanged(place)
    } while try another(&json, before: UInt8(ascii: "]"))
  }

  private mutating func readID(_ json: inout JSONScanner) throws(PatientFault) {
    switch json.peek() {
    case UInt8(ascii: "\"")?:
      let start = json.position
      _ = try string(&json)
      idRange = start..<json.position
    case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
      let start = json.position
      _ = try number(&json)
      idRange = start..<json.position
    case _:
      throw fault(.idNoStringOrNumber, json)
    }
  }

  private func item(_ name: JSONString, _ json: JSONScanner) -> Int? {
    guard name.hasEscapes else {
      return vocabulary.item(UnsafeBufferPointer(rebasing: json.bytes[name.range]))
    }
    return json.decoded(name).withUnsafeBufferPointer { vocabulary.item($0) }
  }

  func option(_ code: JSONString, of place: Int, _ json: JSONScanner) -> Int? {
    guard code.hasEscapes else {
      return vocabulary.option(UnsafeBufferPointer(rebasing: json.bytes[code.range]), of: place)
    }
    return json.decoded(code).withUnsafeBufferPointer { vocabulary.option($0, of: place) }
  }

  mutating func write(_ answer: FittingAnswer, at place: Int) { sheet[place] = answer }
}

/// Which keys of the object were there.
private struct Keys {
  enum Key: UInt8 {
    case answers = 1
    case changed = 2
    case id = 4
  }

  private var bits: UInt8 = 0

  func contains(_ key: Key) -> Bool { bits & key.rawValue != 0 }

  mutating func add(_ key: Key, _ offset: Int) throws(PatientFault) {
    guard !contains(key) else {
      throw PatientFault(fact: .repeatedKey("\(key)"), offset: offset)
    }
    bits |= key.rawValue
  }
}
