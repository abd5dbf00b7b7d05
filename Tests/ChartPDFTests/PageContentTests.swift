import ChartExport
import Interview
import Testing

@testable import ChartPDF

/// What a page says, before anything is drawn.
@Suite struct PageContentTests {
  @Test("Safety comes first, then the suggestion, the pain, the answers and the record")
  func order() throws {
    let sample = try PageSample.shipped()
    let headings = sample.content(try sample.example("V01")).blocks.compactMap(\.headingText)
    #expect(
      headings == [
        "Safety", "Suggestion for the clinician", "Pain", "Answers", "Payer checklist",
        "Signatures and record",
      ])
  }

  @Test("How final it is stands at the top: preliminary, signed, amended or void")
  func status() throws {
    let sample = try PageSample.shipped()
    var visit = try sample.example("V01")
    #expect(sample.content(visit).statusLine == "PRELIMINARY / Not signed")
    visit.staff(.signed(sample.verdict(visit)), at: 400)
    #expect(
      sample.content(visit).statusLine == "SIGNED / Signed by Ana Ruiz / 2026-11-21 09:26")
    visit.staff(.amended("peg-pain", .number(9), reason: "misheard"), at: 500)
    #expect(
      sample.content(visit).statusLine
        == "PRELIMINARY / Not signed / Changed since it was signed / revision 2")
    visit.staff(.signed(sample.verdict(visit)), by: "ben", at: 600)
    #expect(
      sample.content(visit).statusLine
        == "AMENDED · revision 2 / Signed by Ben Koch / 2026-11-21 09:30")
    visit.staff(.voided(reason: "opened\ttwice"), at: 700)
    let content = sample.content(visit)
    #expect(content.statusLine == "VOID / revision 2")
    #expect(
      content.blocks.compactMap(\.bannerText) == [
        "VOID: do not use / Reason: “opened twice” / Ana Ruiz, 2026-11-21 09:31"
      ])
  }

  @Test("Who the patient is, or that nobody knows, on the first page and on those after it")
  func identity() throws {
    let sample = try PageSample.shipped()
    var visit = try sample.example("V01")
    #expect(sample.content(visit).identityFields.map(\.value) == ["NOT IDENTIFIED"])
    visit.staff(.identified(PageVisit.eva), at: 400)
    let content = sample.content(visit)
    #expect(
      content.identityFields.map { "\($0.label): \($0.value)" } == [
        "Name: Eva Núñez", "Date of birth: 1980-03-25", "Record number: 42-7",
      ])
    #expect(
      content.edges.head == "PRELIMINARY  ·  Eva Núñez  ·  1980-03-25  ·  42-7  ·  Ticket 17")
    #expect(content.edges.foot == "k7w2m9.1  ·  tpi-candidacy|0.1.0  ·  SHA-256 5e5e5e5e5e5e5e5e")
  }

  @Test("An emergency is loud, and who came is told with it")
  func urgent() throws {
    let sample = try PageSample.shipped()
    var visit = try sample.example("V04", in: "es")
    visit.staff(
      .acknowledged(.init(initials: "AR", alert: .emergency, delayMilliseconds: 42_000)), at: 350)
    let finding = "Chest pain, trouble breathing, fainting, or a sudden tearing pain now"
    #expect(
      sample.content(visit).safetyLines == [
        "urgent URGENT: Urgent now", "urgent URGENT: \(finding)",
        "calm ACKNOWLEDGED: AR, Ana Ruiz, 2026-11-21 09:25, after 42 s",
      ])
  }

  @Test("An answer that was changed keeps the old one, with who and why")
  func changed() throws {
    let sample = try PageSample.shipped()
    var visit = try sample.example("V01")
    visit.staff(.amended("peg-pain", .number(8), reason: "misheard"), by: "ben", at: 400)
    let changed = sample.content(visit).changeBlocks
    #expect(
      changed.compactMap(\.bulletTexts).flatMap(\.self) == [
        "What number best describes your pain on average in the past week?"
          + "  Patient, 2026-11-21 09:21: 6 (0–10)."
          + "  →  Ben Koch, 2026-11-21 09:26: 8 (0–10). Reason: “misheard”."
      ])
  }

  @Test("Every question that was asked is told somewhere, and none of them twice")
  func complete() throws {
    let sample = try PageSample.shipped()
    let visit = try sample.example("V13")
    let content = sample.content(visit)
    let told = content.blocks.flatMap(\.questions)
    let asked = content.standings.filter { $0.standing != .unanswered }
      .map { content.question($0.place) }
    #expect(told.sorted() == asked.filter { told.contains($0) }.sorted())
    #expect(
      Set(asked).subtracting(told) == Set(content.painPlaces.map { content.question($0) }))
  }

  @Test("Whoever leaves before the safety questions is not said to be without warning signs")
  func early() throws {
    let sample = try PageSample.shipped()
    let lines = sample.content(try sample.unfinished(after: 2)).safetyLines
    #expect(lines.first == "urgent URGENT: Ask the nurse")
    #expect(lines.count { $0.hasPrefix("warning NOT KNOWN: ") } == 8)
  }

  @Test("In Spanish the page's own words are Spanish too")
  func spanish() throws {
    let sample = try PageSample.shipped()
    let visit = try sample.example("V01", in: "es")
    let content = sample.content(visit, in: "es")
    #expect(content.statusLine == "PRELIMINAR / Sin firmar")
    #expect(
      content.blocks.compactMap(\.headingText).prefix(4)
        == ["Seguridad", "Sugerencia para el profesional", "Dolor", "Respuestas"])
  }
}

extension PageContent {
  fileprivate var statusLine: String {
    ([statusWords.status] + statusWords.detail).joined(separator: " / ")
  }

  fileprivate var safetyLines: [String] {
    safetyBlocks.flatMap { block -> [String] in
      guard case .labelled(let rows) = block else { return [] }
      return rows.map { "\($0.loudness) \($0.label): \($0.text.plain)" }
    }
  }
}

extension PageBlock {
  fileprivate var headingText: String? {
    guard case .heading(let text) = self else { return nil }
    return text
  }

  fileprivate var bannerText: String? {
    guard case .banner(let title, let lines) = self else { return nil }
    return ([title] + lines.map(\.plain)).joined(separator: " / ")
  }

  fileprivate var bulletTexts: [String]? {
    guard case .bullets(let lines, _) = self else { return nil }
    return lines.map(\.plain)
  }

  fileprivate var questions: [String] {
    switch self {
    case .answers(let groups): groups.flatMap(\.rows).map(\.question)
    case .words(let question, _, _): [question]
    case .masthead, .banner, .heading, .paragraph, .labelled, .bullets, .pains, .checklist: []
    }
  }
}
