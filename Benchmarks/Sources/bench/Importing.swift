// Why this file exists: whoever moves to Outpost brings everything with them, in one night. What planning an import and
// taking it in cost is measured apart from the disk, which is another at every customer's.

import Foundation
import LeadToCash
import SyncProtocol
import SyncServer

/// Imports made-up files of the profile `maven` into an empty HQ, as `outpostd import` does.
@MainActor
final class Importing {
    private let opportunities: Int
    private let directory: String
    private let files: [SourceFile]
    private var costs: [Cost] = []

    /// Seconds of one import.
    private struct Cost {
        var planning = 0.0
        var comparing = 0.0
        var committing = 0.0
        var all: Double { planning + comparing + committing }
    }

    /// Opportunities a second that HQ is to take in.
    private static let pace = 50_000.0
    /// Where an fsync costs nothing, for nothing there is on a disk.
    private static let memory = "/dev/shm"

    /// - Parameter directory: used if this machine has no files in memory; then every fsync counts.
    init(_ opportunities: Int, directory: String, seed: UInt64) {
        self.opportunities = opportunities
        let name = "outpost-bench-import-\(ProcessInfo.processInfo.processIdentifier)"
        let inMemory = FileManager.default.isWritableFile(atPath: Self.memory)
        self.directory = inMemory ? Self.memory + "/" + name : directory + "/import-\(opportunities)"
        files = Synthetic.maven(seed: seed, opportunities: opportunities).sorted { $0.key < $1.key }
            .map { SourceFile(name: $0.key, bytes: Array($0.value.utf8)) }
    }

    func comparisons() -> [Comparison] {
        let rows = Double(opportunities)
        let kept = directory.hasPrefix(Self.memory) ? "on a disk in memory" : "fsync included"
        return [
            Comparison(
                "importing \(grouped(opportunities)) opportunities, \(kept), against 50,000 a second", target: 1,
                floor: { _ in rows / Self.pace }, ours: { try await self.cost($0).all }),
            part("reading the files and planning") { $0.planning },
            part("comparing with what is there") { $0.comparing },
            part("HQ's judging and writing") { $0.committing },
        ]
    }

    private func part(_ what: String, _ seconds: @escaping @MainActor (Cost) -> Double) -> Comparison {
        Comparison(
            "of it, \(what), against the whole", floor: { try await self.cost($0).all },
            ours: { seconds(try await self.cost($0)) })
    }

    /// What the import of a round took; each imports into an HQ of its own, once.
    private func cost(_ round: Int) async throws -> Cost {
        while costs.count <= round { costs.append(try await run()) }
        return costs[round]
    }

    private func run() async throws -> Cost {
        let manager = FileManager.default
        defer { try? manager.removeItem(atPath: directory) }
        let headquarters = try Headquarters(
            try DataDirectory(directory, create: true), schema: LeadToCash.schema, rulebook: LeadToCash.rulebook,
            create: true)
        var cost = Cost()
        let start = ContinuousClock.now
        let plan = try ImportPlan(files, profile: .maven)
        let planned = ContinuousClock.now
        let outcome = try await compare(plan, headquarters)
        let compared = ContinuousClock.now
        // Scopes first: a record's scope is settled when it is created.
        for record in plan.records where record.key.kind == Office.kind {
            _ = try await headquarters.scope(anchoredAt: record.key.id, name: "office")
        }
        let applied = try await headquarters.apply(outcome.edits)
        cost.planning = (planned - start).inSeconds
        cost.comparing = (compared - planned).inSeconds
        cost.committing = (ContinuousClock.now - compared).inSeconds
        guard applied.records == plan.records.count, plan.records.count > opportunities else {
            throw BenchmarkError("\(applied.records) records came in of \(plan.records.count)")
        }
        try await headquarters.close()
        return cost
    }

    private func compare(_ plan: ImportPlan, _ headquarters: Headquarters) async throws -> ImportOutcome {
        try await headquarters.read { reader in
            var failure: (any Error)?
            func attempt<T>(_ fallback: T, _ body: () throws -> T) -> T {
                do { return try body() } catch {
                    failure = failure ?? error
                    return fallback
                }
            }
            let outcome = plan.reconcile(
                current: { key in attempt(nil) { try reader.values(of: key) } },
                isDeleted: { key in attempt(false) { try reader.isDeleted(key) } })
            if let failure { throw failure }
            return outcome
        }
    }
}
