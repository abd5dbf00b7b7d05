import ChartExport
import Interview
import Testing

/// Whole tables.
@Suite struct CSVTablesTests {
  @Test("A row for each session: one signed, one void, one left")
  func sessions() throws {
    let tables = try CSVTables(
      AnalysisExample.records(), .standard, .identified, identity: .waived)
    #expect(
      Self.text(tables.sessions) == """
        session,revision,status,questionnaire,digest,language,ticket,facility,\
        record_number_system,record_number,name,birth_date,started,finished,signed_by,\
        signed_at,ran_digest,age,seconds,ended,outcome,tier,rule,reasons,missing,\
        shown_outcome,shown_rule,unknown_safety,answered,declined,unanswered,score.mean,\
        score.years,finding.faints|
        k7w2m9,1,final,small|2,5e5e,en,17,CANDIDACY,https://candidacy.invalid/mrn,'-42-7,\
        "Eva ""Ñ"" Núñez, 疼",1931-11-22,2026-11-21T09:20:05+01:00,2026-11-21T09:21:00+01:00,\
        "Ana Ruiz",2026-11-21T09:21:32+01:00,\
        5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e,94,47,finished,fine,\
        open,R2,calm,,fine,R2,0,6,0,0,6,94,false|
        z3z3z3,1,void,small|2,5e5e,es,,CANDIDACY,,,,,2026-11-21T09:20:05+01:00,,,,\
        5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e,,15,,,,,,,,,,,,,,,|
        b1b1b1,1,preliminary,small|2,5e5e,es,18,CANDIDACY,,,,,2026-11-21T09:20:05+01:00,\
        2026-11-21T09:20:20+01:00,,,\
        5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e,,15,idle,fine,open,\
        R2,,,,,1,0,1,4,,,unknown|

        """)
  }

  @Test("A row for each question that was asked or answered")
  func answers() throws {
    let tables = try CSVTables(
      AnalysisExample.records(), .standard, .identified, identity: .waived)
    #expect(
      Self.text(tables.answers) == """
        session,questionnaire,section,item,question,asked,standing,kind,codes,label,number,\
        unit,text,by,changes,answered_at,staff|
        k7w2m9,small|2,start,faint,Faint?,patient,answered,codes,no,No,,,,patient,0,\
        2026-11-21T09:20:12+01:00,|
        k7w2m9,small|2,start,where,"Where, and since when?",patient,answered,codes,neck;leg,\
        "Neck, or jaw; Leg",,,,patient,0,2026-11-21T09:20:20+01:00,|
        k7w2m9,small|2,start,pain,Pain?,patient,answered,number,,,6,,,staff,1,\
        2026-11-21T09:21:24+01:00,"Ana Ruiz"|
        k7w2m9,small|2,start,age,"How old?",patient,answered,number,,,94,years,,patient,0,\
        2026-11-21T09:20:36+01:00,|
        k7w2m9,small|2,start,phone,Number?,patient,answered,number,,,5551234,digits,,patient,\
        0,2026-11-21T09:20:44+01:00,|
        k7w2m9,small|2,desk,words,"In words?",staff,answered,text,,,,,"'=1+1, ""she"" said|
        -5",staff,0,2026-11-21T09:21:16+01:00,"Ana Ruiz"|
        b1b1b1,small|2,start,faint,Faint?,patient,unanswered,none,,,,,,,0,,|
        b1b1b1,small|2,start,where,"Where, and since when?",patient,declined,codes,not-sure,\
        "Not sure",,,,patient,0,2026-11-21T09:20:12+01:00,|
        b1b1b1,small|2,start,pain,Pain?,patient,unanswered,none,,,,,,,0,,|
        b1b1b1,small|2,start,age,"How old?",patient,unanswered,none,,,,years,,,0,,|
        b1b1b1,small|2,start,phone,Number?,patient,unanswered,none,,,,digits,,,0,,|

        """)
  }

  @Test("A session of nobody in particular is refused unless it was meant; a void one says nothing")
  func identity() throws {
    let records = try AnalysisExample.records()
    #expect(throws: ChartRefusal.unidentified) {
      try CSVTables(records, .standard, .identified, identity: .required)
    }
    _ = try CSVTables(Array(records.prefix(2)), .standard, .identified, identity: .required)
  }

  @Test("No session at all is a table with a header alone")
  func empty() throws {
    let tables = try CSVTables([], .standard, .identified, identity: .required)
    #expect(
      Self.text(tables.sessions)
        == """
        session,revision,status,questionnaire,digest,language,ticket,facility,\
        record_number_system,record_number,name,birth_date,started,finished,signed_by,\
        signed_at,ran_digest,age,seconds,ended,outcome,tier,rule,reasons,missing,\
        shown_outcome,shown_rule,unknown_safety,answered,declined,unanswered|

        """)
  }

  @Test("A session that is given twice is refused, with a sentence")
  func twice() throws {
    let record = try AnalysisExample().signed()
    do {
      _ = try CSVTables([record, record], .standard, .identified, identity: .required)
      Issue.record("It was written.")
    } catch {
      #expect(
        error.sentence == """
          The CSV document is not right and was not written: Record 3 is of the same thing as an \
          earlier one. It has 2 rows of the 1 that were meant. Record 8 is of the same thing as \
          an earlier one. Record 9 is of the same thing as an earlier one. Record 10 is of the \
          same thing as an earlier one.
          """)
    }
  }

  /// With its line ends made visible.
  static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false
    )
    .joined(separator: "|\n")
  }
}
