// Why this file exists: HQ, its laptops and what is known of both, in one place: what seeds live through at random and
// what crash points try out call by call.

import Foundation
import GRDB
import Simulation
import SyncClient
import SyncProtocol
import SyncServer
import TestSupport

/// HQ and its laptops, each on a disk of its own.
final class Scene {
    let folder: String
    let clock: TurnedClock
    let office: Office
    private(set) var laptops: [Laptop] = []
    var oracle: Oracle
    var chance: Chance
    /// What of the unsynced survives a power cut.
    var fate: Chance
    var trace: Trace
    var tally = DiskTally()
    let shelves: [RecordID] = (0..<2).map {
        RecordID(milliseconds: 1, entropy: UInt16($0), replica: .headquarters, counter: UInt64($0 + 1))
    }
    private(set) var scopes: [ScopeID] = []
    /// Every note that was ever made.
    var notes: [RecordKey] = []
    /// Edits of several records, the newest last.
    var groups: [String] = []
    /// HQ's disk was damaged since its last restore.
    var isOfficeDoubtful = false
    /// Whether a power cut may come again while a machine starts.
    var mayFallWhileStarting = true

    /// - Parameter folder: made here, and gone with the scene.
    init(_ folder: String, laptops count: Int, seed: UInt64, tell: ((String) -> Void)? = nil) throws {
        self.folder = folder
        chance = Chance(seed: seed)
        fate = Chance(seed: ~seed)
        trace = Trace(tell: tell)
        oracle = Oracle(laptops: count)
        let backdrop = try Backdrop.of(count) { try Self.backdrop(laptops: count) }
        try FileManager.default.copyItem(atPath: backdrop.folder, toPath: folder)
        clock = TurnedClock(backdrop.time)
        office = Office(FaultDisk(folder + "/hq"), clock)
        scopes = backdrop.scopes
        for number in 0..<count {
            let laptop = Laptop(
                number, FaultDisk(Self.place(number, folder)), clock, Self.held(number, scopes), seed: chance.next())
            laptop.bearers = backdrop.bearers[number]
            laptops.append(laptop)
        }
        try office.start()
        for laptop in laptops { try laptop.open() }
    }

    /// Makes the empty world once.
    private init(empty folder: String, laptops count: Int) throws {
        self.folder = folder
        chance = Chance(seed: 0)
        fate = Chance(seed: 0)
        trace = Trace()
        oracle = Oracle(laptops: count)
        clock = TurnedClock()
        office = Office(try Self.disk(folder + "/hq"), clock)
        try office.start()
        try furnish()
        for number in 0..<count { laptops.append(try laptop(number)) }
    }

    private static func backdrop(laptops count: Int) throws -> Backdrop {
        let scene = try Scene(empty: DiskWorld.folder(), laptops: count)
        try scene.office.stop()
        for laptop in scene.laptops { try laptop.drop() }
        let kept = DiskWorld.folder()
        try FileManager.default.copyItem(atPath: scene.folder, toPath: kept)
        return Backdrop(
            folder: kept, time: scene.clock.reading, scopes: scene.scopes, bearers: scene.laptops.map(\.bearers))
    }

    deinit {
        try? office.drop()
        for laptop in laptops { try? laptop.drop() }
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func disk(_ folder: String) throws -> FaultDisk {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return FaultDisk(folder)
    }

    private func furnish() throws {
        let headquarters = try office.running()
        let (shelves, names) = (shelves, ["the upper shelf", "the lower shelf"])
        scopes = try wait {
            var scopes: [ScopeID] = []
            for (shelf, name) in zip(shelves, names) {
                let key = RecordKey(kind: Catalogue.shelf, id: shelf)
                _ = try await headquarters.apply([RecordEdit(key, .create, [FieldValue(1, .text(name))])])
                scopes.append(try await headquarters.scope(anchoredAt: shelf, name: name))
            }
            return scopes
        }
    }

    private static func place(_ number: Int, _ folder: String) -> String { "\(folder)/laptop-\(number)" }

    /// Every third laptop holds the upper shelf only.
    private static func held(_ number: Int, _ scopes: [ScopeID]) -> [ScopeID] {
        number % 3 == 2 ? [scopes[0]] : scopes
    }

    /// A laptop that is enrolled and holds nothing yet.
    private func laptop(_ number: Int) throws -> Laptop {
        let laptop = Laptop(
            number, try Self.disk(Self.place(number, folder)), clock, Self.held(number, scopes), seed: chance.next())
        try laptop.create(try laptop.enrolment(try office.running()))
        return laptop
    }

    // MARK: Trying

    /// Tries something that machines may fail. Whatever they say must be one of our errors, and there must be a reason.
    /// - Returns: nil if it failed.
    @discardableResult
    func attempt<T>(
        _ doing: String, on laptop: Laptop? = nil, isLineCut: Bool = false, _ body: () throws -> T
    ) throws
        -> T?
    {
        let before = failures(laptop)
        do {
            return try body()
        } catch let violation as Violation {
            throw violation
        } catch {
            guard isTyped(error) else { throw Violation("I24", "\(doing) failed with \(type(of: error)): \(error)") }
            guard failures(laptop) > before || isLineCut || error is PowerIsOff || isOff(laptop) else {
                throw Violation("engine", "\(doing) failed for no reason: \(error)")
            }
            trace.say("  \(doing) fails: \(error)")
            tally.count(.failedCall)
            return nil
        }
    }

    private func isOff(_ laptop: Laptop?) -> Bool {
        office.disk.isDown || office.headquarters == nil || laptop?.disk.isDown == true || laptop?.replica == nil
    }

    private func failures(_ laptop: Laptop?) -> Int { office.disk.failures + (laptop?.disk.failures ?? 0) }

    private func isTyped(_ error: any Error) -> Bool {
        error is DatabaseError || error is ReplicaError || error is ConversationError || error is LinkError
            || error is WireError || error is Refusal || error is DataDirectoryError || error is RestoreError
            || error is PowerIsOff
    }

    // MARK: Editing

    /// Saves an edit, or fails to.
    /// - Returns: whether it was saved.
    @discardableResult
    func save(
        _ laptop: Laptop, _ token: String, _ edits: [RecordEdit], seen: [RecordKey: [FieldNumber: Value]] = [:]
    ) throws -> Bool {
        var bases: [Oracle.Place: String] = [:]
        for edit in edits where edit.action == .update {
            guard let values = seen[edit.key] else { continue }
            for write in edit.writes {
                guard case .text(let base)? = values[write.field] else { continue }
                bases[Oracle.Place(key: edit.key, field: write.field)] = base
            }
        }
        oracle.attempts(
            Oracle.Edit(token: token, laptop: laptop.number, edits: edits, bases: bases, state: .unsure))
        let saved = try attempt("an edit", on: laptop) { try laptop.running().apply(edits, reason: token) }
        trace.note(saved == nil ? 1 : 2)
        guard let saved else { return false }
        oracle.saved(token, as: saved)
        if edits.count > 1 { groups.append(token) }
        for edit in edits where edit.action == .create { notes.append(edit.key) }
        tally.count(.savedEdit)
        return true
    }

    /// What a note is called in the story.
    private func name(_ key: RecordKey) -> String { "\(key.id)".suffix(12).description }

    func fields(_ token: String, on shelf: RecordID) -> [FieldValue] {
        [
            FieldValue(Catalogue.Note.title, .text(token)), FieldValue(Catalogue.Note.body, .text(token)),
            FieldValue(Catalogue.Note.place, .reference(shelf)),
        ]
    }

    /// A shelf whose notes a laptop may hold.
    func shelf(of laptop: Laptop) -> RecordID {
        let held = zip(shelves, scopes).filter { laptop.scopes.contains($0.1) }.map(\.0)
        return chance.pick(held) ?? shelves[0]
    }

    /// Makes notes, all in one edit.
    @discardableResult
    func create(_ laptop: Laptop, _ count: Int = 1) throws -> [RecordKey] {
        let token = oracle.token()
        let shelf = shelf(of: laptop)
        guard let ids = try attempt("looking for an id", on: laptop, { try laptop.running().makeIDs(count) }) else {
            return []
        }
        let keys = ids.map { RecordKey(kind: Catalogue.note, id: $0) }
        trace.say("\(laptop.name) makes \(keys.map(name)): \(token)")
        try save(laptop, token, keys.map { RecordEdit($0, .create, fields(token, on: shelf)) })
        return keys
    }

    /// Writes one text into fields of those notes that are here, all in one edit.
    func set(_ laptop: Laptop, _ keys: [RecordKey], _ fields: [FieldNumber]) throws {
        let seen = try attempt("looking records up", on: laptop) {
            try keys.reduce(into: [RecordKey: [FieldNumber: Value]]()) { $0[$1] = try laptop.values($1) }
        }
        guard let seen, !seen.isEmpty else { return }
        let keys = keys.filter { seen[$0] != nil }
        let token = oracle.token()
        trace.say("\(laptop.name) writes \(token) into \(fields) of \(keys.map(name))")
        let writes = fields.map { field in
            let value: Value =
                field == Catalogue.Note.tags ? .setChange(adding: [token], removing: []) : .text(token)
            return FieldValue(field, value)
        }
        try save(laptop, token, keys.map { RecordEdit($0, .update, writes) }, seen: seen)
    }

    func delete(_ laptop: Laptop, _ key: RecordKey) throws {
        let isHere = try attempt("looking records up", on: laptop) { try laptop.values(key) != nil }
        guard isHere == true else { return }
        let token = oracle.token()
        trace.say("\(laptop.name) deletes \(name(key)): \(token)")
        try save(laptop, token, [RecordEdit(key, .delete(reason: "done with"))])
    }

    // MARK: Syncing

    /// Syncs a laptop as its program does: one that HQ takes for a copy goes on under a new number.
    /// - Returns: nil if it failed.
    @discardableResult
    func sync(_ laptop: Laptop, cut: Cut? = nil) throws -> SyncReport? {
        trace.say("\(laptop.name) syncs\(cut.map { ", cut: \($0)" } ?? "")")
        let report = try attempt("a sync", on: laptop, isLineCut: cut != nil) {
            try synced(laptop, cut: cut)
        }
        if let report {
            tally.count(.completedSync)
            trace.note(UInt64(report.rounds) << 8 | 3)
            if report.repaired, !laptop.mayBeRolledBack, !laptop.mayRepair, !isOfficeDoubtful {
                throw Violation("I10", "\(laptop.name) held something else than it claimed")
            }
            laptop.mayRepair = false
        }
        try hear()
        return report
    }

    private func synced(_ laptop: Laptop, cut: Cut?) throws -> SyncReport {
        for _ in 0..<3 {
            do {
                return try laptop.sync(office, cut: cut)
            } catch ConversationError.refused(let refusal) where [.fork, .timeline].contains(refusal.code) {
                try rejoin(laptop, refusal)
            } catch ConversationError.refused(let refusal) where refusal.code == .unauthorised {
                // A flipped bit may have spoiled what HQ knows of a device, which is no data: it takes another code.
                guard tally[.restore] + tally[.harmlessFlip] > 0 else {
                    throw Violation("I1", "HQ forgot \(laptop.name)")
                }
                tally.count(.rejoinByCode)
                try laptop.rejoin(try office.running(), byCode: true, "HQ does not know this device")
            }
        }
        throw Violation("I13", "\(laptop.name) is taken for a copy again and again")
    }

    private func rejoin(_ laptop: Laptop, _ refusal: Refusal) throws {
        guard laptop.mayBeRolledBack || isOfficeDoubtful || tally[.restore] > 0 else {
            throw Violation("I3", "\(laptop.name) was taken for a copy: \(refusal.sentence)")
        }
        trace.say("\(laptop.name) takes a new number: \(refusal.sentence)")
        tally.count(.rejoin)
        laptop.mayRepair = true
        try laptop.rejoin(try office.running(), byCode: false, "\(refusal.code)")
    }

    /// Reads HQ's log on.
    func hear() throws {
        guard office.headquarters != nil, !office.disk.isDown else { return }
        guard let entries = try attempt("reading HQ's log", { try office.log(after: oracle.heard) }) else { return }
        try oracle.hear(entries)
        trace.note(oracle.heard)
    }
}
