// Why this file exists: a tender has one deadline and three authors 投标: technology, price and delivery are written
// apart, and go out together.

import SyncProtocol

/// The fields of a bid in the making.
public enum Bid {
    public static let kind: KindNumber = 70

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let account: FieldNumber = 5
        public static let name: FieldNumber = 6
        public static let tenderNumber: FieldNumber = 7
        public static let receivedOn: FieldNumber = 8
        public static let dueAt: FieldNumber = 9
        public static let clarifications: FieldNumber = 10
        /// The solution and the price that it offers.
        public static let solution: FieldNumber = 11
        public static let priceRevision: FieldNumber = 12
        public static let technicalPart: FieldNumber = 13
        public static let commercialPart: FieldNumber = 14
        public static let deliveryPart: FieldNumber = 15
        /// Whether who owns the part says that it may go out.
        public static let technicalReady: FieldNumber = 16
        public static let commercialReady: FieldNumber = 17
        public static let deliveryReady: FieldNumber = 18
        public static let state: FieldNumber = 19
    }

    static let submitted = "submitted"

    /// In the order of the state machine, the ways out last.
    static let states = [
        Choice("draft", "Draft", "草稿", "草稿"),
        Choice("ready", "Ready", "已就绪", "已就緒"),
        Choice(submitted, "Submitted", "已递交", "已遞交"),
        Choice("opened", "Opened", "已开标", "已開標"),
        Choice("concluded", "Concluded", "已定标", "已定標"),
        Choice("noBid", "No bid", "放弃投标", "放棄投標"),
        Choice("withdrawn", "Withdrawn", "已撤标", "已撤標"),
    ]

    /// Where a bid is that has left the house.
    static let out = [submitted, "opened", "concluded"]

    private static let order = StageOrder(["draft", "ready"] + out, exits: ["noBid", "withdrawn"])
    static let freeze = Freeze(Fields.state, Set(out.map { Value.text($0) }))

    static let entry = Entry(
        kind, "bid", Label("Bid", "投标", "投標"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "TND"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            .underDeal(Fields.opportunity, required: true), .underAccount(Fields.account),
            Term(Fields.name, "name", .text, Label("Tender", "招标名称", "招標名稱"), required: true),
        ] + tender + offer + parts + readiness)

    private static let tender = [
        Term(Fields.tenderNumber, "tenderNumber", .text, Label("Tender no.", "招标编号", "招標編號")),
        Term(Fields.receivedOn, "receivedOn", .date, Label("Received on", "收标日期", "收標日期")),
        // Who works towards the earlier of two deadlines misses neither.
        Term(
            Fields.dueAt, "dueAt", .instant, Label("Due", "投标截止时间", "投標截止時間"), policy: .needsHuman(.lowest)),
        Term(
            Fields.clarifications, "clarifications", .text, Label("Clarifications", "澄清", "澄清"),
            policy: .textMerge),
    ]

    private static let offer = [
        Term(
            Fields.solution, "solution", .reference("solution_version"), Label("Solution", "方案版本", "方案版本"),
            policy: .frozenAfter(freeze, before: .needsHuman(.incumbent))),
        Term(
            Fields.priceRevision, "priceRevision", .reference("price_revision"),
            Label("Price revision", "报价版本", "報價版本"),
            policy: .frozenAfter(freeze, before: .needsHuman(.incumbent))),
    ]

    private static let parts = [
        part(Fields.technicalPart, "technicalPart", Label("Technical part", "技术标", "技術標")),
        part(Fields.commercialPart, "commercialPart", Label("Commercial part", "商务标", "商務標")),
        part(Fields.deliveryPart, "deliveryPart", Label("Delivery part", "交付标", "交付標")),
    ]

    private static func part(_ number: FieldNumber, _ name: String, _ label: Label) -> Term {
        Term(number, name, .text, label, policy: .frozenAfter(freeze, before: .textMerge))
    }

    private static let readiness = [
        Term(
            Fields.technicalReady, "technicalReady", .boolean, Label("Technical part ready", "技术标就绪", "技術標就緒"),
            policy: .rolePriority(["SR"])),
        Term(
            Fields.commercialReady, "commercialReady", .boolean,
            Label("Commercial part ready", "商务标就绪", "商務標就緒"), policy: .rolePriority(["AR", "COM"])),
        Term(
            Fields.deliveryReady, "deliveryReady", .boolean, Label("Delivery part ready", "交付标就绪", "交付標就緒"),
            policy: .rolePriority(["FR", "PM"])),
        Term(
            Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .furthestStage(order),
            choices: states),
    ]
}
