// Why this file exists: a certificate of acceptance 验收 is the customer's word, on paper, and money follows from it. Two
// for one milestone are two records, until somebody says which one counts.

import SyncProtocol

/// The fields of a certificate of acceptance.
public enum Acceptance {
    public static let kind: KindNumber = 91

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        public static let milestone: FieldNumber = 4
        public static let contract: FieldNumber = 5
        public static let opportunity: FieldNumber = 6
        public static let account: FieldNumber = 7
        public static let result: FieldNumber = 8
        /// Who signed it at the customer.
        public static let signedBy: FieldNumber = 9
        public static let acceptedOn: FieldNumber = 10
        /// The hash of the scan.
        public static let scan: FieldNumber = 11
        public static let conditions: FieldNumber = 12
        public static let author: FieldNumber = 13
        /// Once set, the customer has taken it back.
        public static let revoked: FieldNumber = 14
        public static let revokedBecause: FieldNumber = 15
        /// Whether another certificate counts instead.
        public static let setAside: FieldNumber = 16
    }

    static let results = [
        Choice("accepted", "Accepted", "验收通过", "驗收通過"),
        Choice("acceptedWithConditions", "Accepted with conditions", "有条件验收", "有條件驗收"),
        Choice("rejected", "Rejected", "验收不通过", "驗收不通過"),
    ]

    static let entry = Entry(
        kind, "acceptance", Label("Acceptance", "验收", "驗收"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "CERT"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.milestone, "milestone", .reference("milestone"), Label("Milestone", "里程碑", "里程碑"),
                policy: .first, required: true, isParent: true),
            .underContract(Fields.contract), .underDeal(Fields.opportunity), .underAccount(Fields.account),
        ] + certificate + standing)

    private static let certificate = [
        Term(
            Fields.result, "result", .text, Label("Result", "结论", "結論"), policy: .first, choices: results,
            required: true),
        Term(Fields.signedBy, "signedBy", .text, Label("Signed by", "签署人", "簽署人"), policy: .first),
        Term(Fields.acceptedOn, "acceptedOn", .date, Label("Accepted on", "验收日期", "驗收日期"), policy: .first),
        Term(Fields.scan, "scan", .text, Label("Scan", "扫描件摘要值", "掃描件摘要值"), policy: .first),
        Term(Fields.conditions, "conditions", .text, Label("Conditions", "附加条件", "附加條件"), policy: .first),
        .writtenBy(Fields.author, Label("Reported by", "报告人", "報告人")),
    ]

    private static let standing = [
        Term(Fields.revoked, "revoked", .boolean, Label("Revoked", "已撤销", "已撤銷"), policy: .stickyTrue),
        Term(
            Fields.revokedBecause, "revokedBecause", .text, Label("Revoked because", "撤销原因", "撤銷原因"),
            policy: .first),
        Term(Fields.setAside, "setAside", .boolean, Label("Set aside", "不予采用", "不予採用"), policy: .hqOnly),
    ]
}
