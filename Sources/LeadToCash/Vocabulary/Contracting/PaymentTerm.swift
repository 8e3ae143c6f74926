// Why this file exists: a customer pays in parts 付款条款, each for an event. Invoices are asked for by these rows, so
// they must be the ones that were signed: HQ marks them agreed as it registers the signing.

import SyncProtocol

/// The fields of a term of payment.
public enum PaymentTerm {
    public static let kind: KindNumber = 81

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let share: FieldNumber = 2
        public static let contract: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let account: FieldNumber = 5
        /// Its place among the contract's terms.
        public static let sequence: FieldNumber = 6
        /// {portion_basis, portion_minor, portion_currency}: a share of the contract in basis points or an amount, not
        /// both.
        public static let portion: FieldNumber = 7
        /// The event that makes it due.
        public static let dueUpon: FieldNumber = 8
        /// How many days after the event it is to be paid.
        public static let daysAfter: FieldNumber = 9
        /// The milestone that is the event.
        public static let milestone: FieldNumber = 10
        /// The day, where a day is the event.
        public static let dueOn: FieldNumber = 11
        /// Whether an acceptance with conditions counts as one.
        public static let conditionalCounts: FieldNumber = 12
        public static let text: FieldNumber = 13
        /// Empty counts as draft.
        public static let state: FieldNumber = 14
    }

    static let triggers = [
        Choice("sign", "Signing", "签约", "簽約"),
        Choice("ship", "Shipment", "发货", "發貨"),
        Choice("arrive", "Arrival", "到货", "到貨"),
        Choice("accept", "Acceptance", "验收", "驗收"),
        Choice("date", "Date", "固定日期", "固定日期"),
    ]

    static let draft = "draft"
    static let agreed = "agreed"

    static let states = [Choice(draft, "Draft", "草稿", "草稿"), Choice(agreed, "Agreed", "已约定", "已約定")]

    static let freeze = Freeze(Fields.state, [.text(agreed)])

    static let entry = Entry(
        kind, "payment_term", Label("Payment term", "付款条款", "付款條款"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share), .underContract(Fields.contract, required: true),
            .underDeal(Fields.opportunity), .underAccount(Fields.account),
        ] + money + event + wording)

    private static let disputed = Policy.frozenAfter(freeze, before: .needsHuman(.incumbent))

    private static let money = [
        Term(
            Fields.sequence, "sequence", .integer, Label("No.", "序号", "序號"),
            policy: .frozenAfter(freeze, before: .keepLatest), limits: 1...1000),
        Term(
            Fields.portion, "portion",
            compound: [
                Column("portion_basis", .integer), Column("portion_minor", .integer),
                Column("portion_currency", .text),
            ],
            Label("Portion", "付款比例或金额", "付款比例或金額"), policy: disputed,
            limits: ["portion_basis": 0...10_000, "portion_minor": 0...Int64.max]),
    ]

    private static let event = [
        Term(
            Fields.dueUpon, "dueUpon", .text, Label("Due upon", "付款条件", "付款條件"), policy: disputed,
            choices: triggers),
        Term(
            Fields.daysAfter, "daysAfter", .integer, Label("Days after", "账期（天）", "賬期（天）"), policy: disputed,
            limits: 0...3650),
        Term(
            Fields.milestone, "milestone", .reference("milestone"), Label("Milestone", "里程碑", "里程碑"),
            policy: disputed, isLookedUp: true),
        Term(Fields.dueOn, "dueOn", .date, Label("Due on", "到期日", "到期日"), policy: disputed),
        Term(
            Fields.conditionalCounts, "conditionalCounts", .boolean,
            Label("Conditional acceptance counts", "有条件验收可付款", "有條件驗收可付款"), policy: disputed),
    ]

    private static let wording = [
        Term(
            Fields.text, "text", .text, Label("Wording", "条款原文", "條款原文"),
            policy: .frozenAfter(freeze, before: .textMerge)),
        Term(Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states),
    ]
}
