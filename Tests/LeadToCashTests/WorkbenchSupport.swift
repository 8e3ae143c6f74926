// Why this file exists: what HQ decides is a pure function of what its records show. On paper that is a table of
// values, and nothing else has to be there.

import SyncProtocol
import Synchronization
import Testing

@testable import LeadToCash

/// What HQ's records show.
final class PaperGround: Ground {
    private(set) var records: [RecordKey: [FieldNumber: Value]] = [:]
    private var count: UInt64 = 0

    @discardableResult
    func add(_ kind: KindNumber, _ values: [FieldNumber: Value]) -> RecordKey {
        count += 1
        let key = RecordKey(kind: kind, id: RecordID(high: 0x7000, low: count))
        records[key] = values
        return key
    }

    func apply(_ edits: [RecordEdit]) { records = applying(edits, to: records) }

    /// Records of a kind, in id order.
    func keys(_ kind: KindNumber) -> [RecordKey] { records.keys.filter { $0.kind == kind }.sorted() }

    func isAlive(_ key: RecordKey) -> Bool { records[key] != nil }
    func value(_ field: FieldNumber, of key: RecordKey) -> Value { records[key]?[field] ?? .null }
    func edit(_ field: FieldNumber, of key: RecordKey) -> Sibling? { nil }
    func life(of key: RecordKey) -> Sibling? { nil }

    func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) -> [RecordID] {
        Array(allRecords(kind, where: field, is: value).prefix(100))
    }

    func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) -> [RecordID] {
        keys(kind).filter { self.value(field, of: $0) == value }.map(\.id)
    }
}

extension Occasion {
    private static let made = Counter()

    /// 2026-11-20, noon; ids in the order in which they are made.
    static func test() throws -> Occasion {
        let occasion = Occasion(now: SmallHeadquarters.noon) {
            RecordID(high: 0x7001, low: made.next())
        }
        return try #require(occasion)
    }

    private final class Counter: Sendable {
        private let count = Mutex<UInt64>(0)

        func next() -> UInt64 {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }
}

/// So many cents of a dollar.
func dollars(_ cents: Int64) throws -> Money { try #require(Money(minorUnits: cents, currency: "USD")) }

func civil(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

extension Value {
    static func cents(_ minor: Int64, _ currency: String = "USD") -> Value {
        .compound([.integer(minor), .text(currency)])
    }
}

/// What stands in the way of something; empty if nothing does.
func impediments(_ body: () throws -> Void) -> [String] {
    do {
        try body()
        return []
    } catch let error as Impediments {
        return error.reasons
    } catch {
        return ["\(error)"]
    }
}
