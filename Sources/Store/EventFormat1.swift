import Interview

/// Format 1 of stored events; never edited once a store was written with it.
enum EventFormat1 {
  case interview(InterviewFormat1)
  case staff(StaffActFormat1)

  init(_ event: SessionEvent) {
    switch event {
    case .opened(let opening): self = .interview(InterviewFormat1(opening))
    case .languageChosen(let language):
      self = .interview(InterviewFormat1(.languageChosen, .init(language: language.code)))
    case .answered(let item, let answer): self = .interview(InterviewFormat1(item, answer))
    case .skipped(let item): self = .interview(InterviewFormat1(.skipped, item))
    case .takenBack(let item): self = .interview(InterviewFormat1(.takenBack, item))
    case .interrupted(let item): self = .interview(InterviewFormat1(.interrupted, item))
    case .resumed(let item): self = .interview(InterviewFormat1(.resumed, item))
    case .submitted(let verdict): self = .interview(InterviewFormat1(verdict))
    case .closed(let closing):
      self = .interview(InterviewFormat1(.closed, .init(closing: .init(closing))))
    case .codeEntered: self = .interview(InterviewFormat1(.codeEntered, .init()))
    case .staff(let entry): self = .staff(StaffActFormat1(entry))
    }
  }
}
