import ChartExport
import Interview
import Testing

@Suite struct DeidentificationTests {
  @Test("Neither who nor when nor free text is in the tables, and rows have names of their own")
  func tables() throws {
    let key = try #require(AnalysisExample.key)
    let tables = try CSVTables(
      AnalysisExample.records(), .standard, .deidentified(key), identity: .required)
    #expect(
      CSVTablesTests.text(tables.sessions) == """
        session,revision,status,questionnaire,digest,language,year,age,seconds,ended,outcome,\
        tier,rule,reasons,missing,shown_outcome,shown_rule,unknown_safety,answered,declined,\
        unanswered,score.mean,score.years,finding.faints|
        c34d9fd2c8747d14c633f418,1,preliminary,small|2,5e5e,es,2026,,15,idle,fine,open,R2,,,,,\
        1,0,1,4,,,unknown|
        d0f9efe31f6a0ed7bf7d649b,1,final,small|2,5e5e,en,2026,90+,47,finished,fine,open,R2,\
        calm,,fine,R2,0,6,0,0,6,,false|
        d512f55bfd3d7104ed9b3a1a,1,void,small|2,5e5e,es,2026,,15,,,,,,,,,,,,,,,|

        """)
    #expect(
      CSVTablesTests.text(tables.answers) == """
        session,questionnaire,section,item,question,asked,standing,kind,codes,label,number,\
        unit,by,changes|
        c34d9fd2c8747d14c633f418,small|2,start,faint,Faint?,patient,unanswered,none,,,,,,0|
        c34d9fd2c8747d14c633f418,small|2,start,where,"Where, and since when?",patient,\
        declined,codes,not-sure,"Not sure",,,patient,0|
        c34d9fd2c8747d14c633f418,small|2,start,pain,Pain?,patient,unanswered,none,,,,,,0|
        c34d9fd2c8747d14c633f418,small|2,start,age,"How old?",patient,unanswered,none,,,,years,,0|
        c34d9fd2c8747d14c633f418,small|2,start,phone,Number?,patient,unanswered,none,,,,digits,,0|
        d0f9efe31f6a0ed7bf7d649b,small|2,start,faint,Faint?,patient,answered,codes,no,No,,,\
        patient,0|
        d0f9efe31f6a0ed7bf7d649b,small|2,start,where,"Where, and since when?",patient,\
        answered,codes,neck;leg,"Neck, or jaw; Leg",,,patient,0|
        d0f9efe31f6a0ed7bf7d649b,small|2,start,pain,Pain?,patient,answered,number,,,6,,staff,1|
        d0f9efe31f6a0ed7bf7d649b,small|2,start,age,"How old?",patient,answered,grouped,,,,\
        years,patient,0|
        d0f9efe31f6a0ed7bf7d649b,small|2,start,phone,Number?,patient,answered,left-out,,,,\
        digits,patient,0|
        d0f9efe31f6a0ed7bf7d649b,small|2,desk,words,"In words?",staff,answered,left-out,,,,,\
        staff,0|

        """)
  }

  @Test("Neither who nor when nor free text is in the lines")
  func lines() throws {
    let key = try #require(AnalysisExample.key)
    let lines = try AnalysisLines(
      [AnalysisExample().signed()], .standard, .deidentified(key), identity: .required)
    #expect(
      String(decoding: lines.bytes, as: UTF8.self) == """
        {"age":"90+","answers":{"age":{"by":"patient","changes":0,"kind":"grouped",\
        "standing":"answered"},"faint":{"by":"patient","changes":0,"codes":["no"],\
        "kind":"codes","standing":"answered"},"pain":{"by":"staff","changes":1,\
        "kind":"number","number":6,"standing":"answered"},"phone":{"by":"patient","changes":0,\
        "kind":"left-out","standing":"answered"},"where":{"by":"patient","changes":0,\
        "codes":["neck","leg"],"kind":"codes","standing":"answered"},"words":{"by":"staff",\
        "changes":0,"kind":"left-out","standing":"answered"}},"digest":"5e5e",\
        "ended":"finished","findings":{"faints":false},"language":"en","missing":[],\
        "outcome":"fine","questionnaire":"small|2","reasons":["calm"],"revision":1,\
        "rule":"R2","scores":{"mean":6,"years":null},"seconds":47,\
        "session":"d0f9efe31f6a0ed7bf7d649b","shown_outcome":"fine","shown_rule":"R2",\
        "status":"final","tier":"open","unknown_safety":0,"year":2026}

        """)
  }

  @Test(
    "Ages over 89 are one group, on the day of the answers",
    arguments: [
      ("1936-11-21", "90+"), ("1936-11-22", "89"), ("1900-01-01", "90+"), ("2026-11-21", "0"),
      ("2026-11-22", ""), ("1976-02-29", "50"),
    ])
  func ages(born: String, age: String) throws {
    let key = try #require(AnalysisExample.key)
    let tables = try CSVTables(
      [AnalysisExample().signed(born: born)], .standard, .deidentified(key), identity: .required)
    #expect(PlainCSV(tables.sessions).rows.map { $0["age"] } == [age])
  }

  @Test(
    "A number of years is told up to 89", arguments: [(89.0, "89", "number"), (90, "", "grouped")])
  func years(number: Double, told: String, kind: String) throws {
    let key = try #require(AnalysisExample.key)
    let tables = try CSVTables(
      [AnalysisExample().signed(years: number)], .standard, .deidentified(key),
      identity: .required)
    let rows = PlainCSV(tables.answers).rows.filter { $0["item"] == "age" }
    #expect(rows.map { $0["number"] } == [told])
    #expect(rows.map { $0["kind"] } == [kind])
  }

  @Test("Another key gives every row another name and another place")
  func keys() throws {
    let records = try AnalysisPatients.records(40, seed: 3)
    let names = try (0..<2).map { number in
      let key = try #require(Deidentification(key: (0..<32).map { _ in UInt8(number) }))
      let tables = try CSVTables(records, .standard, .deidentified(key), identity: .required)
      return PlainCSV(tables.sessions).rows.compactMap { $0["session"] }
    }
    #expect(Set(names[0] + names[1]).count == 80)
    #expect(names[0] == names[0].sorted())
    #expect(names[1] == names[1].sorted())
  }

  @Test("A key that could be guessed is none")
  func shortKey() {
    #expect(Deidentification(key: Array(repeating: 7, count: 31)) == nil)
    #expect(Deidentification(key: Array(repeating: 7, count: 32)) != nil)
  }

  @Test("No identifier of 200 patients is in what nobody may be known by, and all are elsewhere")
  func identifiers() throws {
    let key = try #require(AnalysisExample.key)
    let patients = try AnalysisPatients.patients(200, seed: 99)
    let records = patients.map(\.record)
    let unnamed = try CSVTables(records, .standard, .deidentified(key), identity: .required)
    let lines = try AnalysisLines(records, .standard, .deidentified(key), identity: .required)
    let said = Self.runs(unnamed.sessions + unnamed.answers + lines.bytes)
    let named = try CSVTables(records, .standard, .identified, identity: .waived)
    let known = Self.runs(named.sessions + named.answers)
    var found = 0
    for identifier in patients.flatMap(\.identifiers) {
      let runs = Self.runs(Array(identifier.utf8)).filter { $0.count >= 6 }
      #expect(runs.isDisjoint(with: said))
      if !runs.isEmpty, runs.isSubset(of: known) { found += 1 }
    }
    #expect(found > 600)
  }

  /// Letters and digits that stand together, and whole dates.
  private static func runs(_ bytes: [UInt8]) -> Set<String> {
    let words = bytes.split { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), 0x80...:
        false
      case _: true
      }
    }
    return Set(words.map { String(decoding: $0, as: UTF8.self) })
  }
}
