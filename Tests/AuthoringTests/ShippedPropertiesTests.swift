import Authoring
import Interview
import Questionnaires
import Rules
import TestSupplies
import Testing

/// What must hold for every patient of the shipped questionnaire, tried on the example patients
/// and on patients who differ from one of them in a few answers by lot.
@Suite("Promises of the shipped rules")
struct ShippedPropertiesTests {
  private let loaded: LoadedQuestionnaire
  private let patients: [AnswerSheet]

  init() throws {
    guard case .found(let path) = ShippedQuestionnaires.folder(named: "tpi-candidacy") else {
      throw Missing()
    }
    let result = Library.loading(try Folder.reading(path: path), parts: .everything)
    let loaded = try #require(result.loaded)
    self.loaded = loaded
    var lot = SeededGenerator(seed: 7)
    let examples = try loaded.cases.map { try Self.sheet(of: $0, loaded.form) }
    patients =
      examples
      + (0..<240).map { number in
        Self.changed(examples[number % examples.count], loaded.form, &lot)
      }
  }

  private struct Missing: Error {}

  private var form: Form { loaded.form }

  private func assess(_ sheet: AnswerSheet) -> Assessment {
    loaded.rules.assess(sheet, of: form)
  }

  private var safetyQuestions: [Int] {
    form.items.indices.filter { form.items[$0].isSafetyQuestion }
  }

  private func place(_ id: Item.ID) throws -> Int { try #require(form.place(of: id)) }

  @Test("A safety question or the age without an answer always holds the suggestion back")
  func blankSafety() throws {
    #expect(safetyQuestions.count == 8)
    for place in safetyQuestions + [try place("age-group")] {
      for patient in patients {
        var sheet = patient
        sheet[place] = nil
        #expect(assess(sheet).outcome.tier == .hold, "\(form.items[place].id)")
      }
    }
  }

  @Test("Leaving any answer out never makes the suggestion friendlier")
  func blanking() {
    let asked = form.items.indices.filter { form.section(of: $0).respondent == .patient }
    for patient in patients {
      let tier = assess(patient).outcome.tier
      for place in asked where patient[place] != nil {
        var sheet = patient
        sheet[place] = nil
        let without = assess(sheet).outcome.tier
        #expect(
          without <= Swift.max(tier, Tier.none),
          "\(form.items[place].id) raised \(tier) to \(without)")
      }
    }
  }

  @Test("Neither taking an answer back nor a warning instead of a plain answer is friendlier")
  func takingBack() {
    for patient in patients {
      for place in safetyQuestions {
        var marked = patient
        marked.markChanged(place)
        #expect(assess(marked).outcome.tier <= assess(patient).outcome.tier)
        // One warning instead of another may well be friendlier: the lesser, or a reviewed one.
        guard let answer = patient[place], form.warnings(in: answer, at: place).isEmpty,
          assess(patient).evaluation.values[place] != .unknown
        else { continue }
        for warning in warnings(at: place) {
          var warned = patient
          warned[place] = .picked(warning)
          #expect(assess(warned).outcome.tier <= assess(patient).outcome.tier)
        }
      }
    }
  }

  @Test("Discuss without precautions means that each is ruled out and every safety answer is known")
  func discuss() {
    let careful = loaded.rules.outcome("discuss-with-precautions")?.list ?? []
    #expect(careful.count == 18)
    var seen = 0
    for patient in patients {
      let assessment = assess(patient)
      guard assessment.outcome.tier == .open else { continue }
      seen += 1
      for finding in careful { #expect(assessment.truth(of: finding, in: form) == .no) }
      for place in safetyQuestions { #expect(assessment.evaluation.values[place] != .unknown) }
    }
    #expect(seen > 10)
  }

  @Test("After an emergency answer no word is said about shots", arguments: ["en", "es"])
  func emergency(language: String) {
    var seen = 0
    for patient in patients where isEmergency(patient) {
      seen += 1
      let assessment = assess(patient)
      #expect(assessment.outcome.id == "urgent-now")
      #expect(assessment.outcome.handout == .withheld)
      let explanation = Explanation(
        assessment, of: patient, form: form, rules: loaded.rules, in: Language(language))
      let text = ([explanation.heading, explanation.patientText] + explanation.passages)
        .joined(separator: " ").lowercased()
      for word in ["shot", "inject", "inyecci", "needle", "aguja"] { #expect(!text.contains(word)) }
    }
    #expect(seen > 3)
  }

  @Test("Each precaution that holds or is not known is named to the patient and to the nurse")
  func precautions() {
    var seen = 0
    for patient in patients {
      let assessment = assess(patient)
      guard assessment.outcome.id == "discuss-with-precautions" else { continue }
      seen += 1
      let explanation = Explanation(
        assessment, of: patient, form: form, rules: loaded.rules, in: "en")
      for finding in loaded.rules.definition.findings
      where assessment.outcome.list.contains(finding.id) {
        let truth = assessment.truth(of: finding.id, in: form)
        let name = finding.name(in: "en")
        let shown = truth == .unknown ? "Not known: \(name)" : name
        #expect(explanation.patientText.contains(shown) == (truth != .no), "\(finding.id)")
        if truth != .no { #expect(explanation.nurseText.contains(finding.staffName(in: "en"))) }
      }
    }
    #expect(seen > 10)
  }

  @Test("Where it spreads, whether it twitches and what matters most never change the outcome")
  func notes() throws {
    for id: Item.ID in ["spread-where", "twitch-felt", "main-goal"] {
      let place = try place(id)
      for patient in patients {
        let rule = assess(patient).rule.id
        var sheet = patient
        sheet[place] = nil
        #expect(assess(sheet).rule.id == rule)
        for option in form.options(of: place).indices {
          sheet[place] = .picked(Picks(option))
          #expect(assess(sheet).rule.id == rule)
        }
      }
    }
  }

  private func warnings(at place: Int) -> [Picks] {
    form.options(of: place).indices.map { Picks($0) }
      .filter { !form.warnings(in: .picked($0), at: place).isEmpty }
  }

  private func isEmergency(_ sheet: AnswerSheet) -> Bool {
    form.items.indices.contains { form.isEmergency(sheet[$0], at: $0) }
  }

  private static func sheet(of patient: PatientCase, _ form: Form) throws -> AnswerSheet {
    var sheet = form.blankSheet
    for (item, answer) in patient.answers {
      let place = try #require(form.place(of: item))
      sheet[place] = try form.fitting(answer, at: place)
    }
    for item in patient.changed { sheet.markChanged(try #require(form.place(of: item))) }
    return sheet
  }

  private static func changed(
    _ patient: AnswerSheet, _ form: Form, _ lot: inout SeededGenerator
  ) -> AnswerSheet {
    var sheet = patient
    for _ in 0..<Int.random(in: 1...4, using: &lot) {
      let place = Int.random(in: form.items.indices, using: &lot)
      switch form.items[place].kind {
      case .one, .oneOfPicked, .many:
        let option = form.options(of: place).indices.randomElement(using: &lot)
        sheet[place] = option.map { .picked(Picks($0)) }
      case .scale(let scale):
        sheet[place] = .number(Double(Int.random(in: scale.range, using: &lot)))
      case .number, .text:
        sheet[place] = nil
      }
    }
    return sheet
  }
}
