// Why this file exists: the real data set says what became of each deal in the end. Told day by day, it says what each
// office wrote down, and when.

import LeadToCash
import SyncProtocol

/// The deals of the data set, as days of work.
struct Pipeline {
    /// A deal as the files tell it.
    fileprivate struct Deal {
        let office: RecordID
        let account: RecordID
        /// What several offices sell this customer: one joint deal, which all of them move.
        let joint: RecordKey?
        let product: String
        let opened: CivilDate
        let closed: CivilDate?
        let isWon: Bool
        let commercial: Value?
        let record: ImportedRecord
    }

    /// What an office wrote down in one day.
    struct Day {
        fileprivate let date: CivilDate
        fileprivate var opened: [Deal] = []
        fileprivate var closed: [Deal] = []
    }

    /// In the order in which the files name them.
    let offices: [RecordID]
    /// Somebody of each office.
    private(set) var owners: [RecordID: RecordID] = [:]
    /// Accounts on which every office worked.
    let accountsOfAll: Int
    /// HQ opens one for every product of which several offices had a deal with a customer.
    private(set) var jointDeals: [RecordEdit] = []
    private var deals: [Deal] = []

    private struct Pair: Hashable {
        let account: RecordID
        let product: String
    }

    init(_ plan: ImportPlan) {
        typealias Fields = Opportunity.Fields
        let offices = plan.records.filter { $0.key.kind == Office.kind }.map(\.key.id)
        self.offices = offices
        var officesOf: [Pair: Set<RecordID>] = [:]
        var officesAt: [RecordID: Set<RecordID>] = [:]
        let planned = plan.records.filter { $0.key.kind == Opportunity.kind }
        for record in planned {
            guard let office = record.reference(Fields.office), let account = record.reference(Fields.account) else {
                continue
            }
            owners[office] = owners[office] ?? record.reference(Fields.owner)
            officesAt[account, default: []].insert(office)
            officesOf[Pair(account: account, product: record.product), default: []].insert(office)
        }
        accountsOfAll = officesAt.values.count { $0.count == offices.count }
        for record in planned {
            guard let office = record.reference(Fields.office), let account = record.reference(Fields.account),
                case .date(let opened)? = record.value(Fields.openedOn)
            else { continue }
            let pair = Pair(account: account, product: record.product)
            let isJoint = officesOf[pair, default: []].count > 1
            var closed: CivilDate?
            if case .date(let date)? = record.value(Fields.closedOn) { closed = date }
            deals.append(
                Deal(
                    office: office, account: account, joint: isJoint ? Self.joint(account, pair.product) : nil,
                    product: pair.product, opened: opened, closed: closed,
                    isWon: record.value(Fields.outcome) == .text("won"), commercial: record.value(Fields.commercial),
                    record: record))
        }
        open(deals)
    }

    private static func joint(_ account: RecordID, _ product: String) -> RecordKey {
        ExternalIdentity.key(.maven, Opportunity.kind, "joint \(account) \(product)")
    }

    private mutating func open(_ deals: [Deal]) {
        var known: Set<RecordKey> = []
        for deal in deals {
            guard let key = deal.joint, known.insert(key).inserted else { continue }
            jointDeals.append(
                RecordEdit(
                    key, .create,
                    [
                        FieldValue(Opportunity.Fields.name, .text("Joint: " + deal.product)),
                        FieldValue(Opportunity.Fields.account, .reference(deal.account)),
                        FieldValue(Opportunity.Fields.stage, .text("discovered")),
                        FieldValue(Opportunity.Fields.track, .text("light")),
                        FieldValue(Opportunity.Fields.outcome, .text("open")),
                    ]))
        }
    }

    /// The days on which an office opened or closed a deal, in order.
    func diary(of office: RecordID) -> [Day] {
        var days: [Int32: Day] = [:]
        for deal in deals where deal.office == office {
            days[deal.opened.days, default: Day(date: deal.opened)].opened.append(deal)
            if let closed = deal.closed { days[closed.days, default: Day(date: closed)].closed.append(deal) }
        }
        return days.sorted { $0.key < $1.key }.map(\.value)
    }
}

extension Pipeline.Day {
    /// What the office types.
    /// - Parameter shown: what its laptop shows in a field.
    func edits(_ shown: (RecordKey, FieldNumber) throws -> Value) throws -> [RecordEdit] {
        var edits = opened.map { deal in
            // As it stood then: the end was not known yet.
            let known: Set<FieldNumber> = [
                Opportunity.Fields.office, Opportunity.Fields.owner, Opportunity.Fields.account,
                Opportunity.Fields.openedOn, Opportunity.Fields.productsInterest, Opportunity.Fields.name,
            ]
            let values = (deal.record.provided + deal.record.initial).filter { known.contains($0.field) }
            return RecordEdit(deal.record.key, .create, values)
        }
        var joint: [RecordKey: [FieldNumber: Value]] = [:]
        for deal in opened {
            guard let key = deal.joint else { continue }
            // Whoever hears of it first moves it; where it stands further, another inquiry does not take it back.
            let isNew = try shown(key, Opportunity.Fields.stage) == .text("discovered")
            move(&joint, deal, isNew ? [Opportunity.Fields.stage: .text("verified")] : [:])
        }
        for deal in closed {
            // HQ let the joint deals go on without gates; an office's own has been through none.
            let own = close(deal, at: "verified")
            edits.append(RecordEdit(deal.record.key, .update, own.map { FieldValue($0.key, $0.value) }))
            move(&joint, deal, close(deal, at: "negotiating"))
        }
        edits += joint.sorted { $0.key < $1.key }.map { key, values in
            RecordEdit(key, .update, values.sorted { $0.key < $1.key }.map { FieldValue($0.key, $0.value) })
        }
        return try edits + accounts(shown)
    }

    private func move(
        _ joint: inout [RecordKey: [FieldNumber: Value]], _ deal: Pipeline.Deal, _ values: [FieldNumber: Value]
    ) {
        guard let key = deal.joint else { return }
        var values = values
        if deal.opened == date { values[Opportunity.Fields.openedOn] = .date(date) }
        joint[key, default: [:]].merge(values) { $1 }
    }

    private func close(_ deal: Pipeline.Deal, at stage: String) -> [FieldNumber: Value] {
        var values: [FieldNumber: Value] = [Opportunity.Fields.closedOn: .date(date)]
        if deal.isWon {
            // A laptop cannot win a deal: that takes a contract. It can say how far it is.
            values[Opportunity.Fields.stage] = .text(stage)
            values[Opportunity.Fields.commercial] = deal.commercial
            values[Opportunity.Fields.expectedSignDate] = .date(date)
            values[Opportunity.Fields.outcome] = .text("open")
        } else {
            values[Opportunity.Fields.outcome] = .text("lost")
        }
        return values
    }

    /// What goes down in the customers' own records.
    private func accounts(_ shown: (RecordKey, FieldNumber) throws -> Value) throws -> [RecordEdit] {
        var profiles: [RecordID: [String]] = [:]
        var tags: [RecordID: Set<String>] = [:]
        var active: Set<RecordID> = []
        for deal in opened { tags[deal.account, default: []].insert(deal.product) }
        for deal in closed {
            profiles[deal.account, default: []].append("\(date) \(deal.product) \(deal.isWon ? "won" : "lost")")
            if deal.isWon { active.insert(deal.account) }
        }
        return try Set(profiles.keys).union(tags.keys).sorted().map { account in
            let key = RecordKey(kind: Account.kind, id: account)
            var writes: [FieldValue] = []
            if let lines = profiles[account] {
                var text = lines.joined(separator: "\n")
                if case .text(let known) = try shown(key, Account.Fields.profile) { text = known + "\n" + text }
                writes.append(FieldValue(Account.Fields.profile, .text(text)))
            }
            if let tags = tags[account] {
                writes.append(FieldValue(Account.Fields.tags, .setChange(adding: tags.sorted(), removing: [])))
            }
            if active.contains(account) { writes.append(FieldValue(Account.Fields.status, .text("active"))) }
            return RecordEdit(key, .update, writes)
        }
    }
}

extension ImportedRecord {
    fileprivate func value(_ field: FieldNumber) -> Value? { (provided + initial).first { $0.field == field }?.value }

    fileprivate func reference(_ field: FieldNumber) -> RecordID? {
        if case .reference(let id)? = value(field) { id } else { nil }
    }

    fileprivate var product: String {
        if case .set(let names)? = value(Opportunity.Fields.productsInterest) { names.first ?? "" } else { "" }
    }
}
