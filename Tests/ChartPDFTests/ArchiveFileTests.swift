import ChartExport
import Interview
import Testing

@testable import ChartPDF

/// The file around the drawing: what archives and screen readers ask for.
@Suite struct ArchiveFileTests {
  @Test("The catalog says its language, its title, its colours and that it is tagged")
  func catalog() throws {
    let file = try archive(in: "es")
    let catalog = try #require(file.objects[file.root])
    for entry in [
      "/Lang \("es".literal)", "/MarkInfo", "/StructTreeRoot", "/OutputIntents", "/Metadata",
      "/DisplayDocTitle true",
    ] {
      #expect(catalog.has(entry), "\(entry)")
    }
  }

  @Test("A figure has words, a row's head says so, and quotations say their language")
  func elements() throws {
    let file = try archive(in: "en")
    func elements(_ name: String) -> [FileObject] {
      file.objects.values.filter { $0.isElement(name) }
    }
    #expect(elements("Figure").count == 1)
    #expect(elements("Figure").allSatisfy { $0.has("/Alt <FEFF") })
    #expect(elements("TH").count > 20)
    #expect(elements("TH").allSatisfy { $0.has("/Scope /Row") })
    #expect(elements("Span").allSatisfy { $0.has("/Lang") } && !elements("Span").isEmpty)
    #expect(elements("H1").count == 1)
  }

  @Test("Heads and feet of pages are not read out")
  func edges() throws {
    let file = try archive(in: "en")
    #expect(!file.objects.values.contains { $0.isElement(PageTag.edge.name) })
    let contents = file.objects.values.compactMap { $0.stream?.inflated }
      .map { String(decoding: $0, as: UTF8.self) }
    #expect(contents.contains { $0.contains("/Artifact << /Type /Pagination >> BDC") })
    #expect(!contents.contains { $0.contains("/NonStruct") })
    // A comment would hide what is written after it on one line.
    #expect(!file.objects.values.contains { $0.dictionary.contains(" % ") })
  }

  @Test("A page is refused when a figure has no words or something is drawn in no tag")
  func check() throws {
    var file = try archive(in: "en")
    #expect(ChartPageCheck.faults(in: file, of: [[]]) == [])
    let figure = try #require(file.objects.first { $0.value.isElement("Figure") })
    file.objects[figure.key]?.dictionary = "<< /Type /StructElem\n/S /Figure\n>>"
    #expect(ChartPageCheck.faults(in: file, of: [[]]) == [.unmarked(part: "/Alt")])
    file.objects[figure.key] = FileObject(dictionary: "<< /Subtype /Image >>", stream: [])
    #expect(ChartPageCheck.faults(in: file, of: [[]]) == [.pictures(count: 1)])
    let rule = PageOp.rule(fromX: 0, toX: 1, y: 0, width: 1, .black)
    #expect(ChartPageCheck.tagFaults([[rule]]) == [.unmarked(part: "a tag around a drawing")])
    #expect(ChartPageCheck.tagFaults([[.begin(.row), rule]]) == [.unmarked(part: "TR")])
    #expect(ChartPageCheck.tagFaults([[.begin(.row), rule, .end(.row)]]) == [])
    #expect(ChartPageCheck.tagFaults([]) == [.noPage])
  }

  @Test(
    "What Cairo did not write is refused with a sentence",
    arguments: [
      "", "%PDF-1.5\n", "startxref\n5\n%%EOF", "xref\n0 1\ntrailer << >>\nstartxref\n0\n",
    ])
  func broken(text: String) {
    #expect(throws: PageFault.self) { try CairoFile(Array(text.utf8)) }
  }

  private func archive(in language: Language) throws -> ArchiveFile {
    let sample = try PageSample.shipped()
    var visit = try sample.example("V01", in: "es")
    visit.staff(.identified(PageVisit.eva), at: 400)
    visit.staff(
      .entered("nurse-vitals", .text(String(repeating: "128/82 sentada, tranquila. ", count: 9))),
      at: 410)
    let content = sample.content(visit, in: language)
    let pages = try PageComposer.pages(of: content, on: .letter)
    return try ArchiveFile(
      PagePainter.drawing(pages, on: .letter), tags: pages.joined().compactMap(\.begun),
      content.properties)
  }
}
