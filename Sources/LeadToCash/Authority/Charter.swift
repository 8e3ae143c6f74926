// Why this file exists: who may do what, by kind, field, role and state, as one table that people can read, the
// programs obey, and a test walks through cell by cell.

import SyncProtocol

/// Who may do what with records of one kind.
public struct Charter: Sendable {
    /// Roles that may make, change and delete them.
    public let create: [String]
    public let edit: [String]
    public let delete: [String]
    /// Fields that fewer, or others, may write.
    public let fields: [FieldNumber: [String]]
    /// Fields that in a state of the record only some may write.
    public let states: [State]
    /// The field that names a person who may change the record, too, whatever their role.
    public let party: FieldNumber?
    /// The field that names the one person whose records these are; nobody else touches them.
    public let owner: FieldNumber?

    /// While a field shows one of some values, others are only for some to write.
    public struct State: Sendable {
        public let field: FieldNumber
        public let values: [String]
        public let locked: [FieldNumber]
        public let permitted: [String]
    }

    init(
        create: [String], edit: [String]? = nil, delete: [String]? = nil, fields: [FieldNumber: [String]] = [:],
        states: [State] = [], party: FieldNumber? = nil, owner: FieldNumber? = nil
    ) {
        self.party = party
        self.create = create
        self.edit = edit ?? create
        self.delete = delete ?? create
        self.fields = fields
        self.states = states
        self.owner = owner
    }

    public static func of(_ kind: KindNumber) -> Charter? { all[kind] }

    /// Everybody who works with customers, deals and contracts: neither the auditor nor the administrator.
    static let business = ["AR", "SR", "FR", "PM", "PD", "OM", "COM", "FIN", "QA", "HQ"]
    static let frontline = ["AR", "SR", "FR", "PM", "PD", "OM", "HQ"]
    static let sales = ["AR", "SR", "PD", "OM", "HQ"]
    static let managers = ["PD", "OM", "HQ"]

    private static let all: [KindNumber: Charter] = [
        selling, bidding, contracting, delivery, cash, relationship, programme, content,
    ].reduce(into: essentials) { $0.merge($1) { first, _ in first } }

    private static let essentials: [KindNumber: Charter] = [
        Account.kind: Charter(
            create: frontline, edit: business, delete: ["AR", "OM", "HQ"],
            fields: [
                Account.Fields.name: sales, Account.Fields.parent: sales, Account.Fields.status: sales,
                Account.Fields.registration: sales + ["FIN"], Account.Fields.blocked: ["AR", "OM", "FIN", "HQ"],
            ]),
        Contact.kind: Charter(create: business, delete: frontline),
        Lead.kind: Charter(
            create: business, edit: frontline, delete: ["AR", "OM", "HQ"], fields: [Lead.Fields.status: sales]),
        Opportunity.kind: Charter(
            create: sales, edit: frontline, delete: ["AR", "PD", "OM", "HQ"],
            fields: [
                Opportunity.Fields.commercial: sales, Opportunity.Fields.stage: sales,
                Opportunity.Fields.outcome: sales, Opportunity.Fields.probability: sales,
                Opportunity.Fields.forecastCategory: sales,
            ],
            states: [
                State(
                    field: Opportunity.Fields.outcome, values: ["won"],
                    locked: [Opportunity.Fields.commercial, Opportunity.Fields.stage, Opportunity.Fields.outcome],
                    permitted: ["AR"] + managers)
            ]),
        OpportunityLine.kind: Charter(create: sales),
        Activity.kind: Charter(create: business),
        TeamSeat.kind: Charter(create: frontline, delete: managers),
        PriceRevision.kind: Charter(create: sales + ["COM"]),
        BidSubmission.kind: Charter(create: frontline, delete: managers),
        Contract.kind: Charter(
            create: ["AR", "SR", "PD", "COM", "OM", "HQ"], edit: business, delete: ["COM", "OM", "HQ"]),
        ChangeOrder.kind: Charter(
            create: frontline + ["COM"], edit: frontline + ["COM", "FIN"],
            states: [
                State(
                    field: ChangeOrder.Fields.state, values: ChangeOrder.decided,
                    locked: [ChangeOrder.Fields.state], permitted: ["HQ"])
            ]),
        Milestone.kind: Charter(create: frontline, delete: frontline),
        ChecklistItem.kind: Charter(create: business),
        AccountTeam.kind: Charter(create: managers, delete: ["OM", "HQ"]),
        Handover.kind: Charter(create: [], edit: managers, party: Handover.Fields.toUser),
        Memo.kind: Charter(create: [], owner: Memo.Fields.owner),
        AccountCredit.kind: Charter(create: ["FIN", "HQ"]),
        AccountStanding.kind: Charter(create: ["HQ"]),
        DealStrategy.kind: Charter(create: sales + ["FR", "COM"]),
        DealFloor.kind: Charter(create: ["FIN", "HQ"]),
    ]
}
