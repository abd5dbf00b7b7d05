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
