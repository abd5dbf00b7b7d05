// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "candidacy",
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .target(name: "Interview"),
    .target(name: "Rules", dependencies: ["Interview"]),
    .target(
      name: "Authoring",
      dependencies: [
        "Interview", "Rules",
        .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "Questionnaires", path: "Questionnaires", resources: [.copy("tpi-candidacy")]),
    .target(
      name: "Store", dependencies: ["Interview", .product(name: "GRDB", package: "GRDB.swift")]),

    .testTarget(name: "InterviewTests", dependencies: ["Interview"]),
    .testTarget(name: "RulesTests", dependencies: ["Rules", "Interview"]),
    .testTarget(
      name: "AuthoringTests", dependencies: ["Authoring", "Interview", "Rules", "Questionnaires"]),
    .testTarget(
      name: "StoreTests",
      dependencies: ["Store", "Interview", .product(name: "GRDB", package: "GRDB.swift")]),
  ],
  swiftLanguageModes: [.v6]
)
