// Why this file exists: the offices 代表处, each the anchor of one replication scope.

import SyncProtocol

/// The fields of an office.
public enum Office {
    public static let kind: KindNumber = 1

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let name: FieldNumber = 2
        public static let simplifiedName: FieldNumber = 3
        public static let traditionalName: FieldNumber = 4
        // 5 was the region's name.
        public static let country: FieldNumber = 6
        public static let timeZone: FieldNumber = 7
        public static let functionalCurrency: FieldNumber = 8
        public static let active: FieldNumber = 9
        public static let externalID: FieldNumber = 10
        public static let region: FieldNumber = 11
        public static let calendar: FieldNumber = 12
        public static let processVersion: FieldNumber = 13
        /// The month, from 1, in which its financial year begins.
        public static let fiscalStartMonth: FieldNumber = 14
    }

    static let entry = Entry(
        kind, "office", Label("Office", "代表处", "代表處"), scope: .reference, headquartersOnly: true,
        [
            Term(Fields.code, "code", .text, Label("Code", "代码", "代碼"), policy: .hqOnly),
            Term(Fields.name, "name", .text, Label("Name", "名称", "名稱"), policy: .hqOnly, required: true),
            Term(
                Fields.simplifiedName, "nameZhHans", .text, Label("Name (Simplified)", "简体名称", "簡體名稱"),
                policy: .hqOnly),
            Term(
                Fields.traditionalName, "nameZhHant", .text, Label("Name (Traditional)", "繁体名称", "繁體名稱"),
                policy: .hqOnly),
            Term(
                Fields.region, "region", .reference("region"), Label("Region", "地区部", "地區部"), policy: .hqOnly),
            Term(Fields.country, "country", .text, Label("Country", "国家", "國家"), policy: .hqOnly),
            Term(Fields.timeZone, "timeZone", .text, Label("Time zone", "时区", "時區"), policy: .hqOnly),
            Term(
                Fields.functionalCurrency, "functionalCurrency", .text,
                Label("Functional currency", "本位币", "本位幣"), policy: .hqOnly),
            Term(
                Fields.active, "active", .boolean, Label("Active", "启用", "啟用"), policy: .hqOnly, isLookedUp: true),
            Term(Fields.calendar, "calendar", .text, Label("Calendar", "工作日历", "工作日曆"), policy: .hqOnly),
            Term(
                Fields.processVersion, "processVersion", .reference("process_version"),
                Label("Process version", "流程版本", "流程版本"), policy: .hqOnly),
            Term(
                Fields.fiscalStartMonth, "fiscalStartMonth", .integer,
                Label("Fiscal year begins in month", "财年起始月", "財年起始月"), policy: .hqOnly, limits: 1...12),
            .externalID(Fields.externalID),
        ])
}
