@testable import Interview
import Testing

struct SessionTests {
  private static let safety = Samples.item("now", warnings: [.emergency: ["yes"]])

  private func form() throws -> Form {
    try Form(
      sample: Samples.questionnaire(
        [
          Section(
            id: "first", title: "First", endsWhen: Samples.is("young", "yes"),
            items: [Samples.item("young"), Self.safety]),
          Section(
            id: "second", title: "Second",
            items: [
              Samples.item("hurts"),
              Samples.item(
                "where", .many, options: Samples.places, when: Samples.is("hurts", "yes")),
              Samples.item("last"),
            ]),
          Section(
            id: "staff", title: "Staff", respondent: .staff, items: [Samples.item("exam")]),
        ]))
  }

  private func session(_ events: SessionEvent...) throws -> Session {
    Session(form: try form(), replaying: events)
  }

  @Test("The patient is asked what applies, never what is for staff")
  func asked() throws {
    let open = try session()
    #expect(open.asked.map { open.form.items[$0].id } == ["young", "now", "hurts", "last"])
    let hurting = try session(.answered("hurts", .codes(["yes"])))
    #expect(
      hurting.asked.map { hurting.form.items[$0].id } == ["young", "now", "hurts", "where", "last"])
  }

  @Test("The interview ends after the section that says so")
  func ends() throws {
    let young = try session(.answered("young", .codes(["yes"])))
    #expect(young.asked == [0, 1])
    #expect(young.progress(at: 0) == Session.Progress(position: 1, least: 2, most: 2))
  }

  @Test("Progress tells the least and the most while branches are open")
  func progress() throws {
    let start = try session()
    #expect(start.progress(at: 0) == Session.Progress(position: 1, least: 2, most: 5))
    let adult = try session(.answered("young", .codes(["no"])))
    #expect(adult.progress(at: 1) == Session.Progress(position: 2, least: 4, most: 5))
    let hurting = try session(
      .answered("young", .codes(["no"])), .answered("hurts", .codes(["yes"])))
    #expect(hurting.progress(at: 2) == Session.Progress(position: 3, least: 5, most: 5))
  }

  @Test("A choice among picks offers the picks and its own ways to decline, nothing else")
  func offered() throws {
    let decline = Samples.yesNo[2]
    let form = try Form(
      sample: Samples.questionnaire([
        Samples.item("where", .many, options: Samples.places + [decline]),
        Samples.item("worst", .oneOfPicked("where"), options: [decline]),
      ]))
    let session = Session(
      form: form, replaying: [.answered("where", .codes(["neck", "leg"]))])
    #expect(session.offered(at: 1).map(\.option.code) == ["neck", "leg", "unsure"])
  }

  @Test("An emergency answer interrupts; the way back is recorded as taken back")
  func emergency() throws {
    var session = try session()
    let yes = try session.events(for: .answer("now", .codes(["yes"])))
    #expect(yes == [.answered("now", .codes(["yes"])), .interrupted("now")])
    for event in yes { session.apply(event) }
    #expect(session.state == .interrupted("now"))
    for event in try session.events(for: .resume("now")) { session.apply(event) }
    let no = try session.events(for: .answer("now", .codes(["no"])))
    #expect(no == [.answered("now", .codes(["no"])), .takenBack("now")])
    for event in no { session.apply(event) }
    #expect(session.state == .answering)
    #expect(session.sheet.changed == [1])
    #expect(session.replaced == [Session.Replacement(place: 1, answer: .picked(Picks(0)))])
    #expect(session.form.evaluate(session.sheet).values[1] == .unknown)
  }

  @Test("Leaving a warning answer out takes it back as well")
  func skippingAWarning() throws {
    let session = try session(.answered("now", .codes(["yes"])))
    #expect(try session.events(for: .skip("now")) == [.skipped("now"), .takenBack("now")])
  }

  @Test("An event that this form does not know changes no answer and is remembered")
  func strangeEvents() throws {
    let session = try session(
      .answered("hurts", .codes(["yes"])), .answered("gone", .codes(["yes"])),
      .answered("hurts", .number(3)))
    #expect(session.unreadable == ["gone", "hurts"])
    #expect(session.sheet[2] == .picked(Picks(0)))
    #expect(session.version == 3)
  }

  @Test("Every prefix of a session is a session, and closing twice is once")
  func prefixes() throws {
    let events: [SessionEvent] = [
      .opened(
        SessionEvent.Opening(
          questionnaire: "sample", version: "1", digest: "d", language: "es")),
      .answered("young", .codes(["no"])), .skipped("now"),
      .submitted(SessionEvent.Verdict(outcome: "o", rule: "r")), .closed(.finished),
    ]
    let form = try form()
    let states = (0...events.count).map { count in
      Session(form: form, replaying: events.prefix(count)).state
    }
    let verdict = SessionEvent.Verdict(outcome: "o", rule: "r")
    #expect(
      states == [
        .answering, .answering, .answering, .answering, .submitted(verdict),
        .closed(.finished, verdict),
      ])
    let closed = Session(form: form, replaying: events)
    #expect(closed.language == "es")
    #expect(try closed.events(for: .close(.idle)) == [])
  }
}
