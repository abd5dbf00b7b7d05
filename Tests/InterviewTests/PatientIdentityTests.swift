@testable import Interview
import Testing

struct PatientIdentityTests {
  @Test("Two identifiers of three are enough, whichever they are")
  func twoOfThree() throws {
    let birth = try #require(CalendarDate("1980-03-25"))
    #expect(
      try parsed("MRN-0042/7", " Núñez-O’Brien, Ana ", "1980-03-25").get()
        == PatientIdentity(
          recordNumber: "MRN-0042/7", name: "Núñez-O’Brien, Ana", birthDate: birth))
    #expect(
      try parsed("42", "Ana Ruiz", " ").get()
        == PatientIdentity(recordNumber: "42", name: "Ana Ruiz", birthDate: nil))
    #expect(
      try parsed("", "Ana Ruiz", "1980-03-25").get()
        == PatientIdentity(recordNumber: nil, name: "Ana Ruiz", birthDate: birth))
    #expect(
      try parsed("42", "", "1980-03-25").get()
        == PatientIdentity(recordNumber: "42", name: nil, birthDate: birth))
  }

  @Test("One identifier, or none, identifies nobody")
  func tooFew() {
    #expect(parsed("", "", "") == .failure(.tooFew))
    #expect(parsed("42", "", "") == .failure(.tooFew))
    #expect(parsed("", "Ana Ruiz", "  ") == .failure(.tooFew))
    #expect(parsed("", "", "1980-03-25") == .failure(.tooFew))
  }

  @Test(
    "A record number has a digit and nothing but letters, digits and a few signs",
    arguments: [
      "abc", "42 7", "42_7", "４２", "42é", "42;DROP", "42\u{200B}",
      String(repeating: "1", count: 31),
    ])
  func recordNumber(text: String) {
    #expect(parsed(text, "Ana Ruiz", "") == .failure(.recordNumber))
  }

  @Test(
    "A name is made of letters, in any script",
    arguments: ["Li", "Ng", "José María", "O'Neill", "Jean-Luc Jr.", "李小龙", "Σωκράτης", "علي"])
  func names(text: String) throws {
    #expect(try parsed("42", text, "").get().name == text)
  }

  @Test(
    "What has no two letters, or has other signs, is no name",
    arguments: [
      "A", "..", "Ana 2", "Ana\u{202E}", "Ana\u{7}", "Ana@home", "😀😀", "<b>Ana</b>",
      String(repeating: "a", count: 101),
    ])
  func noNames(text: String) {
    #expect(parsed("42", text, "") == .failure(.name))
  }

  @Test(
    "Every wrong date of birth is told apart",
    arguments: [
      ("25.03.1980", IdentityFault.dateForm), ("1980-02-30", .noSuchDate),
      ("2026-11-22", .dateToCome), ("1895-12-31", .dateTooEarly),
    ])
  func dates(text: String, fault: IdentityFault) {
    #expect(parsed("42", "Ana Ruiz", text) == .failure(fault))
  }

  @Test("Somebody born today, and somebody of 130 years, can be identified")
  func agesAtTheEnds() throws {
    #expect(try parsed("42", "", "2026-11-21").get().birthDate?.text == "2026-11-21")
    #expect(try parsed("42", "", "1896-01-01").get().birthDate?.text == "1896-01-01")
  }

  private func parsed(
    _ recordNumber: String, _ name: String, _ birthDate: String
  ) -> Result<PatientIdentity, IdentityFault> {
    guard let today = CalendarDate("2026-11-21") else { return .failure(.noSuchDate) }
    return PatientIdentity.parsing(
      recordNumber: recordNumber, name: name, birthDate: birthDate, today: today)
  }
}
