// Why this file exists: a byte that a disk changed in a value is in no chain and no digest; only the edit that wrote
// the value tells.

import GRDB
import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct ValueAuditTests {
    /// A note with a title that two laptops wrote apart, tags, and a price that one of them wrote.
    private func contested() async throws -> SharedWorld {
        let world = try await SharedWorld()
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob"))
        let key = ann.create([
            FieldValue(Notebook.title, .text("title")), FieldValue(Notebook.tags, .set(["a", "b"])), world.placed,
            FieldValue(Notebook.price, .compound([.integer(500), .text("EUR")])),
        ])
        for laptop in [ann, bob] { try await laptop.sync(world.headquarters) }
        ann.set(key, Notebook.title, .text("by Ann"))
        world.clock.advance(60_000)
        bob.set(key, Notebook.title, .text("by Bob"))
        for laptop in [ann, bob, ann] { try await laptop.sync(world.headquarters) }
        try await world.expectSound()
        return world
    }

    @Test(arguments: [
        ("UPDATE note SET title = 'by Bop'", "title"), ("UPDATE note SET price_minor = price_minor + 1", "price"),
        ("UPDATE note SET price_currency = NULL", "price"), ("UPDATE note SET tags = 'a'", "tags"),
        // What shows follows from the live edits, but the log knows of no such edit.
        (
            "UPDATE hq_sibling SET value = CAST(replace(CAST(value AS TEXT), 'a', 'c') AS BLOB); "
                + "UPDATE note SET tags = replace(tags, 'a', 'c')", "tags"
        ),
        ("DELETE FROM hq_sibling", "tags"), ("UPDATE shelf SET name = 'second shelf'", "name"),
    ])
    func `a value that no edit wrote is found and named`(sql: String, field: String) async throws {
        let world = try await contested()
        try await world.headquarters.committer.outsideTransaction { try $0.execute(sql: sql) }
        let findings = try await world.headquarters.verify().findings.filter { $0.check == "value" }
        #expect(findings.contains { $0.sentence.contains(" \(field) ") }, "\(findings)")
    }
}
