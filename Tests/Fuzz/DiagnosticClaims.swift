import Authoring
import Foundation

/// What holds of every diagnostic, whatever was written.
enum DiagnosticClaims {
  static func check(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { check(diagnostic) }
    let picture = DiagnosticRenderer.text(diagnostics)
    Claim.holds(
      picture.unicodeScalars.allSatisfy { $0 == "\n" || $0.isShown },
      "a picture of diagnostics holds nothing that acts on a terminal")
    let json = DiagnosticRenderer.json(diagnostics)
    // Foundation takes longer than all the rest; some are enough.
    guard json.utf8.count % 8 == 0 else { return }
    do {
      let read = try JSONSerialization.jsonObject(with: Data(json.utf8))
      let count = (read as? [Any])?.count
      Claim.holds(count == diagnostics.count, "every diagnostic is in the JSON")
    } catch {
      Claim.stop("This does not hold: diagnostics as JSON are JSON.")
    }
  }

  private static func check(_ diagnostic: Diagnostic) {
    Claim.holds(diagnostic.line >= 1 && diagnostic.column >= 1, "a diagnostic has a place")
    guard let excerpt = diagnostic.location.excerpt else { return }
    let end = diagnostic.column - 1 + diagnostic.length
    Claim.holds(end <= excerpt.unicodeScalars.count + 1, "what is marked lies within its line")
  }
}
