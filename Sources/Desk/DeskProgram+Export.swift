import ChartExport
import Interview

// MARK: - The form

extension DeskProgram {
  var exportWording: ExportWording { .inLanguage(language) }

  /// From the list for a range of tickets, from a review for that session.
  mutating func beginExport() -> [DeskEffect] {
    guard user != nil, place.stage == .worklist || place.stage == .review && place.file != nil
    else { return [] }
    if place.stage == .worklist { lastOpened = focusedRow?.id ?? lastOpened }
    open(.export)
    return []
  }

  var exportFields: [DeskForm.Field] {
    let words = exportWording
    let ticket = lastOpened.flatMap { list[$0]?.ticket }.map(String.init) ?? ""
    let tickets = place.file == nil ? [DeskForm.Field.text(.tickets, maximum: 60, ticket)] : []
    let privacy =
      exportedFormat?.isTable == true
      ? [DeskForm.Field.choice(.deidentified, [words.no, words.yes], picked: 0)] : []
    return tickets + [
      .choice(.format, ExportedFormat.allCases.map(words.name), picked: 0),
      .choice(.withoutIdentity, [words.no, words.yesMeant], picked: 0),
    ] + privacy
  }

  /// Only tables can be de-identified, and only then it is asked.
  mutating func fitExportFields() {
    guard exportedFormat != nil else { return }
    let old = place.form
    let fresh = exportFields
    guard fresh.map(\.key) != old.fields.map(\.key) else { return }
    place.form.fields = fresh.map { field in
      old.place(of: field.key).map { old.fields[$0] } ?? field
    }
  }

  private var exportedFormat: ExportedFormat? {
    place.form.picked(.format).map { ExportedFormat.allCases[$0] }
  }

  private var exportPrivacy: DeskExport.Privacy {
    place.form.picked(.deidentified) == 1 ? .deidentified : .identified
  }

  private var exportIdentity: ChartIdentityRule {
    place.form.picked(.withoutIdentity) == 1 ? .waived : .required
  }

  /// Nobody is named in what is de-identified, so nobody has to be identified for it.
  private var needsIdentity: Bool {
    switch (exportIdentity, exportPrivacy) {
    case (.required, .identified): true
    case (.waived, _), (.required, .deidentified): false
    }
  }

  /// Nothing where the tickets cannot be understood.
  private var exportScope: ExportScope? {
    if let file = place.file { return ExportScope(file, at: now) }
    return TicketRanges(place.form.text(.tickets)).map {
      ExportScope($0, of: list, unreadable: unreadable, destroyed: destroyed, at: now)
    }
  }
}

// MARK: - Its page

extension DeskProgram {
  var exportPage: DeskPage {
    let words = exportWording
    return make(
      heading: words.heading,
      parts: fieldParts(label: label) + [.gap] + exportFacts
        + [.gap, .button(words.write, .save), .button(wording.cancel, .back)],
      hints: formHints)
  }

  /// What will leave, and where to, before it does.
  private var exportFacts: [DeskPart] {
    let words = exportWording
    guard let scope = exportScope else { return [.text(words.wrongTickets, .strong)] }
    let count = scope.sessions.count
    guard count + scope.unreadable.count + scope.destroyed.count > 0 else {
      return [.text(scope.isStillReading ? words.stillReading : words.noTicket, .strong)]
    }
    var parts = [
      DeskPart.text(words.counted(count, words.oneSession, words.manySessions), .strong)
    ]
    switch exportPrivacy {
    case .identified: parts.append(.text(words.leavesIdentified))
    case .deidentified: parts.append(.text(words.leavesDeidentified))
    }
    func say(_ sessions: [ExportScope.Meant], _ one: String, _ many: String) {
      guard !sessions.isEmpty else { return }
      parts.append(.text(words.counted(sessions.count, one, many), .strong))
    }
    say(scope.unsigned, words.unsignedOne, words.unsignedMany)
    if needsIdentity {
      say(scope.unidentified, words.unidentifiedOne, words.unidentifiedMany)
    }
    say(scope.void, words.voidOne, words.voidMany)
    let folder = setting.exports.map { words.folder.filled(with: [$0]) } ?? words.noFolder
    return parts + [.text(folder), .text(words.kept)]
  }

  /// The files, and each session that stayed here with its reason.
  func exportedPage(_ report: DeskExport.Report) -> DeskPage {
    let words = exportWording
    let refusals = report.refusals.map { (words.sentence(for: $0), DeskPart.Tone.strong) }
    let files = report.files.map { ($0, DeskPart.Tone.plain) }
    let lines = (refusals + files).enumerated().map { order, line in
      DeskPart.text(line.0, line.1, element: .line(order))
    }
    let folder =
      report.files.isEmpty
      ? [] : [DeskPart.text(words.wroteFolder.filled(with: [setting.exports ?? ""]))]
    return make(
      heading: report.files.isEmpty
        ? words.nothingHeading : words.wroteHeading.filled(with: [String(report.files.count)]),
      parts: lines.prefix(refusals.count) + folder + lines.dropFirst(refusals.count)
        + [.gap, .button(wording.done, .save)],
      hints: [DeskHint("Esc", wording.back, .back), DeskHint("K", wording.lock, .lock)])
  }
}

// MARK: - Writing

extension DeskProgram {
  mutating func export() -> [DeskEffect] {
    let words = exportWording
    if let field = place.form.fields.indices.first(where: { fault(in: $0) != nil }) {
      complain(fault(in: field) ?? "", at: field)
      return []
    }
    guard let user, let format = exportedFormat else { return [] }
    guard let scope = exportScope else {
      if let field = place.form.place(of: .tickets) { complain(words.wrongTickets, at: field) }
      return []
    }
    guard !scope.isStillReading else {
      place.view.notices = [words.stillReading]
      return []
    }
    guard setting.exports != nil else {
      place.view.notices = [words.noFolder]
      return []
    }
    guard !scope.sessions.isEmpty || !scope.unreadable.isEmpty || !scope.destroyed.isEmpty
    else {
      if let field = place.form.place(of: .tickets) { complain(words.noTicket, at: field) }
      return []
    }
    let (written, hindered) = scope.sorted(needingIdentity: needsIdentity)
    withheld = hindered.map {
      DeskExport.Refusal(ticket: $0.ticket, words.sentence(for: $0.hindrance))
    }
    guard !written.isEmpty else {
      return exported(DeskExport.Report(files: [], refusals: []))
    }
    return [
      .export(
        DeskExport(
          sessions: written, format: format, identity: needsIdentity ? .required : .waived,
          privacy: exportPrivacy, language: language, by: user))
    ]
  }

  /// It is carried out before anything else can be pressed, so the page is still there.
  mutating func exported(_ report: DeskExport.Report) -> [DeskEffect] {
    guard place.stage == .export else { return [] }
    var report = report
    report.refusals = withheld + report.refusals
    withheld = []
    open(.exported(report))
    return []
  }

  private func fault(in field: Int) -> String? {
    guard case .failure(let fault) = place.form.fields[field].editor.value() else { return nil }
    return wording.sentence(for: fault)
  }
}
