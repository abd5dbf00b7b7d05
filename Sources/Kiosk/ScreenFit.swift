import Interview
import Rules
import TerminalUI

/// Lays out every page of a questionnaire, to find what a screen is too small for.
///
/// A question has to show all its choices at once, and with its help open at least one of them whole.
/// What staff are called with and each topic of the handout have to be seen without scrolling. A
/// result may be scrolled, because how long it is depends on the patient; only a single text of it
/// that is longer than a screen is told.
package struct ScreenFit {
  let content: KioskContent
  let size: Size

  /// The smallest screen that the kiosk is made for.
  package static let smallest = Size(columns: 64, rows: 24)

  package init(_ content: KioskContent, in size: Size = ScreenFit.smallest) {
    self.content = content
    self.size = size
  }

  /// Everything that does not fit, by language, in the order of the pages.
  package func overruns() -> [ScreenOverrun] {
    content.languages.map(\.language).flatMap { language in
      Self.titleOnce(
        welcome(in: language) + questions(in: language) + calls(in: language)
          + topics(in: language) + texts(in: language))
    }
  }

  /// The title is on every page; it is told where it is worst.
  private static func titleOnce(_ overruns: [ScreenOverrun]) -> [ScreenOverrun] {
    let titles = overruns.filter { $0.place == .title }
    let worst = titles.max { $0.excess.amount < $1.excess.amount }
    return (worst.map { [$0] } ?? []) + overruns.filter { $0.place != .title }
  }

  private func program(in language: Language, _ events: [SessionEvent] = []) -> KioskProgram {
    var program = KioskProgram(
      content: content, language: language, size: size, at: Moment(milliseconds: 0))
    program.session = Session(form: content.form, replaying: events)
    return program
  }

  private func welcome(in language: Language) -> [ScreenOverrun] {
    let page = program(in: language).page
    return width(of: page, .title, language)
      + found(PageLayout(page, in: size).rowsOver, .welcome, language)
  }

  private func questions(in language: Language) -> [ScreenOverrun] {
    content.form.items.indices.flatMap { place -> [ScreenOverrun] in
      switch content.form.section(of: place).respondent {
      case .staff: return []
      case .patient: break
      }
      var program = program(in: language, offering(place))
      program.open(.question(place, .onward))
      let id = content.form.items[place].id
      let page = program.page
      let layout = PageLayout(page, in: size)
      var found = found(layout.rowsOver, .question(id), language)
      found += width(of: page, .question(id), language)
      found += picture(on: page, layout, id, language)
      guard content.form.items[place].why != nil else { return found }
      program.view.explains = true
      found += self.found(
        PageLayout(program.page, in: size).rowsOverForOne, .help(id), language)
      return found
    }
  }

  /// Answers that let a question offer all it can.
  private func offering(_ place: Int) -> [SessionEvent] {
    guard case .oneOfPicked(let other) = content.form.items[place].kind,
      let source = content.form.items.first(where: { $0.id == other })
    else { return [] }
    return [
      .answered(other, .codes(source.options.filter { !$0.isExclusive }.map(\.code)))
    ]
  }

  private func picture(
    on page: Page, _ layout: PageLayout, _ id: Item.ID, _ language: Language
  ) -> [ScreenOverrun] {
    guard case .choices(let choices) = page.control,
      case .picture(let picture) = choices.arrangement
    else { return [] }
    let columns = layout.pictureColumn + PictureView.width(of: page) - size.columns
    let rows = (picture.panels.map(\.rows.count).max() ?? 0) + 1
    return over(columns: columns, .picture(id), language)
      + found(layout.roomTop + rows - layout.noticeTop, .picture(id), language)
  }

  /// The pages that an emergency answer leads to.
  private func calls(in language: Language) -> [ScreenOverrun] {
    var seen: Set<Outcome.ID> = []
    return content.form.items.indices.flatMap { place -> [ScreenOverrun] in
      let item = content.form.items[place]
      return (item.warnings[.emergency] ?? []).flatMap { code -> [ScreenOverrun] in
        var program = program(in: language, [.answered(item.id, .codes([code]))])
        program.open(.interrupted(place, .onward))
        guard let outcome = program.explanation?.assessment.outcome.id,
          seen.insert(outcome).inserted
        else { return [] }
        return found(PageLayout(program.page, in: size).rowsOver, .call(outcome), language)
      }
    }
  }

  private func topics(in language: Language) -> [ScreenOverrun] {
    (content.handout?.topics ?? []).enumerated().flatMap { place, topic -> [ScreenOverrun] in
      var program = program(in: language)
      program.open(.handout(place))
      let page = program.page
      return found(PageLayout(page, in: size).rowsOver, .topic(topic.id), language)
        + width(of: page, .topic(topic.id), language)
    }
  }

  private func texts(in language: Language) -> [ScreenOverrun] {
    let definition = content.rules.definition
    let own = definition.outcomes.flatMap { outcome in
      [
        (ScreenOverrun.Place.outcomeHeading(outcome.id), outcome.heading),
        (.outcome(outcome.id), outcome.patient),
      ]
        + outcome.reasons.compactMap { reason in
          reason.text.map { (.reason(outcome.id, reason.code), $0) }
        }
    }
    let shared = definition.passages.map { (ScreenOverrun.Place.passage($0.id), $0.text) }
    return (own + shared).flatMap { place, text in
      let page = program(in: language).make(
        heading: "", lead: [.paragraph(text[language])],
        buttons: [Page.Button(action: .finish, label: "", key: nil)])
      // The empty heading and the line under it.
      return found(PageLayout(page, in: size).rowsOver - 2, place, language)
    }
  }
}

extension ScreenFit {
  /// The title beside the progress, every button, and the help line.
  private func width(
    of page: Page, _ place: ScreenOverrun.Place, _ language: Language
  ) -> [ScreenOverrun] {
    let progress = page.progress.map { TextLayout.width($0) + 1 } ?? 0
    let title = TextLayout.width(page.title) + progress + 3 - size.columns
    let layout = PageLayout(page, in: size)
    let hints = page.hints.map { TextLayout.width("\($0.key) \($0.label)") + 3 }.reduce(-3, +)
    let buttons = layout.buttons.map { TextLayout.width($0.text) + 1 }.max() ?? 0
    return over(columns: title, .title, language)
      + over(columns: max(hints, buttons) - layout.width, place, language)
  }

  private func found(
    _ rows: Int, _ place: ScreenOverrun.Place, _ language: Language
  ) -> [ScreenOverrun] {
    rows > 0 ? [ScreenOverrun(place: place, language: language, excess: .rows(rows))] : []
  }

  private func over(
    columns: Int, _ place: ScreenOverrun.Place, _ language: Language
  ) -> [ScreenOverrun] {
    columns > 0
      ? [ScreenOverrun(place: place, language: language, excess: .columns(columns))] : []
  }
}

/// Something that a screen is too small for, and by how much.
package struct ScreenOverrun: Hashable, Sendable {
  package let place: Place
  package let language: Language
  package let excess: Excess

  package enum Place: Hashable, Sendable {
    case title
    case welcome
    case question(Item.ID)
    case help(Item.ID)
    case picture(Item.ID)
    /// The page that calls for staff.
    case call(Outcome.ID)
    case topic(Handout.Topic.ID)
    case outcomeHeading(Outcome.ID)
    case outcome(Outcome.ID)
    case reason(Outcome.ID, Reason.Code)
    case passage(Passage.ID)
  }

  package enum Excess: Hashable, Sendable {
    case rows(Int)
    case columns(Int)

    var amount: Int {
      switch self {
      case .rows(let amount), .columns(let amount): amount
      }
    }
  }
}
