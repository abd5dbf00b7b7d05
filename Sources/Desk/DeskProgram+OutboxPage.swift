import ChartExport
import Interview

extension DeskProgram {
  var outboxWording: OutboxWording { .inLanguage(language) }

  var outboxPage: DeskPage {
    let words = outboxWording
    let hint = DeskHint("R", words.tryAgain, .tryAgain)
    return make(
      heading: words.counts.filled(
        with: [mail.counts.refused, mail.counts.waiting, mail.counts.done].map(String.init)),
      parts: outboxParts.map(\.part), notices: outboxFault,
      hints: (mail.counts.refused == 0 ? [] : [hint])
        + (list.alerts.isEmpty ? [] : [DeskHint("A", wording.acknowledge, .acknowledge)])
        + languageHint("L") + [
          DeskHint("K", wording.lock, .lock), DeskHint("?", wording.help, .help),
          DeskHint("Esc", wording.back, .back),
        ])
  }

  /// For the list: that somebody should look here.
  var outboxNotices: [String] {
    mail.standingRefusals == 0
      ? outboxFault : [outboxWording.refused(mail.standingRefusals)] + outboxFault
  }

  private var outboxFault: [String] {
    mail.fault.map { [outboxWording.unreadable.filled(with: [$0.sentence])] } ?? []
  }

  /// With the place of the letter that each part is about.
  private var outboxParts: [(part: DeskPart, letter: Int?)] {
    let words = outboxWording
    guard !mail.shown.isEmpty else { return [(.text(words.empty, element: .line(0)), nil)] }
    let today = day(now)
    let width = mail.shown.map(\.letter.target.text.count).max() ?? 0
    var parts: [(part: DeskPart, letter: Int?)] = [
      (.header(cells(for: nil, words, today) + cellsBelow(for: nil, words, width)), nil)
    ]
    var line = 0
    for (order, entry) in mail.shown.enumerated() {
      let isRefused = entry.group == .refused
      let row = DeskRow(
        mark: isRefused ? "!" : nil, tone: isRefused ? .strong : .plain,
        cells: cells(for: entry, words, today), below: cellsBelow(for: entry, words, width))
      parts.append((.row(row, element: .row(order)), order))
      guard isRefused else { continue }
      for text in Self.answer(of: entry, words) {
        parts.append((.text(text, element: .line(line)), order))
        line += 1
      }
    }
    let isCut = mail.counts.done > DeskMail.mostDone
    return parts + (isCut ? [(.text(words.cut), nil)] : [])
  }

  private func cells(
    for entry: Outbox.Entry?, _ words: OutboxWording, _ today: String
  ) -> [DeskCell] {
    let ticket = entry.map { mail.ticket(of: $0).map(String.init) ?? "-" }
    let state = entry.map { entry in
      words.state(of: entry, at: now) { shortMoment($0, today) }
    }
    return [
      DeskCell(wording.ticket, ticket ?? "", width: 6),
      DeskCell(words.format, entry.map { words.name(of: $0.letter.format) } ?? "", width: 6),
      DeskCell(words.revision, entry.map { words.revision(of: $0.letter) } ?? "", width: 11),
      DeskCell(wording.state, state ?? "", width: 21),
    ]
  }

  private func cellsBelow(
    for entry: Outbox.Entry?, _ words: OutboxWording, _ width: Int
  ) -> [DeskCell] {
    [
      DeskCell(words.tries, entry.map { "\($0.attempts)×" } ?? "", width: 5),
      DeskCell(words.target, entry.map(\.letter.target.text.noteSafe) ?? "", width: max(12, width)),
    ]
  }

  /// Hours and minutes; with month and day where it is another day.
  private func shortMoment(_ at: Timestamp, _ today: String) -> String {
    let text = setting.local(at).minuteText
    return String(text.hasPrefix(today) ? text.suffix(5) : text.dropFirst(5))
  }

  /// The receiver's own words without anything that acts on a terminal, in pieces that each fit on
  /// the smallest screen.
  private static func answer(of entry: Outbox.Entry, _ words: OutboxWording) -> [String] {
    let said = (entry.lastAnswer ?? "").split(whereSeparator: \.isNewline)
      .map { String($0).noteSafe }.joined(separator: " ")
    let whole = words.said.filled(with: [entry.letter.target.text.noteSafe, said])
    return whole.split(separator: " ").reduce(into: [""]) { pieces, word in
      for piece in String(word).cut(to: longestPiece) {
        let last = pieces[pieces.count - 1]
        if last.isEmpty {
          pieces[pieces.count - 1] = piece
        } else if last.count + piece.count < longestPiece {
          pieces[pieces.count - 1] = "\(last) \(piece)"
        } else {
          pieces.append(piece)
        }
      }
    }
  }

  private static let longestPiece = 300
}

// MARK: - Its letters

extension DeskProgram {
  mutating func openOutbox() -> [DeskEffect] {
    guard user != nil, place.stage == .worklist else { return [] }
    lastOpened = focusedRow?.id ?? lastOpened
    open(.outbox)
    return []
  }

  mutating func tryAgain() -> [DeskEffect] {
    guard user != nil, place.stage == .outbox else { return [] }
    guard let letter = focusedLetter, mail.shown[letter].group == .refused else {
      place.view.notices = [outboxWording.notRefused]
      return []
    }
    return [.release(mail.shown[letter].number)]
  }

  /// Enter says what can be done; nothing leaves by a key that only looks.
  mutating func look(atLetter letter: Int) {
    guard mail.shown.indices.contains(letter) else { return }
    let entry = mail.shown[letter]
    place.view.notices =
      entry.group == .refused
      ? [words(about: entry, outboxWording.howToTryAgain)] : [outboxWording.notRefused]
  }

  mutating func take(
    _ events: [StoredDeliveryEvent], tickets: [Session.ID: Int]
  ) {
    let before = focusedLetter.map { (number: mail.shown[$0].number, rest: stopsAfterRow($0)) }
    mail.take(events, tickets: tickets)
    guard place.stage == .outbox, let before else { return }
    let letter = mail.shown.firstIndex { $0.number == before.number }
    let row = letter.flatMap { page.stops.firstIndex(of: .row($0)) } ?? 0
    place.view.focus = row
    // Where somebody reads the words of a receiver, the reading goes on.
    for rest in 0...before.rest {
      place.view.focus = row + rest
      if focusedLetter == letter { continue }
      place.view.focus = row
      return
    }
  }

  mutating func released(_ number: Letter.Number) {
    guard let entry = mail.entry(number) else { return }
    place.view.notices = [words(about: entry, outboxWording.triedAgain)]
  }

  private func words(about entry: Outbox.Entry, _ template: String) -> String {
    template.filled(with: [
      mail.ticket(of: entry).map(String.init) ?? "-", entry.letter.target.text.noteSafe,
    ])
  }

  /// The place of the letter that the focus is on, or on whose words it is.
  private var focusedLetter: Int? {
    guard place.stage == .outbox, let focused = page.focused else { return nil }
    return outboxParts.first { $0.part.stop == focused }?.letter
  }

  private func stopsAfterRow(_ letter: Int) -> Int {
    page.stops.firstIndex(of: .row(letter)).map { place.view.focus - $0 } ?? 0
  }
}

extension String {
  /// Pieces of at most so many characters.
  fileprivate func cut(to length: Int) -> [String] {
    var rest = self[...]
    var pieces: [String] = []
    while !rest.isEmpty {
      pieces.append(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return pieces
  }
}
