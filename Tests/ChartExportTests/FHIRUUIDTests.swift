import ChartExport
import Testing

@Suite struct FHIRUUIDTests {
  @Test("An address gives the UUID that every other program gives it")
  func known() {
    #expect(
      ChartUUID(address: "https://example.org/x").text == "fdb420ba-c7a0-5bc0-b348-39fd508cc82c")
  }

  @Test("Another address gives another")
  func different() {
    #expect(
      ChartUUID(address: "https://example.org/x") != ChartUUID(address: "https://example.org/y"))
  }
}
