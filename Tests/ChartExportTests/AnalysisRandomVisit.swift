import Interview

/// An interview by lot, with the times of its events.
struct RandomVisit {
  let form: Form
  let id: Session.ID
  let nurse: StaffMember.ID = "staff-qwxzkjv"
  private(set) var session: Session
  private(set) var stored: [StoredEvent] = []
  private(set) var now: Timestamp
  /// The free texts as they stand, by question.
  private(set) var texts: [String: String] = [:]

  init(form: Form, id: Session.ID, start: Timestamp) {
    self.form = form
    self.id = id
    now = start
    session = Session(form: form, replaying: [])
  }

  mutating func begin(in language: Language) {
    let questionnaire = form.questionnaire
    apply(
      .opened(
        .init(
          questionnaire: questionnaire.id, version: questionnaire.version, digest: Sample.digest,
          language: language)))
  }

  mutating func act(_ intent: Intent) {
    do throws(Rejection) {
      for event in try session.events(for: intent) { apply(event) }
    } catch {
      return
    }
  }

  mutating func staff(_ act: StaffAct) { apply(.staff(StaffEntry(by: nurse, act))) }

  mutating func note(_ answer: Answer?, to item: Item.ID) {
    if case .text(let text)? = answer { texts[item.text] = text } else { texts[item.text] = nil }
  }

  private mutating func apply(_ event: SessionEvent) {
    session.apply(event)
    stored.append(StoredEvent(session: id, number: stored.count + 1, event: event, at: now))
    now = now.advanced(by: 7_919)
  }
}

/// Random numbers that a seed repeats (SplitMix64), and what is made of them.
struct Lot: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  var coin: Bool { mutating get { next() & 1 == 0 } }

  /// Letters that no word of a questionnaire has in a row.
  mutating func word(_ length: Int) -> String {
    String((0..<length).map { _ in Array("qxzjkvw")[Int(next() % 7)] })
  }

  mutating func moment() -> Timestamp {
    Timestamp(milliseconds: 1_700_000_000_000 + Int64(next() % 90_000_000) * 1000)
  }

  mutating func hostileText() -> String {
    let word = word(12)
    return [
      "=cmd|'/c calc'!A0 \(word)", "+\(word)", "-5", "-\(word)", "@SUM(\(word))", "\t=\(word)",
      "\r\(word)", "a\r\nb,\"\(word)\"\n", "\u{1B}[2J\(word)\u{9B}31m", "\u{202E}\(word)\u{2066}",
      "a|b^c&d~e\\\(word)", "\"\(word)\"", "疼痛，腰 \(word)", "👩‍⚕️🇲🇽 \(word)", "\u{0}\(word)",
      "=\u{301}\(word)", ",\u{301}\(word)\"\u{301}", "'=\(word)", "\u{FEFF}\(word)",
      "\u{2028}\(word)\u{2029}", String(repeating: "\(word) 疼\n", count: 250), " \(word) ",
      String(repeating: "x", count: 4_000 - word.count) + word, "1e5", "007", "1,5 \(word)",
    ].randomElement(using: &self) ?? word
  }
}
