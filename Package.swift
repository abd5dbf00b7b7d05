// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "candidacy",
  products: [
    .executable(name: "candidacy", targets: ["candidacy"]),
    .executable(name: "candidacy-benchmark", targets: ["candidacy-benchmark"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .systemLibrary(name: "CCaDiCaL"),
    .systemLibrary(name: "CCairoPango", pkgConfig: "pangocairo"),
    .systemLibrary(name: "CHardening"),
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),

    .target(name: "Interview"),
    .target(name: "Rules", dependencies: ["Interview"]),
    .target(name: "Proof", dependencies: ["Interview", "Rules", "CCaDiCaL"]),
    .target(
      name: "Authoring",
      dependencies: [
        "Interview", "Rules", "ChartExport",
        .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "Questionnaires", path: "Questionnaires", resources: [.copy("tpi-candidacy")]),
    .target(
      name: "Store",
      dependencies: [
        "Interview",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .target(
      name: "ChartExport",
      dependencies: ["Interview", "Rules", .product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "ChartPDF", dependencies: ["ChartExport", "Interview", "Rules", "CCairoPango"]),
    .target(name: "Delivery", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "Hardening", dependencies: ["CHardening"]),
    .target(name: "TerminalUI", dependencies: ["CNcurses"]),
    .target(name: "Kiosk", dependencies: ["Interview", "Rules", "TerminalUI"]),
    .target(name: "Desk", dependencies: ["Interview", "Rules", "ChartExport", "TerminalUI"]),
    .executableTarget(
      name: "candidacy",
      dependencies: [
        "Interview", "Rules", "Authoring", "Questionnaires", "Store", "ChartExport", "TerminalUI",
        "Kiosk", "Desk", "ChartPDF", "Delivery", "Proof", "Hardening",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "candidacy-benchmark",
      dependencies: [
        "Interview", "Rules", "Authoring", "Questionnaires", "Store", "ChartExport", "ChartPDF",
        "Proof", "TerminalHarness", "TestSupplies",
      ]),
    .target(name: "TestSupplies", path: "Tests/TestSupplies"),
    .target(
      name: "TerminalHarness", dependencies: ["CPseudoTerminal"], path: "Tests/TerminalHarness"),

    .testTarget(name: "InterviewTests", dependencies: ["Interview"]),
    .testTarget(name: "RulesTests", dependencies: ["Rules", "Interview"]),
    .testTarget(
      name: "AuthoringTests",
      dependencies: [
        "Authoring", "Interview", "Rules", "ChartExport", "Questionnaires", "TestSupplies",
      ]),
    .testTarget(
      name: "ProofTests",
      dependencies: ["Proof", "Interview", "Rules", "Authoring", "TestSupplies"]),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Store", "Interview", "TestSupplies", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "ChartExportTests",
      dependencies: ["ChartExport", "Authoring", "Interview", "Rules", "TestSupplies"]),
    .testTarget(
      name: "ChartPDFTests",
      dependencies: ["ChartPDF", "ChartExport", "Authoring", "Interview", "Rules"]),
    .testTarget(name: "DeliveryTests", dependencies: ["Delivery", "TestSupplies"]),
    .testTarget(name: "HardeningTests", dependencies: ["Hardening", "CHardening"]),
    .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"]),
    .testTarget(name: "KioskTests", dependencies: ["Kiosk", "Interview", "Rules", "TerminalUI"]),
    .testTarget(
      name: "DeskTests",
      dependencies: [
        "Desk", "Interview", "Rules", "ChartExport", "TerminalUI", "Authoring", "Questionnaires",
        "Proof",
      ]),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "CVTerm", "TerminalHarness", "TestSupplies", "candidacy", "Store", "Interview", "Rules",
        "Kiosk", "Desk", "TerminalUI", "Authoring", "Questionnaires", "ChartExport", "Delivery",
        "Proof", "Hardening",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// Asked for by `.ci/fuzz` alone: one program with every fuzz target in it, and of the commands only
// what reads foreign bytes. Nothing of this is there in an ordinary build.
if Context.environment["CANDIDACY_FUZZ"] != nil {
  let replaced: Set = ["candidacy", "candidacy-benchmark"]
  package.products = [.executable(name: "fuzz", targets: ["fuzz"])]
  package.targets.removeAll { $0.isTest || replaced.contains($0.name) }
  package.targets += [
    .target(
      name: "candidacy", dependencies: ["Authoring", "Interview", "Rules", "TerminalUI"],
      sources: [
        "AssessmentWriter.swift", "ByteWords.swift", "FolderArchive.swift", "IgnoredAnswers.swift",
        "InputShape.swift", "JSONScanner.swift", "JSONScanner+Numbers.swift",
        "JSONScanner+Strings.swift", "JSONText.swift", "NameTable.swift",
        "PatientEvaluator.swift", "PatientFault.swift", "PatientFault+Sentence.swift",
        "PatientReader.swift", "PatientReader+Answers.swift", "PatientVocabulary.swift",
        "PrettyJSON.swift", "TextPosition.swift",
      ]),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "candidacy", "Authoring", "ChartExport", "Delivery", "Desk", "Interview", "Kiosk", "Rules",
        "Store", "TerminalUI", "TestSupplies", "CNcurses", "CPseudoTerminal",
      ],
      path: "Tests/Fuzz", exclude: ["Corpus"]),
  ]
}
