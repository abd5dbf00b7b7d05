import ArgumentParser
import ChartExport

/// What the clinic calls itself and its numbers.
struct ChartSettingsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("The clinic's name in messages.", valueName: "name"))
  var facility: String?

  @Option(
    help: ArgumentHelp(
      "The clinic's address, which begins every code of ours, as in https://clinic.example.",
      valueName: "url"))
  var address: String?

  @Option(
    help: ArgumentHelp(
      "What the medical record numbers belong to: a URL, or urn:oid: and an OID.",
      valueName: "system"))
  var recordNumberSystem: String?

  func validate() throws {
    if let address,
      !address.hasPrefix("https://") && !address.hasPrefix("http://")
        || address.hasSuffix("/")
    {
      throw ValidationError(
        "--address begins with https:// and ends without a slash, as in https://clinic.example.")
    }
    if let recordNumberSystem, !Self.isSystem(recordNumberSystem) {
      throw ValidationError(
        "--record-number-system is a URL, as in https://clinic.example/mrn, or urn:oid: and an OID,"
          + " as in urn:oid:2.999.1.7.")
    }
  }

  private static func isSystem(_ text: String) -> Bool {
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
      let rest = text.dropFirst(scheme.count)
      return !rest.isEmpty && !rest.hasPrefix("/") && rest.allSatisfy { $0 > " " && $0 <= "~" }
    }
    guard text.hasPrefix("urn:oid:") else { return false }
    let numbers = text.dropFirst("urn:oid:".count)
      .split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count > 1 && "012".contains(numbers[0]) && numbers[0].count == 1
      && numbers.allSatisfy { number in
        !number.isEmpty && number.allSatisfy { "0"..."9" ~= $0 }
          && (number == "0" || !number.hasPrefix("0"))
      }
  }

  var settings: ChartSettings {
    let base = address ?? ChartSettings.standard.base
    return ChartSettings(
      base: base, recordNumberSystem: recordNumberSystem ?? "\(base)/mrn",
      facility: facility ?? ChartSettings.standard.facility)
  }
}
