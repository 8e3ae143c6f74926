// swift-tools-version:6.1
// A package of its own, so that the main build does not pay for it: `make coverage` reads what the tests reached.

import PackageDescription

let package = Package(
    name: "outpost-coverage",
    targets: [
        .executableTarget(
            name: "coverage",
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ])
    ]
)
