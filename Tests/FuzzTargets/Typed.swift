// Why this file exists: people type amounts, dates and names, and a colleague's laptop may send any value at all. What
// is read must be shown so that it reads the same again, and no arithmetic over it may overflow.

import LeadToCash
import SyncProtocol
import TestSupport

enum Typed {
    /// A field and the kind it belongs to.
    struct Place: Sendable {
        let kind: RecordKind
        let field: Field
    }

    static let fields = LeadToCash.schema.kinds.flatMap { kind in kind.fields.map { Place(kind: kind, field: $0) } }

    /// The first byte chooses: an amount, an instant, a field by the next two bytes, a whole record.
    static func run(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        guard let first = bytes.first else { return false }
        let rest = bytes.dropFirst()
        switch first % 4 {
        case 0: return try money(String(decoding: rest, as: UTF8.self))
        case 1: return try instant(String(decoding: rest, as: UTF8.self))
        case 2: return try field(rest)
        default: return try Records.run(rest)
        }
    }

    private static func money(_ text: String) throws(BrokenProperty) -> Bool {
        guard let money = try? Money.parse(text, defaultCurrency: "JPY") else { return false }
        try demand((try? Money.parse(money.description)) == money, "\(money) reads differently, typed as \(text)")
        let plain = "\(money.amount(grouped: false)) \(money.currency)"
        try demand((try? Money.parse(plain)) == money, "\(plain) reads differently")
        return true
    }

    private static func instant(_ text: String) throws(BrokenProperty) -> Bool {
        guard let instant = Instant.parse(text) else { return false }
        guard let shown = Instant.text(instant), let exact = Instant.rfc3339(instant) else {
            throw BrokenProperty("\(text) is an instant that cannot be shown")
        }
        try demand(Instant.parse(exact) == instant, "\(exact) reads differently, typed as \(text)")
        try demand(Instant.parse(shown) == instant - (instant % 1000 + 1000) % 1000, "\(shown) is another second")
        return true
    }

    private static func field(_ bytes: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        var parts = Parts(bytes)
        let place = fields[(Int(parts.byte()) << 8 | Int(parts.byte())) % fields.count]
        let text = String(decoding: parts.tail(), as: UTF8.self)
        let resolve = { (_: String, text: String) in RecordID(text) }
        guard let value = try? FieldText.parse(text, as: place.field, resolve: resolve) else { return false }
        let isDerived = place.field.policy == .derived
        try demand(
            isDerived || place.field.mismatch(value) == nil, "“\(text)” is \(value), which \(place.field.name) lacks")
        _ = LeadToCash.rulebook.objection(place.kind, place.field, value)
        guard place.field.columns.allSatisfy(\.choices.isEmpty) else { return true }
        let shown = FieldText.render(value, of: place.field, in: place.kind)
        let again = try? FieldText.parse(shown, as: place.field, resolve: resolve)
        try demand(
            again == value || (value.isEmpty && again?.isEmpty == true),
            "\(place.field.name) of “\(text)” is shown as “\(shown)”, which reads \(again ?? .null), not \(value)")
        return true
    }

    static var seeds: [[UInt8]] {
        let amounts = ["1,050,000.00 USD", "JPY 500", "-0.01 EUR", "9223372036854775807", "1.2345 CLF"]
        let instants = ["2026-03-31", "2026-03-31 14:05", "2026-03-31T14:05:09.5Z", "0001-01-02T00:00+14:00"]
        let typed = [
            ("opportunity", "commercial", "1,050,000.00 USD | 210000"), ("opportunity", "stage", "guiding"),
            ("opportunity", "closeDate", "2026-03-31"), ("account", "tags", "gold, key"), ("account", "name", "Müller"),
            ("contact", "account", "0198c0de-0000-7000-8000-00008000002a"),
        ]
        let words = typed.compactMap { kind, field, text -> [UInt8]? in
            guard let index = fields.firstIndex(where: { $0.kind.name == kind && $0.field.name == field }) else {
                return nil
            }
            return [2, UInt8(index >> 8), UInt8(index & 255)] + Array(text.utf8)
        }
        return amounts.map { [0] + Array($0.utf8) } + instants.map { [1] + Array($0.utf8) } + words + Records.seeds
    }
}

/// Whole records of foreign values: shown, exported, derived from, compared.
enum Records {
    /// A byte for the kind, then pairs of a field and a value as they travel.
    static func run(_ bytes: ArraySlice<UInt8>) throws(BrokenProperty) -> Bool {
        guard let first = bytes.first else { return false }
        let kinds = LeadToCash.schema.kinds
        let kind = kinds[Int(first) % kinds.count]
        let values = read(bytes.dropFirst(), kind)
        guard !values.isEmpty else { return false }
        let shown = { (field: FieldNumber) in values[field] ?? .null }
        for field in kind.fields where field.policy == .derived {
            let value = LeadToCash.rulebook.derive(kind, field, shown) ?? .null
            _ = FieldText.render(value, of: field, in: kind)
        }
        for write in LeadToCash.rulebook.merge(kind, shown, shown) {
            guard let field = kind.field(write.field) else { throw BrokenProperty("a merge writes to no field") }
            try demand(field.mismatch(write.value) == nil, "a merge gives \(field.name) \(write.value)")
        }
        for write in (try? LeadToCash.rulebook.upkeep.values(kind, shown)) ?? [] {
            try demand(kind.field(write.field)?.mismatch(write.value) == nil, "\(write.value) is no key")
        }
        try export(kind, values)
        return true
    }

    /// The values that may stand in their fields.
    private static func read(_ bytes: ArraySlice<UInt8>, _ kind: RecordKind) -> [FieldNumber: Value] {
        var reader = ByteReader(bytes)
        var values: [FieldNumber: Value] = [:]
        while let place = try? reader.byte(), let value = try? reader.value() {
            let field = kind.fields[Int(place) % kind.fields.count]
            let isAllowed = field.mismatch(value) == nil && LeadToCash.rulebook.objection(kind, field, value) == nil
            if isAllowed { values[field.number] = value }
        }
        return values
    }

    private static func export(_ kind: RecordKind, _ values: [FieldNumber: Value]) throws(BrokenProperty) {
        let record = ExportedRecord(id: RecordID(high: 1, low: 2), values: values)
        for delimiter in [Delimiter.comma, .semicolon] {
            let export = RecordExport(kind, delimiter: delimiter)
            let rows = Array(CSVReader(Array((export.csvHeader() + export.csvRow(record)).utf8), delimiter: delimiter))
            guard rows.count == 2, case .cells(1, let names) = rows[0], case .cells(2, let cells) = rows[1] else {
                throw BrokenProperty("an exported \(kind.name) is not two rows")
            }
            try demand(names.count == cells.count, "an exported \(kind.name) has \(cells.count) cells")
            let isSafe = zip(names, cells).allSatisfy { _, cell in !["=", "@", "\t", "\r"].contains(cell.first) }
            try demand(isSafe, "a cell of an exported \(kind.name) runs as a formula")
        }
        for field in kind.fields {
            for language in Language.allCases {
                _ = FieldText.render(values[field.number] ?? .null, of: field, in: kind, language: language)
            }
        }
        let line = RecordExport(kind).jsonLine(record)
        try demand(line.utf8.count { $0 == UInt8(ascii: "\n") } == 1, "an exported \(kind.name) is not one line")
    }

    static var seeds: [[UInt8]] {
        var random = SeededGenerator(seed: 8)
        return LeadToCash.schema.kinds.indices.filter { $0 % 3 == 0 }.map { index in
            var writer = ByteWriter()
            for (place, field) in LeadToCash.schema.kinds[index].fields.enumerated().prefix(20) {
                writer.byte(UInt8(place))
                let parts = field.columns.map { value($0, &random) }
                writer.value(field.isCompound ? .compound(parts) : parts[0])
            }
            return [3, UInt8(index)] + writer.bytes
        }
    }

    private static func value(_ column: Column, _ random: inout SeededGenerator) -> Value {
        switch column.type {
        case .integer, .instant: .integer(Int64(random.below(100_000)))
        case .boolean: .integer(Int64(random.below(2)))
        case .text:
            .text(random.pick(column.choices) ?? (column.name.hasSuffix("currency") ? "USD" : "=Müller, “A”"))
        case .date: .date(random.date())
        case .reference: .reference(random.id())
        case .set: .elements(["a", "b\"c"])
        }
    }
}
