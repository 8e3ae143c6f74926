// Why this file exists: what may go wrong in a deal 风险 is known to somebody before it does. It is listed where all who
// work on the deal see it, and goes along into delivery.

import SyncProtocol

/// The fields of a risk of a deal or a contract.
public enum Risk {
    public static let kind: KindNumber = 63

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        public static let contract: FieldNumber = 4
        public static let opportunity: FieldNumber = 5
        public static let account: FieldNumber = 6
        public static let name: FieldNumber = 7
        public static let text: FieldNumber = 8
        /// 1 is unlikely, 5 all but certain.
        public static let probability: FieldNumber = 9
        /// 1 is a nuisance, 5 the end of the deal.
        public static let impact: FieldNumber = 10
        /// Probability × impact; none once the risk is closed.
        public static let severity: FieldNumber = 11
        /// Who watches it.
        public static let owner: FieldNumber = 12
        public static let mitigation: FieldNumber = 13
        public static let status: FieldNumber = 14
    }

    static let closed = "closed"

    static let statuses = [
        Choice("open", "Open", "待处理", "待處理"),
        Choice("mitigating", "Mitigating", "应对中", "應對中"),
        Choice("occurred", "Occurred", "已发生", "已發生"),
        Choice(closed, "Closed", "已关闭", "已關閉"),
    ]

    static let entry = Entry(
        kind, "risk", Label("Risk", "风险", "風險"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "RSK"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share), .underContract(Fields.contract),
            .underDeal(Fields.opportunity), .underAccount(Fields.account),
            Term(Fields.name, "name", .text, Label("Risk", "风险", "風險"), required: true),
            Term(Fields.text, "text", .text, Label("Text", "风险描述", "風險描述"), policy: .textMerge),
        ] + weight + treatment)

    /// Of two people who judge a risk apart, the one who fears more is heard.
    private static let weight = [
        Term(
            Fields.probability, "probability", .integer, Label("Probability (1–5)", "可能性（1–5）", "可能性（1–5）"),
            policy: .max, limits: 1...5),
        Term(
            Fields.impact, "impact", .integer, Label("Impact (1–5)", "影响（1–5）", "影響（1–5）"), policy: .max,
            limits: 1...5),
        Term(
            Fields.severity, "severity", .integer, Label("Severity (1–25)", "严重程度（1–25）", "嚴重程度（1–25）"),
            policy: .derived),
    ]

    private static let treatment = [
        Term(Fields.owner, "owner", .reference("user"), Label("Owner", "责任人", "責任人")),
        Term(
            Fields.mitigation, "mitigation", .text, Label("Mitigation", "应对措施", "應對措施"),
            policy: .textMerge),
        Term(Fields.status, "status", .text, Label("Status", "状态", "狀態"), choices: statuses),
    ]

    static func severity(_ stored: (FieldNumber) -> Value) -> Value {
        guard stored(Fields.status) != .text(closed), let probability = stored(Fields.probability).asInteger,
            let impact = stored(Fields.impact).asInteger, (1...5).contains(probability), (1...5).contains(impact)
        else { return .null }
        return .integer(probability * impact)
    }
}
