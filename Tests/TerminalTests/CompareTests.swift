import Foundation
import TestSupplies
import Testing

/// `compare` as whoever changes rules calls it.
@Suite("Two versions of a questionnaire are compared")
struct CompareTests {
  /// The shipped folder with R13 and R15 swapped.
  private static func swapped() throws -> TemporaryFolder {
    try changed(Repository.shipped) { name, text in
      name == "rules.yaml" ? try text.swappingRules("R13", "R15") : text
    }
  }

  private static func changed(
    _ folder: String, _ change: (String, String) throws -> String
  ) throws -> TemporaryFolder {
    let copy = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasSuffix(".yaml") {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      try change(name, text).write(toFile: copy.path(name), atomically: true, encoding: .utf8)
    }
    return copy
  }

  @Test("Two rules swapped: two outcomes become another, each shown by the smallest patient")
  func swappedRules() throws {
    let new = try Self.swapped()
    let run = try Command.run("compare", Repository.shipped, new.path)
    #expect(run.status == 0 && run.errors == "")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(
      lines.filter { $0.contains("becomes") } == [
        "`not-enough-information` becomes `not-now`",
        "`conservative-care-first` becomes `not-now`",
      ])
    #expect(
      lines.filter { $0.contains("decides") } == [
        "  Old: R14 decides: Not enough information (not-enough-information).",
        "  New: R15 decides: Not the right time (not-now).",
        "  Old: R13 decides: Other care first (conservative-care-first).",
        "  New: R15 decides: Not the right time (not-now).",
      ])
    #expect(lines.contains("  A patient with 14 answers:"))
    #expect(
      lines.last == "Patients get another outcome in 2 ways; no changes in what is asked.")
  }

  @Test("The same version twice differs for nobody")
  func same() throws {
    let run = try Command.run("compare", Repository.sleep, Repository.sleep)
    #expect(
      run
        == .init(
          status: 0,
          output:
            "Every patient gets the same outcome by both versions; no changes in what is asked.\n",
          errors: ""))
  }

  @Test("Given patients who would get something else stand in a table, with whole text")
  func responses() throws {
    let new = try Self.stricter()
    let patients = """
      {"answers":{"stops-breathing":"no","hours":5},"id":"a"}
      {"answers":{"stops-breathing":"no","hours":8},"id":"b"}
      {"answers":{"stops-breathing":"yes"}}

      {"answers":{"stops-breathing":"no","hours":4},"id":7}
      """
    let run = try Command.run("compare", Repository.sleep, new.path, "-", input: patients)
    #expect(
      run.output == """
        reworded: question `hours`
        added: option `pets` of `disturbed-by`

        `carry-on` becomes `see-someone`
          A patient with 2 answers:
            Has anyone seen you stop breathing while you sleep? → No
            How many hours do you sleep in a usual night? → 3
          Old: S2 decides: Carry on (carry-on).
          New: S1 decides: See someone (see-someone).

        2 of 4 patients would get something else:
          patients  old       new
          2         carry-on  see-someone

          line  id   old            new
          1     "a"  carry-on (S2)  see-someone (S1)
          5     7    carry-on (S2)  see-someone (S1)

        Patients get another outcome in 1 way; 2 changes in what is asked.

        """)
    #expect(run.status == 0 && run.errors == "")
  }

  @Test("As NDJSON each difference is a line, with answers that `evaluate` reads")
  func lines() throws {
    let new = try Self.stricter()
    let run = try Command.run(
      "compare", Repository.sleep, new.path, "-", "--format", "ndjson",
      input: #"{"answers":{"stops-breathing":"no","hours":5},"id":"a"}"#)
    #expect(
      run.output == """
        {"change":"reworded","kind":"question","new-name":null,"option":null,"question":"hours"}
        {"change":"added","kind":"question","new-name":null,"option":"pets","question":"disturbed-by"}
        {"answers":{"hours":3,"stops-breathing":"no"},"changed":[],"kind":"difference","new":{"outcome":"see-someone","rule":"S1"},"old":{"outcome":"carry-on","rule":"S2"}}
        {"id":"a","kind":"patient","line":1,"new":{"outcome":"see-someone","rule":"S1"},"old":{"outcome":"carry-on","rule":"S2"}}

        """)
    #expect(run.status == 0)
  }

  @Test("A line that one version cannot read is told, and the others are still compared")
  func unreadable() throws {
    let new = try Self.stricter()
    let run = try Command.run(
      "compare", Repository.sleep, new.path, "-",
      input: """
        {"answers":{"disturbed-by":["pets"]}}
        {"answers":{"stops-breathing":"no","hours":5}}
        """)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("line 1: column 29: by the old version "))
    #expect(run.output.contains("1 of 1 patients would get something else:"))
  }

  @Test("A folder with errors and one that is not there are not compared")
  func wrong() throws {
    let broken = try Self.changed(Repository.sleep) { name, text in
      name == "rules.yaml" ? try text.replacingOnce("hours: \"< 7\"", "huors: \"< 7\"") : text
    }
    #expect(try Command.run("compare", Repository.sleep, broken.path).status == 1)
    #expect(try Command.run("compare", Repository.sleep, "/nowhere/at-all").status == 2)
    #expect(try Command.run("compare", Repository.sleep).status == 2)
    #expect(
      try Command.run("compare", Repository.sleep, Repository.sleep, "/nowhere.ndjson").status == 2)
  }

  /// Short sleep is looked at too, in other words, and with one more thing that wakes people up.
  private static func stricter() throws -> TemporaryFolder {
    try changed(Repository.sleep) { name, text in
      switch name {
      case "rules.yaml":
        try text.replacingOnce("any: [ breathing-stops,", "any: [ short-sleep, breathing-stops,")
      case "questionnaire.yaml":
        try text.replacingOnce("in a usual night?", "in an average night?")
          .replacingOnce(
            "          worries: Worries\n", "          worries: Worries\n          pets: Pets\n")
      case "es.yaml":
        try text.replacingOnce(
          "worries: Preocupaciones,", "worries: Preocupaciones, pets: Animales,")
      case _: text
      }
    }
  }
}
