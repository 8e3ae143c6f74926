// Why this file exists: which words of a record people remember, and which letters are one to them, is the business's
// to say; how to find them among a hundred thousand records is the engine's.

import RecordTables
import SyncProtocol

/// What `find` looks at.
public struct SearchPlan: Sendable {
    /// Kinds in the order in which what is found of them is told, each with the text fields that are looked at.
    public let kinds: [(kind: KindNumber, fields: [FieldNumber])]
    /// Folds letters that are one to whoever searches: `É` and `e`.
    let fold: @Sendable (String) -> String
    /// With fewer records every one of them is looked at, and no index is made.
    let fewest: UInt64
    /// Tells indexes apart that were made by different plans.
    let mark: Int64
    private let fields: [KindNumber: [FieldNumber]]

    /// So many records that changed since they were indexed are looked at one by one; more are indexed first.
    static let mostUnsearched = 400
    /// Raised when ``SearchGrams`` takes words apart in another way.
    private static let grams = 1

    /// - Parameters:
    ///   - letters: names the way of folding; another way needs another name.
    ///   - kinds: each kind at most once.
    ///   - fewest: how many records make an index worth its making.
    public init(
        letters: String, kinds: [(kind: KindNumber, fields: [FieldNumber])], fewest: UInt64 = 2_000,
        fold: @escaping @Sendable (String) -> String
    ) {
        self.kinds = kinds
        self.fold = fold
        self.fewest = fewest
        fields = Dictionary(kinds.map { ($0.kind, $0.fields) }) { first, _ in first }
        var print = Fingerprint()
        print.add(UInt64(Self.grams))
        for byte in letters.utf8 { print.add(UInt64(byte)) }
        for (kind, fields) in kinds {
            print.add(UInt64(kind) << 16 | UInt64(fields.count))
            for field in fields { print.add(UInt64(field)) }
        }
        mark = Int64(bitPattern: print.value)
    }

    /// FNV-1a, a number at a time.
    private struct Fingerprint {
        private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

        mutating func add(_ number: UInt64) { value = (value ^ number) &* 0x0000_0100_0000_01B3 }
    }

    /// The columns of a table that are looked at, quoted.
    func columns(of table: RecordTable) -> [String] { Self.columns(of: table, fields[table.kind.number] ?? []) }

    /// The columns of text fields, quoted.
    static func columns(of table: RecordTable, _ fields: [FieldNumber]) -> [String] {
        fields.compactMap { table.spans[$0] }.flatMap { $0 }.map { table.columns[$0] }
            .filter { $0.column.type == .text }.map(\.sqlName)
    }

    /// Whether all of a kind's fields in question are looked at.
    func covers(_ kind: KindNumber, _ wanted: [FieldNumber]) -> Bool {
        guard let known = fields[kind] else { return false }
        return wanted.allSatisfy(known.contains)
    }

    // MARK: How the index names a row

    private static let rowBits: Int64 = 40

    /// Rows of one kind stand together, in their order.
    static func number(_ kind: KindNumber, row: Int64) -> Int64 { Int64(kind) << rowBits | row }

    static func kind(of number: Int64) -> KindNumber { KindNumber(truncatingIfNeeded: number >> rowBits) }

    static func row(of number: Int64) -> Int64 { number & (1 << rowBits - 1) }
}
