import ChartExport
import Interview
import Rules

extension DeskProgram {
  /// The page of the present stage.
  package var page: DeskPage {
    switch place.stage {
    case .door: doorPage
    case .locked: lockedPage
    case .worklist: worklistPage
    case .find: findPage
    case .start: startPage
    case .code: codePage
    case .review: reviewPage
    case .changes: changesPage
    case .identify: identifyPage
    case .fill(let kind, _): fillPage(kind)
    case .amend(let item): amendPage(item)
    case .acknowledge: acknowledgePage
    case .sign: signPage
    case .void: voidPage
    case .export: exportPage
    case .exported(let report): exportedPage(report)
    case .outbox: outboxPage
    case .help: helpPage
    case .shutOut: shutOutPage
    }
  }

  func make(
    heading: String? = nil, parts: [DeskPart], summary: [String] = [], notices: [String] = [],
    hints: [DeskHint] = []
  ) -> DeskPage {
    DeskPage(
      language: language, title: wording.title,
      status: user.map { name(of: $0) } ?? "", banner: banners,
      identity: place.file.flatMap { place.stage == .locked ? nil : identityLine(of: $0) },
      heading: heading, parts: parts, summary: summary,
      notices: place.view.notices + listFault + notices, hints: hints, focus: place.view.focus)
  }

  /// Alerts that nobody has acknowledged; who they are about is for those who are signed in.
  private var banners: [DeskBanner] {
    let alerts = list.alerts
    guard !alerts.isEmpty else { return [] }
    guard user != nil, place.stage != .locked, place.stage != .door else {
      return [DeskBanner(wording.alertsWaiting(alerts.count))]
    }
    return alerts.enumerated().map { order, row in
      DeskBanner(bannerText(of: row), element: .banner(order))
    }
  }

  private func bannerText(of row: WorklistRow) -> String {
    let kind: String
    switch row.alert?.alert {
    case .emergency: kind = wording.emergency
    case .staff, nil: kind = wording.staffNeeded
    }
    let about =
      row.alarms.isEmpty
      ? row.suggestion?[language] ?? "" : row.alarms.map { $0[language] }.joined(separator: "; ")
    let name = row.identity?.name.map { ", \($0)" } ?? ""
    return "\(kind): \(wording.ticket) \(row.ticket)\(name), "
      + "\(row.alert.map { time($0.at) } ?? "")\(about.isEmpty ? "" : ": \(about)")"
  }

  /// Both identifiers, on every page about a patient.
  private func identityLine(of file: CaseFile) -> String {
    let ticket = "\(wording.ticket) \(file.ticket)"
    guard let identity = file.review.identity else { return "\(ticket) · \(wording.notIdentified)" }
    return ([ticket] + words(of: identity)).joined(separator: " · ")
  }

  func words(of identity: PatientIdentity) -> [String] { words(of: identity, wording) }

  func words(of identity: PatientIdentity, _ wording: DeskWording) -> [String] {
    [
      identity.name, identity.recordNumber.map { "\(wording.recordNumberShort) \($0)" },
      identity.birthDate.map { "\(wording.born) \($0.text)" },
    ].compactMap(\.self)
  }

  /// Hours and minutes; with the day where it is another one.
  func time(_ at: Timestamp) -> String { time(at, day(now)) }

  func time(_ at: Timestamp, _ today: String) -> String {
    let text = setting.local(at).minuteText
    return text.hasPrefix(today) ? String(text.suffix(5)) : text
  }

  func day(_ at: Timestamp) -> String { String(setting.local(at).minuteText.prefix(10)) }
}
