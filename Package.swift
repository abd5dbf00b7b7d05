// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "candidacy",
  targets: [
    .target(name: "Interview"),
    .target(name: "Rules", dependencies: ["Interview"]),

    .testTarget(name: "InterviewTests", dependencies: ["Interview"]),
    .testTarget(name: "RulesTests", dependencies: ["Rules", "Interview"]),
  ],
  swiftLanguageModes: [.v6]
)
