// Why this file exists: people take their data with them as a database that any SQL tool reads, and in which nothing
// tells how it came about.

import Foundation
import GRDB
import RecordTables
import SyncProtocol

/// A table of a plain SQLite file.
public struct PlainTable: Sendable {
    public let kind: KindNumber
    public let name: String
    /// The first one tells records apart.
    public let columns: [(name: String, isNumber: Bool)]

    public init(_ kind: KindNumber, _ name: String, columns: [(name: String, isNumber: Bool)]) {
        self.kind = kind
        self.name = name
        self.columns = columns
    }

    fileprivate var definition: String {
        let columns = columns.enumerated().map { place, column in
            "\"\(column.name)\" \(column.isNumber ? "INTEGER" : "TEXT")\(place == 0 ? " NOT NULL PRIMARY KEY" : "")"
        }
        return "CREATE TABLE \"\(name)\" (\(columns.joined(separator: ", ")))"
    }

    fileprivate var insertion: String {
        "INSERT INTO \"\(name)\" VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"
    }
}

extension Replica {
    /// Writes records as a plain SQLite file, all as they are at one moment. The file appears under its name only when
    /// it is complete; what was there before is replaced.
    /// - Parameter cells: a record's numbers, texts and nulls, one for each column.
    /// - Returns: how many records of each kind there are.
    public func writePlainFile(
        _ path: String, _ tables: [PlainTable], cells: (RecordRow, PlainTable) -> [Value]
    ) throws -> [KindNumber: Int] {
        let part = path + ".part"
        func discard() { for suffix in ["", "-journal", "-wal", "-shm"] { unlink(part + suffix) } }
        discard()
        // SQLite gives its journal the permissions of the file that it finds.
        guard FileManager.default.createFile(atPath: part, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw ReplicaError.file("\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        do {
            let counts = try fill(part, tables, cells)
            // A log that another tool left beside the old file would be played into the new one.
            for suffix in ["-journal", "-wal", "-shm"] { unlink(path + suffix) }
            guard rename(part, path) == 0 else {
                throw ReplicaError.file("\(path) cannot be written: \(String(cString: strerror(errno)))")
            }
            return counts
        } catch let error as DatabaseError where Self.isOfTheDisk(error) {
            discard()
            throw ReplicaError.file("\(path) cannot be written: \(error.message ?? "\(error.resultCode)")")
        } catch {
            discard()
            throw error
        }
    }

    private static func isOfTheDisk(_ error: DatabaseError) -> Bool {
        [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
    }

    private func fill(
        _ path: String, _ tables: [PlainTable], _ cells: (RecordRow, PlainTable) -> [Value]
    ) throws -> [KindNumber: Int] {
        let file = try DatabaseQueue(path: path)
        var counts: [KindNumber: Int] = [:]
        try file.write { out in
            for table in tables { try out.execute(sql: table.definition) }
            try queue.look { db in
                for plain in tables {
                    let insert = try RawStatement(out, plain.insertion)
                    var count = 0
                    try self.forEachRow(of: plain.kind, db) { row in
                        for (place, cell) in cells(row, plain).enumerated() { insert.bind(place + 1, cell, as: .text) }
                        try insert.run()
                        count += 1
                    }
                    counts[plain.kind] = count
                }
            }
        }
        try file.close()
        return counts
    }
}
