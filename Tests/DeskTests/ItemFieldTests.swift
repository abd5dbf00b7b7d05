@testable import Desk
import Interview
import Testing

/// Every question of the shipped form as a field to fill in.
struct ItemFieldTests {
  let session: Session

  /// Pain in three places, of which the main one is chosen.
  init() throws {
    session = Session(
      form: try Shipped.content().form,
      replaying: [.answered("pain-areas", .codes(["neck", "lower-back", "left-leg"]))])
  }

  @Test("Every answer that a question takes comes back from its field")
  func everyAnswer() throws {
    var kinds: Set<String> = []
    for place in session.form.items.indices {
      let item = session.form.items[place]
      let field = ItemField(session, at: place)
      for answer in answers(to: place) {
        let fitting = try session.form.fitting(answer, at: place)
        let value = field.value(of: fitting)
        #expect(field.answer(value) == answer, "\(item.id)")
        for language in ["en", "es"] as [Language] {
          let shown = field.field(fitting, in: language)
          #expect(shown.editor.value() == .success(value), "\(item.id) \(answer)")
          #expect(shown.saved == value)
        }
        kinds.insert(String(describing: item.kind).prefix { $0 != "(" }.description)
      }
      #expect(field.answer(field.value(of: nil)) == nil)
      #expect(field.field(nil, in: "en").editor.isEmpty)
    }
    #expect(kinds == ["one", "oneOfPicked", "many", "scale", "number", "text"])
  }

  @Test("Every choice is taken by its label and by its key, in both languages")
  func everyChoice() {
    for place in session.form.items.indices {
      for language in ["en", "es"] as [Language] {
        let editor = ItemField(session, at: place).field(nil, in: language).editor
        for (order, option) in editor.options.enumerated() {
          for typed in [option.label, option.key] where !typed.isEmpty {
            var filled = editor
            let isUnderstood = filled.fill(typed)
            #expect(isUnderstood, "\(session.form.items[place].id): \(typed)")
            #expect(filled.picked == [order], "\(session.form.items[place].id): \(typed)")
          }
        }
      }
    }
  }

  @Test("A question about what was picked elsewhere offers only that")
  func offered() throws {
    let place = try #require(session.form.place(of: Item.ID("main-area")))
    let labels = ItemField(session, at: place).field(nil, in: "en").editor.options.map(\.label)
    #expect(labels == ["Neck", "Lower back", "Left leg", "Not sure", "I'd rather not say"])
  }

  @Test("A scale is typed as its number, and its other answers by their words")
  func scale() throws {
    let place = try #require(session.form.place(of: Item.ID("peg-pain")))
    let field = ItemField(session, at: place)
    var editor = field.field(nil, in: "en").editor
    editor.type("10")
    #expect(try field.answer(editor.value().get()) == .number(10))
    editor.clear()
    editor.type("rather")
    #expect(try field.answer(editor.value().get()) == .codes(["prefer-not"]))
  }

  @Test("Where answers are counts, a digit is the count and not a place in the list")
  func counts() throws {
    let place = try #require(session.form.place(of: Item.ID("tpi-count-12m")))
    let field = ItemField(session, at: place)
    for (typed, code) in [("0", "0"), ("1", "1"), ("2", "2"), ("3", "3-plus")] {
      var editor = field.field(nil, in: "en").editor
      editor.type(typed)
      #expect(try field.answer(editor.value().get()) == .codes([Option.Code(code)]))
    }
  }

  @Test("A temperature may be typed in Fahrenheit, and is recorded in Celsius")
  func temperature() throws {
    let place = try #require(session.form.place(of: Item.ID("nurse-temp-c")))
    let field = ItemField(session, at: place)
    var editor = field.field(nil, in: "es").editor
    editor.type("101.2f")
    #expect(try field.answer(editor.value().get()) == .number(38.4))
  }

  @Test("Blank text is no answer")
  func blank() throws {
    let place = try #require(session.form.place(of: Item.ID("nurse-vitals")))
    #expect(ItemField(session, at: place).answer(.text("  ")) == nil)
  }

  private func answers(to place: Int) -> [Answer] {
    let options = session.offered(at: place).map(\.option)
    let single = options.map { Answer.codes([$0.code]) }
    switch session.form.items[place].kind {
    case .one, .oneOfPicked: return single
    case .many:
      return single + [.codes(options.filter { !$0.isExclusive }.map(\.code))]
    case .scale(let scale): return scale.range.map { .number(Double($0)) } + single
    case .number(let limits):
      return [.number(limits.range.lowerBound), .number(38.4), .number(limits.range.upperBound)]
    case .text(let maximum):
      return [.text("as told"), .text(String(repeating: "x", count: maximum))]
    }
  }
}
