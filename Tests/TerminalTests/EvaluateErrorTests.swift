import TerminalHarness
import Testing

/// What `evaluate` says about input that it cannot take.
@Suite struct EvaluateErrorTests {
  @Test("Every fault is one sentence with its place", arguments: Self.faults)
  func sentence(input: String, sentence: String) throws {
    let run = try EvaluateTests.evaluate(input)
    #expect(run == .init(status: 1, output: "", errors: "standard input:\(sentence)\n"))
  }

  static let faults: [(String, String)] = [
    ("", "1:1: there is no patient to read"),
    (" \n ", "1:1: there is no patient to read"),
    ("[1]", "1:1: a patient is one JSON object, in braces"),
    ("{", "1:2: the JSON ends too early"),
    (#"{"answers":{}"#, "1:14: the JSON ends too early"),
    (#"{"answers":{}} x"#, "1:16: something follows after the end of the object"),
    (#"{"answers":{"hours" 5}}"#, "1:21: a colon is missing after the key"),
    ("{\"answers\":{\n \"hours\":5\n \"x\":1}}", "3:2: a comma or `}` is missing here"),
    (#"{"answers":{"hours":5,}}"#, "1:23: nothing follows this comma"),
    (#"{"answers":{hours:5}}"#, "1:13: a key in double quotes is missing here"),
    (#"{"answers":{"hours":05}}"#, "1:21: this is no number as JSON writes it"),
    (#"{"answers":{"hours":1e999}}"#, "1:21: this number is too large"),
    (#"{"answers":{"hours":nul}}"#, "1:21: this is no JSON value"),
    (#"{"answers":{"h\ours":5}}"#, "1:15: this is no escape that JSON knows"),
    (#"{"answers":{"\ud800":5}}"#, "1:14: this is no escape that JSON knows"),
    (
      "{\"answers\":{\"h\tours\":5}}",
      "1:15: a string holds a control character, write it as an escape"
    ),
    (#"{"id":7}"#, "1:8: the key `answers` is missing"),
    (#"{"id":[],"answers":{}}"#, "1:7: id: this takes a string or a number"),
    (#"{"answers":[]}"#, "1:12: answers: this takes an object of question ids and their answers"),
    (#"{"answers":{},"answers":{}}"#, "1:15: `answers` is there twice"),
    (#"{"answers":{"hours":5,"hours":6}}"#, "1:23: `hours` is there twice"),
    (
      #"{"answer":{}}"#,
      "1:2: `answer` is not a key that is read here (answers, changed, id), did you mean `answers`?"
    ),
    (
      #"{"hours":5}"#,
      "1:2: `hours` is not a key that is read here (answers, changed, id), it belongs inside `answers`"
    ),
    (
      #"{"answers":{"huors":5}}"#,
      "1:13: answers: there is no question `huors`, did you mean `hours`?"
    ),
    (
      #"{"answers":{"stops-breathing":"maybe"}}"#,
      "1:31: answers.stops-breathing: this is not one of its options (yes, no, not-sure)"
    ),
    (
      #"{"answers":{"stops-breathing":["yes"]}}"#,
      "1:31: answers.stops-breathing: this question takes one code as a string (yes, no, not-sure)"
    ),
    (
      #"{"answers":{"stops-breathing":true}}"#,
      "1:31: answers.stops-breathing: this question takes one code as a string (yes, no, not-sure)"
    ),
    (
      #"{"answers":{"stops-breathing":{"a":[[[1]]]}}}"#,
      "1:31: answers.stops-breathing: this question takes one code as a string (yes, no, not-sure)"
    ),
    (
      #"{"answers":{"disturbed-by":"noise"}}"#,
      "1:28: answers.disturbed-by: this question takes a list of codes (noise, worries, nothing-special)"
    ),
    (
      #"{"answers":{"disturbed-by":["noise",1]}}"#,
      "1:37: answers.disturbed-by: this question takes a list of codes (noise, worries, nothing-special)"
    ),
    (
      #"{"answers":{"disturbed-by":["noise","nothing-special"]}}"#,
      "1:28: answers.disturbed-by: an option that stands alone (nothing-special) is picked with others"
    ),
    (
      #"{"answers":{"hours":"five"}}"#,
      "1:21: answers.hours: this question takes a whole number from 0 to 12"
    ),
    (
      #"{"answers":{"hours":5.5}}"#,
      "1:21: answers.hours: this question takes a whole number from 0 to 12"
    ),
    (#"{"answers":{},"changed":"hours"}"#, "1:25: changed: this takes a list of question ids"),
    (
      #"{"answers":{},"changed":["hours"]}"#,
      "1:26: changed: `hours` is no safety question, only a warning can be taken back"
    ),
    (
      #"{"answers":{},"changed":["stops"]}"#,
      "1:26: changed: there is no question `stops`"
    ),
  ]

  @Test("Bytes that are not UTF-8 are named by their place")
  func invalidUTF8() throws {
    let bytes = Array(#"{"answers":{"é"#.utf8) + [0xFF] + Array(#"":1}}"#.utf8)
    let run = try Command.run(
      Product.executable(), ["evaluate", "--questionnaire", Repository.sleep], input: bytes)
    #expect(
      run == .init(status: 1, output: "", errors: "standard input:1:15: this is not UTF-8\n"))
  }

  @Test("A patient of more than a mebibyte is refused, on a line of its own too")
  func tooLong() throws {
    let long = "{\"answers\":{\"\(String(repeating: "x", count: 1 << 20))\":1}}\n"
    let run = try EvaluateTests.evaluate(#"{"answers":{}}"# + "\n" + long + #"{"answers":{}}"#)
    #expect(run.errors == "line 2: column 1: a patient takes at most 1048576 bytes\n")
    #expect(run.output.split(separator: "\n").count == 2)
    #expect(run.status == 1)
  }

  @Test("Deeply nested brackets are refused like any other wrong beginning")
  func nesting() throws {
    let run = try EvaluateTests.evaluate(String(repeating: "[", count: 100_000))
    #expect(
      run
        == .init(
          status: 1, output: "",
          errors: "standard input:1:1: a patient is one JSON object, in braces\n"))
  }

  @Test("A foreign name cannot act on the terminal that shows it")
  func foreignName() throws {
    let run = try EvaluateTests.evaluate(#"{"answers":{"\u001b[2J\u202e":1}}"#)
    #expect(
      run.errors == "standard input:1:13: answers: there is no question `\u{FFFD}[2J\u{FFFD}`\n")
  }

  @Test("No answer is ever part of what is said about it", arguments: Self.misplaced)
  func noAnswerInErrors(answer: String) throws {
    let run = try Command.run(
      "evaluate", "--format", "ndjson",
      input: Self.items.map { #"{"answers":{"\#($0)":\#(answer)}}"# }.joined(separator: "\n"))
    #expect(!run.errors.contains("Zebra"))
    #expect(!run.errors.contains("8765"))
    #expect(run.errors.split(separator: "\n").count == Self.items.count)
  }

  static let items = ["knot-felt", "rf-unwell", "peg-pain", "nurse-temp-c", "main-area"]

  static let misplaced = [
    #""Zebra""#, #"["Zebra"]"#, "8765", "8765.4321", #"{"Zebra":8765}"#, #"[8765]"#,
    #""Zebra"#, #"["none","Zebra"]"#,
  ]

  @Test("Wrong usage ends with 2, a broken environment with 3, each with a sentence")
  func exitCodes() throws {
    let missing = try Command.run("evaluate", "/nowhere/patient.json")
    #expect(missing.status == 2)
    #expect(missing.errors == "/nowhere/patient.json cannot be read: No such file or directory.\n")
    let option = try Command.run("evaluate", "--loud")
    #expect(option.status == 2)
    #expect(option.errors.hasPrefix("Error: Unknown option '--loud'\n"))
    let questionnaire = try Command.run("evaluate", "--questionnaire", "nothing-like-it")
    #expect(questionnaire.status == 2)
    #expect(questionnaire.errors.hasPrefix("There is no questionnaire nothing-like-it: "))
    let full = try Command.shell(#"echo '{"answers":{}}' | "$candidacy" evaluate > /dev/full"#)
    #expect(
      full
        == .init(
          status: 3, output: "",
          errors: "The output cannot be written: No space left on device.\n"))
  }
}
