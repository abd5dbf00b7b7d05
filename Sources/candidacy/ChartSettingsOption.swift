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
  }

  var settings: ChartSettings {
    let base = address ?? ChartSettings.standard.base
    return ChartSettings(
      base: base, recordNumberSystem: recordNumberSystem ?? "\(base)/mrn",
      facility: facility ?? ChartSettings.standard.facility)
  }
}
