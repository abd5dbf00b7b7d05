import Authoring
import Foundation
import Interview
import Rules

@testable import candidacy

/// Patients as `evaluate` takes them, on the shipped questionnaire.
struct PatientObjects: FuzzTarget {
  private var evaluator: PatientEvaluator
  /// A patient who comes after every input, and what is said of her.
  private let known = Array(
    #"{"id":1,"answers":{"rf-now":"no","pain-areas":["neck"],"peg-pain":6}}"#.utf8)
  private let knownLine: [UInt8]

  init() {
    let loaded = FuzzSupplies.shipped
    evaluator = PatientEvaluator(loaded.form, loaded.rules)
    knownLine = Self.line(of: known, &evaluator)
  }

  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    _ = InputShape(bytes)
    do throws(PatientFault) {
      try evaluator.evaluate(bytes)
      Claim.holds(Self.isJSON(Array(bytes)), "what is read as a patient is JSON")
      Claim.holds(evaluator.line.last == 0x0A, "a result ends its line")
      Claim.holds(!evaluator.line.dropLast().contains(0x0A), "a result is one line")
      Claim.holds(Self.isJSON(evaluator.line), "a result is JSON")
      Claim.holds(Self.isJSON(PrettyJSON.laidOut(evaluator.line)), "a laid out result is JSON")
      for warning in evaluator.warnings {
        Claim.holds(warning.last == 0x0A, "a warning ends its line")
      }
    } catch {
      Claim.holds((0...bytes.count).contains(error.offset), "a fault lies within the input")
      let place = TextPosition(of: error.offset, in: bytes)
      Claim.holds(place.line >= 1 && place.column >= 1, "a fault has a place")
      Claim.holds(
        error.sentence(evaluator.form).unicodeScalars.allSatisfy(\.isShown),
        "a fault's sentence holds nothing that acts on a terminal")
    }
    Claim.holds(
      Self.line(of: known, &evaluator) == knownLine, "nothing of a patient reaches the next one")
  }

  private static func line(of patient: [UInt8], _ evaluator: inout PatientEvaluator) -> [UInt8] {
    do {
      try patient.withUnsafeBufferPointer { try evaluator.evaluate($0) }
      return evaluator.line
    } catch {
      Claim.stop("This does not hold: the patient who comes after every input can be read.")
    }
  }

  private static func isJSON(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try JSONSerialization.jsonObject(with: Data(bytes))
      return true
    } catch {
      return false
    }
  }
}
