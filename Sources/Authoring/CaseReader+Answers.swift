import Interview

extension CaseReader {
  /// Sets the answers of a mapping; `~`, `null` or nothing takes one away.
  mutating func change(_ answers: inout [Item.ID: Answer], by node: SourceNode) {
    for entry in notes.entries(of: node) ?? [] {
      let id = Item.ID(entry.key)
      guard let place = form.place(of: id) else {
        let nearest = Spelling.nearest(to: id, in: form.itemNames)
        notes.note(.unknownItem(id, nearest: nearest), at: entry.keyMark)
        continue
      }
      guard !entry.value.isNothing else {
        answers[id] = nil
        continue
      }
      if let answer = answer(entry.value, at: place) { answers[id] = answer }
    }
  }

  private mutating func answer(_ node: SourceNode, at place: Int) -> Answer? {
    let item = form.items[place]
    guard let answer = unchecked(node, at: place) else { return nil }
    do {
      _ = try form.fitting(answer, at: place)
      return answer
    } catch {
      notes.note(.answerDoesNotFit(item.id, error), at: node.mark)
      return nil
    }
  }

  private mutating func unchecked(_ node: SourceNode, at place: Int) -> Answer? {
    if case .list = node.content {
      return .codes(notes.texts(node).map { Option.Code($0.text) })
    }
    guard let text = notes.text(node) else { return nil }
    switch form.items[place].kind {
    case .one, .oneOfPicked, .many:
      return .codes([Option.Code(text)])
    case .scale, .number:
      let code = Option.Code(text)
      if form.place(of: code, in: place) != nil { return .codes([code]) }
      guard let number = Notes.number(text) else {
        notes.note(.notANumber(text), at: node.mark)
        return nil
      }
      return .number(number)
    case .text:
      return .text(text)
    }
  }
}
