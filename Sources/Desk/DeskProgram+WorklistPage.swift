import ChartExport
import Interview

extension DeskProgram {
  var worklistPage: DeskPage {
    make(
      heading: listHeading, parts: rowParts,
      notices: (unreadable.isEmpty ? [] : [wording.unreadable(unreadable)]) + outboxNotices
        + roomNotices + destroyedNotices,
      hints: [
        DeskHint("Enter", wording.open, .open), DeskHint("N", wording.newInterview, .newInterview),
        DeskHint("/", wording.find, .find), DeskHint("F", wording.filterHint, .filter),
        DeskHint("X", exportWording.export, .export),
        DeskHint("O", outboxWording.outbox, .outbox),
      ] + (list.alerts.isEmpty ? [] : [DeskHint("A", wording.acknowledge, .acknowledge)])
        + languageHint("L") + [
          DeskHint("K", wording.lock, .lock), DeskHint("Q", wording.signOut, .signOut),
          DeskHint("?", wording.help, .help),
        ])
  }

  var findPage: DeskPage {
    make(
      heading: listHeading, parts: fieldParts(label: label) + rowParts,
      hints: [
        DeskHint(key: "Enter", label: wording.toList), DeskHint("Esc", wording.back, .back),
        DeskHint("F10", wording.lock, .lock),
      ])
  }

  private var listHeading: String {
    let shown =
      list.query.isEmpty
      ? wording.filterName(list.filter) : "\(wording.find) “\(list.query)”"
    let more = list.isComplete ? "" : " · \(wording.stillReading)"
    return "\(shown): \(list.shown.count)\(more)"
  }

  /// Long lists are cut to what somebody may look through; the search finds the rest.
  static let longestList = 500

  private var rowParts: [DeskPart] {
    guard !list.shown.isEmpty else {
      // The cursor has somewhere to be.
      return [.text(emptySentence, element: .line(0))]
    }
    // Copied once: the words of the desk are many, and so are the rows.
    let wording = wording
    let today = day(now)
    let rows = list.shown.prefix(Self.longestList).enumerated().map { order, row in
      DeskPart.row(self.row(row, wording, today), element: .row(order))
    }
    let cut = list.shown.count > Self.longestList ? [DeskPart.text(wording.listCut)] : []
    return [.header(header)] + rows + cut
  }

  private var header: [DeskCell] {
    cells(for: nil, wording, "") + cellsBelow(for: nil, wording)
  }

  private func row(_ row: WorklistRow, _ wording: DeskWording, _ today: String) -> DeskRow {
    DeskRow(
      mark: row.alert == nil ? nil : "!!", tone: row.alert == nil ? .plain : .urgent,
      cells: cells(for: row, wording, today), below: cellsBelow(for: row, wording))
  }

  private func cells(
    for row: WorklistRow?, _ wording: DeskWording, _ today: String
  ) -> [DeskCell] {
    [
      DeskCell(wording.ticket, row.map { String($0.ticket) } ?? "", width: 6),
      DeskCell(wording.time, row.map { shortTime($0.openedAt, today) } ?? "", width: 6),
      DeskCell(wording.state, row.map { stateWords($0, wording) } ?? "", width: 17),
      DeskCell(wording.patient, row.map { patientWords($0, wording) } ?? "", width: 26),
    ]
  }

  private func cellsBelow(for row: WorklistRow?, _ wording: DeskWording) -> [DeskCell] {
    [
      DeskCell(
        wording.unknownSafety,
        row.map { $0.unknownSafety == 0 ? "" : "?\($0.unknownSafety)" } ?? "",
        width: 3),
      DeskCell(wording.languageShort, row?.language.code ?? "", width: 3),
      DeskCell(wording.suggestion, row?.suggestion?[language] ?? "", width: 27),
      DeskCell(wording.who, row?.respondent?[language] ?? "", width: 24),
    ]
  }

  private func stateWords(_ row: WorklistRow, _ wording: DeskWording) -> String {
    let state = row.state(at: now)
    guard state == .inReview, let by = row.claimedBy else { return wording.name(of: state) }
    return "\(wording.name(of: state)): \(name(of: by))"
  }

  /// Hours and minutes; month and day where it is another day.
  private func shortTime(_ at: Timestamp, _ today: String) -> String {
    let text = setting.local(at).minuteText
    return String(text.hasPrefix(today) ? text.suffix(5) : text.dropFirst(5).prefix(5))
  }

  private func patientWords(_ row: WorklistRow, _ wording: DeskWording) -> String {
    guard let identity = row.identity else { return "-" }
    return words(of: identity, wording).joined(separator: " · ")
  }
}
