// swift-tools-version:6.1
// A package of its own, built with `-sanitize=fuzzer`: `make fuzz` attacks every decoder with libFuzzer.

import PackageDescription

let package = Package(
    name: "outpost-fuzz",
    dependencies: [
        .package(name: "outpost", path: "..")
    ],
    targets: [
        .executableTarget(
            name: "fuzz",
            dependencies: [.product(name: "FuzzTargets", package: "outpost")],
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ])
    ]
)
