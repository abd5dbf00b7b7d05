@testable import ChartExport
import Interview
import Testing

/// Tables that are wrong in one place each: none may pass.
@Suite struct CSVMutantTests {
  @Test("A wrong table of sessions is told", arguments: sessionMutants)
  func sessions(mutant: Mutant) throws {
    let made = try Made(.identified)
    #expect(made.sessionFaults(made.sessions).isEmpty)
    let faults = made.sessionFaults(try mutant.made(of: made.sessions))
    #expect(faults.first?.sentence == mutant.sentence)
  }

  @Test("A wrong table of answers is told", arguments: answerMutants)
  func answers(mutant: Mutant) throws {
    let made = try Made(.identified)
    #expect(made.answerFaults(made.answers).isEmpty)
    let faults = made.answerFaults(try mutant.made(of: made.answers))
    #expect(faults.first?.sentence == mutant.sentence)
  }

  @Test(
    "Something of the patient in a table that may hold nothing of the kind is told",
    arguments: leaks)
  func ofThePatient(mutant: Mutant) throws {
    let made = try Made(.deidentified(#require(AnalysisExample.key)))
    #expect(made.sessionFaults(made.sessions).isEmpty)
    #expect(made.answerFaults(made.answers).isEmpty)
    let table = mutant.isOfSessions ? made.sessions : made.answers
    let wrong = try mutant.made(of: table)
    let faults = mutant.isOfSessions ? made.sessionFaults(wrong) : made.answerFaults(wrong)
    #expect(faults.first?.sentence == mutant.sentence)
  }

  @Test("What is not UTF-8 is told")
  func encoding() throws {
    let made = try Made(.identified)
    #expect(made.sessionFaults(made.sessions + [0xFF]).map(\.sentence) == ["It is not UTF-8."])
    #expect(
      made.sessionFaults([0xEF, 0xBB, 0xBF] + made.sessions).map(\.sentence)
        == ["It begins with a byte order mark."])
  }

  static let sessionMutants: [Mutant] = [
    Mutant("z3z3z3", "b1b1b1", "Record 4 is of the same thing as an earlier one."),
    Mutant("z3z3z3", "k0", "Record 3 has something in session that does not belong there."),
    Mutant("z3z3z3", "", "Record 3 has nothing in session."),
    Mutant("session,revision", "session,session", "Its header is not the one that was meant."),
    Mutant("ticket,facility", "facility,ticket", "Its header is not the one that was meant."),
    Mutant("\r\nz3z3z3", "\nz3z3z3", "Record 2 holds a line break outside quotes."),
    Mutant("\r\nz3z3z3", "\rz3z3z3", "Record 2 holds a line break outside quotes."),
    Mutant(",18,CANDIDACY", ",18,\"CANDIDACY", "Record 4 opens a quote and does not close it."),
    Mutant(",18,CANDIDACY", ",18,CAND\"IDACY", "Record 4 holds a quote where none can be."),
    Mutant("\"\"Ñ\"\"", "\"Ñ\"\"", "Record 2 holds a quote where none can be."),
    Mutant(",17,", ",17,,", "Record 2 has 35 fields instead of 34."),
    Mutant("es,,CANDIDACY", "es,CANDIDACY", "Record 3 has 33 fields instead of 34."),
    Mutant(
      "'-42-7", "-42-7", "Record 2 has something in record_number that a spreadsheet would run."),
    Mutant(
      "CANDIDACY,,,,,", "=CANDIDACY,,,,,",
      "Record 3 has something in facility that a spreadsheet would run."),
    Mutant(
      "CANDIDACY,,,,,", "\tCANDIDACY,,,,,",
      "Record 3 has something in facility that a spreadsheet would run."),
    Mutant("CANDIDACY,,,,,", "C\u{1B}[2J,,,,,", "Record 3 has a control character in facility."),
    Mutant("CANDIDACY,,,,,", "C\u{202E},,,,,", "Record 3 has a control character in facility."),
    Mutant(",final,", ",signed,", "Record 2 has something in status that does not belong there."),
    Mutant("fine,open,R2,calm", ",open,R2,calm", "Record 2 has nothing in outcome."),
    Mutant(
      "fine,open,R2,calm", "better,open,R2,calm",
      "Record 2 has something in outcome that does not belong there."),
    Mutant(
      "fine,open,R2,calm", "fine,open,R9,calm",
      "Record 2 has something in rule that does not belong there."),
    Mutant(
      "fine,open,R2,calm", "fine,open,R2,calm;",
      "Record 2 has something in reasons that does not belong there."),
    Mutant(
      "fine,open,R2,calm", "fine,good,R2,calm",
      "Record 2 has something in tier that does not belong there."),
    Mutant(",final,", ",void,", "Record 2 is of a void session and has something in outcome."),
    Mutant(
      "1931-11-22", "1931-02-29", "Record 2 has something in birth_date that does not belong there."
    ),
    Mutant(
      "2026-11-21T09:21:00+01:00", "2026-11-21 09:21",
      "Record 2 has something in finished that does not belong there."),
    Mutant(",94,47,", ",94,4.7,", "Record 2 has something in seconds that does not belong there."),
    Mutant(",94,47,", ",90+,47,", "Record 2 has something in age that does not belong there."),
    Mutant(
      "6,94,false", "six,94,false",
      "Record 2 has something in score.mean that does not belong there."),
    Mutant(
      "6,94,false", "6,94,no",
      "Record 2 has something in finding.faints that does not belong there."),
    Mutant("en,17", "EN,17", "Record 2 has something in language that does not belong there."),
    Mutant(
      "z3z3z3,1,", "z3z3z3,1st,", "Record 3 has something in revision that does not belong there."),
    Mutant(
      "small|2,5e5e,es,18", "small|3,5e5e,es,18",
      "Record 4 has something in questionnaire that does not belong there."),
    Mutant(lastRecord: "b1b1b1", "It has 2 rows of the 3 that were meant."),
  ]

  static let answerMutants: [Mutant] = [
    Mutant(
      "faint,Faint?,patient,answered,codes,no,No", "faint,Faint?,patient,answered,codes,yes,No",
      "Record 2 has something in label that does not fit its question."),
    Mutant(
      "codes,no,No", "codes,no,Yes",
      "Record 2 has something in label that does not fit its question."),
    Mutant(
      "codes,no,No", "codes,neck,No",
      "Record 2 has something in codes that does not fit its question."),
    Mutant(
      "codes,no,No", "codes,maybe,No", "Record 2 has something in codes that does not belong there."
    ),
    Mutant(
      "codes,no,No", "codes,no;yes,No",
      "Record 2 has something in codes that does not fit its question."),
    Mutant(
      "codes,no,No", "none,,", "Record 2 has something in standing that does not fit its question."),
    Mutant(
      "codes,no,No", "number,,No",
      "Record 2 has something in number that does not fit its question."),
    Mutant("neck;leg", "neck;;leg", "Record 3 has something in codes that does not belong there."),
    Mutant(
      "number,,,6,", "number,,,11,",
      "Record 4 has something in number that does not fit its question."),
    Mutant(
      "number,,,6,", "number,,,6.5,",
      "Record 4 has something in number that does not fit its question."),
    Mutant(
      "number,,,6,", "number,,,,",
      "Record 4 has something in number that does not fit its question."),
    Mutant(
      "number,,,6,", "number,,,six,", "Record 4 has something in number that does not belong there."
    ),
    Mutant(
      "94,years", "94,digits", "Record 5 has something in unit that does not fit its question."),
    Mutant("start,age", "start,pain", "Record 5 is of the same thing as an earlier one."),
    Mutant(
      "start,pain,Pain?", "desk,pain,Pain?",
      "Record 4 has something in section that does not fit its question."),
    Mutant(
      "start,pain,Pain?", "start,pain,Faint?",
      "Record 4 has something in question that does not fit its question."),
    Mutant(
      "Pain?,patient,answered", "Pain?,staff,answered",
      "Record 4 has something in asked that does not fit its question."),
    Mutant(
      "Pain?,patient,answered", "Pain?,patient,unanswered",
      "Record 4 has something in standing that does not fit its question."),
    Mutant(
      "Pain?,patient,answered", "Pain?,patient,asked",
      "Record 4 has something in standing that does not belong there."),
    Mutant("\"'=1+1", "\"=1+1", "Record 7 has something in text that a spreadsheet would run."),
    Mutant("\r\n-5\"", "\r\n-5", "Record 7 holds a quote where none can be."),
    Mutant(
      "k7w2m9,small|2,desk", "z9,small|2,desk",
      "Record 7 has something in session that does not belong there."),
    Mutant(
      "No,,,,patient,0", "No,,,,nobody,0",
      "Record 2 has something in by that does not belong there."),
    Mutant(
      "No,,,,patient,0", "No,,,,patient,-1",
      "Record 2 has something in changes that does not belong there."),
    Mutant(
      "No,,,,patient,0", "No,,,text,patient,0",
      "Record 2 has something in codes that does not fit its question."),
  ]

  static let leaks: [Mutant] = [
    Mutant(
      inSessions: "d0f9efe31f6a0ed7bf7d649b", "k7w2m9",
      "Record 3 has something in session that does not belong there."),
    Mutant(
      inSessions: "2026,90+", "2026-11-21,90+",
      "Record 3 has something in year that does not belong there."),
    Mutant(
      inSessions: "2026,90+", "2026,94", "Record 3 has something in age that does not belong there."
    ),
    Mutant(
      inSessions: "5e5e,en,", "5e5e,Eva,",
      "Record 3 has something in language that does not belong there."),
    Mutant(
      inSessions: "fine,R2,0", "Eva,R2,0",
      "Record 3 has something in shown_outcome that does not belong there."),
    Mutant(
      "grouped,,,,", "number,,,94,",
      "Record 10 has something in number that does not fit its question."),
    Mutant(
      "phone,Number?,patient,answered,left-out,,,,",
      "phone,Number?,patient,answered,number,,,5551234,",
      "Record 11 has something in number that does not fit its question."),
    Mutant(
      "answered,left-out,,,,,staff", "answered,left-out,,Eva,,,staff",
      "Record 12 has something in label that does not fit its question."),
    Mutant("staff,0\r\n", "Ana,0\r\n", "Record 12 has something in by that does not belong there."),
  ]
}

/// A table with one thing in it replaced, and the first sentence about it.
struct Mutant: Sendable, CustomStringConvertible {
  let before: String
  let after: String
  let sentence: String
  var isOfSessions = false

  var description: String { "\(before) -> \(after)" }

  init(_ before: String, _ after: String, _ sentence: String) {
    self.before = before
    self.after = after
    self.sentence = sentence
  }

  init(inSessions before: String, _ after: String, _ sentence: String) {
    self.init(before, after, sentence)
    isOfSessions = true
  }

  /// Without the last record.
  init(lastRecord before: String, _ sentence: String) {
    self.init(before, "", sentence)
  }

  func made(of bytes: [UInt8]) throws -> [UInt8] {
    let text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    let found = Array(before.unicodeScalars)
    let place = try #require(
      text.indices.first { text[$0...].starts(with: found) }, "\(before) is not in the table")
    let isRecord = after.isEmpty && sentence.hasPrefix("It has")
    let rest = isRecord ? [] : Array(after.unicodeScalars) + text[(place + found.count)...]
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text[..<place])
    scalars.append(contentsOf: rest)
    return Array(String(scalars).utf8)
  }
}

/// The example's tables with what they are checked by.
private struct Made {
  let sessions: [UInt8]
  let answers: [UInt8]
  let words: AnalysisVocabulary
  let privacy: Privacy.Word

  init(_ privacy: Privacy) throws {
    let records = try AnalysisExample.records()
    let tables = try CSVTables(records, .standard, privacy, identity: .waived)
    sessions = tables.sessions
    answers = tables.answers
    words = AnalysisVocabulary(records, records.map { AnalysisFacts($0, .standard, privacy) })
    self.privacy = privacy.word
  }

  func sessionFaults(_ bytes: [UInt8]) -> [CSVFault] {
    SessionTableCSV.faults(in: bytes, SessionTableCSV.columns(words, privacy), words)
  }

  func answerFaults(_ bytes: [UInt8]) -> [CSVFault] {
    AnswerTableCSV.faults(in: bytes, AnswerTableCSV.columns(words, privacy), words, privacy)
  }
}
