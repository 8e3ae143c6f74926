// Why this file exists: the program behind `make bench`: which sizes, how many rounds, and where the report goes.

import ArgumentParser
import FoundationEssentials
import Glibc
import SyncClient
import SyncProtocol
import SyncServer

@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare Outpost with plain SQLite in C, on the same rows, in turn.")

    @Option(help: "Numbers of rows, separated by commas.")
    var rows = "10000,100000,1000000"

    @Option(help: "Measured rounds for each comparison; the report shows their median.")
    var rounds = 5

    @Option(help: "Run only comparisons whose name holds this text (the insert always runs: others need its rows).")
    var only = ""

    @Option(help: "SQLite's page cache on both sides, in KiB.")
    var cache = 16_384

    @Option(help: "Seed of rows and changes.")
    var seed: UInt64 = 7

    @Option(help: "Where outpost and outpostd are built; their own figures are left out if they are not there.")
    var programs = ".build/release"

    @Option(help: "Numbers of records for the programs' own figures, separated by commas.")
    var records = "100000,1000000"

    @Option(help: "Numbers of records under one account that moves between offices, separated by commas.")
    var moved = "1000"

    @Option(help: "Numbers of records in a scope that a device joins while others sync, separated by commas.")
    var joined = "100000"

    @Option(help: "Numbers of opportunities in memory over which figures are computed, separated by commas.")
    var deals = "1000000"

    @Option(help: "Numbers of records on a laptop on which something is looked for, separated by commas.")
    var found = "100000"

    @Option(help: "Numbers of opportunities that are imported, separated by commas.")
    var imported = "200000"

    @Option(help: "Numbers of opportunities over which HQ's pages are looked at while devices sync, each from 8000.")
    var viewed = "10000,1000000"

    @Option(help: "Seconds for which pages are looked at in each round, for each of five ways to.")
    var viewing = 12

    @Flag(help: "Leave out what does not depend on a number of rows.")
    var skipCrowd = false

    @Flag(help: "Leave out what conflicts cost.")
    var skipMeeting = false

    @Option(help: "The report, in which the measured sections are renewed; - for the terminal alone.")
    var output = "Docs/benchmarks.md"

    func validate() throws {
        guard (1...1000).contains(rounds) else { throw ValidationError("--rounds must be from 1 to 1000.") }
        guard (64...4_194_304).contains(cache) else { throw ValidationError("--cache must be from 64 to 4194304 KiB.") }
        guard (1...600).contains(viewing) else { throw ValidationError("--viewing must be from 1 to 600 seconds.") }
        _ = try [rows, records, moved, joined, deals, found, imported].map(numbers)
        guard try numbers(viewed).allSatisfy({ $0 >= ConsoleGround.least }) else {
            throw ValidationError("--viewed takes numbers from \(ConsoleGround.least).")
        }
    }

    private func numbers(_ text: String) throws -> [Int] {
        try text.split(separator: ",").map { word in
            guard let size = Int(word), (1...10_000_000).contains(size) else {
                throw ValidationError("Sizes are numbers from 1 to 10000000, and \"\(word)\" is none.")
            }
            return size
        }
    }

    @MainActor
    func run() async throws {
        // For both sides alike.
        Headquarters.prepareProcess()
        let name = "outpost-bench-\(ProcessInfo.processInfo.processIdentifier)"
        let directory = FileManager.default.temporaryDirectory.path + "/" + name
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        var sections: [Section] = []
        for size in try numbers(rows) {
            let section = try await measure(DataSet(seed: seed, rows: size), directory: directory)
            tell(section)
            sections.append(section)
        }
        if !skipCrowd {
            let section = try await measureCrowd(directory)
            tell(section)
            sections.append(section)
        }
        if !skipMeeting {
            let outcomes = try await run(meetings(directory, cacheKiB: cache, seed: seed))
            let section = Section(title: "Conflicts", outcomes: outcomes)
            tell(section)
            sections.append(section)
        }
        sections += try await measurePlaces(directory)
        sections += try await measureBusiness(directory)
        for size in try numbers(records) {
            guard let section = try await measurePrograms(size, directory) else { break }
            tell(section)
            sections.append(section)
        }
        sections += try await measureConsole(directory)
        guard output != "-" else { return }
        let known = (try? String(contentsOf: URL(filePath: output), encoding: .utf8)) ?? ""
        let page = report(sections, in: BenchmarkPage(known), measured: measured, cacheKiB: cache)
        try Data(page.utf8).write(to: URL(filePath: output))
        print("Written to \(output).")
    }

    private var measured: String {
        let machine = Machine()
        return "Measured on \(machine.day) in \(rounds) rounds. \(machine.description)."
    }

    @MainActor
    private func tell(_ section: Section) {
        print(section.markdown(measured))
        // Into a file, too, each section is to be there as soon as it is measured.
        fflush(nil)
    }

    @MainActor
    private func measure(_ dataSet: DataSet, directory: String) async throws -> Section {
        let floor = PlainSQLite(dataSet, directory: directory, cacheKiB: cache)
        let ours = OutpostStore(dataSet, directory: directory)
        var outcomes = try await run(localWrites(dataSet, floor: floor, ours: ours))
        try ours.finish()
        let bed = try await TestBed.start(directory + "/bed-\(dataSet.rows)")
        let transfers = try await Transfers(dataSet, floor: floor, bed: bed)
        outcomes += try await run(transfers.comparisons())
        try await bed.stop()
        try floor.finish()
        return Section(title: "\(grouped(dataSet.rows)) rows", outcomes: outcomes)
    }

    /// What does not depend on a number of rows.
    @MainActor
    private func measureCrowd(_ directory: String) async throws -> Section {
        let bed = try await TestBed.start(directory + "/bed-crowd")
        let (empty, address) = try await EmptyServer.start()
        let link = try CurlLink(server: address, identity: nil)
        let laptop = try await bed.laptop()
        _ = try laptop.sync()
        var outcomes = try await run(idle(bed, laptop, empty: link))
        outcomes += try await run(signatures())
        outcomes += try await run(crowd(bed))
        empty.cancel()
        try await bed.stop()
        return Section(title: "Idle and crowded", outcomes: outcomes)
    }

    /// What happens when a record, or a device, belongs somewhere else from now on.
    @MainActor
    private func measurePlaces(_ directory: String) async throws -> [Section] {
        var sections: [Section] = []
        for size in try numbers(moved) {
            let moving = try await Moving(size, directory: directory, cacheKiB: cache, seed: seed)
            let outcomes = try await run(moving.comparisons())
            try await moving.finish()
            sections.append(Section(title: "An account of \(grouped(size)) records moves", outcomes: outcomes))
        }
        for size in try numbers(joined) {
            let joining = try await Joining(DataSet(seed: seed, rows: size), directory: directory)
            let outcomes = try await run(joining.comparisons())
            try await joining.finish()
            sections.append(Section(title: "A device joins \(grouped(size)) records", outcomes: outcomes))
        }
        for section in sections { tell(section) }
        return sections
    }

    /// What belongs to the business and not to the engine: figures, finding something, imports.
    @MainActor
    private func measureBusiness(_ directory: String) async throws -> [Section] {
        var sections: [Section] = []
        func add(_ title: String, _ comparisons: [Comparison]) async throws {
            let section = Section(title: title, outcomes: try await run(comparisons))
            tell(section)
            sections.append(section)
        }
        for size in try numbers(deals) {
            let figures = MetricFigures(size, seed: seed, rounds: rounds)
            try await add("Figures of \(grouped(size)) opportunities", figures.comparisons())
        }
        for size in try numbers(found) {
            guard let world = Programs(programs, folder: directory + "/finding-\(size)") else { break }
            defer { try? world.stop() }
            try await add(
                "Finding among \(grouped(size)) records", Finding(world, opportunities: size).comparisons())
        }
        for size in try numbers(imported) {
            let importing = Importing(size, directory: directory, seed: seed)
            try await add("Importing \(grouped(size)) opportunities", importing.comparisons())
        }
        return sections
    }

    /// Nil if the programs are not built.
    @MainActor
    private func measurePrograms(_ records: Int, _ directory: String) async throws -> Section? {
        guard let world = Programs(programs, folder: directory + "/programs-\(records)") else { return nil }
        defer { try? world.stop() }
        try world.start(opportunities: records)
        let outcomes = try await run(programFigures(world))
        return Section(title: "The programs, \(grouped(records)) records", outcomes: outcomes)
    }

    /// HQ's pages while devices sync; nothing if the programs are not built.
    @MainActor
    private func measureConsole(_ directory: String) async throws -> [Section] {
        var sections: [Section] = []
        for size in try numbers(viewed) {
            let folder = directory + "/console-\(size)"
            guard let world = Programs(programs, folder: folder) else { break }
            defer { try? world.stop() }
            let figures = try await ConsoleFigures(world, deals: size, length: viewing, folder: folder, seed: seed)
            let outcomes = try await run(figures.comparisons())
            try await figures.finish()
            let section = Section(title: "HQ's pages over \(grouped(size)) deals", outcomes: outcomes)
            tell(section)
            sections.append(section)
        }
        return sections
    }

    @MainActor
    private func run(_ comparisons: [Comparison]) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for comparison in comparisons where comparison.isNeeded || matches(comparison) {
            outcomes.append(try await comparison.measure(rounds: rounds))
        }
        return outcomes
    }

    @MainActor
    private func matches(_ comparison: Comparison) -> Bool { only.isEmpty || comparison.name.contains(only) }
}
