// Why this file exists: an expert whom a deal needs sits elsewhere. The office asks for a skill and a time 资源申请; HQ,
// which sees who is free, names the person.

import SyncProtocol

/// The fields of a request for a person.
public enum ResourceRequest {
    public static let kind: KindNumber = 66

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        public static let contract: FieldNumber = 4
        public static let opportunity: FieldNumber = 5
        public static let account: FieldNumber = 6
        public static let name: FieldNumber = 7
        public static let skills: FieldNumber = 8
        public static let role: FieldNumber = 9
        /// {needed_from, needed_to}
        public static let period: FieldNumber = 10
        public static let justification: FieldNumber = 11
        public static let state: FieldNumber = 12
        public static let assigned: FieldNumber = 13
        public static let author: FieldNumber = 14
    }

    static let assignedState = "assigned"

    static let states = [
        Choice("draft", "Draft", "草稿", "草稿"),
        Choice("requested", "Requested", "已申请", "已申請"),
        Choice(assignedState, "Assigned", "已分配", "已分配"),
        Choice("released", "Released", "已释放", "已釋放"),
        Choice("declined", "Declined", "未批准", "未批准"),
        Choice("withdrawn", "Withdrawn", "已撤回", "已撤回"),
    ]

    private static let order = StageOrder(
        ["draft", "requested", assignedState, "released"], exits: ["declined", "withdrawn"])

    static let entry = Entry(
        kind, "resource_request", Label("Resource request", "资源申请", "資源申請"),
        scope: .anchored(by: [Fields.share, Fields.office]), code: IssuedCode(field: Fields.code, prefix: "RES"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share), .underContract(Fields.contract),
            .underDeal(Fields.opportunity), .underAccount(Fields.account),
            Term(Fields.name, "name", .text, Label("Wanted for", "用途", "用途"), required: true),
            Term(Fields.skills, "skills", .set, Label("Skills", "所需技能", "所需技能"), policy: .addRemove),
            Term(Fields.role, "role", .text, Label("Role", "岗位", "崗位"), choices: User.roles),
            Term(
                Fields.period, "period", compound: [Column("needed_from", .date), Column("needed_to", .date)],
                Label("Needed", "需求时段", "需求時段")),
            Term(
                Fields.justification, "justification", .text, Label("Justification", "申请理由", "申請理由"),
                policy: .textMerge),
            Term(
                Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .furthestStage(order),
                choices: states),
            Term(
                Fields.assigned, "assigned", .reference("user"), Label("Assigned", "指派人员", "指派人員"),
                policy: .hqOnly),
            .writtenBy(Fields.author, Label("Requested by", "申请人", "申請人")),
        ])
}
