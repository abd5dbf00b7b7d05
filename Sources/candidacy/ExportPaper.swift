import ArgumentParser
import ChartPDF

/// What a page is printed on.
enum ExportPaper: String, ExpressibleByArgument, CaseIterable {
  case letter
  case a4

  var paper: Paper {
    switch self {
    case .letter: .letter
    case .a4: .a4
    }
  }
}
