// Why this file exists: the customer 客户. Worked by one office it lives in that office's scope; worked by several it
// has no office and every replica holds it.

import SyncProtocol

/// The fields of an account.
public enum Account {
    public static let kind: KindNumber = 4

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let owner: FieldNumber = 3
        public static let name: FieldNumber = 4
        public static let aliases: FieldNumber = 5
        /// {registration_no, registration_country}
        public static let registration: FieldNumber = 6
        public static let country: FieldNumber = 7
        public static let industry: FieldNumber = 8
        public static let website: FieldNumber = 9
        public static let employees: FieldNumber = 10
        /// {annual_revenue_minor, annual_revenue_currency, annual_revenue_year}
        public static let annualRevenue: FieldNumber = 11
        public static let yearEstablished: FieldNumber = 12
        /// {address_street, address_city, address_state, address_postal_code, address_country}
        public static let address: FieldNumber = 13
        public static let parent: FieldNumber = 14
        public static let tier: FieldNumber = 15
        public static let segment: FieldNumber = 16
        public static let status: FieldNumber = 17
        public static let blocked: FieldNumber = 18
        // 19 to 21 were what is the account's credit now: see `AccountCredit`.
        public static let doNotContact: FieldNumber = 22
        public static let sanctionsHit: FieldNumber = 23
        public static let legalHold: FieldNumber = 24
        public static let profile: FieldNumber = 25
        public static let tags: FieldNumber = 26
        public static let mergedInto: FieldNumber = 27
        public static let externalID: FieldNumber = 28
        public static let phone: FieldNumber = 29
        public static let registrationVerified: FieldNumber = 30
        /// Computed by HQ, as the two after it.
        public static let nameKey: FieldNumber = 31
        public static let registrationKey: FieldNumber = 32
        public static let websiteKey: FieldNumber = 33
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 34
        public static let englishName: FieldNumber = 35
        public static let simplifiedName: FieldNumber = 36
        public static let traditionalName: FieldNumber = 37
        public static let strategy: FieldNumber = 38
        public static let finances: FieldNumber = 39
        public static let installedBase: FieldNumber = 40
        public static let purchasing: FieldNumber = 41
        public static let pains: FieldNumber = 42
        public static let competition: FieldNumber = 43
        public static let history: FieldNumber = 44
    }

    static let tiers = [
        Choice("key", "Key", "战略", "戰略"),
        Choice("value", "Value", "价值", "價值"),
        Choice("general", "General", "一般", "一般"),
    ]

    static let statuses = [
        Choice("prospect", "Prospect", "潜在", "潛在"),
        Choice("active", "Active", "活跃", "活躍"),
        Choice("dormant", "Dormant", "休眠", "休眠"),
    ]

    /// Somebody who works with a customer knows better than somebody who thought it asleep.
    static let statusOrder = StageOrder(["prospect", "active"], exits: ["dormant"], settling: ["active"])

    static let entry = Entry(
        kind, "account", Label("Account", "客户", "客戶"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "ACC"), redirect: Fields.mergedInto,
        [.issuedCode(Fields.code), .office(Fields.office), .share(Fields.share), .owner(Fields.owner)]
            + identity + names + facts + insight + standing + compliance + matching)

    private static let identity = [
        Term(
            Fields.name, "name", .text, Label("Name", "客户名称", "客戶名稱"), policy: .needsHuman(.incumbent),
            required: true),
        Term(Fields.aliases, "aliases", .set, Label("Aliases", "别名", "別名"), policy: .addRemove),
        Term(
            Fields.registration, "registration",
            compound: [Column("registration_no", .text), Column("registration_country", .text)],
            Label("Registration", "注册号", "註冊號"),
            policy: .frozenAfter(Freeze(Fields.registrationVerified, [.flag(true)]), before: .needsHuman(.incumbent))),
        Term(
            Fields.registrationVerified, "registrationVerified", .boolean,
            Label("Registration verified", "注册号已核实", "註冊號已核實"), policy: .hqOnly),
        Term(
            Fields.parent, "parent", .reference("account"), Label("Parent account", "母公司", "母公司"),
            policy: .needsHuman(.incumbent), isParent: true),
        .mergedInto(Fields.mergedInto, "account"),
        .externalID(Fields.externalID),
    ]

    private static let names = [
        Term(Fields.englishName, "nameEn", .text, Label("Name (English)", "英文名称", "英文名稱")),
        Term(Fields.simplifiedName, "nameZhHans", .text, Label("Name (Simplified)", "简体名称", "簡體名稱")),
        Term(Fields.traditionalName, "nameZhHant", .text, Label("Name (Traditional)", "繁体名称", "繁體名稱")),
    ]

    /// The sections of the customer's file 客户档案.
    private static let insight = [
        Term(Fields.strategy, "strategy", .text, Label("Strategy", "战略", "戰略"), policy: .textMerge),
        Term(Fields.finances, "finances", .text, Label("Finances", "财务", "財務"), policy: .textMerge),
        Term(
            Fields.installedBase, "installedBase", .text, Label("Installed base", "现网", "現網"), policy: .textMerge),
        Term(
            Fields.purchasing, "purchasing", .text, Label("Purchasing habits", "采购习惯", "採購習慣"),
            policy: .textMerge),
        Term(Fields.pains, "pains", .text, Label("Pains", "痛点", "痛點"), policy: .textMerge),
        Term(
            Fields.competition, "competition", .text, Label("Competitors' share", "竞争份额", "競爭份額"),
            policy: .textMerge),
        Term(
            Fields.history, "history", .text, Label("History with us", "合作历史", "合作歷史"), policy: .textMerge),
    ]

    private static let facts = [
        Term(Fields.country, "country", .text, Label("Country", "国家", "國家")),
        Term(Fields.industry, "industry", .text, Label("Industry", "行业", "行業")),
        Term(Fields.website, "website", .text, Label("Website", "网站", "網站")),
        Term(Fields.phone, "phone", .text, Label("Phone", "电话", "電話")),
        Term(
            Fields.employees, "employees", .integer, Label("Employees", "员工数", "員工數"), limits: 0...10_000_000),
        Term(
            Fields.annualRevenue, "annualRevenue",
            compound: [
                Column("annual_revenue_minor", .integer), Column("annual_revenue_currency", .text),
                Column("annual_revenue_year", .integer),
            ],
            Label("Annual revenue", "年营收", "年營收"), limits: ["annual_revenue_year": 1800...2200]),
        Term(
            Fields.yearEstablished, "yearEstablished", .integer, Label("Established", "成立年份", "成立年份"),
            limits: 500...2200),
        Term(
            Fields.address, "address",
            compound: [
                Column("address_street", .text), Column("address_city", .text), Column("address_state", .text),
                Column("address_postal_code", .text), Column("address_country", .text),
            ],
            Label("Address", "地址", "地址")),
        Term(
            Fields.profile, "profile", .text, Label("Profile", "客户画像", "客戶概況"), policy: .textMerge),
        .tags(Fields.tags),
    ]

    private static let standing = [
        Term(Fields.tier, "tier", .text, Label("Tier", "客户等级", "客戶等級"), policy: .hqOnly, choices: tiers),
        Term(Fields.segment, "segment", .text, Label("Segment", "细分市场", "細分市場"), policy: .hqOnly),
        Term(
            Fields.status, "status", .text, Label("Status", "状态", "狀態"), policy: .furthestStage(statusOrder),
            choices: statuses),
        // Blocked is a flag of its own beside the status, so that it can stick.
        Term(Fields.blocked, "blocked", .boolean, Label("Blocked", "冻结", "凍結"), policy: .stickyTrue),
    ]

    private static let matching = [
        Term.matchKey(Fields.nameKey, "nameKey", Label("Name key", "名称匹配键", "名稱匹配鍵")),
        Term.matchKey(Fields.registrationKey, "registrationKey", Label("Registration key", "注册号匹配键", "註冊號匹配鍵")),
        Term.matchKey(Fields.websiteKey, "websiteKey", Label("Website key", "网站匹配键", "網站匹配鍵")),
    ]

    private static let compliance = [
        Term(
            Fields.doNotContact, "doNotContact", .boolean, Label("Do not contact", "勿联系", "勿聯繫"),
            policy: .stickyTrue),
        Term(
            Fields.sanctionsHit, "sanctionsHit", .boolean, Label("Sanctions hit", "制裁命中", "制裁命中"),
            policy: .stickyTrue),
        Term(
            Fields.legalHold, "legalHold", .boolean, Label("Legal hold", "法务保全", "法務保全"),
            policy: .stickyTrue),
    ]
}
