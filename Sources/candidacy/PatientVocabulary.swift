import Interview

/// The ids and codes of a form, found by their bytes.
struct PatientVocabulary {
  private let items: NameTable
  private let codes: NameTable
  private let codeCount: Int
  /// For each question and each code of the form, the option's place there; -1 where it is none.
  private let optionPlaces: [Int8]
  let shapes: [Shape]

  /// Which JSON value answers a question.
  enum Shape {
    case code
    case list
    /// A number, or a code where the question offers some besides.
    case number
    case text
  }

  init(_ form: Form) {
    let places = form.items.indices
    var words: [String] = []
    var wordPlaces: [String: Int] = [:]
    for option in places.flatMap({ form.options(of: $0) })
    where wordPlaces[option.code.text] == nil {
      wordPlaces[option.code.text] = words.count
      words.append(option.code.text)
    }
    var optionPlaces = [Int8](repeating: -1, count: places.count * words.count)
    for place in places {
      for (order, option) in form.options(of: place).enumerated() {
        guard let word = wordPlaces[option.code.text] else { continue }
        optionPlaces[place * words.count + word] = Int8(order)
      }
    }
    items = NameTable(form.items.map(\.id.text))
    codes = NameTable(words)
    codeCount = words.count
    self.optionPlaces = optionPlaces
    shapes = form.items.map { Shape($0.kind) }
  }

  func item(_ name: UnsafeBufferPointer<UInt8>) -> Int? { items.place(of: name) }

  func option(_ name: UnsafeBufferPointer<UInt8>, of item: Int) -> Int? {
    guard let code = codes.place(of: name) else { return nil }
    let place = optionPlaces[item * codeCount + code]
    return place < 0 ? nil : Int(place)
  }
}

extension PatientVocabulary.Shape {
  fileprivate init(_ kind: Item.Kind) {
    switch kind {
    case .one, .oneOfPicked: self = .code
    case .many: self = .list
    case .scale, .number: self = .number
    case .text: self = .text
    }
  }
}
