// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let arguments = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], data: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: data, swiftSettings: strict)
}

let package = Package(
    name: "tend",
    products: [
        .executable(name: "tend", targets: ["tend"]),
        // Put before the C library by Tests/Faults; not linked into anything.
        .library(name: "FaultsShim", type: .dynamic, targets: ["FaultsShim"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        // Comes with swift-subprocess anyway; names the paths of programs.
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .target(name: "CGlibc"),
        .target(
            name: "CTerminal",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        module("Model", ["CGlibc"]),
        module("Insight", ["Model"]),
        module("PlainTree", [yams]),
        module("Store", ["Model", "CGlibc", "PlainTree", crypto]),
        .target(
            name: "Exchange", dependencies: ["Model", "PlainTree", mustache],
            resources: [.embedInCode("Profiles")], swiftSettings: strict),
        module("Screen"),
        module("ViewModel", ["Model", "Insight", "Screen"]),
        module("Terminal", ["Screen", "CTerminal", "CGlibc"]),
        .executableTarget(
            name: "tend",
            dependencies: [
                "CGlibc", "Model", "Insight", "PlainTree", "Store", "Exchange", "Screen",
                "ViewModel", "Terminal", arguments, subprocess, system,
            ],
            resources: [.embedInCode("Themes"), .embedInCode("Templates")],
            swiftSettings: strict),
        .executableTarget(
            name: "Benchmarks", dependencies: ["Model", "Insight", "Store"],
            path: "Tests/Benchmarks",
            swiftSettings: strict),
        .target(name: "FaultsShim", path: "Tests/Faults/Shim"),
        .executableTarget(
            name: "Faults", dependencies: ["Model", "Store"], path: "Tests/Faults/Campaign",
            swiftSettings: strict),
        .target(name: "Confined", dependencies: ["CGlibc"], path: "Tests/Confined"),
        .target(name: "HostileTexts", path: "Tests/HostileTexts", swiftSettings: strict),
        tests("ScreenTests", ["Screen", "HostileTexts"]),
        tests("InsightTests", ["Insight", "Model"], data: ["Cases"]),
        tests("ModelTests", ["Model", "HostileTexts"]),
        tests("PlainTreeTests", ["PlainTree", "HostileTexts"]),
        tests(
            "ViewModelTests", ["ViewModel", "Insight", "Model", "Screen", "HostileTexts"],
            data: ["Goldens"]),
        tests("StoreTests", ["Store", "Model", "HostileTexts"], data: ["GoldenStores"]),
        tests(
            "ExchangeTests", ["Exchange", "Model", "PlainTree", "HostileTexts"],
            data: ["Samples"]),
        tests("TerminalTests", ["Terminal", "Screen", "HostileTexts"]),
        tests(
            "TendTests",
            [
                "tend", "ViewModel", "Terminal", "Screen", "PlainTree", "Model", "Store",
                "HostileTexts", "Confined", arguments,
            ]),
    ]
)
