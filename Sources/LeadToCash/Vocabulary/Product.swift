// Why this file exists: what is sold 产品, with its list price; kept by HQ, read everywhere.

import SyncProtocol

/// The fields of a product.
public enum Product {
    public static let kind: KindNumber = 3

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let name: FieldNumber = 2
        public static let series: FieldNumber = 3
        /// {list_price_minor, currency}
        public static let listPrice: FieldNumber = 4
        public static let active: FieldNumber = 5
        public static let externalID: FieldNumber = 6
    }

    static let entry = Entry(
        kind, "product", Label("Product", "产品", "產品"), scope: .reference, headquartersOnly: true,
        [
            Term(Fields.code, "code", .text, Label("Code", "代码", "代碼"), policy: .hqOnly),
            Term(Fields.name, "name", .text, Label("Name", "名称", "名稱"), policy: .hqOnly, required: true),
            Term(Fields.series, "series", .text, Label("Series", "系列", "系列"), policy: .hqOnly),
            Term(
                Fields.listPrice, "listPrice",
                compound: [Column("list_price_minor", .integer), Column("currency", .text)],
                Label("List price", "目录价", "目錄價"), policy: .hqOnly,
                limits: ["list_price_minor": 0...Int64.max]),
            Term(Fields.active, "active", .boolean, Label("Active", "在售", "在售"), policy: .hqOnly),
            .externalID(Fields.externalID),
        ])
}
