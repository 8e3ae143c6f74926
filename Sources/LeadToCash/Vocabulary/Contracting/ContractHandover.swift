// Why this file exists: those who sold explain to those who deliver what was promised 合同交底. What is not said then is
// found out by the customer.

import SyncProtocol

/// The fields of a contract's handover from sales to delivery.
public enum ContractHandover {
    public static let kind: KindNumber = 85

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        public static let contract: FieldNumber = 4
        public static let opportunity: FieldNumber = 5
        public static let account: FieldNumber = 6
        /// What is to be explained.
        public static let items: FieldNumber = 7
        /// What of that was.
        public static let done: FieldNumber = 8
        public static let heldOn: FieldNumber = 9
        public static let attendees: FieldNumber = 10
        public static let openIssues: FieldNumber = 11
        public static let state: FieldNumber = 12
        public static let acceptedOn: FieldNumber = 13
        public static let author: FieldNumber = 14
    }

    static let states = [
        Choice("prepared", "Prepared", "准备中", "準備中"),
        Choice("held", "Held", "已交底", "已交底"),
        Choice("accepted", "Accepted", "已接收", "已接收"),
    ]

    static let entry = Entry(
        kind, "contract_handover", Label("Contract handover", "合同交底", "合同交底"),
        scope: .anchored(by: [Fields.share, Fields.office]), code: IssuedCode(field: Fields.code, prefix: "CHO"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            .underContract(Fields.contract, required: true), .underDeal(Fields.opportunity),
            .underAccount(Fields.account),
            Term(Fields.items, "items", .set, Label("Items", "交底事项", "交底事項"), policy: .addRemove),
            // Who ticks an item adds it here, so that a tick made apart stays.
            Term(Fields.done, "done", .set, Label("Done", "已完成事项", "已完成事項"), policy: .addRemove),
            Term(Fields.heldOn, "heldOn", .date, Label("Held on", "交底日期", "交底日期")),
            Term(Fields.attendees, "attendees", .set, Label("Attendees", "参与人", "參與人"), policy: .addRemove),
            Term(
                Fields.openIssues, "openIssues", .text, Label("Open issues", "遗留问题", "遺留問題"),
                policy: .textMerge),
            Term(
                Fields.state, "state", .text, Label("State", "状态", "狀態"),
                policy: .furthestStage(StageOrder(states.map(\.word))), choices: states),
            Term(
                Fields.acceptedOn, "acceptedOn", .date, Label("Accepted on", "接收日期", "接收日期"), policy: .first),
            .writtenBy(Fields.author, Label("Handed over by", "交底人", "交底人")),
        ])
}
