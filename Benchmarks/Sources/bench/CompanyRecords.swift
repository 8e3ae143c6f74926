// Why this file exists: what pages cost over a million deals shows only with an HQ that holds them. The company that is
// made up for figures names nobody and says nothing of where a record lives; here it becomes records as HQ keeps them.

import Dispatch
import Foundation
import LeadToCash
import SyncProtocol

/// Makes HQ's edits of what a made-up company tells: each record once, as it stands in the end. Left out are cases,
/// which HQ opens itself, and what is asked and decided at gates, which it would look through one by one.
struct CompanyRecords {
    /// Every office so far.
    private(set) var offices: [RecordID] = []
    /// Offices of the last portion, which need a scope before anything lives there.
    private(set) var newOffices: [RecordID] = []
    /// In which office a record lives under which others are filed.
    private var homes: [RecordID: RecordID] = [:]
    /// What of the portion before may be told further.
    private var unfinished: Set<RecordKey> = []
    private var named = 0

    private static let omitted: Set<KindNumber> = [
        CaseRecord.number, GateRequest.kind, GateDecision.kind, GateCondition.kind,
    ]
    private static let stories: Set<KindNumber> = [Opportunity.kind, Lead.kind]
    private static let leaders: Set<KindNumber> = [
        User.kind, Account.kind, Opportunity.kind, Contract.kind, Milestone.kind, Invoice.kind, Payment.kind,
    ]
    private static let nameFields: [KindNumber: FieldNumber] = [
        Region.kind: Region.Fields.name, Office.kind: Office.Fields.name, User.kind: User.Fields.name,
        Account.kind: Account.Fields.name, Opportunity.kind: Opportunity.Fields.name,
        Contract.kind: Contract.Fields.name,
    ]
    /// Records that came from elsewhere make no work: HQ would make tasks of each stage.
    private static let foreignIDs: [KindNumber: FieldNumber] = [
        Lead.kind: Lead.Fields.externalID, Opportunity.kind: Opportunity.Fields.externalID,
        Contract.kind: Contract.Fields.externalID,
    ]

    /// Edits of a portion, in the order in which its records were first told.
    mutating func edits(_ tellings: [Company.Telling]) -> [RecordEdit] {
        newOffices = []
        var order: [RecordKey] = []
        var told: [RecordKey: [FieldNumber: Value]] = [:]
        for telling in tellings where !Self.omitted.contains(telling.kind) {
            let key = RecordKey(kind: telling.kind, id: telling.id)
            if told[key] == nil { order.append(key) }
            for item in telling.values { told[key, default: [:]][item.field] = item.value }
        }
        let begun = unfinished
        unfinished = Set(order.filter { Self.stories.contains($0.kind) })
        var edits: [RecordEdit] = []
        edits.reserveCapacity(order.count)
        for key in order {
            guard let values = told[key], let kind = LeadToCash.schema.kind(key.kind) else { continue }
            let isKnown = begun.contains(key)
            let complete = isKnown ? values : completed(values, key, kind)
            let writes = complete.compactMap { Self.write($0, $1, kind, emptying: isKnown) }
            edits.append(RecordEdit(key, isKnown ? .update : .create, writes))
        }
        return edits
    }

    /// Nil for what cannot stand, and for nothing in a new record.
    private static func write(
        _ number: FieldNumber, _ value: Value, _ kind: RecordKind, emptying: Bool
    ) -> FieldValue? {
        guard let field = kind.field(number), emptying || value != .null else { return nil }
        var value = value
        // The facts do not care for columns that nobody fills.
        if case .compound(let parts) = value, parts.count < field.columns.count {
            value = .compound(parts + Array(repeating: .null, count: field.columns.count - parts.count))
        }
        guard LeadToCash.rulebook.objection(kind, field, value) == nil else { return nil }
        return FieldValue(number, value)
    }

    private mutating func completed(
        _ values: [FieldNumber: Value], _ key: RecordKey, _ kind: RecordKind
    ) -> [FieldNumber: Value] {
        var values = values
        if let field = Self.nameFields[key.kind] { values[field] = .text(name(kind)) }
        if let field = Self.foreignIDs[key.kind] { values[field] = .text(key.id.description) }
        switch key.kind {
        case Office.kind:
            values[Office.Fields.active] = .flag(true)
            offices.append(key.id)
            newOffices.append(key.id)
        case Milestone.kind:
            // It has no identity elsewhere by which it would make no tasks.
            values[Milestone.Fields.state] = nil
        default: break
        }
        if let place = kind.field(named: "office")?.number, let office = home(values, place, kind) {
            values[place] = .reference(office)
            if Self.leaders.contains(key.kind) { homes[key.id] = office }
        }
        return values
    }

    /// The office where a record lives: that of what it is filed under, or else its own, or that of what it names.
    private func home(_ values: [FieldNumber: Value], _ place: FieldNumber, _ kind: RecordKind) -> RecordID? {
        func office(_ field: FieldNumber) -> RecordID? {
            if case .reference(let id)? = values[field] { homes[id] } else { nil }
        }
        if let home = kind.follows.lazy.compactMap({ office($0) }).first { return home }
        if case .reference(let own)? = values[place] { return own }
        return values.keys.sorted().lazy.compactMap { office($0) }.first
    }

    /// A name that nobody else has and in which nobody finds the form of a company.
    private mutating func name(_ kind: RecordKind) -> String {
        named += 1
        let letters = Array("abcdefghij")
        let digits = String(named)
        let number = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
        return kind.name.capitalized + " " + String(number.compactMap { $0.wholeNumberValue.map { letters[$0] } })
    }
}

extension Company {
    /// Portions that are made up ahead of whoever takes them in.
    private static let ahead = 4

    /// Makes up a company on a thread of its own, and hands over what it tells as fast as that is taken in.
    @MainActor
    static func tell(
        size: Int, seed: UInt64, _ take: @MainActor ([Telling]) async throws -> Void
    ) async throws {
        let (portions, continuation) = AsyncStream.makeStream(of: [Telling].self)
        let room = DispatchSemaphore(value: 0)
        for _ in 0..<ahead { room.signal() }
        Thread {
            _ = Company(size: size, seed: seed) { portion in
                room.wait()
                continuation.yield(portion)
            }
            continuation.finish()
        }.start()
        for await portion in portions {
            try await take(portion)
            room.signal()
        }
    }
}
