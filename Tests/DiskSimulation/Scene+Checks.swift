// Why this file exists: each promise has its checker, which looks at the stores from outside and compares them with
// what people did.

import Simulation
import SyncClient
import SyncProtocol

extension Scene {
    /// After a start: everything that was saved is there, whole; what failed is there whole or not at all; no number
    /// that HQ knows is given again.
    func look(at laptop: Laptop) throws {
        let replica = try laptop.running()
        let findings = try laptop.findings()
        guard findings.isEmpty else {
            guard laptop.mayBeRolledBack else { throw Violation("I24", "\(laptop.name) finds \(findings)") }
            return
        }
        let checkpoint = try replica.checkpoint()
        let atHeadquarters = oracle.counters[checkpoint.replica] ?? 0
        guard checkpoint.counter >= atHeadquarters || laptop.mayBeRolledBack else {
            throw Violation(
                "I2", "\(laptop.name) has uploaded \(atHeadquarters) edits and kept \(checkpoint.counter)")
        }
        try lookForEdits(laptop, isStart: true)
    }

    /// - Parameter isStart: what is not there now will never be.
    func lookForEdits(_ laptop: Laptop, isStart: Bool) throws {
        let replica = try laptop.running()
        let kept = try replica.changesets(includingAcknowledged: true)
        let acknowledged = try replica.checkpoint().acknowledged
        var here: Set<String> = []
        for changeset in kept {
            guard let edit = oracle.token(of: changeset).flatMap({ oracle.edits[$0] }) else {
                guard laptop.mayBeRolledBack || oracle.mayBeEmptied(changeset) else {
                    throw Violation("I24", "\(laptop.name) keeps an edit that nobody made: \(changeset)")
                }
                continue
            }
            if !laptop.mayBeRolledBack { try oracle.compare(changeset, edit, laptop.name) }
            guard here.insert(edit.token).inserted else {
                throw Violation("I6", "\(laptop.name) keeps \(edit.token) twice")
            }
        }
        for token in oracle.unsettled[laptop.number] { try settle(token, here.contains(token), laptop, isStart) }
        let pending = kept.filter { $0.dot.counter > acknowledged }.compactMap {
            oracle.token(of: $0).flatMap { oracle.edits[$0] }
        }
        if !laptop.mayBeRolledBack { try expectShown(pending, on: laptop) }
    }

    private func settle(_ token: String, _ isHere: Bool, _ laptop: Laptop, _ isStart: Bool) throws {
        guard let edit = oracle.edits[token], isHere || !oracle.isTouchedByErasure(edit) else { return }
        switch edit.state {
        case .saved where !isHere:
            if tally[.rejoin] + tally[.rejoinByCode] > 0, !laptop.mayBeRolledBack { return }
            guard laptop.mayBeRolledBack else { throw Violation("I12", "\(laptop.name) has lost \(token)") }
            oracle.set(token, .lost)
        case .unsure where isHere:
            // What a failing disk still owes may yet be lost: the edit was not promised.
            guard try laptop.running().isSettled else { return }
            oracle.set(token, .saved)
            for edit in edit.edits where edit.action == .create { notes.append(edit.key) }
        case .unsure:
            try expectNoTrace(of: edit, on: laptop)
            if isStart { oracle.set(token, .absent) }
        case .absent where isHere:
            throw Violation("I12", "\(token) is back on \(laptop.name) although it was not there")
        default: break
        }
    }

    /// An edit that is not kept must not show either.
    private func expectNoTrace(of edit: Oracle.Edit, on laptop: Laptop) throws {
        for part in edit.edits where !oracle.erased.contains(part.key) {
            let values = try laptop.values(part.key)
            if values?.values.contains(.text(edit.token)) == true {
                throw Violation("I11", "\(laptop.name) shows \(edit.token) and does not keep it")
            }
        }
    }

    /// Read your writes: whatever HQ does not have yet shows.
    private func expectShown(_ pending: [Oracle.Edit], on laptop: Laptop) throws {
        var expected: [RecordKey: [FieldNumber: String]?] = [:]
        for edit in pending where !oracle.returned.contains(edit.token) {
            for part in edit.edits where !oracle.erased.contains(part.key) {
                if case .delete = part.action {
                    expected[part.key] = .some(nil)
                    continue
                }
                var fields = (expected[part.key] ?? nil) ?? [:]
                for write in part.writes where write.field != Catalogue.Note.place { fields[write.field] = edit.token }
                expected[part.key] = .some(fields)
            }
        }
        for (key, fields) in expected.sorted(by: { $0.key < $1.key }) {
            let values = try laptop.values(key)
            guard let fields else {
                guard values == nil else {
                    throw Violation(
                        "I12",
                        "\(laptop.name) shows \(values ?? [:]) of \(key), which it deleted; it waits with "
                            + "\(pending.map(\.token)), checkpoint \(try laptop.running().checkpoint())")
                }
                continue
            }
            for (field, token) in fields where !Self.shows(token, values?[field]) {
                throw Violation(
                    "I12",
                    "\(laptop.name) shows \(values?[field]?.description ?? "nothing") instead of its own \(token) of "
                        + "\(key); it waits with \(pending.map(\.token))"
                )
            }
        }
    }

    private static func shows(_ token: String, _ value: Value?) -> Bool {
        switch value {
        case .text(let text): text == token
        case .set(let elements): elements.contains(token)
        default: false
        }
    }

    /// An edit of several notes shows in all of them, or in none: where it shows in one, no other shows what it
    /// replaced.
    func expectWhole(_ laptop: Laptop) throws {
        for token in groups.suffix(12) {
            guard let edit = oracle.edits[token], oracle.arrived[token] != nil else { continue }
            var shown: Oracle.Place?
            var former: Oracle.Place?
            for (place, base) in edit.bases where place.field != Catalogue.Note.verdict {
                guard case .text(let text)? = try laptop.values(place.key)?[place.field] else { continue }
                if text == token { shown = place } else if text == base { former = place }
            }
            if let shown, let former {
                throw Violation("I11", "\(laptop.name) shows \(token) in \(shown) and what it replaced in \(former)")
            }
        }
    }

    /// A laptop that has synced shows what HQ shows.
    func expectAgreement(_ laptop: Laptop) throws {
        let replica = try laptop.running()
        let checkpoint = try replica.checkpoint()
        guard checkpoint.counter == checkpoint.acknowledged else {
            throw Violation("I13", "\(laptop.name) has \(checkpoint.counter - checkpoint.acknowledged) edits left")
        }
        let held = Set(zip(shelves, scopes).filter { checkpoint.scopes.contains($0.1) }.map { Value.reference($0.0) })
        for kind in [Catalogue.shelf, Catalogue.note] {
            let theirs = try office.records(kind).filter {
                kind != Catalogue.note || held.contains($0.value[Catalogue.Note.place] ?? .null)
            }
            let ours = try laptop.records(kind)
            for key in Set(theirs.keys).union(ours.keys).sorted() where theirs[key] != ours[key] {
                throw Violation(
                    "I7",
                    "\(laptop.name) shows \(String(describing: ours[key])), "
                        + "HQ \(String(describing: theirs[key])) of \(key)")
            }
        }
        let cases = try office.records(CaseRecord.number)
        for (key, values) in try laptop.records(CaseRecord.number) where cases[key] != values {
            throw Violation("I7", "\(laptop.name) and HQ show another case \(key)")
        }
    }

    // MARK: The end

    /// Faults stop; after a few syncs everybody shows the same, and every edit is accounted for.
    func heal() throws {
        mayFallWhileStarting = false
        office.disk.clearPlans()
        for laptop in laptops { laptop.disk.clearPlans() }
        try settlePower()
        trace.say("faults stop")
        for _ in 0..<3 {
            for laptop in laptops where try sync(laptop) == nil {
                throw Violation("I13", "\(laptop.name) cannot sync although nothing is broken")
            }
        }
        for laptop in laptops {
            try lookForEdits(laptop, isStart: false)
            try expectAgreement(laptop)
            let findings = try laptop.findings()
            if !findings.isEmpty { throw Violation("I24", "\(laptop.name) finds \(findings)") }
        }
        let findings = try office.findings()
        if !findings.isEmpty { throw Violation("I24", "HQ finds \(findings)") }
        try accountForAll()
    }

    private func accountForAll() throws {
        let superseded = oracle.superseded()
        let asides = try office.asides()
        let notes = try office.records(Catalogue.note)
        for (token, edit) in oracle.edits.sorted(by: { $0.key < $1.key }) where edit.state == .saved {
            guard oracle.arrived[token] != nil else {
                if oracle.isTouchedByErasure(edit) { continue }
                throw Violation("I1", "HQ lacks \(token)")
            }
            for part in edit.edits where !oracle.erased.contains(part.key) {
                guard let values = notes[part.key] else { continue }
                for write in part.writes where write.field != Catalogue.Note.place {
                    let place = Oracle.Place(key: part.key, field: write.field)
                    var shown: String?
                    if Self.shows(token, values[write.field]) { shown = token }
                    if !oracle.isAccounted(token, place, shown: shown, superseded: superseded, asides: asides) {
                        throw Violation(
                            "I1",
                            "nobody can find \(token) in \(place), which shows "
                                + "\(values[write.field].map(String.init(describing:)) ?? "nothing"); "
                                + oracle.history(of: place))
                    }
                }
            }
        }
        for (key, values) in notes.sorted(by: { $0.key < $1.key }) {
            for field in Catalogue.texts {
                guard case .text(let text)? = values[field] else { continue }
                guard oracle.edits[text] != nil else {
                    throw Violation("I24", "HQ shows \(text) in \(key), which nobody wrote")
                }
            }
        }
    }
}
