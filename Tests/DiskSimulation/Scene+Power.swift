// Why this file exists: power fails and comes back, disks rot, and stores that are beyond repair are replaced as the
// operator's guide says.

import Foundation
import GRDB
import Simulation
import SyncClient
import SyncProtocol
import SyncServer

extension Scene {
    /// Starts every machine again whose power failed, and looks what it still has.
    func settlePower() throws {
        if office.disk.isDown { try recoverOffice() }
        for laptop in laptops where laptop.disk.isDown { try recover(laptop) }
    }

    private func isNoRoom(_ error: any Error) -> Bool { (error as? DatabaseError)?.resultCode == .SQLITE_FULL }

    // MARK: Laptops

    private func recover(_ laptop: Laptop) throws {
        tally.count(.laptopCrash)
        trace.say("\(laptop.name) loses power")
        try laptop.drop()
        guard laptop.disk.powerOn(seed: fate.next()) else {
            throw Violation("harness", "\(laptop.name) holds on to its files")
        }
        planFallWhileStarting(laptop.disk)
        try start(laptop)
    }

    private func planFallWhileStarting(_ disk: FaultDisk) {
        guard mayFallWhileStarting, chance.hits(perMille: 80) else { return }
        tally.count(.crashWhileStarting)
        disk.crash(at: chance.within(1...6))
    }

    /// Restarts a laptop's program, nothing else.
    func restart(_ laptop: Laptop) throws {
        trace.say("\(laptop.name) starts its program anew")
        tally.count(.restart)
        try laptop.drop()
        try start(laptop)
    }

    /// Opens a laptop's replica and looks whether it still has what it had.
    func start(_ laptop: Laptop) throws {
        let before = laptop.disk.failures
        do {
            try laptop.open()
            try look(at: laptop)
        } catch let violation as Violation {
            throw violation
        } catch {
            if laptop.disk.isDown { return try recover(laptop) }
            // People try again, and make room.
            if laptop.disk.failures > before {
                trace.say("\(laptop.name) does not start: \(error)")
                try laptop.drop()
                if isNoRoom(error) { laptop.disk.setRoom(nil) }
                return try start(laptop)
            }
            if case ReplicaError.notEnrolled = error { return try enrolAgain(laptop) }
            guard !laptop.mayBeRolledBack else {
                trace.say("\(laptop.name) does not open: \(error)")
                return try replace(laptop)
            }
            throw Violation("I24", "\(laptop.name) does not open after a power cut: \(error)")
        }
    }

    /// The power failed before the replica was complete: the code is used up, and a new one is asked for.
    private func enrolAgain(_ laptop: Laptop) throws {
        if oracle.unsettled[laptop.number].contains(where: { oracle.edits[$0]?.state == .saved }) {
            throw Violation("I2", "\(laptop.name) has lost its replica with saved edits")
        }
        try replace(laptop)
    }

    /// Re-enrols a laptop on an empty disk.
    func replace(_ laptop: Laptop) throws {
        tally.count(.replacedLaptop)
        try empty(laptop)
        trace.say("\(laptop.name) is enrolled anew")
        try laptop.create(try laptop.enrolment(try office.running()))
    }

    /// Takes everything from a laptop. Whoever does so sees to it that both machines work.
    func empty(_ laptop: Laptop) throws {
        try laptop.wipe()
        if office.disk.isDown { try recoverOffice() }
        office.disk.clearPlans()
        try hear()
        oracle.loses(laptop: laptop.number)
    }

    /// Enrols an empty laptop.
    func enrol(_ laptop: Laptop) throws {
        trace.say("\(laptop.name) is enrolled")
        _ = try attempt("enrolling", on: laptop) { try laptop.create(try laptop.enrolment(try office.running())) }
    }

    // MARK: HQ

    private func recoverOffice() throws {
        tally.count(.headquartersCrash)
        trace.say("HQ loses power")
        try office.drop()
        guard office.disk.powerOn(seed: fate.next()) else {
            throw Violation("harness", "HQ holds on to its files")
        }
        planFallWhileStarting(office.disk)
        try startOffice()
    }

    func restartOffice() throws {
        trace.say("HQ stops and starts")
        tally.count(.restart)
        if try attempt("stopping HQ", { try office.stop() }) == nil { try office.drop() }
        if office.disk.isDown { return try recoverOffice() }
        try startOffice()
    }

    /// Starts HQ and looks whether it still has what it had.
    func startOffice() throws {
        let before = office.disk.failures
        do {
            try office.start()
            try lookAtOffice()
        } catch let violation as Violation {
            throw violation
        } catch {
            if office.disk.isDown { return try recoverOffice() }
            if office.disk.failures > before {
                trace.say("HQ does not start: \(error)")
                try office.drop()
                if isNoRoom(error) { office.disk.setRoom(nil) }
                return try startOffice()
            }
            guard isOfficeDoubtful else {
                throw Violation("I24", "HQ does not start after a power cut: \(error)")
            }
            trace.say("HQ does not start: \(error)")
            tally.count(.foundFlip)
            try restoreOffice()
        }
    }

    private func lookAtOffice() throws {
        let frontier = try office.running().frontier
        guard frontier >= oracle.heard else {
            guard isOfficeDoubtful else {
                throw Violation("I2", "HQ had committed \(oracle.heard) and has \(frontier)")
            }
            tally.count(.rolledBack)
            return try restoreOffice()
        }
        if chance.hits(perMille: 250) {
            let findings = try office.findings()
            if !findings.isEmpty, !isOfficeDoubtful { throw Violation("I24", "HQ finds \(findings)") }
        }
        try hear()
    }

    /// Makes the last backup HQ's database, as the operator's guide says. Whatever it lacks the laptops bring back.
    func restoreOffice() throws {
        guard let backup = office.backups.last else { return }
        trace.say("HQ is restored from its last backup")
        tally.count(.restore)
        try office.drop()
        // Whoever restores sees to it that there is room.
        office.disk.setRoom(nil)
        while try attempt("restoring HQ", { try office.restore(backup) }) == nil {
            guard !office.disk.isDown || (office.disk.isReleased() && office.disk.powerOn(seed: fate.next())) else {
                throw Violation("harness", "HQ holds on to its files")
            }
        }
        isOfficeDoubtful = false
        for laptop in laptops { laptop.mayRepair = true }
        // Until everybody has brought back what HQ lost, an edit may meet half of what it is about.
        groups = []
        oracle.headquartersWentBack()
        try startOffice()
        try hear()
        oracle.settleAfterRestore()
    }

    // MARK: Rot

    /// A bit of a laptop's disk flips while it is off.
    func rot(_ laptop: Laptop, _ files: FaultDisk.Files) throws {
        laptop.disk.clearPlans()
        office.disk.clearPlans()
        try laptop.drop()
        guard laptop.disk.settle(), let flipped = laptop.disk.flip(seed: chance.next(), in: files) else {
            return try start(laptop)
        }
        trace.say("a bit of \(laptop.name)'s \(flipped == .log ? "log" : "database") flips")
        laptop.mayBeRolledBack = true
        oracle.isLeft(laptop: laptop.number)
        try start(laptop)
        try examine(laptop)
    }

    /// What a person does who doubts a laptop's disk: `verify`, a sync, `verify --hq`.
    private func examine(_ laptop: Laptop) throws {
        var found: [String] = []
        do {
            found = try laptop.findings()
            if found.isEmpty { found = try compared(laptop) }
        } catch let violation as Violation {
            throw violation
        } catch {
            found.append("\(error)")
        }
        try settlePower()
        if found.isEmpty {
            tally.count(.harmlessFlip)
            try expectAgreement(laptop)
        } else {
            trace.say("\(laptop.name) is found damaged: \(found[0])")
            tally.count(.foundFlip)
            try replace(laptop)
        }
        laptop.mayBeRolledBack = false
    }

    /// What `verify --hq` finds once it can tell: as long as something waits to go either way it says so, and the
    /// person syncs again.
    private func compared(_ laptop: Laptop) throws -> [String] {
        for _ in 0..<3 {
            let report = try synced(despiteDamage: laptop)
            if report.repaired { tally.count(.mendedFlip) }
            let findings = try laptop.findings()
            guard findings.isEmpty else { return findings }
            if let differences = try compare(laptop) { return differences }
        }
        throw Violation("I24", "\(laptop.name) cannot be compared with HQ although it has synced")
    }

    private func synced(despiteDamage laptop: Laptop) throws -> SyncReport {
        do {
            return try laptop.sync(office)
        } catch ConversationError.refused(let refusal) where [.fork, .timeline].contains(refusal.code) {
            tally.count(.rejoin)
            try laptop.rejoin(try office.running(), byCode: false, "\(refusal.code)")
            return try laptop.sync(office)
        }
    }

    /// `outpost verify --hq`; nil if it cannot tell yet.
    private func compare(_ laptop: Laptop) throws -> [String]? {
        let headquarters = try office.running()
        let replica = try laptop.running()
        let scopes = try replica.checkpoint().scopes
        switch try Workspace(replica).compare(over: ContentsLine(headquarters, scopes)) {
        case .same: return []
        case .pending, .behind: return nil
        case .different(let kinds): return ["\(kinds) differ from HQ's"]
        }
    }

    /// A bit of HQ's disk flips while it is off.
    func rotOffice(_ files: FaultDisk.Files) throws {
        office.disk.clearPlans()
        let before = try office.records(Catalogue.note)
        if try attempt("stopping HQ", { try office.drop() }) == nil { return }
        guard office.disk.settle(), let flipped = office.disk.flip(seed: chance.next(), in: files) else {
            return try startOffice()
        }
        trace.say("a bit of HQ's \(flipped == .log ? "log" : "database") flips")
        isOfficeDoubtful = true
        let restores = tally[.restore]
        try startOffice()
        guard tally[.restore] == restores else { return }
        let findings = (try? office.findings()) ?? ["it cannot be read"]
        if findings.isEmpty {
            try comparesAtHeadquarters(before)
        } else {
            trace.say("HQ is found damaged: \(findings[0])")
            tally.count(.foundFlip)
            try restoreOffice()
        }
        isOfficeDoubtful = false
    }

    private func comparesAtHeadquarters(_ before: [RecordKey: [FieldNumber: Value]]) throws {
        tally.count(.harmlessFlip)
        let after = try office.records(Catalogue.note)
        // An erasure that failed is made up for when HQ starts.
        for (key, values) in before where after[key] != values && !oracle.erased.contains(key) {
            throw Violation(
                "I24", "HQ shows \(String(describing: after[key])) where it had \(values), and found nothing")
        }
    }
}
