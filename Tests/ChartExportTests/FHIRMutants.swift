/// A bundle spoiled in one place, and how the sentence that says so begins.
struct FHIRMutant: Sendable {
  enum Place {
    case first
    case last
  }

  let from: String
  let to: String
  let place: Place
  let sentence: String

  init(_ from: String, _ to: String, at place: Place = .first, _ sentence: String) {
    self.from = from
    self.to = to
    self.place = place
    self.sentence = sentence
  }
}

enum FHIRMutants {
  static let all = envelope + answers + results
}
