import Interview

let anna: Session.ID = "aaaaaaaaaaaaaaaaaaaaaaaaaa"
let bert: Session.ID = "bbbbbbbbbbbbbbbbbbbbbbbbbb"
let cleo: Session.ID = "cccccccccccccccccccccccccc"

let opening = SessionEvent.opened(
  SessionEvent.Opening(
    questionnaire: "tpi-candidacy", version: "0.1.0", digest: "d1", language: "en"))
let kneeHurts = SessionEvent.answered("knee", .codes(["yes"]))
let kneeIsFine = SessionEvent.answered("knee", .codes(["no"]))
let pain = SessionEvent.answered("pain", .number(6))

func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

func staff(_ act: StaffAct) -> SessionEvent { .staff(StaffEntry(by: "m1", act)) }

extension AccessCode {
  /// Six digits; zeros for anything else.
  static func sample(_ digits: String) -> AccessCode {
    var zeros = Zeros()
    return AccessCode(digits) ?? AccessCode(random: &zeros)
  }

  private struct Zeros: RandomNumberGenerator {
    mutating func next() -> UInt64 { 0 }
  }
}
