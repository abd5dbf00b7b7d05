import Interview
import Testing

struct CalendarDateTests {
  @Test(
    "A day of the calendar reads back as it was written",
    arguments: [
      "1980-03-25", "2000-02-29", "2024-02-29", "1999-12-31", "0001-01-01", "9999-12-31",
    ])
  func reading(text: String) throws {
    #expect(try #require(CalendarDate(text)).text == text)
  }

  @Test(
    "A day that no calendar has is no date",
    arguments: [
      "1900-02-29", "2023-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
      "2026-01-32", "0000-01-01",
    ])
  func noSuchDay(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(
    "A date in another form is not guessed at",
    arguments: [
      "", "03/25/1980", "25-03-1980", "1980-3-25", "80-03-25", "1980-03-25 ", "1980 03 25",
      "1980-03-25T00", "-980-03-25", "+980-03-25", "1980-03", "19800325", "１９８０-03-25",
    ])
  func otherForms(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("Dates are in the order of the days")
  func order() throws {
    let dates = ["1979-12-31", "1980-01-01", "1980-01-31", "1980-02-01", "1981-01-01"]
    let read = dates.compactMap { CalendarDate($0) }
    #expect(read.shuffled().sorted().map(\.text) == dates)
  }
}
