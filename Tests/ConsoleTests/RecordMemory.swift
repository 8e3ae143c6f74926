// Why this file exists: pages about records are tried on a handful of them, without a server.

import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@testable import Console

/// Records in memory, all of them their reader's to see.
final class RecordMemory: RecordView {
    private var records: [RecordKey: [FieldNumber: Value]] = [:]
    var steps: [RecordKey: [HistoryStep]] = [:]
    private var count: UInt64 = 0

    @discardableResult
    func add(_ kind: KindNumber, _ values: [FieldNumber: Value]) -> RecordKey {
        count += 1
        let id = RecordID(
            milliseconds: 1_700_000_000_000 + count, entropy: 0, replica: .headquarters, counter: count)
        let key = RecordKey(kind: kind, id: id)
        records[key] = values
        return key
    }

    func set(_ field: FieldNumber, _ value: Value, of key: RecordKey) { records[key]?[field] = value }

    func values(of key: RecordKey) -> [FieldNumber: Value]? { records[key] }

    func first(_ kind: KindNumber, where field: FieldNumber, is text: String) -> RecordID? {
        records.filter { key, values in
            guard key.kind == kind, case .text(let shown)? = values[field] else { return false }
            return shown.lowercased() == text.lowercased()
        }.keys.map(\.id).min()
    }

    func slice(_ query: RecordQuery, after: String?) -> RecordSlice {
        let found = records.filter { key, values in
            key.kind == query.kind && query.conditions.allSatisfy { Self.holds($0, values) }
        }.sorted { $0.key.id > $1.key.id }
        let rest = found.drop { entry in after.map { entry.key.id.description >= $0 } ?? false }
        let entries = rest.prefix(query.limit).map { RecordSlice.Entry(id: $0.key.id, values: $0.value) }
        return RecordSlice(entries: entries, next: rest.count > entries.count ? entries.last?.id.description : nil)
    }

    private static func holds(_ condition: RecordQuery.Condition, _ values: [FieldNumber: Value]) -> Bool {
        switch condition {
        case .equals(let field, let value):
            let shown = values[field] ?? .null
            return shown == value || (shown.isEmpty && value.isEmpty)
        case .anyOf(let field, let choices): return choices.contains(values[field] ?? .null)
        case .contains(let field, let text):
            guard case .text(let shown)? = values[field] else { return false }
            return shown.lowercased().contains(text.lowercased())
        case .atLeast, .below: return false
        }
    }

    func history(of key: RecordKey) -> [HistoryStep]? { steps[key] ?? (records[key] == nil ? nil : []) }
}

/// A deal, its customer and the people around it.
struct RecordStage {
    let memory = RecordMemory()
    let today: CivilDate
    let office: RecordKey
    let person: RecordKey
    let account: RecordKey
    let deal: RecordKey

    init(name: String = "Ring main", stage: String = "guiding") throws {
        today = try #require(CivilDate("2026-11-20"))
        office = memory.add(Office.kind, [Office.Fields.code: .text("NBO"), Office.Fields.name: .text("Nairobi")])
        person = memory.add(
            User.kind, [User.Fields.name: .text("Li Na"), User.Fields.office: .reference(office.id)])
        account = memory.add(
            Account.kind,
            [
                Account.Fields.code: .text("ACC-2026-000001"), Account.Fields.name: .text("Kenya Grid"),
                Account.Fields.office: .reference(office.id), Account.Fields.aliases: .set(["KG", "Kenya, Grid"]),
            ])
        deal = memory.add(
            Opportunity.kind,
            [
                Opportunity.Fields.code: .text("OPP-2026-000001"), Opportunity.Fields.name: .text(name),
                Opportunity.Fields.office: .reference(office.id), Opportunity.Fields.owner: .reference(person.id),
                Opportunity.Fields.account: .reference(account.id), Opportunity.Fields.stage: .text(stage),
                Opportunity.Fields.outcome: .text("open"),
                Opportunity.Fields.commercial: .compound([
                    .integer(105_000_000), .text("USD"), .integer(21_000_000),
                ]),
                Opportunity.Fields.description: .text("First line.\n\nSecond line."),
                Opportunity.Fields.competitors: .set(["Nowhere Signals"]),
                Opportunity.Fields.expectedSignDate: .date(today),
                Opportunity.Fields.nextStep: .compound([.text("Call"), .date(today)]),
            ])
    }

    var ground: ViewGround { ViewGround(memory) }

    func rights(_ role: String, at place: RecordID? = nil, _ ground: ViewGround) -> RecordRights {
        RecordRights(roles: [Role(role, at: place)], person: person.id, ground: ground)
    }

    /// The deal's form as somebody with a role sees it.
    func form(_ role: String = "AR", _ ground: ViewGround) throws -> RecordForm {
        let record = try dealRecord(ground)
        let fields = try rights(role, at: office.id, ground).fields(of: record)
        return RecordForm(kind: record.kind, fields: fields, ground: ground, today: today)
    }

    struct NoDeal: Error {}

    func dealRecord(_ ground: ViewGround) throws -> ShownRecord {
        guard let record = try ground.record(deal) else { throw NoDeal() }
        return record
    }
}

extension EditModel {
    /// What a browser sends back, with some texts replaced by what somebody typed.
    func sent(_ typed: [String: String] = [:]) -> FormFields {
        var pairs: [(String, String)] = []
        for field in fields {
            if let base = field.base { pairs.append((base.name, base.text)) }
            for control in field.controls {
                let chosen = control.choice?.options.first(where: \.isChosen)?.word
                let text = control.input?.text ?? control.area?.text ?? chosen ?? ""
                // Browsers end lines so.
                pairs.append((control.name, typed[control.name] ?? text.replacing("\n", with: "\r\n")))
            }
        }
        return FormFields(pairs)
    }
}
