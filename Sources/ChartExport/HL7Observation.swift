/// One OBX with the notes below it.
struct HL7Observation: Sendable {
  var code: HL7Coding
  /// Another name of the same question.
  var otherCode: HL7Coding?
  /// Tells observations of the same code apart.
  var part: Int?
  var value: Value
  var isAbnormal = Abnormality.none
  /// OBX-11.
  var status: String
  var at: HL7Field
  var notes: [String] = []

  init(code: HL7Coding, value: Value, status: String, at: HL7Field) {
    self.code = code
    self.value = value
    self.status = status
    self.at = at
  }

  enum Abnormality: Sendable {
    case none
    /// Somebody has to look at it.
    case abnormal
  }

  /// The type in OBX-2 with the value in OBX-5.
  enum Value: Hashable, Sendable {
    case coded(HL7Coding, or: HL7Coding?)
    case number(Double)
    /// On a scale between two whole numbers.
    case rating(Double, of: ClosedRange<Int>)
    case measure(Double, unit: String)
    case text(String)
    /// At most 199 characters of one line.
    case short(String)
    case document([UInt8], from: String)
    /// Nothing, where a value of this kind would stand.
    case missing(Kind)
  }

  enum Kind: String, Hashable, Sendable {
    case coded = "CWE"
    case number = "NM"
    case text = "TX"
    case short = "ST"
    case document = "ED"
  }
}

extension HL7Observation {
  static func segments(_ observations: [HL7Observation]) -> [HL7Segment] {
    zip(1..., observations).flatMap { number, observation in
      [observation.segment(number)] + notes(observation.notes)
    }
  }

  static func notes(_ texts: [String]) -> [HL7Segment] {
    zip(1..., texts).map { number, text in
      HL7Segment(.note, [1: .number(number), 2: .text("L"), 3: .text(text)])
    }
  }

  private func segment(_ number: Int) -> HL7Segment {
    HL7Segment(
      .observation,
      [
        1: .number(number),
        2: .text(value.kind.rawValue),
        3: .coded(code, or: otherCode),
        4: part.map { .number($0) } ?? .empty,
        5: value.field,
        6: value.unit,
        7: value.range,
        8: isAbnormal == .abnormal ? .text("A") : .empty,
        11: .text(status),
        14: at,
      ])
  }
}

extension HL7Observation.Value {
  var kind: HL7Observation.Kind {
    switch self {
    case .coded: .coded
    case .number, .rating, .measure: .number
    case .text: .text
    case .short: .short
    case .document: .document
    case .missing(let kind): kind
    }
  }

  fileprivate var field: HL7Field {
    switch self {
    case .coded(let coding, let other): .coded(coding, or: other)
    case .number(let number), .rating(let number, _), .measure(let number, _): .number(number)
    case .text(let text), .short(let text): .text(text)
    case .document(let bytes, let source): .document(bytes, from: source)
    case .missing: .empty
    }
  }

  fileprivate var unit: HL7Field {
    switch self {
    case .rating: .coded(HL7Coding(code: "{score}", text: "score", system: "UCUM"))
    // The author's word for it, which need not be a UCUM code: `C` is no Celsius there.
    case .measure(_, let unit): .coded(.local(unit, unit))
    case .coded, .number, .text, .short, .document, .missing: .empty
    }
  }

  /// Of a scale only: the limits of a measurement say what can be entered, not what is healthy.
  fileprivate var range: HL7Field {
    switch self {
    case .rating(_, let range): .text("\(range.lowerBound)-\(range.upperBound)")
    case .coded, .number, .measure, .text, .short, .document, .missing: .empty
    }
  }
}
