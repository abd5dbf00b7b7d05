@testable import ChartExport
import Interview
import Testing

@Suite struct AnalysisLineTests {
  @Test("A line for each session: one signed, one void, one left")
  func lines() throws {
    let lines = try AnalysisLines(
      AnalysisExample.records(), .standard, .identified, identity: .waived)
    #expect(
      String(decoding: lines.bytes, as: UTF8.self) == """
        {"age":94,"answers":{"age":{"at":"2026-11-21T09:20:36+01:00","by":"patient",\
        "changes":0,"kind":"number","number":94,"staff":null,"standing":"answered"},\
        "faint":{"at":"2026-11-21T09:20:12+01:00","by":"patient","changes":0,"codes":["no"],\
        "kind":"codes","staff":null,"standing":"answered"},\
        "pain":{"at":"2026-11-21T09:21:24+01:00","by":"staff","changes":1,"kind":"number",\
        "number":6,"staff":"Ana Ruiz","standing":"answered"},\
        "phone":{"at":"2026-11-21T09:20:44+01:00","by":"patient","changes":0,"kind":"number",\
        "number":5551234,"staff":null,"standing":"answered"},\
        "where":{"at":"2026-11-21T09:20:20+01:00","by":"patient","changes":0,"codes":["neck",\
        "leg"],"kind":"codes","staff":null,"standing":"answered"},\
        "words":{"at":"2026-11-21T09:21:16+01:00","by":"staff","changes":0,"kind":"text",\
        "staff":"Ana Ruiz","standing":"answered","text":"=1+1,\
         \\"she\\" said\\u000d\\u000a-5"}},"digest":"5e5e","ended":"finished",\
        "facility":"CANDIDACY","findings":{"faints":false},\
        "finished":"2026-11-21T09:21:00+01:00","language":"en","missing":[],"outcome":"fine",\
        "patient":{"birth_date":"1931-11-22","name":"Eva \\"Ñ\\" Núñez, 疼",\
        "record_number":"-42-7","record_number_system":"https://candidacy.invalid/mrn"},\
        "questionnaire":"small|2",\
        "ran_digest":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e",\
        "reasons":["calm"],"revision":1,"rule":"R2","scores":{"mean":6,"years":94},\
        "seconds":47,"session":"k7w2m9","shown_outcome":"fine","shown_rule":"R2",\
        "signed_at":"2026-11-21T09:21:32+01:00","signed_by":"Ana Ruiz",\
        "started":"2026-11-21T09:20:05+01:00","status":"final","ticket":17,"tier":"open",\
        "unknown_safety":0}
        {"age":null,"digest":"5e5e","ended":null,"facility":"CANDIDACY","finished":null,\
        "language":"es","patient":{"birth_date":null,"name":null,"record_number":null,\
        "record_number_system":null},"questionnaire":"small|2",\
        "ran_digest":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e",\
        "revision":1,"seconds":15,"session":"z3z3z3","signed_at":null,"signed_by":null,\
        "started":"2026-11-21T09:20:05+01:00","status":"void","ticket":null}
        {"age":null,"answers":{"age":{"at":null,"by":null,"changes":0,"kind":"none",\
        "staff":null,"standing":"unanswered"},"faint":{"at":null,"by":null,"changes":0,\
        "kind":"none","staff":null,"standing":"unanswered"},"pain":{"at":null,"by":null,\
        "changes":0,"kind":"none","staff":null,"standing":"unanswered"},"phone":{"at":null,\
        "by":null,"changes":0,"kind":"none","staff":null,"standing":"unanswered"},\
        "where":{"at":"2026-11-21T09:20:12+01:00","by":"patient","changes":0,\
        "codes":["not-sure"],"kind":"codes","staff":null,"standing":"declined"}},\
        "digest":"5e5e","ended":"idle","facility":"CANDIDACY","findings":{"faints":null},\
        "finished":"2026-11-21T09:20:20+01:00","language":"es","missing":[],"outcome":"fine",\
        "patient":{"birth_date":null,"name":null,"record_number":null,\
        "record_number_system":null},"questionnaire":"small|2",\
        "ran_digest":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e",\
        "reasons":[],"revision":1,"rule":"R2","scores":{"mean":null,"years":null},\
        "seconds":15,"session":"b1b1b1","shown_outcome":null,"shown_rule":null,\
        "signed_at":null,"signed_by":null,"started":"2026-11-21T09:20:05+01:00",\
        "status":"preliminary","ticket":18,"tier":"open","unknown_safety":1}

        """)
  }

  @Test("A session of nobody in particular is refused unless it was meant")
  func identity() throws {
    let records = try AnalysisExample.records()
    #expect(throws: ChartRefusal.unidentified) {
      try AnalysisLines(records, .standard, .identified, identity: .required)
    }
    #expect(try AnalysisLines([], .standard, .identified, identity: .required).bytes.isEmpty)
  }

  @Test("A wrong line is told", arguments: mutants)
  func wrongLines(mutant: Mutant) throws {
    let records = try AnalysisExample.records()
    let check = AnalysisLineCheck(
      AnalysisVocabulary(records, records.map { AnalysisFacts($0, .standard, .identified) }),
      .identified)
    let bytes = try AnalysisLines(records, .standard, .identified, identity: .waived).bytes
    #expect(check.faults(in: bytes).isEmpty)
    let faults = check.faults(in: try mutant.made(of: bytes))
    #expect(faults.first?.sentence == mutant.sentence)
  }

  @Test(
    "Something of the patient in a line that may hold nothing of the kind is told", arguments: leaks
  )
  func ofThePatient(mutant: Mutant) throws {
    let privacy = Privacy.deidentified(try #require(AnalysisExample.key))
    let records = [try AnalysisExample().signed()]
    let check = AnalysisLineCheck(
      AnalysisVocabulary(records, records.map { AnalysisFacts($0, .standard, privacy) }),
      .deidentified)
    let bytes = try AnalysisLines(records, .standard, privacy, identity: .required).bytes
    #expect(check.faults(in: bytes).isEmpty)
    let faults = check.faults(in: try mutant.made(of: bytes))
    #expect(faults.first?.sentence == mutant.sentence)
  }

  static let mutants: [Mutant] = [
    Mutant("{\"age\"", "[{\"age\"", "Line 1 is not a JSON object."),
    Mutant("{\"age\":94", "{\"age\":94,\"age\":94", "Line 1 is not a JSON object."),
    Mutant("{\"age\":94", "{\"age\":094", "Line 1 is not a JSON object."),
    Mutant("{\"age\":94", "{\"age\":+94", "Line 1 is not a JSON object."),
    Mutant("{\"age\":94", "{\"age\":NaN", "Line 1 is not a JSON object."),
    Mutant("{\"age\":94", "{\"age\": 94", "Line 1 is not a JSON object."),
    Mutant(
      "{\"age\":94", "{\"age\":\"94\"", "Line 1 has something in age that does not belong there."),
    Mutant("\\u000d", "\\u000", "Line 1 is not a JSON object."),
    Mutant("Ñ", "\\u00d1", "Line 1 is not written as it was meant."),
    Mutant(
      "\"codes\":[\"no\"]", "\"codes\":[\"leg\"]",
      "Line 1 has something in faint that does not belong there."),
    Mutant(
      "\"number\":6", "\"number\":11", "Line 1 has something in pain that does not belong there."),
    Mutant(
      "\"number\":6", "\"number\":\"6\"", "Line 1 has something in pain that does not belong there."
    ),
    Mutant("\"faint\":{", "\"fainted\":{", "Line 1 has a key that does not belong there."),
    Mutant(
      "\"findings\":{\"faints\":false}", "\"findings\":{\"faints\":0}",
      "Line 1 has something in faints that does not belong there."),
    Mutant("\"findings\":{\"faints\":false}", "\"findings\":{}", "Line 1 has no faints."),
    Mutant(
      "\"outcome\":\"fine\"", "\"outcome\":\"better\"",
      "Line 1 has something in outcome that does not belong there."),
    Mutant(
      "\"outcome\":\"fine\"", "\"outcome\":null",
      "Line 1 has something in outcome that does not belong there."),
    Mutant("\"outcome\":\"fine\",", "", "Line 1 has no outcome."),
    Mutant(
      "\"reasons\":[\"calm\"]", "\"reasons\":\"calm\"",
      "Line 1 has something in reasons that does not belong there."),
    Mutant(
      "\"scores\":{\"mean\":6", "\"scores\":{\"mean\":true",
      "Line 1 has something in mean that does not belong there."),
    Mutant(
      "\"status\":\"final\"", "\"status\":\"done\"",
      "Line 1 has something in status that does not belong there."),
    Mutant(
      "\"status\":\"final\"", "\"status\":\"void\"", "Line 1 has a key that does not belong there."),
    Mutant(
      "\"session\":\"k7w2m9\"", "\"session\":\"b1b1b1\"",
      "Line 3 is of the same session as an earlier one."),
    Mutant(
      "\"session\":\"k7w2m9\"", "\"session\":\"k0\"", "Line 1 is of a session that is not there."),
    Mutant(
      "\"birth_date\":\"1931-11-22\"", "\"birth_date\":\"22.11.1931\"",
      "Line 1 has something in birth_date that does not belong there."),
    Mutant("}\n{", "}\n\n{", "Line 2 is not a JSON object."),
    Mutant("}\n{", "}\r\n{", "Line 1 is not a JSON object."),
    Mutant("{\"age\":94", "\u{FEFF}{\"age\":94", "It begins with a byte order mark."),
  ]

  static let leaks: [Mutant] = [
    Mutant(
      "\"age\":\"90+\"", "\"age\":94", "Line 1 has something in age that does not belong there."),
    Mutant(
      "\"year\":2026", "\"year\":20261121",
      "Line 1 has something in year that does not belong there."),
    Mutant(
      "\"kind\":\"grouped\"", "\"kind\":\"number\",\"number\":94",
      "Line 1 has something in age that does not belong there."),
    Mutant(
      "\"left-out\",\"standing\":\"answered\"",
      "\"left-out\",\"standing\":\"answered\",\"text\":\"Eva\"",
      "Line 1 has something in phone that does not belong there."),
    Mutant("\"tier\"", "\"ticket\":17,\"tier\"", "Line 1 has a key that does not belong there."),
    Mutant(
      "\"by\":\"staff\"", "\"at\":\"2026-11-21T09:21:24+01:00\",\"by\":\"staff\"",
      "Line 1 has something in pain that does not belong there."),
    Mutant(
      "\"language\":\"en\"", "\"language\":\"Eva\"",
      "Line 1 has something in language that does not belong there."),
  ]
}
