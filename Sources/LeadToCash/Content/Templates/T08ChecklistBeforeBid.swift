// Why this file exists: the items of the project checklist up to a solution that the customer agrees with.

extension ProcessContent {
    /// The stages discovered, verified, initiated, guiding and solution.
    static let projectChecklistBeforeBid: [Cell] = [
        Cell(
            "discovered_account", Label("Discovered: account linked once", "发现：客户已查重并关联", "發現：客戶已查重並關聯"),
            hint: Label(
                "Account code on the deal; the duplicate search was run and any case answered.",
                "机会点上有客户编码；已查重，疑似重复已答复。",
                "機會點上有客戶編碼；已查重，疑似重複已答覆。")),
        Cell(
            "discovered_need", Label("Discovered: need in the customer's words", "发现：需求是客户自己说的", "發現：需求是客戶自己說的"),
            hint: Label(
                "An activity with date, the person's name and the need as it was told.",
                "有一条活动记录：日期、姓名、他说需要什么。",
                "有一條活動記錄：日期、姓名、他說需要什麼。")),
        Cell(
            "discovered_origin", Label("Discovered: origin kept", "发现：来源已保留", "發現：來源已保留"),
            hint: Label(
                "Code of the lead or campaign it came from, or one sentence on how we heard of it.",
                "来源线索或市场活动的编码，或一句话写明怎样得知的。",
                "來源線索或市場活動的編碼，或一句話寫明怎樣得知的。"),
            isRequired: false),
        Cell(
            "verified_budget", Label("Verified: budget", "验证：预算", "驗證：預算"),
            hint: Label(
                "Amount or budget line, who said so and when; \"no budget until July\" counts too.",
                "金额或预算科目，谁在何时说的；“7 月前没有预算”也算。",
                "金額或預算科目，誰在何時說的；“7 月前沒有預算”也算。")),
        Cell(
            "verified_authority", Label("Verified: who decides", "验证：谁决定", "驗證：誰決定"),
            hint: Label(
                "Name and title of the decider, and from whom we know it; row in T06.",
                "决策者姓名、职务，以及从谁那里得知；T06 有对应的行。",
                "決策者姓名、職務，以及從誰那裏得知；T06 有對應的行。")),
        Cell(
            "verified_timing", Label("Verified: time", "验证：时间", "驗證：時間"),
            hint: Label(
                "The customer's own date and what it costs the customer if it is missed.",
                "客户自己的日期，以及错过了对他有什么后果。",
                "客戶自己的日期，以及錯過了對他有什麼後果。")),
        Cell(
            "verified_insight", Label("Verified: customer file fresh", "验证：客户档案已更新", "驗證：客戶檔案已更新"),
            hint: Label(
                "T09 looked through within the last three months; date and name.",
                "T09 在最近三个月内看过；写日期和姓名。",
                "T09 在最近三個月內看過；寫日期和姓名。")),
        Cell(
            "verified_standing", Label("Verified: we may sell here", "验证：可以做这个客户", "驗證：可以做這個客戶"),
            hint: Label(
                "Account not blocked, no do-not-contact, no open sanctions hit; date of the check.",
                "客户未被冻结、未被标记请勿联系、无未澄清的制裁命中；写检查日期。",
                "客戶未被凍結、未被標記請勿聯繫、無未澄清的制裁命中；寫檢查日期。")),
        Cell(
            "initiated_coreTeam", Label("Initiated: core team named", "立项：铁三角到位", "立項：鐵三角到位"),
            hint: Label(
                "AR, SR and FR on the team of the deal, each of them aware of it; date.",
                "机会点团队里有 AR、SR、FR，本人都知道；写日期。",
                "機會點團隊裏有 AR、SR、FR，本人都知道；寫日期。")),
        Cell(
            "initiated_level", Label("Initiated: level set", "立项：项目定级", "立項：項目定級"),
            hint: Label(
                "Level A, B or C, track and hilltop flag as set by OM or HQ.",
                "A、B、C 级、流程类型和山头标志，由 OM 或总部设定。",
                "A、B、C 級、流程類型和山頭標誌，由 OM 或總部設定。")),
        Cell(
            "initiated_decisionChain", Label("Initiated: decision chain drawn", "立项：决策链已画出", "立項：決策鏈已畫出"),
            hint: Label(
                "T05 with a decider, a stance and an owner of ours for each person.",
                "T05 写明拍板人；每人都有态度和我方责任人。",
                "T05 寫明拍板人；每人都有態度和我方責任人。")),
        Cell(
            "initiated_plan", Label("Initiated: project plan", "立项：策划报告", "立項：策劃報告"),
            hint: Label(
                "T01 with all required cells filled; date of the team's reading.",
                "T01 必填各格已填完；写全队过稿的日期。",
                "T01 必填各格已填完；寫全隊過稿的日期。")),
        Cell(
            "initiated_decision", Label("Initiated: ATI decided", "立项：ATI 已决策", "立項：ATI 已決策"),
            hint: Label(
                "The decision and its date; each condition with owner and due date.",
                "决策结论和日期；每个条件都有责任人和期限。",
                "決策結論和日期；每個條件都有責任人和期限。")),
        Cell(
            "guiding_painChain", Label("Guiding: pain chain", "引导：痛苦链", "引導：痛苦鏈"),
            hint: Label(
                "T02 with at least three persons linked, one of whom has confirmed it; name and date.",
                "T02 至少连起三个人，其中一人已确认；写姓名和日期。",
                "T02 至少連起三個人，其中一人已確認；寫姓名和日期。")),
        Cell(
            "guiding_nineBlock", Label("Guiding: nine-block talk", "引导：九格谈话", "引導：九格談話"),
            hint: Label(
                "T04 of one talk, its three confirm cells with the customer's yes; name and date.",
                "一次谈话的 T04，三个确认格都有客户的“对”；写姓名和日期。",
                "一次談話的 T04，三個確認格都有客戶的“對”；寫姓名和日期。")),
        Cell(
            "guiding_requirements", Label("Guiding: requirements confirmed", "引导：需求已确认", "引導：需求已確認"),
            hint: Label(
                "A mail or signed minute in which the customer confirms the list of requirements.",
                "客户确认需求清单的邮件或签字纪要。",
                "客戶確認需求清單的電郵或簽字紀要。")),
        Cell(
            "guiding_keyMessage", Label("Guiding: key message used", "引导：已用KeyMessage", "引導：已用KeyMessage"),
            hint: Label(
                "Version of T07 that was used, with whom, and what the answer was.",
                "用的是 T07 哪一版、对谁说的、对方怎么回应。",
                "用的是 T07 哪一版、對誰說的、對方怎麼回應。"),
            isRequired: false),
        Cell(
            "solution_baseline", Label("Solution: requirements frozen", "方案：需求基线", "方案：需求基線"),
            hint: Label(
                "Date of the list the solution is built on; open points named.",
                "方案所依据的需求清单的日期；列出未决点。",
                "方案所依據的需求清單的日期；列出未決點。")),
        Cell(
            "solution_release", Label("Solution: version and BOQ released", "方案：版本与 BOQ 已发布", "方案：版本與 BOQ 已發佈"),
            hint: Label(
                "Number of the released version and date of the BOQ that belongs to it.",
                "已发布的方案版本号，以及对应 BOQ 的日期。",
                "已發佈的方案版本號，以及對應 BOQ 的日期。")),
        Cell(
            "solution_deliverability", Label("Solution: deliverability", "方案：可交付性", "方案：可交付性"),
            hint: Label(
                "FR's dated opinion on dates, sites, people and supply, with any reservations.",
                "FR 关于时间、站点、人员、供货的意见和保留，写日期。",
                "FR 關於時間、站點、人員、供貨的意見和保留，寫日期。")),
        Cell(
            "solution_acknowledged", Label("Solution: customer agrees with it", "方案：客户认可", "方案：客戶認可"),
            hint: Label(
                "Mail or minute that names the version; who agreed and when.",
                "写明版本号的邮件或纪要；谁在何时认可。",
                "寫明版本號的電郵或紀要；誰在何時認可。")),
    ]
}
