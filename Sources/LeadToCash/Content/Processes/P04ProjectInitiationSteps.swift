// Why this file exists: each activity of project initiation is somebody's task, with a date and something to show for
// it.

extension ProcessContent {
    static let projectInitiationSteps: [Step] = [
        Step(
            "P04.1", Label("Propose the project", "提出立项", "提出立項"), role: "AR",
            stage: "opportunity.discovered", dueDays: 5,
            purpose: Label(
                "Three honest answers now save a team's month later.",
                "现在三个实在的回答，省下团队以后一个月。", "現在三個實在的回答，省下團隊以後一個月。"),
            input: Label("Opportunity with an account and a need", "有客户和需求的机会点", "有客戶和需求的機會點"),
            output: Label(
                "Opportunity with answers on budget, authority and timing",
                "写明预算、决策权和时间的机会点", "寫明預算、決策權和時間的機會點"),
            outcome: Label(
                "Stage verified; the three answers name a person or a document as proof.",
                "阶段为“验证”，三个回答都有人或文件为证。", "階段為“驗證”，三個回答都有人或文件為證。"),
            command: "outpost opp advance OPP verified",
            tasks: [
                Label("Ask whose budget it is, and whether it is approved", "问清是谁的预算、批了没有", "問清是誰的預算、批了沒有"),
                Label("Ask who signs and who can say no", "问清谁签字、谁能否决", "問清誰簽字、誰能否決"),
                Label("Ask by when they must have it, and why", "问清最晚什么时候要、为什么", "問清最晚什麼時候要、為什麼"),
                Label(
                    "Put amount and expected date of signing on the deal",
                    "在机会点上填写金额和预计签约日期", "在機會點上填寫金額和預計簽約日期"),
            ]),
        Step(
            "P04.2", Label("Name the core team", "组建核心团队（CC3）", "組建核心團隊（CC3）"), role: "OM",
            stage: "opportunity.verified", dueDays: 2,
            purpose: Label(
                "One person alone promises what another has to deliver.",
                "单兵作战，就是一个人许诺、另一个人兑现。", "單兵作戰，就是一個人許諾、另一個人兌現。"),
            input: Label(
                "Verified opportunity; skills and load of the people",
                "已验证的机会点，人员的技能和工作量", "已驗證的機會點，人員的技能和工作量"),
            output: Label(
                "Seats AR, SR and FR filled, and PD on levels A and B",
                "AR、SR、FR席位已有人，A、B级另有PD", "AR、SR、FR席位已有人，A、B級另有PD"),
            outcome: Label(
                "Each seat shows exactly one active person, and each has agreed.",
                "每个席位恰有一名在任人员，本人都已同意。", "每個席位恰有一名在任人員，本人都已同意。"),
            command: "outpost seat add OPP SR USER",
            tasks: [
                Label(
                    "Pick SR by the customer's problem and FR by the place of delivery",
                    "按客户问题选SR，按交付地点选FR", "按客戶問題選SR，按交付地點選FR"),
                Label(
                    "Ask each person and their manager before you enter the name",
                    "录入之前征得本人和主管同意", "錄入之前徵得本人和主管同意"),
                Label(
                    "If nobody is free for FR, ask AR to hold it, and say until when",
                    "暂无FR时可由AR兼任，写明到什么时候", "暫無FR時可由AR兼任，寫明到什麼時候"),
                Label(
                    "Meet for half an hour: what do we know, what do we not?",
                    "碰头半小时：知道什么，不知道什么", "碰頭半小時：知道什麼，不知道什麼"),
            ]),
        Step(
            "P04.3", Label("Set level, track and hilltop flag", "确定级别、流程类型和山头标识", "確定級別、流程類型和山頭標識"), role: "OM",
            stage: "opportunity.verified", dueDays: 3,
            purpose: Label(
                "The level says who decides and how much work is fair.",
                "级别决定由谁决策、投入多少才合适。", "級別決定由誰決策、投入多少才合適。"),
            input: Label("Amount, strategic weight, risk", "金额、战略意义、风险", "金額、戰略意義、風險"),
            output: Label(
                "Level A, B or C; track; hilltop yes or no",
                "级别A、B或C，流程类型，是否山头项目", "級別A、B或C，流程類型，是否山頭項目"),
            outcome: Label(
                "HQ has confirmed level and track; the fields show no request any more.",
                "总部已确认级别和流程类型，字段不再显示为申请。", "總部已確認級別和流程類型，字段不再顯示為申請。"),
            command: "outpost opp set OPP level=B track=full hilltop=no", offline: false,
            tasks: [
                Label(
                    "Propose the level by amount and risk, and say why",
                    "按金额和风险提议级别，写明理由", "按金額和風險提議級別，寫明理由"),
                Label(
                    "Choose the light track for what one visit and one offer can settle",
                    "一次拜访、一份报价就能定的，走简化流程", "一次拜訪、一份報價就能定的，走簡化流程"),
                Label(
                    "Hilltop only with a named sponsor; then start T10",
                    "有指定的赞助人才能定为山头项目，并建立T10", "有指定的贊助人才能定為山頭項目，並建立T10"),
            ]),
        Step(
            "P04.4", Label("Write the sales project plan", "编写销售项目策划报告", "編寫銷售項目策劃報告"), role: "AR",
            stage: "opportunity.verified", dueDays: 8,
            purpose: Label(
                "A plan on paper shows the hole in it before the customer does.",
                "计划写下来，漏洞会先被自己看到，而不是先被客户看到。", "計劃寫下來，漏洞會先被自己看到，而不是先被客戶看到。"),
            input: Label(
                "Notes of all visits, decision chain, competitors, rough solution",
                "全部拜访记录、决策链、竞争对手、方案雏形", "全部拜訪記錄、決策鏈、競爭對手、方案雛形"),
            output: Label("Sales project plan T01, all cells filled", "销售项目策划报告T01，各格已填", "銷售項目策劃報告T01，各格已填"),
            outcome: Label(
                "Every required cell of T01 is filled, and every action has a name and a date.",
                "T01必填格都已填写，每项行动都有姓名和日期。", "T01必填格都已填寫，每項行動都有姓名和日期。"),
            template: "T01", command: "outpost form new T01 OPP",
            tasks: [
                Label(
                    "AR: background, decision chain, competition, target and price strategy",
                    "AR：背景、决策链、竞争、目标与价格策略", "AR：背景、決策鏈、競爭、目標與價格策略"),
                Label("SR: solution, our strengths and weaknesses", "SR：方案、我方优势与劣势", "SR：方案、我方優勢與劣勢"),
                Label("FR: delivery and its risks", "FR：交付及其风险", "FR：交付及其風險"),
                Label(
                    "Read it aloud together and strike out what nobody believes",
                    "一起念一遍，没人相信的删掉", "一起念一遍，沒人相信的刪掉"),
            ]),
        Step(
            "P04.5", Label("Request ATI", "申请立项决策（ATI）", "申請立項決策（ATI）"), role: "AR",
            stage: "opportunity.verified", dueDays: 10,
            purpose: Label(
                "A request with everything in it is decided once.",
                "材料齐全的申请，一次就能决策。", "材料齊全的申請，一次就能決策。"),
            input: Label("Plan, complete core team, level", "策划报告、完整的核心团队、级别", "策劃報告、完整的核心團隊、級別"),
            output: Label("Gate request ATI for this revision of the plan", "针对本版策划报告的ATI申请", "針對本版策劃報告的ATI申請"),
            outcome: Label(
                "The request has reached HQ and counts as complete.",
                "申请已到总部，并认定材料齐全。", "申請已到總部，並認定材料齊全。"),
            command: "outpost gate request OPP ATI",
            tasks: [
                Label(
                    "Look through the list in this process; repair what is missing",
                    "对照本流程的清单，缺什么补什么", "對照本流程的清單，缺什麼補什麼"),
                Label("Settle conflict markers in the plan", "处理策划报告里的冲突标记", "處理策劃報告裏的衝突標記"),
                Label(
                    "Write in two sentences what you ask for, and by when you need it",
                    "用两句话写明要什么、什么时候要", "用兩句話寫明要什麼、什麼時候要"),
                Label(
                    "Sync at the next chance; the clock starts when HQ receives it",
                    "尽快同步，时限从总部收到时算起", "儘快同步，時限從總部收到時算起"),
            ]),
        Step(
            "P04.6", Label("Decide on ATI", "立项决策", "立項決策"), role: "HQ",
            stage: "opportunity.verified", dueDays: 13,
            purpose: Label(
                "A clear no frees the team as much as a clear yes.",
                "明确的“不”和明确的“是”一样，都让团队放开手脚。", "明確的“不”和明確的“是”一樣，都讓團隊放開手腳。"),
            input: Label("Complete gate request", "材料齐全的决策申请", "材料齊全的決策申請"),
            output: Label(
                "Decision: approved, with conditions, rejected, or returned",
                "结论：批准、有条件批准、否决或退回", "結論：批准、有條件批准、否決或退回"),
            outcome: Label(
                "The decision shows who decided and when; once approved, the stage is initiated.",
                "决策记录写明决策人和时间；批准后阶段为“已立项”。", "決策記錄寫明決策人和時間；批准後階段為“已立項”。"),
            offline: false,
            tasks: [
                Label(
                    "Decide at the tier of the level: office, region or HQ, never on one's own request",
                    "按级别由代表处、地区部或总部决策，不得决策自己的申请", "按級別由代表處、地區部或總部決策，不得決策自己的申請"),
                Label("Say what would have to change for a no to become a yes", "否决时说明怎样改才能通过", "否決時說明怎樣改才能通過"),
                Label(
                    "AR: turn each condition into a task with a date",
                    "AR：把每个条件变成有日期的任务", "AR：把每個條件變成有日期的任務"),
                Label("AR: tell the team the same day", "AR：当天告知团队", "AR：當天告知團隊"),
            ]),
    ]
}
