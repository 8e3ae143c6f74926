// Why this file exists: what somebody exports they open elsewhere, and what lay there before must not come through.

import Foundation
import GRDB
import SyncProtocol
import Testing

@testable import SyncClient

@Test func `a plain file replaces what was there with all that belonged to it`() throws {
    let desk = try Desk()
    let emma = try desk.add("Emma")
    let path = desk.folder.path + "/mine.db"
    let logs = ["-journal", "-wal", "-shm"]
    // As another tool leaves them that was killed: SQLite would play such a log into the new file.
    for suffix in [""] + logs { try Data("what was there".utf8).write(to: URL(filePath: path + suffix)) }
    let table = PlainTable(
        Library.book, "book", columns: [(name: "id", isNumber: false), (name: "title", isNumber: false)])
    let counts = try desk.replica.writePlainFile(path, [table]) { row, _ in
        [.text(row.key.id.description), row.value(Library.Fields.title)]
    }
    #expect(counts == [Library.book: 1])
    for suffix in logs + [".part"] { #expect(!FileManager.default.fileExists(atPath: path + suffix), "\(suffix)") }
    let file = try DatabaseQueue(path: path)
    #expect(try file.read { try String.fetchAll($0, sql: "SELECT title FROM book") } == ["Emma"])
    #expect(try file.read { try String.fetchAll($0, sql: "SELECT id FROM book") } == [emma.id.description])
}
