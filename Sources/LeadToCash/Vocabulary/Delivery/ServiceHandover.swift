// Why this file exists: once a customer has accepted, those who serve them take over 服务移交. They must know what stands
// where, until when it is under warranty, whom to call and what was promised.

import SyncProtocol

/// The fields of a handover from delivery to service.
public enum ServiceHandover {
    public static let kind: KindNumber = 93

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        public static let project: FieldNumber = 4
        public static let contract: FieldNumber = 5
        public static let opportunity: FieldNumber = 6
        public static let account: FieldNumber = 7
        /// What stands where, one a line.
        public static let installedBase: FieldNumber = 8
        /// {warranty_from, warranty_to}
        public static let warranty: FieldNumber = 9
        /// Whom to call at the customer.
        public static let contacts: FieldNumber = 10
        public static let serviceLevel: FieldNumber = 11
        public static let openIssues: FieldNumber = 12
        public static let handedOverOn: FieldNumber = 13
        public static let state: FieldNumber = 14
        /// When service took over; service says so, at HQ.
        public static let acceptedOn: FieldNumber = 15
        public static let author: FieldNumber = 16
    }

    static let accepted = "accepted"

    static let states = [
        Choice("prepared", "Prepared", "准备中", "準備中"),
        Choice("handedOver", "Handed over", "已移交", "已移交"),
        Choice(accepted, "Accepted", "已接收", "已接收"),
        Choice("returned", "Returned", "已退回", "已退回"),
    ]

    private static let order = StageOrder(["prepared", "handedOver", accepted], exits: ["returned"])

    static let entry = Entry(
        kind, "service_handover", Label("Service handover", "服务移交", "服務移交"),
        scope: .anchored(by: [Fields.share, Fields.office]), code: IssuedCode(field: Fields.code, prefix: "SVC"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.project, "project", .reference("delivery_project"), Label("Project", "交付项目", "交付項目"),
                policy: .first, isParent: true),
            .underContract(Fields.contract, required: true), .underDeal(Fields.opportunity),
            .underAccount(Fields.account),
        ] + knowledge + progress)

    private static let knowledge = [
        Term(
            Fields.installedBase, "installedBase", .text, Label("Installed base", "存量设备", "存量設備"),
            policy: .textMerge),
        Term(
            Fields.warranty, "warranty", compound: [Column("warranty_from", .date), Column("warranty_to", .date)],
            Label("Warranty", "保修期", "保修期"), policy: .needsHuman(.incumbent)),
        Term(Fields.contacts, "contacts", .set, Label("Contacts", "客户联系人", "客戶聯絡人"), policy: .addRemove),
        Term(
            Fields.serviceLevel, "serviceLevel", .text, Label("Service level", "服务水平协议", "服務水平協議"),
            policy: .textMerge),
        Term(
            Fields.openIssues, "openIssues", .text, Label("Open issues", "遗留问题", "遺留問題"), policy: .textMerge),
    ]

    private static let progress = [
        Term(Fields.handedOverOn, "handedOverOn", .date, Label("Handed over on", "移交日期", "移交日期")),
        Term(
            Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .furthestStage(order),
            choices: states),
        Term(
            Fields.acceptedOn, "acceptedOn", .date, Label("Accepted on", "接收日期", "接收日期"), policy: .hqOnly),
        .writtenBy(Fields.author, Label("Handed over by", "移交人", "移交人")),
    ]
}
