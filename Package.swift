// swift-tools-version:6.1
// Outpost: offline-first sync for sales teams. One package, dependencies that point one way:
// SyncProtocol <- SyncClient, SyncProtocol <- SyncServer; the engine knows no word of CRM.

import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "outpost",
    products: [
        .executable(name: "outpost", targets: ["outpost"]),
        .executable(name: "outpostd", targets: ["outpostd"]),
        .executable(name: "simulate", targets: ["simulate"]),
        .executable(name: "chaos", targets: ["chaos"]),
        .library(name: "WrongClock", type: .dynamic, targets: ["WrongClock"]),
        .executable(name: "simulate-disk", targets: ["simulate-disk"]),
        .library(name: "SyncProtocol", targets: ["SyncProtocol"]),
        .library(name: "SyncClient", targets: ["SyncClient"]),
        .library(name: "SyncServer", targets: ["SyncServer"]),
        .library(name: "RecordTables", targets: ["RecordTables"]),
        .library(name: "LeadToCash", targets: ["LeadToCash"]),
        .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.1"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.2"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.0"),
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CZstd", path: "Sources/CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(
            name: "CCurl", path: "Sources/CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CSodium", path: "Sources/CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(
            name: "CQRencode", path: "Sources/CQRencode", pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"])]),
        .target(
            name: "CSQLite", path: "Sources/CSQLite", publicHeadersPath: "include",
            linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "SyncProtocol",
            dependencies: ["CZstd", .product(name: "Crypto", package: "swift-crypto")],
            path: "Protocol", swiftSettings: strict),
        .target(
            name: "RecordTables",
            dependencies: [
                "SyncProtocol", "CSQLite", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            path: "Sources/RecordTables", swiftSettings: strict),
        .target(
            name: "SyncClient",
            dependencies: [
                "SyncProtocol", "RecordTables", "CSQLite", "CCurl",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            path: "Client", swiftSettings: strict),
        .target(
            name: "SyncServer",
            dependencies: [
                "SyncProtocol", "RecordTables", "CSQLite", "CSodium",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Server", swiftSettings: strict),
        .target(
            name: "LeadToCash",
            dependencies: ["SyncProtocol", .product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/LeadToCash", swiftSettings: strict),
        .executableTarget(
            name: "outpost",
            dependencies: [
                "SyncClient", "SyncProtocol", "LeadToCash",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/outpost", swiftSettings: strict),
        .target(
            name: "Workbench",
            dependencies: [
                "SyncServer", "SyncProtocol", "LeadToCash", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Sources/Workbench", swiftSettings: strict),
        .target(
            name: "Console",
            dependencies: [
                "Workbench", "CQRencode", "SyncServer", "SyncProtocol", "LeadToCash",
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Console", swiftSettings: strict),
        .executableTarget(
            name: "outpostd",
            dependencies: [
                "Console", "Workbench", "SyncServer", "SyncProtocol", "LeadToCash",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Sources/outpostd", swiftSettings: strict),
        .target(
            name: "Simulation",
            dependencies: ["SyncProtocol", .product(name: "Crypto", package: "swift-crypto")],
            path: "Tests/Simulation", swiftSettings: strict),
        .executableTarget(
            name: "simulate", dependencies: ["Simulation"],
            path: "Sources/simulate", swiftSettings: strict),
        .target(
            name: "CFaultDisk", path: "Tests/FaultDisk", publicHeadersPath: "include",
            linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "DiskSimulation",
            dependencies: [
                "CFaultDisk", "Simulation", "SyncClient", "SyncServer", "SyncProtocol", "RecordTables", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/DiskSimulation", swiftSettings: strict),
        .executableTarget(
            name: "simulate-disk", dependencies: ["DiskSimulation", "Simulation"],
            path: "Sources/simulate-disk", swiftSettings: strict),
        .testTarget(
            name: "DiskSimulationTests", dependencies: ["DiskSimulation", "Simulation"],
            path: "Tests/DiskSimulationTests", swiftSettings: strict),
        .testTarget(
            name: "SimulationTests", dependencies: ["Simulation", "SyncProtocol", "simulate"],
            path: "Tests/SimulationTests", swiftSettings: strict),
        .target(name: "ChaosDriver", path: "Tests/Chaos", swiftSettings: strict),
        .target(name: "WrongClock", path: "Tests/WrongClock", publicHeadersPath: "include"),
        .executableTarget(name: "chaos", dependencies: ["ChaosDriver"], path: "Sources/chaos", swiftSettings: strict),
        .testTarget(
            name: "ChaosTests", dependencies: ["ChaosDriver", "outpost", "outpostd"],
            path: "Tests/ChaosTests", swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["SyncProtocol"], path: "Tests/Support", swiftSettings: strict),
        .target(
            name: "FuzzTargets", dependencies: ["SyncProtocol", "LeadToCash", "TestSupport"],
            path: "Tests/FuzzTargets", swiftSettings: strict),
        .testTarget(
            name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"],
            path: "Tests/FuzzTests", swiftSettings: strict),
        .testTarget(
            name: "SyncProtocolTests", dependencies: ["SyncProtocol", "TestSupport"],
            path: "Tests/SyncProtocolTests", swiftSettings: strict),
        .testTarget(
            name: "SyncServerTests",
            dependencies: [
                "SyncServer", "SyncProtocol", "LeadToCash", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "X509", package: "swift-certificates"),
            ],
            path: "Tests/SyncServerTests", swiftSettings: strict),
        .testTarget(
            name: "SyncClientTests",
            dependencies: [
                "SyncClient", "SyncProtocol", "RecordTables", "LeadToCash", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/SyncClientTests", swiftSettings: strict),
        .testTarget(
            name: "JourneyTests",
            dependencies: [
                "LeadToCash", "SyncClient", "SyncServer", "SyncProtocol", "RecordTables", "TestSupport", "outpost",
                "outpostd",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/JourneyTests", swiftSettings: strict),
        .testTarget(
            name: "ConsoleTests",
            dependencies: [
                "Console", "Workbench", "SyncServer", "SyncProtocol", "LeadToCash", "TestSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/ConsoleTests", swiftSettings: strict),
        .target(name: "Browser", path: "Tests/Browser", swiftSettings: strict),
        .testTarget(
            name: "BrowserTests",
            dependencies: [
                "Browser", "Console", "SyncClient", "SyncServer", "SyncProtocol", "LeadToCash", "TestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/BrowserTests", swiftSettings: strict),
        .testTarget(name: "TidyTests", path: "Tests/TidyTests", swiftSettings: strict),
        .testTarget(
            name: "LeadToCashTests", dependencies: ["LeadToCash", "SyncProtocol"],
            path: "Tests/LeadToCashTests", swiftSettings: strict),
    ]
)
