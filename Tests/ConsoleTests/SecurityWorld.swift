// Why this file exists: a field that no test fills in is where the next hole is. Here is an office with a record of
// every kind, with every field filled in that takes a value, so that a new kind or field cannot be forgotten.

import LeadToCash
import SyncProtocol
import SyncServer

/// Records of every kind, filed under one office.
struct SecurityWorld: Sendable {
    let office: RecordID
    /// Whose all of it is.
    let user: RecordID
    /// Those that HQ took, by the kind's number.
    let ids: [KindNumber: RecordID]
    /// The names of the kinds of which HQ took none.
    let refused: [String]
    /// Made by nobody else, in minor units; no other amount looks like it.
    static let amount: Int64 = 77_777_777
    static let shownAmount = "777,777.77"

    /// - Parameters:
    ///   - number: another for every world of a stage.
    ///   - fillsPlaces: whether the fields of the office and the owner themselves are filled in, too.
    ///   - text: what stands in a field of text.
    init(
        _ stage: FleetStage, at office: RecordID, owner user: RecordID, number: UInt64, fillsPlaces: Bool = false,
        text: @escaping @Sendable (RecordKind, Field) -> String
    ) async throws {
        self.office = office
        self.user = user
        let kinds = Self.ordered
        var ids = Self.ids(kinds, number: number)
        ids[Office.kind] = office
        ids[User.kind] = user
        var refused: [String] = []
        for kind in kinds {
            let isPlace = kind.number == Office.kind || kind.number == User.kind
            guard let id = ids[kind.number], !isPlace || fillsPlaces else { continue }
            let key = RecordKey(kind: kind.number, id: id)
            let values = Filling(kind: kind, ids: ids, text: { text(kind, $0) }).values
            do {
                _ = try await stage.headquarters.apply([RecordEdit(key, isPlace ? .update : .create, values)])
            } catch {
                refused.append("\(kind.name): \(error)")
            }
            if try await stage.headquarters.read({ try $0.values(of: key) }) == nil { ids[kind.number] = nil }
        }
        self.ids = ids
        self.refused = refused + kinds.filter { ids[$0.number] == nil }.map(\.name)
    }

    /// What HQ makes itself is left out.
    private static let made: [RecordKind] = LeadToCash.schema.kinds.filter {
        $0.number != AccountShadow.kind && $0.number != CaseRecord.number
    }

    /// A record beside another has its id.
    private static func ids(_ kinds: [RecordKind], number: UInt64) -> [KindNumber: RecordID] {
        var ids: [KindNumber: RecordID] = [:]
        for kind in kinds {
            ids[kind.number] = RecordID(
                milliseconds: 3, entropy: 0, replica: .headquarters, counter: number * 1000 + UInt64(kind.number))
        }
        for kind in kinds {
            if case .beside(let leader, _) = kind.scope { ids[kind.number] = ids[leader] }
        }
        return ids
    }

    /// The kinds in an order in which what others are filed under is there before them.
    private static var ordered: [RecordKind] {
        var rest = made
        var ordered: [RecordKind] = []
        while !rest.isEmpty {
            let waiting = Set(rest.map(\.number))
            let next = rest.firstIndex { parents($0).isDisjoint(with: waiting) } ?? 0
            ordered.append(rest.remove(at: next))
        }
        return ordered
    }

    private static func parents(_ kind: RecordKind) -> Set<KindNumber> {
        var parents: Set<KindNumber> = []
        if case .beside(let leader, _) = kind.scope { parents.insert(leader) }
        for field in kind.fields where field.isParent {
            guard case .reference(let name)? = field.columns.first?.type,
                let parent = LeadToCash.schema.kind(named: name)
            else { continue }
            parents.insert(parent.number)
        }
        return parents.subtracting([kind.number])
    }

    /// Whether records of a kind are seen by those of their office alone.
    static func isHidden(_ kind: RecordKind) -> Bool {
        if case .beside = kind.scope { return true }
        return kind.anchors.compactMap(kind.field).contains { $0.name == "office" }
    }
}

/// Values for every field of one kind.
private struct Filling {
    let kind: RecordKind
    let ids: [KindNumber: RecordID]
    let text: (Field) -> String

    var values: [FieldValue] {
        kind.storedFields.compactMap { field in
            let isLeft =
                field.number == kind.code?.field || field.number == kind.redirect || field.name == "share"
                || field.name.hasSuffix("Key")
            guard !isLeft, let value = value(field) else { return nil }
            return FieldValue(field.number, value)
        }
    }

    private func fits(_ value: Value, _ field: Field) -> Bool {
        field.mismatch(value) == nil && LeadToCash.rulebook.objection(kind, field, value) == nil
    }

    /// The first value that the vocabulary has nothing against.
    private func value(_ field: Field) -> Value? {
        guard field.isCompound else {
            return field.columns.first.flatMap { column in
                candidates(column, field).first { fits($0, field) }
            }
        }
        var parts = field.columns.map { _ in Value.null }
        // An amount is refused that has no currency yet.
        let texts = field.columns.indices.filter { field.columns[$0].type == .text }
        let others = field.columns.indices.filter { field.columns[$0].type != .text }
        for index in texts + others {
            let found = candidates(field.columns[index], field).first { candidate in
                var tried = parts
                tried[index] = candidate
                return fits(.compound(tried), field)
            }
            if let found { parts[index] = found }
        }
        let value = Value.compound(parts)
        return value.isEmpty ? nil : value
    }

    private func candidates(_ column: Column, _ field: Field) -> [Value] {
        switch column.type {
        case .text:
            column.choices.isEmpty
                ? [text(field), "USD", "2026-Q4", "2026-06-15", "M-10"].map(Value.text)
                : column.choices.prefix(1).map(Value.text)
        case .integer: [SecurityWorld.amount, 5000, 50, 5, 1, 0].map(Value.integer)
        case .boolean: [.flag(field.name == "active")]
        case .date: [CivilDate("2026-06-15")].compactMap { $0.map(Value.date) }
        case .instant: [.integer(1_780_000_000_000)]
        case .reference(let name):
            // Nothing is its own parent.
            name == kind.name ? [] : [id(of: name)].compactMap { $0.map(Value.reference) }
        case .set: [set(column.choices.first ?? text(field), field)]
        }
    }

    private func id(of kind: String) -> RecordID? {
        LeadToCash.schema.kind(named: kind).flatMap { ids[$0.number] }
    }

    private func set(_ element: String, _ field: Field) -> Value {
        field.policy.beforeFreeze == .addRemove ? .setChange(adding: [element], removing: []) : .elements([element])
    }
}
