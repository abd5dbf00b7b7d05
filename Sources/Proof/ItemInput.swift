import Interview

/// One question's answer as a patient may give it, before anything is made of it.
struct ItemInput: Hashable {
  /// One for each option: it was picked.
  var options: [Literal]
  /// One for each region of the question's number line.
  var regions: [Literal]
  /// Words were written.
  var text: Literal
  var isAnswered: Literal
  /// A warning was taken back here.
  var isChanged: Literal

  /// No answer, with the same mark as before.
  func removed() -> ItemInput {
    ItemInput(
      options: options.map { _ in .no }, regions: regions.map { _ in .no }, text: .no,
      isAnswered: .no, isChanged: isChanged)
  }

  /// This option alone.
  func answered(with option: Int) -> ItemInput {
    var input = removed()
    input.options[option] = .yes
    input.isAnswered = .yes
    return input
  }
}

/// What conditions read of a question.
struct ItemValue: Hashable {
  /// It is not unknown.
  var known = Literal.no
  /// It is a set of picks, maybe an empty one.
  var isPicks = Literal.no
  var picks: [Literal]
  var regions: [Literal]
}

/// What one reading of a sheet makes of it.
struct EncodedPass {
  var asked: [Literal]
  var own: [Rails]
  var values: [ItemValue]
  var truths: [Rails]
  var sections: [Rails]
}

/// A sheet and everything that follows from it.
struct EncodedSheet {
  var inputs: [ItemInput]
  /// The answers as they stand, whatever was taken back.
  var asGiven: EncodedPass
  /// For each question: its answer counts as unknown, because a warning was taken back.
  var takenBack: [Literal]
  /// What the evaluator ends with.
  var settled: EncodedPass
  /// For each rule, whether its condition is true.
  var rules: [Literal]
}
