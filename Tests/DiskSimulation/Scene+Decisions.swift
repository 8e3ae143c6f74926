// Why this file exists: what an operator does at HQ, and IT at a laptop, beside what people edit and sync.

import Simulation
import SyncClient
import SyncProtocol
import SyncServer
import TestSupport

extension Scene {
    @discardableResult
    private func atHeadquarters<T: Sendable>(
        _ doing: String, _ body: @escaping @Sendable (Headquarters) async throws -> T
    ) throws -> T? {
        trace.say("HQ: \(doing)")
        return try attempt(doing) {
            let headquarters = try office.running()
            return try wait { try await body(headquarters) }
        }
    }

    func backUp() throws {
        trace.say("HQ is backed up")
        if try attempt("a backup", { try office.backUp() }) != nil { tally.count(.backup) }
    }

    func move(_ key: RecordKey, to shelf: RecordID) throws {
        tally.count(.move)
        try atHeadquarters("moving \("\(key.id)".suffix(12))") { headquarters in
            _ = try await headquarters.move(key, [FieldValue(Catalogue.Note.place, .reference(shelf))])
        }
        try hear()
    }

    /// Grants exactly these scopes, beside what everybody may hold.
    func grant(_ scopes: [ScopeID], to laptop: Laptop) throws {
        guard let number = try attempt("asking", on: laptop, { try laptop.running().checkpoint().replica }) else {
            return
        }
        tally.count(.regrant)
        let granted = try atHeadquarters("granting") { try await $0.grant([.reference] + scopes, to: number) }
        if granted != nil { laptop.scopes = scopes }
    }

    func erase(_ key: RecordKey) throws {
        tally.count(.erasure)
        // Listed before anything else, so whether or not this fails, it may be gone from now on.
        oracle.erased.insert(key)
        try atHeadquarters("erasing \("\(key.id)".suffix(12))") { _ = try await $0.erase([key], reason: "asked for") }
        try hear()
    }

    /// Forgets deletions that are old enough.
    func collect() throws {
        tally.count(.collection)
        for laptop in laptops { laptop.mayRepair = true }
        try atHeadquarters("collecting") { _ = try await $0.collectTombstones() }
    }

    func compact(_ laptop: Laptop) throws {
        tally.count(.compaction)
        trace.say("\(laptop.name) is compacted")
        _ = try attempt("compacting", on: laptop) { try laptop.running().compact() }
    }

    /// Makes an enrolment that nobody takes up.
    func invite() throws {
        try atHeadquarters("inviting") { headquarters in
            let invitation = try await headquarters.invite(name: "a guest", person: nil, scopes: [])
            _ = try await headquarters.enroll(code: invitation.code, device: "a guest")
        }
    }
}
