// Why this file exists: the handover 交接: when somebody leaves, everything that was theirs goes to somebody who says
// that they have it. Until then it is listed, so that nothing is nobody's.

import SyncProtocol

public enum Handover {
    public static let kind: KindNumber = 45

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let fromUser: FieldNumber = 2
        public static let toUser: FieldNumber = 3
        public static let reason: FieldNumber = 4
        public static let state: FieldNumber = 5
        /// What is handed over, one line each: kind, code, name.
        public static let items: FieldNumber = 6
        /// The leaver's devices, one line each: number, name, last heard of.
        public static let devices: FieldNumber = 7
        /// What of the checklist is done.
        public static let done: FieldNumber = 8
        public static let remarks: FieldNumber = 9
    }

    static let states = [
        Choice("open", "Open", "进行中", "進行中"),
        Choice("accepted", "Accepted", "已接收", "已接收"),
        Choice("closed", "Closed", "已完成", "已完成"),
    ]

    /// What is to be done before it is accepted.
    public static let checklist = ["customersIntroduced", "filesHandedOver", "devicesSynced", "openCasesReviewed"]

    static let entry = Entry(
        kind, "handover", Label("Handover", "交接", "交接"), scope: .anchored(by: [Fields.office]),
        [
            .office(Fields.office),
            Term(
                Fields.fromUser, "fromUser", .reference("user"), Label("From", "移交人", "移交人"), policy: .hqOnly,
                required: true, isLookedUp: true),
            Term(
                Fields.toUser, "toUser", .reference("user"), Label("To", "接收人", "接收人"), policy: .hqOnly,
                required: true),
            Term(Fields.reason, "reason", .text, Label("Reason", "原因", "原因"), policy: .hqOnly),
            Term(
                Fields.state, "state", .text, Label("State", "状态", "狀態"),
                policy: .furthestStage(StageOrder(["open", "accepted", "closed"])), choices: states),
            Term(Fields.items, "items", .set, Label("Items", "移交事项", "移交事項"), policy: .hqOnly),
            Term(Fields.devices, "devices", .set, Label("Devices", "设备", "裝置"), policy: .hqOnly),
            Term(Fields.done, "done", .set, Label("Done", "已完成事项", "已完成事項"), policy: .addRemove),
            Term(Fields.remarks, "remarks", .text, Label("Remarks", "备注", "備註"), policy: .textMerge),
        ])
}

/// The credit share 业绩分成: who is credited with a deal that several have worked on.
public enum CreditShare {
    public static let kind: KindNumber = 46

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let opportunity: FieldNumber = 2
        public static let user: FieldNumber = 3
        /// 0 to 100; those of one deal make 100.
        public static let percent: FieldNumber = 4
        public static let validFrom: FieldNumber = 5
        public static let share: FieldNumber = 6
    }

    static let entry = Entry(
        kind, "credit_share", Label("Credit share", "业绩分成", "業績分成"),
        scope: .anchored(by: [Fields.share, Fields.office]), headquartersOnly: true,
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .hqOnly, required: true, isParent: true),
            Term(
                Fields.user, "user", .reference("user"), Label("Person", "人员", "人員"), policy: .hqOnly, required: true),
            Term(
                Fields.percent, "percent", .integer, Label("Percent", "百分比", "百分比"), policy: .hqOnly,
                limits: 0...100),
            Term(Fields.validFrom, "validFrom", .date, Label("From", "自", "自"), policy: .hqOnly),
        ])
}
