// Why this file exists: the hot loops. Binding through GRDB's arguments costs 2.25 times plain SQLite; binding on the
// statement's own handle costs 1.23. The unsafe part of that lives here and in `RowCodec.swift`, and nowhere else.

import GRDB
import GRDBSQLite
import SyncProtocol

/// A prepared statement of one connection, bound and stepped directly. Use it only on its connection's queue, inside a
/// GRDB access: it is deliberately not Sendable.
public final class RawStatement {
    private let statement: Statement
    public let handle: OpaquePointer
    private let connection: OpaquePointer?

    /// - Throws: `DatabaseError` if the SQL does not compile.
    public init(_ db: Database, _ sql: String) throws {
        statement = try db.makeStatement(sql: sql)
        handle = statement.sqliteStatement
        connection = db.sqliteConnection
    }

    /// A statement that its connection keeps prepared between uses. Reset it after use.
    public init(cached db: Database, _ sql: String) throws {
        statement = try db.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
        connection = db.sqliteConnection
        sqlite3_reset(handle)
    }

    /// Steps once.
    /// - Returns: whether there is a row to read.
    @inline(__always)
    public func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    /// Runs a statement that returns nothing and makes it ready for the next binding.
    @inline(__always)
    public func run() throws {
        let code = sqlite3_step(handle)
        sqlite3_reset(handle)
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code) }
    }

    @inline(__always)
    public func reset() { sqlite3_reset(handle) }

    private func failure(_ code: Int32) -> DatabaseError {
        let message = connection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
        sqlite3_reset(handle)
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
    }

    /// Rows changed by the last run.
    public var changes: Int { connection.map { Int(sqlite3_changes($0)) } ?? 0 }

    // MARK: Binding, parameters counted from 1

    @inline(__always)
    public func bind(_ index: Int, _ value: Int64) {
        sqlite3_bind_int64(handle, Int32(truncatingIfNeeded: index), value)
    }
    @inline(__always)
    public func bind(_ index: Int, _ value: UInt64) { bind(index, Int64(bitPattern: value)) }
    @inline(__always)
    public func bindNull(_ index: Int) { sqlite3_bind_null(handle, Int32(truncatingIfNeeded: index)) }

    /// Binds text that stays where it is until the statement is reset.
    @inline(__always)
    public func bindStatic(_ index: Int, text: UnsafePointer<UInt8>, _ count: Int) {
        sqlite3_bind_text(
            handle, Int32(truncatingIfNeeded: index), UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self),
            Int32(truncatingIfNeeded: count), nil)
    }

    /// Binds sixteen bytes that stay where they are until the statement is reset.
    @inline(__always)
    public func bindStatic(_ index: Int, id: UnsafePointer<UInt8>) {
        sqlite3_bind_blob(handle, Int32(truncatingIfNeeded: index), id, 16, nil)
    }

    /// Binds a copy of an id.
    @inline(__always)
    public func bind(_ index: Int, _ id: RecordID) {
        let bytes = (id.high.bigEndian, id.low.bigEndian)
        withUnsafeBytes(of: bytes) {
            _ = sqlite3_bind_blob(handle, Int32(truncatingIfNeeded: index), $0.baseAddress, 16, Self.transient)
        }
    }

    public func bind(_ index: Int, _ text: String) {
        var text = text
        text.withUTF8 { buffer in
            _ = buffer.withMemoryRebound(to: CChar.self) {
                // An empty string has no address, and a null address would bind NULL.
                sqlite3_bind_text(
                    handle, Int32(truncatingIfNeeded: index), $0.baseAddress ?? Self.nothing,
                    Int32(clamping: $0.count), Self.transient)
            }
        }
    }

    public func bind(_ index: Int, bytes: [UInt8]) { bytes.withUnsafeBytes { bind(index, buffer: $0) } }

    /// Binds a copy of bytes.
    public func bind(_ index: Int, buffer: UnsafeRawBufferPointer) {
        if let base = buffer.baseAddress {
            sqlite3_bind_blob64(
                handle, Int32(truncatingIfNeeded: index), base, UInt64(buffer.count), Self.transient)
        } else {
            sqlite3_bind_zeroblob(handle, Int32(truncatingIfNeeded: index), 0)
        }
    }

    // MARK: Reading, columns counted from 0

    @inline(__always)
    public func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(truncatingIfNeeded: column)) }
    @inline(__always)
    public func unsigned(_ column: Int) -> UInt64 { UInt64(bitPattern: integer(column)) }
    @inline(__always)
    public func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)) == SQLITE_NULL
    }

    public func text(_ column: Int) -> String {
        String(decoding: textBytes(column), as: UTF8.self)
    }

    /// A view of a text cell, valid until the next step or reset.
    @inline(__always)
    public func textBytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        let index = Int32(truncatingIfNeeded: column)
        let start = sqlite3_column_text(handle, index)
        return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, index)))
    }

    /// A view of a blob cell, valid until the next step or reset.
    @inline(__always)
    public func blobBytes(_ column: Int) -> UnsafeRawBufferPointer {
        let index = Int32(truncatingIfNeeded: column)
        let start = sqlite3_column_blob(handle, index)
        return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, index)))
    }

    public func bytes(_ column: Int) -> [UInt8] { Array(blobBytes(column)) }

    /// An id cell; nil if it is not sixteen bytes.
    @inline(__always)
    public func id(_ column: Int) -> RecordID? {
        let blob = blobBytes(column)
        guard blob.count == 16 else { return nil }
        return RecordID(
            high: UInt64(bigEndian: blob.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            low: UInt64(bigEndian: blob.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }

    private static let transient = unsafeBitCast(OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type.self)
    private static var nothing: UnsafePointer<CChar> {
        UnsafeRawPointer(StaticString("").utf8Start).assumingMemoryBound(to: CChar.self)
    }
}
