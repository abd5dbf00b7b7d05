import Foundation

@testable import ChartExport

/// Tables and JSON as our own checks read them before they leave.
struct ChartTexts: FuzzTarget {
  func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    let bytes = Array(bytes)
    readsTable(bytes)
    writesField(String(decoding: bytes, as: UTF8.self))
    readsFHIR(bytes)
    readsLine(String(decoding: bytes, as: UTF8.self))
  }

  private func readsTable(_ bytes: [UInt8]) {
    do throws(CSVFault) {
      let records = try CSVReader.records(of: bytes)
      let written = records.map { fields in
        fields.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\r\n"
      }
      Claim.holds(
        try CSVReader.records(of: Array(written.joined().utf8)) == records,
        "a table that was read is read again as it was")
    } catch {
      _ = error.sentence
    }
  }

  private func writesField(_ text: String) {
    let cell = CSVField.written(text)
    do throws(CSVFault) {
      let read = try CSVReader.records(of: Array((cell + "\r\n").utf8))
      Claim.holds(read.count == 1 && read[0].count == 1, "a field that was written is one field")
      guard let field = read.first?.first else { return }
      Claim.holds(!CSVField.isFormula(field), "no field that was written is a formula")
      Claim.holds(!CSVField.isHarmful(field), "no field that was written is harmful")
      Claim.holds(
        CSVField.read(field) == text.withoutControls || text.utf8.first == UInt8(ascii: "'"),
        "a field that was written comes back")
    } catch {
      Claim.stop("This does not hold: a field that was written is read.")
    }
  }

  private func readsFHIR(_ bytes: [UInt8]) {
    do throws(FHIRNodeReader.Fault) {
      let node = try FHIRNodeReader.reading(bytes)
      _ = node.names
      Claim.holds(isJSON(bytes), "what is read as FHIR is JSON")
    } catch {
    }
  }

  private func readsLine(_ text: String) {
    do {
      let value = try AnalysisJSONReader.value(of: text)
      Claim.holds(isJSON(Array(text.utf8)), "what is read as a line is JSON")
      Claim.holds(
        try AnalysisJSONReader.value(of: value.text) == value, "a line that was read comes back")
    } catch {
    }
  }

  private func isJSON(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      return true
    } catch {
      return false
    }
  }
}
