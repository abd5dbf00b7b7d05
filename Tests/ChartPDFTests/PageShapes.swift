import ChartExport
import Interview

@testable import ChartPDF

/// Pages as different from each other as they come.
struct PageShapes {
  private let sample: PageSample

  init() throws { sample = try PageSample.shipped() }

  var documents: [[UInt8]] {
    get throws {
      let once = signed(try sample.example("V01"))
      let full = signed(try sample.examined("V13", in: "es"))
      let twice = try amended()
      var unidentified = try sample.example("V04", in: "es")
      unidentified.staff(
        .acknowledged(.init(initials: "AR", alert: .emergency, delayMilliseconds: 42_000)),
        at: 350)
      var void = twice
      void.staff(.voided(reason: "Otra persona: sesión abierta dos veces"), at: 950)
      let sleep = try PageSample.sleep()
      let fresh = PageVisit(sleep.loaded.form, in: "en")
      return [
        try sample.page(once).bytes(), try sample.page(once, in: "es", on: .a4).bytes(),
        try sample.page(identified(try sample.example("V13")), in: "en").bytes(),
        try sample.page(full).bytes(), try sample.page(twice, in: "es").bytes(),
        try sample.page(void, in: "es").bytes(),
        try sample.page(unidentified, identity: .waived).bytes(),
        try sample.page(identified(try sample.unfinished(after: 14))).bytes(),
        try sample.page(try hostile(), in: "en").bytes(),
        try sample.page(try hostile(), in: "es", on: .a4).bytes(),
        try sample.page(identified(try sample.example("C03"))).bytes(),
        try sleep.page(fresh, identity: .waived).bytes(),
      ]
    }
  }

  private func identified(_ visit: PageVisit) -> PageVisit {
    var visit = visit
    visit.staff(.identified(PageVisit.eva), at: 400)
    return visit
  }

  private func signed(_ visit: PageVisit) -> PageVisit {
    var visit = identified(visit)
    visit.staff(.signed(sample.verdict(visit)), at: 600)
    return visit
  }

  /// Signed twice, of a patient whose name is written in three scripts.
  private func amended() throws -> PageVisit {
    var visit = try sample.example("V13", in: "es")
    visit.staff(
      .identified(
        PatientIdentity(
          recordNumber: "88", name: "王小明 (山田 太郎, 김민수)", birthDate: CalendarDate("1951-12-01"))),
      at: 400)
    visit.staff(
      .amended(
        "pain-areas", .codes(["neck", "left-shoulder-arm", "lower-back"]),
        reason: "La persona señaló también el cuello"), at: 410)
    visit.staff(.amended("peg-activity", .number(7), reason: "Última semana"), at: 430)
    visit.staff(.undone("peg-activity"), at: 440)
    visit.staff(.signed(sample.verdict(visit)), by: "ben", at: 500)
    visit.staff(.amended("blood-risk", .codes(["both"]), reason: "Trajo la caja"), at: 700)
    visit.staff(.signed(sample.verdict(visit)), by: "ben", at: 900)
    return visit
  }

  /// Every field that takes words has the worst ones, 4,000 characters of them where it may.
  private func hostile() throws -> PageVisit {
    var visit = try sample.example("V11")
    let words = PageVisit.hostile.joined(separator: " ")
    let long = String(String(repeating: words + " ", count: 20).prefix(4000))
    visit.staff(
      .identified(
        PatientIdentity(
          recordNumber: "|^~\\&\u{1B}\u{202E}42 王", name: words, birthDate: nil)), at: 400)
    visit.staff(.entered("neuro-detail", .text(String(long.prefix(900)))), at: 410)
    visit.staff(.amended("peg-pain", .number(8), reason: long), by: StaffMember.ID(words), at: 420)
    visit.staff(.signed(sample.verdict(visit)), by: "ben", at: 900)
    return visit
  }
}
