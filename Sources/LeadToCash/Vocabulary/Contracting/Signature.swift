// Why this file exists: a signature 签署 happens on paper, far from HQ. The rep brings the evidence; the contract is in
// force once HQ has registered it.

import SyncProtocol

/// The fields of one side's signature.
public enum Signature {
    public static let kind: KindNumber = 84

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let share: FieldNumber = 2
        public static let contract: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let account: FieldNumber = 5
        public static let side: FieldNumber = 6
        public static let signatory: FieldNumber = 7
        public static let signedOn: FieldNumber = 8
        public static let place: FieldNumber = 9
        /// The hash of the scan.
        public static let scan: FieldNumber = 10
        /// The revision that was signed.
        public static let revisionHash: FieldNumber = 11
        public static let author: FieldNumber = 12
        /// Whether the commercial side has seen the paper.
        public static let confirmed: FieldNumber = 13
        /// Whether HQ has registered it.
        public static let effective: FieldNumber = 14
    }

    static let sides = [
        Choice("customer", "Customer", "客户方", "客戶方"), Choice("us", "Us", "我方", "我方"),
    ]

    static let entry = Entry(
        kind, "signature", Label("Signature", "签署", "簽署"), scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share), .underContract(Fields.contract, required: true),
            .underDeal(Fields.opportunity), .underAccount(Fields.account),
            Term(
                Fields.side, "side", .text, Label("Side", "签署方", "簽署方"), policy: .first, choices: sides,
                required: true),
            Term(Fields.signatory, "signatory", .text, Label("Signatory", "签署人", "簽署人"), policy: .first),
            Term(Fields.signedOn, "signedOn", .date, Label("Signed on", "签署日期", "簽署日期"), policy: .first),
            Term(Fields.place, "place", .text, Label("Place", "签署地点", "簽署地點"), policy: .first),
            Term(Fields.scan, "scan", .text, Label("Scan", "扫描件摘要值", "掃描件摘要值"), policy: .first),
            Term(
                Fields.revisionHash, "revisionHash", .text, Label("Revision hash", "版本摘要值", "版本摘要值"),
                policy: .first),
            .writtenBy(Fields.author, Label("Reported by", "报告人", "報告人")),
            Term(
                Fields.confirmed, "confirmed", .boolean, Label("Confirmed", "已确认", "已確認"),
                policy: .rolePriority(["COM"])),
            Term(Fields.effective, "effective", .boolean, Label("Effective", "已生效", "已生效"), policy: .hqOnly),
        ])
}
