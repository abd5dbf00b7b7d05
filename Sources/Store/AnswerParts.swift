import Interview

/// An answer as the keys of a payload, of which exactly one is there.
struct AnswerParts {
  var codes: [String]?
  var number: Double?
  var text: String?
}

extension AnswerParts {
  init(_ answer: Answer) {
    switch answer {
    case .codes(let codes): self.init(codes: codes.map(\.text))
    case .number(let number): self.init(number: number)
    case .text(let text): self.init(text: text)
    }
  }

  var answer: Answer? {
    switch (codes, number, text) {
    case (let codes?, nil, nil): .codes(codes.map { Option.Code($0) })
    case (nil, let number?, nil): .number(number)
    case (nil, nil, let text?): .text(text)
    case _: nil
    }
  }
}
