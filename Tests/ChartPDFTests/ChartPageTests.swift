import ChartExport
import Foundation
import Interview
import Testing

@testable import ChartPDF

/// The door: what is written, what is refused, and that the same gives the same.
@Suite struct ChartPageTests {
  @Test("A session of nobody is refused, unless it is said to be meant")
  func unidentified() throws {
    let sample = try PageSample.shipped()
    let visit = try sample.example("V01")
    #expect(throws: ChartRefusal.unidentified) { try sample.page(visit).bytes() }
    let bytes = try sample.page(visit, identity: .waived).bytes()
    #expect(String(decoding: bytes.prefix(9), as: UTF8.self) == "%PDF-1.7\n")
  }

  @Test("The same record gives the same bytes, and another one does not")
  func deterministic() throws {
    let sample = try PageSample.shipped()
    var visit = try sample.example("V01")
    visit.staff(.identified(PageVisit.eva), at: 400)
    let first = try sample.page(visit).bytes()
    #expect(try sample.page(visit).bytes() == first)
    #expect(try sample.page(visit, in: "es").bytes() != first)
    visit.staff(.signed(sample.verdict(visit)), at: 500)
    #expect(try sample.page(visit).bytes() != first)
  }

  @Test(
    "A full interview takes two pages and less than fits an HL7 segment, on either paper",
    arguments: ["en", "es"] as [Language], Paper.allCases)
  func small(language: Language, paper: Paper) throws {
    let sample = try PageSample.shipped()
    var visits = try ["V01", "V13", "V04", "V11"].map { try sample.example(.init($0)) }
    visits.append(try sample.unfinished(after: 14))
    visits.append(try sample.examined("V13"))
    for var visit in visits {
      visit.staff(.identified(PageVisit.eva), at: 400)
      visit.staff(.signed(sample.verdict(visit)), at: 500)
      let bytes = try sample.page(visit, in: language, on: paper).bytes()
      #expect(bytes.count <= 48 * 1024)
      #expect(try sample.composed(visit, in: language, on: paper).count == 2)
    }
  }

  @Test(
    "Worked patients take two pages in either language, and no heading stands at the foot of one",
    arguments: ["en", "es"])
  func worked(language: String) throws {
    let sample = try PageSample.shipped()
    let places = stride(from: 0, to: sample.loaded.cases.count, by: 3)
    for example in places.map({ sample.loaded.cases[$0] }) {
      var visit = try sample.example(example.id)
      visit.staff(.identified(PageVisit.eva), at: 400)
      let pages = try sample.composed(visit, in: Language(language))
      #expect(pages.count <= 2, "\(example.id)")
      for page in pages {
        #expect(page.lastTextTag != .heading && page.lastTextTag != .subheading)
      }
    }
  }

  @Test("A void page says so across every sheet, and no other page does")
  func stamped() throws {
    let sample = try PageSample.shipped()
    var visit = try sample.example("V01")
    #expect(try sample.composed(visit).map(\.stampCount) == [0, 0])
    visit.staff(.voided(reason: "opened twice"), at: 400)
    #expect(try sample.composed(visit).map(\.stampCount) == [1, 1])
  }

  @Test("Nothing about the patient stands in the file's own description")
  func description() throws {
    let sample = try PageSample.shipped()
    var visit = try sample.example("V01")
    visit.staff(.identified(PageVisit.eva), at: 400)
    let properties = sample.content(visit).properties
    #expect(properties.title == "Back and muscle pain, k7w2m9.1")
    #expect(!(properties.packet + properties.dictionary).contains("Eva"))
    #expect(!properties.packet.contains("42-7"))
    #expect(properties.packet.contains("<pdfaid:conformance>A</pdfaid:conformance>"))
    #expect(properties.dictionary.hasSuffix("/CreationDate (D:20261121092505+01'00') >>"))
  }

  @Test("Hostile words of every kind still give a page")
  func hostile() throws {
    let sample = try PageSample.shipped()
    var visit = try sample.example("V01")
    let words = PageVisit.hostile.joined(separator: " ")
    let long = String(repeating: words + " ", count: 4000 / words.count + 1).prefix(4000)
    visit.staff(
      .identified(PatientIdentity(recordNumber: words, name: words, birthDate: nil)), at: 400)
    visit.staff(.entered("neuro-detail", .text(String(words.prefix(900)))), at: 410)
    visit.staff(.amended("peg-pain", .number(8), reason: String(long)), by: "ben", at: 420)
    visit.staff(.voided(reason: String(long)), by: StaffMember.ID(words), at: 430)
    for language in ["en", "es"] {
      let bytes = try sample.page(visit, in: Language(language)).bytes()
      #expect(bytes.count > 30_000)
    }
    #expect(ChartPageCheck.tagFaults(try sample.composed(visit)) == [])
  }
}

extension [PageOp] {
  fileprivate var stampCount: Int {
    count { op in
      switch op {
      case .stamp: true
      case .begin, .end, .line, .rule, .box, .path, .pattern, .disc: false
      }
    }
  }

  /// What the last line above the foot is.
  fileprivate var lastTextTag: PageTag? {
    compactMap(\.begun).last { $0 != .edge }
  }
}

extension PageVisit {
  static let hostile = [
    "esc \u{1B}[2J \u{9B}31m nul \u{0}", "bidi \u{202E}live\u{2066}x\u{2069}\u{200F}",
    "a|b^c&d~e\\f \"q\" 'r' <b>&amp;</b>", "王小明は右肩が痛い 우측 어깨", "emoji 😀👩‍⚕️🇲🇽❤️",
    "שלום 123 مرحبا", "z\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}\u{0306}algo",
    "endstream endobj >> ) (", "\u{E000}\u{FFFE}𓀀", "line\nbreak\ttab\r\u{2028}end",
  ]
}
