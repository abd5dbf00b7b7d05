@testable import Desk
import Interview
import Testing

/// What the desk says in its two languages.
struct DeskWordingTests {
  @Test("What the export says has both languages, with the same places to fill")
  func exporting() {
    check(ExportWording.english, ExportWording.spanish, same: ["no", "fhir", "pdf"])
  }

  @Test("What the outbox says has both languages, with the same places to fill")
  func outbox() { check(OutboxWording.english, OutboxWording.spanish, same: []) }

  @Test("What is said about reasons has both languages, with the same places to fill")
  func reasons() { check(ReasonsWording.english, ReasonsWording.spanish, same: []) }

  private func check(_ english: Any, _ spanish: Any, same: Set<String>) {
    let pairs = Array(zip(Self.all(in: english), Self.all(in: spanish)))
    #expect(pairs.count > 20)
    var equal: Set<String> = []
    for (one, other) in pairs {
      #expect(!one.text.isBlank && !other.text.isBlank, "\(one.name)")
      let places = Self.places(in: one.text).sorted()
      #expect(places == Self.places(in: other.text).sorted(), "\(one.name)")
      if one.text == other.text { equal.insert(one.name) }
    }
    #expect(equal == same)
  }

  @Test("No text is empty in either language")
  func notEmpty() {
    for wording in [DeskWording.english, .spanish] {
      for (name, text) in Self.texts(of: wording) {
        #expect(!text.isBlank, "\(wording.language.code) \(name)")
      }
      for line in wording.helpLines { #expect(!line.isBlank) }
    }
  }

  @Test("The places to fill are the same in both languages, each once, without a gap")
  func places() {
    let spanish = Dictionary(
      uniqueKeysWithValues: Self.texts(of: .spanish).map { ($0.name, $0.text) })
    var templates = 0
    for (name, text) in Self.texts(of: .english) {
      let places = Self.places(in: text)
      #expect(places.sorted() == Array("123456789".prefix(places.count)), "\(name)")
      #expect(spanish[name].map { Self.places(in: $0).sorted() } == places.sorted(), "\(name)")
      if !places.isEmpty { templates += 1 }
    }
    #expect(templates > 15)
    #expect(DeskWording.english.helpLines.count == DeskWording.spanish.helpLines.count)
  }

  @Test("Both languages have their own words")
  func translated() {
    let spanish = Dictionary(
      uniqueKeysWithValues: Self.texts(of: .spanish).map { ($0.name, $0.text) })
    let same = Self.texts(of: .english).filter { spanish[$0.name] == $0.text }.map(\.name)
    #expect(Set(same).isSubset(of: ["pin", "languageShort", "unknownSafety", "no"]), "\(same)")
  }

  @Test("A language that the desk does not speak gets English")
  func otherLanguage() {
    #expect(DeskWording.inLanguage("es").language == "es")
    #expect(DeskWording.inLanguage("fr").language == "en")
  }

  @Test("What is filled in is never read as a place to fill")
  func filledOnce() {
    #expect(
      DeskWording.english.takenOver(by: "{2} {1}", at: "08:00")
        .hasPrefix("{2} {1} took this over at 08:00. "))
    #expect(DeskWording.english.lockedFor("{9}").hasPrefix("{9}: enter your PIN"))
  }

  @Test("Alerts are counted in words that fit their number")
  func counted() {
    #expect(DeskWording.english.alertsWaiting(1) == "1 alert is waiting. Sign in to see it.")
    #expect(DeskWording.spanish.alertsWaiting(2) == "Hay 2 alertas. Entre para verlas.")
  }

  @Test("A wrong PIN says how many tries are left, and how long to wait before the next")
  func wrongPIN() {
    let english = DeskWording.english
    #expect(
      english.sentence(for: .wrongPIN(triesLeft: 8, waitMilliseconds: 0))
        == "This PIN is not right. Tries left: 8.")
    #expect(
      english.sentence(for: .wrongPIN(triesLeft: 6, waitMilliseconds: 5_000))
        == "This PIN is not right. Tries left: 6. Too many wrong PINs. Wait 5 seconds, "
        + "then try again.")
  }

  @Test("What is wrong with a number names its limits, with the unit where there is one")
  func limits() {
    let spanish = DeskWording.spanish
    #expect(
      spanish.sentence(for: .outside(30...45, unit: "C")) == "Escriba un número de 30 a 45 C.")
    #expect(
      spanish.sentence(for: FieldEditor.Fault.outside(0...2.5, unit: ""))
        == "Escriba un número de 0 a 2.5.")
  }

  private static func texts(of wording: DeskWording) -> [(name: String, text: String)] {
    all(in: wording)
  }

  private static func all(in wording: Any) -> [(name: String, text: String)] {
    Mirror(reflecting: wording).children.compactMap { child in
      guard let name = child.label, let text = child.value as? String else { return nil }
      return (name, text)
    }
  }

  /// The numbers between braces.
  private static func places(in text: String) -> [Character] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.dropFirst().first == "}" ? part.first : nil
    }
  }
}
