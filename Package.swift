// swift-tools-version: 6.2
// The house: one target a room. ARCHITECTURE.md says what lives in each and which arrows between rooms are allowed;
// a test compares that table with this file.
import PackageDescription

/// What every Swift room is compiled with.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Rooms whose loops run once per row, or that read mapped files: unsafe code is visible there. (Specialising accessors across
/// rooms with `-enable-cmo-everything` makes the static release fail to link: the same symbols come out of several rooms.)
let guarded: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
    name: "weft",
    products: [.executable(name: "weft", targets: ["weft"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(name: "Diagnostics", swiftSettings: strict),
        .target(name: "Values", swiftSettings: strict),
        .target(name: "Catalogue", dependencies: ["Values"], swiftSettings: strict),
        .target(name: "Syntax", dependencies: ["Diagnostics"], swiftSettings: strict),
        .target(name: "RegularExpressions", dependencies: ["Diagnostics"], swiftSettings: strict),
        .target(name: "Graph", dependencies: ["Values", "Catalogue"], swiftSettings: guarded),
        .target(
            name: "Planning", dependencies: ["Syntax", "Diagnostics", "Values", "Catalogue"], swiftSettings: strict),
        .target(
            name: "Engine",
            dependencies: [
                "Planning", "Graph", "Catalogue", "Syntax", "RegularExpressions", "Diagnostics", "Values",
            ],
            swiftSettings: guarded),
        .target(
            name: "Audit", dependencies: ["Syntax", "Diagnostics", "Values", "Catalogue", "CResources"],
            swiftSettings: strict),
        .target(
            name: "Assist", dependencies: ["Syntax", "Diagnostics", "Values", "Catalogue", "Audit"],
            swiftSettings: strict),
        .target(
            name: "Loaders",
            dependencies: [
                "Graph", "Values", "Diagnostics", "CResources", "CParsers", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: guarded),
        .target(name: "Maps", dependencies: ["Diagnostics"], swiftSettings: strict),
        .target(name: "Rendering", dependencies: ["Values", "Diagnostics", "CParsers"], swiftSettings: strict),
        .target(
            name: "Session",
            dependencies: [
                "Diagnostics", "Values", "Catalogue", "Syntax", "Graph", "Planning", "Engine", "Audit", "Assist",
                "Loaders",
                "Rendering", "Maps", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "Serve",
            dependencies: ["Session", "Assist", "Rendering", "Syntax", "Catalogue", "Values", "Diagnostics"],
            swiftSettings: strict),
        .target(
            name: "Shell",
            dependencies: ["Session", "Assist", "Rendering", "Maps", "Syntax", "Diagnostics", "Values", "CTerminal"],
            swiftSettings: strict),
        .executableTarget(
            name: "weft",
            dependencies: [
                "Shell", "Serve", "Session", "Rendering", "Diagnostics", "Values",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .target(name: "CTerminal", linkerSettings: [.linkedLibrary("edit")]),
        .target(name: "CResources"),
        // The archives themselves are named, so that the program needs neither library where it runs.
        .target(
            name: "CParsers",
            linkerSettings: [.linkedLibrary(":libexpat.a"), .linkedLibrary(":libz.a")]),
        .executableTarget(
            name: "Micro",
            dependencies: ["Session", "Loaders", "Rendering", "Syntax", "Graph", "Values", "Diagnostics"],
            path: "Benchmarks/Micro", swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["Syntax", "Diagnostics", "Values", "Session"], swiftSettings: strict),
        .testTarget(
            name: "AuditTests", dependencies: ["Audit", "Syntax", "Diagnostics", "Values", "Catalogue"],
            swiftSettings: strict),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
        .testTarget(
            name: "SyntaxTests", dependencies: ["Syntax", "Diagnostics", "TestSupport"], exclude: ["Goldens"],
            swiftSettings: strict),
        .testTarget(
            name: "LoadersTests", dependencies: ["Loaders", "Graph", "Values", "Diagnostics", "CParsers"],
            exclude: ["Cenedril", "Clients"],
            swiftSettings: strict),
        .testTarget(
            name: "AssistTests", dependencies: ["Assist", "Catalogue", "Syntax", "TestSupport", "Values"],
            exclude: ["Goldens"], swiftSettings: strict),
        .testTarget(
            name: "ShellTests",
            dependencies: [
                "Shell", "weft", "TestSupport", "Assist", "Catalogue", "Diagnostics", "Session", "Syntax", "Values",
            ],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(name: "GraphTests", dependencies: ["Graph", "Values", "Catalogue"], swiftSettings: strict),
        .testTarget(
            name: "RenderingTests", dependencies: ["Rendering", "TestSupport", "Values", "Diagnostics"],
            exclude: ["Goldens"], swiftSettings: strict),
        .testTarget(
            name: "PlanningTests", dependencies: ["Planning", "Syntax", "Diagnostics", "Values", "Catalogue"],
            swiftSettings: strict),
        .testTarget(
            name: "SessionTests",
            dependencies: [
                "Session", "Audit", "Catalogue", "Graph", "Loaders", "Rendering", "Syntax", "Values", "Diagnostics",
                "TestSupport",
            ],
            exclude: ["Clients", "Goldens"], swiftSettings: strict),
        .testTarget(
            name: "ServeTests", dependencies: ["Serve", "Session", "Rendering", "weft"], swiftSettings: strict),
        .testTarget(
            name: "RegularExpressionTests", dependencies: ["RegularExpressions", "Diagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "MapsTests", dependencies: ["Maps"], swiftSettings: strict),
        .testTarget(name: "HouseTests", swiftSettings: strict),
        .testTarget(
            name: "ReferenceTests", dependencies: ["TestSupport", "Session", "Syntax", "Values"], swiftSettings: strict),
        .testTarget(name: "ValuesTests", dependencies: ["Values"], swiftSettings: strict),
    ]
)
