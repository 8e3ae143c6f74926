// swift-tools-version:6.1
// A package of its own, so that the main build pays nothing for it: `make bench` compares Outpost with plain SQLite.

import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "outpost-benchmarks",
    dependencies: [
        .package(name: "outpost", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .target(
            name: "CFloor",
            linkerSettings: [.linkedLibrary("sqlite3"), .linkedLibrary("zstd")]),
        .executableTarget(
            name: "bench",
            dependencies: [
                "CFloor",
                .product(name: "SyncProtocol", package: "outpost"),
                .product(name: "RecordTables", package: "outpost"),
                .product(name: "SyncClient", package: "outpost"),
                .product(name: "SyncServer", package: "outpost"),
                .product(name: "LeadToCash", package: "outpost"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
    ]
)
