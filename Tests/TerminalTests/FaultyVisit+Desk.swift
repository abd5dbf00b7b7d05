import Interview
import TerminalHarness

@testable import Desk

extension FaultyVisit {
  private static let words = DeskWording.english
  private static let notices = ["! \(words.notRecorded)", "! \(words.notOpened)"]
  private static let list = "\(words.filterOpen): "

  /// From the start of a desk to the end of a visit; after a failure the nurse goes back to the list
  /// and does another visit, which has to succeed.
  func atDesk() throws -> End {
    let place = try Place(times: call.cause.times)
    try StoredTruth.prepare(place.store, staff: [.ana])
    var end = End()
    var claims: [LineClaim] = []
    var process = try start("desk", in: place)
    if try !enter(process, place, &end) {
      try place.table.lift()
      process = try start("desk", in: place)
      if try !enter(process, place, &end) {
        end.faults.append("does not open without the fault: \(process.text())")
      }
    }
    for number in 1...2 where end.faults.isEmpty {
      let names = ["Zoe Meyer", "Zoe Maier"]
      let steps = script.visit(
        "M7\(number)", names: names, remarks: ["remark", "more"], by: .ana)
      var claim = LineClaim(key: script.key("M7\(number)", name: names[0], by: .ana))
      let isWhole = try play(steps, on: process, &claim, place, &end)
      claims.append(claim)
      if isWhole { break }
      if number == 2 { end.faults.append("fails again: \(process.text().suffix(400))") }
      try place.table.lift()
      try goBack(on: process, &end)
    }
    try finish(process, place, &end)
    try compare(claims, with: StoredTruth(at: place.store), &end)
    return end
  }

  /// Whether the list is there in the end.
  private func enter(_ process: LineProcess, _ place: Place, _ end: inout End) throws -> Bool {
    guard try process.wait(for: ["2. \(Self.words.pin): (empty)"], from: 0) != nil else {
      end.wasSaid = true
      end.faults += try refusal(of: process, in: place)
      return false
    }
    for _ in 0..<2 {
      for step in WordCheck.signingIn(.ana) {
        let start = process.count
        process.say(step.typed)
        switch try process.wait(for: Self.notices + [step.shown], from: start) {
        case step.shown: continue
        case nil:
          end.wasSaid = true
          end.faults += try refusal(of: process, in: place)
          return false
        case _:
          end.wasSaid = true
          expectSentence(process.text(from: start), place, &end)
          try place.table.lift()
        }
      }
      if process.contains(Self.list, from: 0) { return true }
    }
    return false
  }

  /// Whether everything was done without a word of failure.
  private func play(
    _ steps: [LineStep], on process: LineProcess, _ claim: inout LineClaim, _ place: Place,
    _ end: inout End
  ) throws -> Bool {
    for step in steps {
      let start = process.count
      claim.typed(step)
      process.say(step.typed)
      switch try process.wait(for: Self.notices + [step.shown], from: start) {
      case step.shown: claim.acknowledge()
      case nil:
        end.faults.append("ended at “\(step.typed)”: \(process.text().suffix(300))")
        return false
      case _:
        end.wasSaid = true
        expectSentence(process.text(from: start), place, &end)
        return false
      }
    }
    return true
  }

  private func goBack(on process: LineProcess, _ end: inout End) throws {
    for _ in 0..<6 {
      let start = process.count
      process.say("<")
      guard try process.wait(for: ["\n"], from: start) != nil else { break }
      if process.contains(Self.list, from: start) { return }
    }
    end.faults.append("the list cannot be reached: \(process.text().suffix(400))")
  }

  private func expectSentence(_ text: String, _ place: Place, _ end: inout End) {
    let sentences = StoreSentences.possible(at: place.store, call.cause.number)
    let isSaid = text.split(separator: "\n").contains { line in
      Self.notices.contains { notice in
        line.hasPrefix(notice) && sentences.contains(String(line.dropFirst(notice.count + 1)))
      }
    }
    if !isSaid { end.faults.append("no sentence in: \(text)") }
  }
}
