// Why this file exists: a lead comes from somewhere 市场活动, and whether the money spent there came back is asked by
// campaign; a campaign that each office spelled its own way could not be asked about.

import SyncProtocol

/// The fields of a campaign. Marketing runs it; every office names it on the leads it brought.
public enum MarketingCampaign {
    public static let kind: KindNumber = 60

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let name: FieldNumber = 2
        public static let type: FieldNumber = 3
        public static let startsOn: FieldNumber = 4
        public static let endsOn: FieldNumber = 5
        /// {cost_minor, cost_currency}
        public static let cost: FieldNumber = 6
        public static let segment: FieldNumber = 7
        /// Whom it is to reach, by name: marketing knows them before anybody has an account of theirs.
        public static let targets: FieldNumber = 8
        /// When marketing handed its qualified leads over.
        public static let handedOverOn: FieldNumber = 9
        public static let description: FieldNumber = 10
        public static let externalID: FieldNumber = 11
    }

    static let types = [
        Choice("event", "Event", "会议活动", "會議活動"),
        Choice("exhibition", "Exhibition", "展会", "展會"),
        Choice("seminar", "Seminar", "研讨会", "研討會"),
        Choice("digital", "Digital", "数字营销", "數碼營銷"),
        Choice("referral", "Referral", "转介绍", "轉介"),
    ]

    static let entry = Entry(
        kind, "campaign", Label("Campaign", "市场活动", "市場活動"), scope: .reference,
        code: IssuedCode(field: Fields.code, prefix: "CMP"), headquartersOnly: true,
        [
            .issuedCode(Fields.code),
            Term(Fields.name, "name", .text, Label("Name", "名称", "名稱"), policy: .hqOnly, required: true),
            Term(Fields.type, "type", .text, Label("Type", "类型", "類型"), policy: .hqOnly, choices: types),
            Term(Fields.startsOn, "startsOn", .date, Label("From", "开始日期", "開始日期"), policy: .hqOnly),
            Term(Fields.endsOn, "endsOn", .date, Label("To", "结束日期", "結束日期"), policy: .hqOnly),
            Term(
                Fields.cost, "cost", compound: [Column("cost_minor", .integer), Column("cost_currency", .text)],
                Label("Cost", "费用", "費用"), policy: .hqOnly, limits: ["cost_minor": 0...Int64.max]),
            Term(Fields.segment, "segment", .text, Label("Segment", "细分市场", "細分市場"), policy: .hqOnly),
            Term(Fields.targets, "targets", .set, Label("Target list", "目标客户清单", "目標客戶清單"), policy: .hqOnly),
            Term(
                Fields.handedOverOn, "handedOverOn", .date, Label("Handed over on", "移交日期", "移交日期"),
                policy: .hqOnly),
            Term(Fields.description, "description", .text, Label("Description", "描述", "描述"), policy: .hqOnly),
            .externalID(Fields.externalID),
        ])
}
