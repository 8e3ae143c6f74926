// Why this file exists: at five gates somebody asks whether to go on 决策申请: to invest, to bid, to sign, to amend, to
// close. What was asked is kept word for word, because the answer holds for that and nothing else.

import SyncProtocol

/// The fields of a request for a decision.
public enum GateRequest {
    public static let kind: KindNumber = 72

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        /// What it is about, the nearest of these.
        public static let changeOrder: FieldNumber = 4
        public static let contract: FieldNumber = 5
        public static let bid: FieldNumber = 6
        public static let opportunity: FieldNumber = 7
        public static let account: FieldNumber = 8
        public static let gate: FieldNumber = 9
        /// A hash of what is asked about.
        public static let revisionHash: FieldNumber = 10
        /// The same for people to read: what the hash was taken of.
        public static let boundContent: FieldNumber = 11
        /// What the deciders are to read besides.
        public static let material: FieldNumber = 12
        /// The record's author.
        public static let requestedBy: FieldNumber = 13
        public static let requestedAt: FieldNumber = 14
        /// Once set, whoever asked asks no more.
        public static let withdrawn: FieldNumber = 15
        /// Empty counts as drafted; HQ moves it from the day it receives the request.
        public static let state: FieldNumber = 16
        public static let receivedAt: FieldNumber = 17
        /// Whose decision it is.
        public static let tier: FieldNumber = 18
        /// What has to be handed in before it is complete.
        public static let missing: FieldNumber = 19
        /// By when it is to be decided; empty while it is not complete.
        public static let dueOn: FieldNumber = 20
    }

    static let gates = [
        Choice("ATI", "ATI: authorise to invest", "ATI 立项决策", "ATI 立項決策"),
        Choice("ATB", "ATB: authorise to bid", "ATB 投标决策", "ATB 投標決策"),
        Choice("ATC", "ATC: authorise to contract", "ATC 签约决策", "ATC 簽約決策"),
        Choice("ATAC", "ATAC: authorise to amend", "ATAC 合同变更决策", "ATAC 合同變更決策"),
        Choice("ATCC", "ATCC: authorise to close", "ATCC 合同关闭决策", "ATCC 合同關閉決策"),
    ]

    static let tiers = [
        Choice("office", "Office", "代表处", "代表處"),
        Choice("region", "Region", "地区部", "地區部"),
        Choice("hq", "Headquarters", "总部", "總部"),
    ]

    /// In the order of the state machine, the ways out last.
    static let states = [
        Choice("drafted", "Drafted", "草稿", "草稿"),
        Choice("received", "Received", "已接收", "已接收"),
        Choice("complete", "Complete", "材料齐备", "材料齊備"),
        Choice("deciding", "Deciding", "决策中", "決策中"),
        Choice("decided", "Decided", "已决策", "已決策"),
        Choice("returned", "Returned", "已退回", "已退回"),
        Choice("lapsed", "Lapsed", "已失效", "已失效"),
        Choice("withdrawn", "Withdrawn", "已撤回", "已撤回"),
    ]

    static let entry = Entry(
        kind, "gate_request", Label("Gate request", "决策申请", "決策申請"),
        scope: .anchored(by: [Fields.share, Fields.office]), code: IssuedCode(field: Fields.code, prefix: "GATE"),
        [.issuedCode(Fields.code), .office(Fields.office), .share(Fields.share)] + subject + question + progress)

    private static let subject = [
        Term(
            Fields.changeOrder, "changeOrder", .reference("change_order"), Label("Change order", "变更单", "變更單"),
            policy: .first, isParent: true),
        .underContract(Fields.contract),
        Term(Fields.bid, "bid", .reference("bid"), Label("Bid", "投标", "投標"), policy: .first, isParent: true),
        .underDeal(Fields.opportunity), .underAccount(Fields.account),
    ]

    private static let question = [
        Term(
            Fields.gate, "gate", .text, Label("Gate", "决策点", "決策點"), policy: .first, choices: gates,
            required: true),
        Term(
            Fields.revisionHash, "revisionHash", .text, Label("Revision hash", "版本摘要值", "版本摘要值"),
            policy: .first),
        Term(
            Fields.boundContent, "boundContent", .text, Label("Bound content", "决策对象内容", "決策對象內容"),
            policy: .first),
        Term(Fields.material, "material", .text, Label("Material", "决策材料", "決策材料"), policy: .first),
        .writtenBy(Fields.requestedBy, Label("Requested by", "申请人", "申請人")),
        Term(
            Fields.requestedAt, "requestedAt", .instant, Label("Requested at", "申请时间", "申請時間"),
            policy: .first),
        Term(
            Fields.withdrawn, "withdrawn", .boolean, Label("Withdrawn", "撤回", "撤回"), policy: .stickyTrue),
    ]

    private static let progress = [
        Term(Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states),
        Term(
            Fields.receivedAt, "receivedAt", .instant, Label("Received at", "接收时间", "接收時間"), policy: .hqOnly),
        Term(Fields.tier, "tier", .text, Label("Tier", "决策层级", "決策層級"), policy: .hqOnly, choices: tiers),
        Term(Fields.missing, "missing", .text, Label("Missing", "缺少材料", "缺少材料"), policy: .hqOnly),
        Term(Fields.dueOn, "dueOn", .date, Label("To be decided by", "决策期限", "決策期限"), policy: .hqOnly),
    ]
}
