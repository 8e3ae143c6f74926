// Why this file exists: the region 地区部, to which offices belong.

import SyncProtocol

public enum Region {
    public static let kind: KindNumber = 40

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let name: FieldNumber = 2
        public static let simplifiedName: FieldNumber = 3
        public static let traditionalName: FieldNumber = 4
        public static let parent: FieldNumber = 5
        public static let currency: FieldNumber = 6
    }

    static let entry = Entry(
        kind, "region", Label("Region", "地区部", "地區部"), scope: .reference, headquartersOnly: true,
        [
            Term(Fields.code, "code", .text, Label("Code", "代码", "代碼"), policy: .hqOnly, isLookedUp: true),
            Term(Fields.name, "name", .text, Label("Name", "名称", "名稱"), policy: .hqOnly, required: true),
            Term(
                Fields.simplifiedName, "nameZhHans", .text, Label("Name (Simplified)", "简体名称", "簡體名稱"),
                policy: .hqOnly),
            Term(
                Fields.traditionalName, "nameZhHant", .text, Label("Name (Traditional)", "繁体名称", "繁體名稱"),
                policy: .hqOnly),
            Term(
                Fields.parent, "parent", .reference("region"), Label("Part of", "上级地区部", "上級地區部"),
                policy: .hqOnly),
            Term(Fields.currency, "currency", .text, Label("Currency", "币种", "幣種"), policy: .hqOnly),
        ])
}
