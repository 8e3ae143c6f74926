// Why this file exists: what ships with the programs is content's first edition. What HQ publishes after that 文档 is a
// record, so that offices read it without waiting for a new program.

import SyncProtocol

/// The fields of a document of the process content; see `Document` for what ships.
public enum ContentDocument {
    public static let kind: KindNumber = 140

    public enum Fields {
        /// Its number in the inventory: `P03`, `T01`, `R10`; editions of one document share it.
        public static let code: FieldNumber = 1
        public static let genre: FieldNumber = 2
        /// `1.1`; empty if it has none.
        public static let edition: FieldNumber = 3
        /// The role that answers for it.
        public static let ownerRole: FieldNumber = 4
        /// The roles that it is for; empty means everybody.
        public static let audience: FieldNumber = 5
        /// Where the idea was seen, if outside the article that names the titles.
        public static let source: FieldNumber = 6
        public static let titleEn: FieldNumber = 7
        public static let titleZhHans: FieldNumber = 8
        public static let titleZhHant: FieldNumber = 9
        public static let summaryEn: FieldNumber = 10
        public static let summaryZhHans: FieldNumber = 11
        public static let summaryZhHant: FieldNumber = 12
        /// Markdown. Readers of traditional Chinese get the simplified text.
        public static let bodyEn: FieldNumber = 13
        public static let bodyZhHans: FieldNumber = 14
        /// Empty counts as draft.
        public static let state: FieldNumber = 15
        public static let publishedOn: FieldNumber = 16
        public static let supersedes: FieldNumber = 17
        /// The version of the whole that it belongs to.
        public static let processVersion: FieldNumber = 18
    }

    /// The words of `Document.Genre`.
    static let genres = [
        Choice("overview", "Overview", "总览", "總覽"),
        Choice("process", "Process", "流程", "流程"),
        Choice("template", "Template", "模板", "模板"),
        Choice("training", "Training material", "培训教材", "培訓教材"),
        Choice("keyMessage", "Key message", "关键信息", "關鍵信息"),
        Choice("principle", "Change principle", "变革原则", "變革原則"),
        Choice("lesson", "Change lesson", "变革经验", "變革經驗"),
    ]

    static let states = [
        Choice("draft", "Draft", "草稿", "草稿"),
        Choice("published", "Published", "已发布", "已發佈"),
        Choice("retired", "Retired", "已废止", "已廢止"),
    ]

    static let entry = Entry(
        kind, "document", Label("Document", "文档", "文檔"), scope: .reference, headquartersOnly: true,
        [
            Term(
                Fields.code, "code", .text, Label("Code", "编号", "編號"), policy: .hqOnly, required: true, isLookedUp: true
            ),
            Term(
                Fields.genre, "genre", .text, Label("Genre", "文档类型", "文檔類型"), policy: .hqOnly, choices: genres,
                required: true),
            Term(Fields.edition, "edition", .text, Label("Edition", "版次", "版次"), policy: .hqOnly),
            Term(
                Fields.ownerRole, "ownerRole", .text, Label("Answered for by", "责任岗位", "責任崗位"), policy: .hqOnly,
                choices: User.roles),
            Term(Fields.audience, "audience", .set, Label("For", "适用岗位", "適用崗位"), policy: .hqOnly),
            Term(Fields.source, "source", .text, Label("Source", "来源", "來源"), policy: .hqOnly),
        ] + titles + body + publication)

    private static let titles =
        Term.inThreeLanguages(
            "title", [Fields.titleEn, Fields.titleZhHans, Fields.titleZhHant], Label("Title", "标题", "標題"))
        + Term.inThreeLanguages(
            "summary", [Fields.summaryEn, Fields.summaryZhHans, Fields.summaryZhHant], Label("Summary", "摘要", "摘要"))

    private static let body = [
        Term(Fields.bodyEn, "bodyEn", .text, Label("Text (English)", "正文（英文）", "正文（英文）"), policy: .hqOnly),
        Term(Fields.bodyZhHans, "bodyZhHans", .text, Label("Text (Simplified)", "正文（简体）", "正文（簡體）"), policy: .hqOnly),
    ]

    private static let publication = [
        Term(
            Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states, isLookedUp: true
        ),
        Term(Fields.publishedOn, "publishedOn", .date, Label("Published on", "发布日期", "發佈日期"), policy: .hqOnly),
        Term(
            Fields.supersedes, "supersedes", .reference("document"), Label("Supersedes", "取代文档", "取代文檔"),
            policy: .hqOnly, isLookedUp: true),
        Term(
            Fields.processVersion, "processVersion", .reference("process_version"),
            Label("Process version", "流程版本", "流程版本"), policy: .hqOnly, isLookedUp: true),
    ]
}
