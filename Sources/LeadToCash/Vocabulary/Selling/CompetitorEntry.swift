// Why this file exists: who else is after a deal 竞争对手, and what of. A row for each, so that what two people heard of
// two of them stands side by side.

import SyncProtocol

/// The fields of a competitor in a deal.
public enum CompetitorEntry {
    public static let kind: KindNumber = 64

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let share: FieldNumber = 2
        public static let opportunity: FieldNumber = 3
        public static let name: FieldNumber = 4
        public static let strengths: FieldNumber = 5
        public static let weaknesses: FieldNumber = 6
        /// {price_hint_minor, price_hint_currency}
        public static let priceHint: FieldNumber = 7
        /// Where the hint came from.
        public static let source: FieldNumber = 8
    }

    static let entry = Entry(
        kind, "competitor_entry", Label("Competitor", "竞争对手", "競爭對手"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share), .underDeal(Fields.opportunity, required: true),
            Term(Fields.name, "name", .text, Label("Name", "名称", "名稱"), required: true),
            Term(Fields.strengths, "strengths", .text, Label("Strengths", "优势", "優勢")),
            Term(Fields.weaknesses, "weaknesses", .text, Label("Weaknesses", "劣势", "劣勢")),
            Term(
                Fields.priceHint, "priceHint",
                compound: [Column("price_hint_minor", .integer), Column("price_hint_currency", .text)],
                Label("Price hint", "价格线索", "價格線索"), limits: ["price_hint_minor": 0...Int64.max]),
            Term(Fields.source, "source", .text, Label("Source", "信息来源", "資訊來源")),
        ])
}
