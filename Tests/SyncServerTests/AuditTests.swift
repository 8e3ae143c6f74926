// Why this file exists: whoever alters HQ's past in its file must be found out, whichever byte they touch, and what HQ
// itself does to its past (erasures, restores, upgrades) must not look like that.

import GRDB
import SyncProtocol
import SyncServer
import Synchronization
import TestSupport
import Testing

@Suite struct `The audit chain at HQ` {
    /// A morning's work: edits, a refused one, one that cannot be read, a grant, a device that was taken away.
    private func busy() async throws -> (SharedWorld, TestLaptop, RecordKey) {
        let world = try await SharedWorld()
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob"))
        let key = ann.create([FieldValue(Notebook.title, .text("one")), world.placed])
        try await ann.sync(world.headquarters)
        try await bob.sync(world.headquarters)
        ann.set(key, Notebook.title, .text("forbidden"))
        bob.set(key, Notebook.body, .text("by Bob"))
        for laptop in [ann, bob] { try await laptop.sync(world.headquarters) }
        _ = try await world.headquarters.grant([], to: bob.checkpoint.replica, reason: "moved")
        try await world.headquarters.revoke(bob.checkpoint.replica)
        ann.set(key, Notebook.title, .text("two"))
        try await ann.sync(world.headquarters)
        return (world, ann, key)
    }

    private func tamper(_ world: SharedWorld, _ sql: String) async throws {
        try await world.headquarters.committer.outsideTransaction { try $0.execute(sql: sql) }
    }

    @Test func `it has one entry for every changeset and every act, and is sound`() async throws {
        let (world, _, _) = try await busy()
        let report = try await world.headquarters.verifyAudit()
        #expect(report.findings == [])
        #expect(report.commits == world.headquarters.frontier)
        // Two devices enrolled, one grant, one revoked.
        #expect(report.acts == 4)
        let head = try await world.headquarters.auditHead()
        #expect(head.count == report.entries && head.hash == report.hash && head.sequence == report.sequence)
        let mirrored = try await world.headquarters.committer.perform { ledger, _ in ledger.auditHead }
        #expect(mirrored == AuditHead(count: report.entries, hash: report.hash))
    }

    @Test(arguments: [
        "replica = 9", "counter = counter + 100", "stamp = stamp + 65536", "received = received + 65536",
        "chain = randomblob(16)", "previous = x'01'", "receipt = x'00'", "receipt = NULL WHERE receipt IS NOT NULL",
        "payload = payload || x'00'", "payload = x''", "role = 'boss'", "redacted = 1",
        "payload_hash = randomblob(32)", "payload_hash = x'00'", "receipt_hash = randomblob(32)",
        "redacted = 1, payload_hash = randomblob(32)", "audit = randomblob(32)", "audit = NULL",
    ])
    func `a commit that was altered in any column is found and named`(change: String) async throws {
        let (world, ann, _) = try await busy()
        let own = try await world.headquarters.auditLines(AuditQuery(device: ann.checkpoint.replica, limit: 10))
        // The one that HQ refused has a receipt.
        let target = try #require(own.first { $0.commit?.verdict == .refused })
        let condition = change.contains("WHERE") ? " AND" : " WHERE"
        try await tamper(world, "UPDATE hq_log SET \(change)\(condition) sequence = \(target.sequence)")
        let report = try await world.headquarters.verifyAudit()
        let first = try #require(report.findings.first)
        #expect(first.sentence.contains("\(target.sequence)"), "\(report.findings)")
    }

    @Test(arguments: [
        "DELETE FROM hq_log WHERE sequence = 3",
        "UPDATE hq_log SET sequence = -1 WHERE sequence = 3; UPDATE hq_log SET sequence = 3 WHERE sequence = 4; "
            + "UPDATE hq_log SET sequence = 4 WHERE sequence = -1",
        "INSERT INTO hq_log SELECT 900, 5, 1, stamp, received, chain, previous, receipt, payload, role, redacted, "
            + "payload_hash, receipt_hash, audit FROM hq_log WHERE sequence = 3",
        "DELETE FROM hq_act WHERE act = 3", "UPDATE hq_act SET at = at + 1 WHERE act = 3",
        "UPDATE hq_act SET deed = (SELECT deed FROM hq_act WHERE act = 1) WHERE act = 2",
        "UPDATE hq_act SET deed = x'ff' WHERE act = 2", "UPDATE hq_act SET after = after + 1 WHERE act = 4",
        "UPDATE hq_grant SET until = until + 1 WHERE until IS NOT NULL", "DELETE FROM hq_grant WHERE until IS NOT NULL",
        "INSERT INTO hq_grant (replica, scope, since) VALUES (2, 7, 1)",
        "UPDATE hq_replica SET status = 'active' WHERE status = 'revoked'",
        "UPDATE hq_replica SET key = randomblob(32) WHERE replica = 2",
        "UPDATE hq_replica SET wiped = 5 WHERE replica = 3",
        "UPDATE hq_replica SET person = randomblob(16) WHERE replica = 2",
        "DELETE FROM hq_log WHERE sequence = (SELECT max(sequence) FROM hq_log)",
    ])
    func `an entry that was taken away, moved, made up or contradicted is found`(sql: String) async throws {
        let (world, _, _) = try await busy()
        try await tamper(world, sql)
        #expect(try await world.headquarters.verifyAudit().findings != [])
    }

    @Test func `a tail that was cut off without a trace shows against a head that was kept elsewhere`() async throws {
        let (world, ann, key) = try await busy()
        let early = try await world.headquarters.auditHead()
        ann.set(key, Notebook.title, .text("three"))
        try await ann.sync(world.headquarters)
        let late = try await world.headquarters.auditHead()
        for head in [early, late, try #require(ExportedHead(early.text))] {
            #expect(try await world.headquarters.verifyAudit(against: head).witness == .onChain)
        }
        #expect(ExportedHead(json: Array(late.json.pretty.utf8)) == late)
        // Whoever knows HQ leaves nothing that points beyond the cut.
        try await tamper(
            world,
            "DELETE FROM hq_log WHERE sequence > \(early.sequence); UPDATE hq_replica SET "
                + "counter = (SELECT max(counter) FROM hq_log l WHERE l.replica = hq_replica.replica), "
                + "chain = (SELECT chain FROM hq_log l WHERE l.replica = hq_replica.replica ORDER BY counter DESC "
                + "LIMIT 1) "
                + "WHERE replica < 3")
        let report = try await world.headquarters.verifyAudit(against: late)
        #expect(report.findings == [])
        guard case .missing(let sentence) = report.witness else { return #expect(Bool(false), "\(report.witness)") }
        #expect(sentence.contains("\(early.sequence)") && sentence.contains("\(late.sequence)"))
        #expect(try await world.headquarters.verifyAudit(against: early).witness == .onChain)
        let other = try #require(ExportedHead("\(Fingerprint(of: [1]))@\(early.sequence)"))
        guard case .missing = try await world.headquarters.verifyAudit(against: other).witness else {
            return #expect(Bool(false), "a head of another chain passed")
        }
    }

    @Test(arguments: ["", "aa@1", "zz@", "\(Fingerprint.start)@", "\(Fingerprint.start)@1@2", "@1"])
    func `what is no head is not taken for one`(text: String) {
        #expect(ExportedHead(text) == nil)
        #expect(ExportedHead(json: Array(text.utf8)) == nil)
    }

    @Test func `an upload that cannot be read has its entry, and its erasure leaves the chain sound`() async throws {
        let (world, ann, key) = try await busy()
        let replica = ann.checkpoint.replica
        let standing = try #require(try await world.headquarters.enrolled(replica)).standing
        let bytes = SealedChangeset(counter: standing.counter + 1, payload: [0, 9, 9] + key.id.bytes)
        _ = try await world.headquarters.committer.admit(
            Upload(replica: replica, changesets: [bytes], expected: standing))
        let lines = try await world.headquarters.auditLines(AuditQuery(record: key, limit: 100))
        let line = try #require(lines.last?.commit)
        #expect(!line.isReadable && line.verdict == .refused && line.dot.counter == bytes.counter)
        try await world.expectSound()
        _ = try await world.headquarters.erase([key], reason: "asked for it")
        let report = try await world.headquarters.verifyAudit()
        #expect(report.findings == [])
        #expect(report.redacted > 3)
        // Nobody empties anything else.
        try await tamper(
            world, "UPDATE hq_log SET payload = x'', redacted = 1, payload_hash = randomblob(32) WHERE sequence = 1")
        #expect(try await world.headquarters.verifyAudit().findings.first?.sentence.contains("Commit 1") == true)
    }

    @Test func `an erasure keeps the chain, and nobody else can pass for one`() async throws {
        let (world, ann, key) = try await busy()
        let other = ann.create([FieldValue(Notebook.title, .text("stays")), world.placed])
        try await ann.sync(world.headquarters)
        let before = try await world.headquarters.auditHead()
        _ = try await world.headquarters.erase([key], reason: "asked for it")
        ann.set(key, Notebook.body, .text("had not heard"))
        try await ann.sync(world.headquarters)
        let report = try await world.headquarters.verifyAudit(against: before)
        #expect(report.findings == [])
        #expect(report.witness == .onChain && report.redacted > 3)
        // What is left of an erased record says nothing; a record that was not erased is not redacted.
        let made = try #require(
            try await world.headquarters.auditLines(AuditQuery(record: other, limit: 1)).first?.sequence)
        let own = "(SELECT payload FROM hq_log WHERE sequence = \(made))"
        try await tamper(
            world, "UPDATE hq_log SET redacted = 1, payload_hash = randomblob(32) WHERE sequence = \(made)")
        #expect(
            try await world.headquarters.verifyAudit().findings
                .contains { $0.sentence.contains("no record that it names") })
        let redacted = try #require(
            try await world.headquarters.auditLines(AuditQuery(record: key, limit: 1)).first?.sequence)
        try await tamper(world, "UPDATE hq_log SET payload = \(own) WHERE sequence = \(redacted)")
        let findings = try await world.headquarters.verifyAudit().findings
        #expect(findings.contains { $0.check == "redaction" && $0.sentence.contains("Commit \(redacted) ") })
    }

    @Test func `a copied device goes on in the chain with what the former one could hold`() async throws {
        let (world, ann, _) = try await busy()
        _ = try await world.headquarters.rejoin(
            ann.checkpoint.replica, key: DeviceKey.of("copy").publicKey, kept: [], reason: "a copy")
        try await world.headquarters.setOfflineLease(7)
        try await world.headquarters.setStatus(.lost, of: ann.checkpoint.replica)
        try await world.headquarters.noteWipe(of: ann.checkpoint.replica)
        let report = try await world.headquarters.verifyAudit()
        #expect(report.findings == [] && report.acts == 8)
        let deeds = try await world.headquarters.auditLines(AuditQuery(limit: 100)).compactMap(\.deed?.name)
        #expect(
            deeds == ["enrolled", "enrolled", "granted", "status", "succeeded", "lease", "status", "wiped"])
    }

    @Test func `an upload that fails leaves no entry of it`() async throws {
        let (world, ann, key) = try await busy()
        let before = try await world.headquarters.auditHead()
        struct Trouble: Error {}
        await #expect(throws: Trouble.self) {
            try await world.headquarters.committer.perform { ledger, _ in
                try ledger.record(.lease(days: 1), at: 1)
                throw Trouble()
            }
        }
        #expect(try await world.headquarters.auditHead().hash == before.hash)
        ann.set(key, Notebook.title, .text("three"))
        try await ann.sync(world.headquarters)
        try await world.expectSound()
    }

    @Test func `what a commit costs does not grow with the chain`() async throws {
        let (world, ann, key) = try await busy()
        let statements = Mutex<Set<String>>([])
        try await world.headquarters.committer.outsideTransaction { db in
            db.trace { event in
                if case .statement(let statement) = event { _ = statements.withLock { $0.insert(statement.sql) } }
            }
        }
        ann.set(key, Notebook.title, .text("three"))
        ann.set(key, Notebook.title, .text("forbidden"))
        try await ann.sync(world.headquarters)
        try await world.headquarters.setStatus(.suspended, of: ann.checkpoint.replica)
        let seen = statements.withLock { $0 }
        let plans = try await world.headquarters.committer.outsideTransaction { db in
            db.trace()
            return try seen.filter { $0.contains("hq_log") || $0.contains("hq_act") }.flatMap { sql in
                let plan = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
                plan.setUncheckedArguments([])
                return try Row.fetchAll(plan).map { $0["detail"] as String }
            }
        }
        for table in ["hq_log", "hq_act"] { #expect(seen.contains { $0.hasPrefix("INSERT INTO \(table)") }) }
        #expect(plans.filter { $0.contains("SCAN") } == [])
    }
}

extension AuditLine {
    var commit: Commit? { if case .commit(let commit) = content { commit } else { nil } }
    var deed: AuditDeed? { if case .deed(let deed) = content { deed } else { nil } }
}
