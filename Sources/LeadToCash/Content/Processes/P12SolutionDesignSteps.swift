// Why this file exists: the activities of P12, apart from its text because they are many.

extension ProcessContent {
    /// The activities of P12.
    static let solutionDesignSteps: [Step] = [
        Step(
            "P12.1", Label("Fix the requirement baseline", "确定需求基线", "確定需求基線"), role: "SR",
            stage: "opportunity.guiding", dueDays: 5,
            purpose: Label(
                "Design against a list, not against a memory.",
                "照着清单设计，而不是照着印象。",
                "照著清單設計，而不是照著印象。"),
            input: Label(
                "Pain chain, nine-block notes, tender papers if any",
                "痛苦链、九格构想记录、招标文件（如有）",
                "痛苦鏈、九格構想記錄、招標文件（如有）"),
            output: Label(
                "Numbered requirements with source and priority",
                "编号的需求，含来源和优先级",
                "編號的需求，含來源和優先級"),
            outcome: Label(
                "Each requirement names the contact it came from, and AR agrees to the list.",
                "每条需求写明来自哪位联系人，AR认可清单。",
                "每條需求寫明來自哪位聯繫人，AR認可清單。"),
            template: "T02", command: "outpost requirement add OPP",
            tasks: [
                Label(
                    "Turn each pain into something that can be tested",
                    "把每个痛点变成可检验的需求",
                    "把每個痛點變成可檢驗的需求"),
                Label("Mark must, should and nice to have", "标明必须、应当、最好有", "標明必須、應當、最好有"),
                Label(
                    "Send what needs development to the product line",
                    "需要开发的提给产品线",
                    "需要開發的提給產品線"),
                Label("Read the list back to the customer", "把清单念给客户听", "把清單念給客戶聽"),
            ]),
        Step(
            "P12.2", Label("Weigh the options and release a solution", "比较备选并发布方案", "比較備選並發布方案"), role: "SR",
            stage: "opportunity.guiding", dueDays: 10,
            purpose: Label(
                "The first idea is rarely the one with the best value.",
                "第一个想法往往不是价值最好的。",
                "第一個想法往往不是價值最好的。"),
            input: Label(
                "Requirement baseline, product catalogue, competition",
                "需求基线、产品目录、竞争情况",
                "需求基線、產品目錄、競爭情況"),
            output: Label(
                "Chosen option, released as a solution version",
                "选定的备选，作为方案版本发布",
                "選定的備選，作為方案版本發布"),
            outcome: Label(
                "A released version says which requirements it meets and why it was chosen.",
                "已发布版本写明满足哪些需求、为何选它。",
                "已發布版本寫明滿足哪些需求、為何選它。"),
            command: "outpost solution add OPP",
            tasks: [
                Label(
                    "Sketch two or three options on a page each",
                    "每个备选画一页，共两三个",
                    "每個備選畫一頁，共兩三個"),
                Label(
                    "Compare value for the customer, price and risk",
                    "比较客户价值、价格和风险",
                    "比較客戶價值、價格和風險"),
                Label(
                    "Choose with AR and FR, keep the runner-up",
                    "与AR、FR选定，保留次选",
                    "與AR、FR選定，保留次選"),
                Label("Release the version", "发布版本", "發布版本"),
            ]),
        Step(
            "P12.3", Label("Break it down into lines (BOQ)", "分解为清单（BOQ）", "分解為清單（BOQ）"), role: "SR",
            stage: "opportunity.solution", dueDays: 3,
            purpose: Label(
                "What is not in the list will be delivered for nothing.",
                "没写进清单的，最后就白送。",
                "沒寫進清單的，最後就白送。"),
            input: Label("Released solution, price list", "已发布方案、价格表", "已發布方案、價格表"),
            output: Label(
                "Lines with product, quantity, site and date",
                "清单行：产品、数量、站点、日期",
                "清單行：產品、數量、站點、日期"),
            outcome: Label(
                "Each requirement is covered by a line; the sum is the amount of the deal.",
                "每条需求都有清单行覆盖，合计即机会点金额。",
                "每條需求都有清單行覆蓋，合計即機會點金額。"),
            command: "outpost line add opportunity=OPP product=PRODUCT quantity=1",
            tasks: [
                Label(
                    "Enter products and quantities; AR enters prices",
                    "SR填产品和数量，AR填价格",
                    "SR填產品和數量，AR填價格"),
                Label(
                    "Add services, training, spares and freight",
                    "加上服务、培训、备件和运费",
                    "加上服務、培訓、備件和運費"),
                Label("Have a second person count", "请第二个人复核数量", "請第二個人複核數量"),
            ]),
        Step(
            "P12.4", Label("Check deliverability", "核查可交付性", "核查可交付性"), role: "FR",
            stage: "opportunity.solution", dueDays: 5,
            purpose: Label(
                "A bid that cannot be delivered is lost later, and costs more.",
                "交付不了的标，晚些再输，代价更大。",
                "交付不了的標，晚些再輸，代價更大。"),
            input: Label("Solution version, lines, wished dates", "方案版本、清单、期望日期", "方案版本、清單、期望日期"),
            output: Label(
                "Opinion: feasible, feasible if, or not feasible",
                "意见：可行、有条件可行、不可行",
                "意見：可行、有條件可行、不可行"),
            outcome: Label(
                "An opinion with dates, capacity and risks stands before ATB is requested.",
                "申请ATB之前，已有含日期、产能和风险的意见。",
                "申請ATB之前，已有含日期、產能和風險的意見。"),
            command: "outpost task done TASK",
            tasks: [
                Label(
                    "Check lead times, capacity and third parties",
                    "核查货期、产能和第三方",
                    "核查貨期、產能和第三方"),
                Label(
                    "Check site, permits and import rules",
                    "核查现场、许可和进口规定",
                    "核查現場、許可和進口規定"),
                Label("Enter each risk with a mitigation", "登记每个风险和应对措施", "登記每個風險和應對措施"),
            ]),
        Step(
            "P12.5", Label("Let the customer acknowledge the solution", "取得客户对方案的认可", "取得客戶對方案的認可"), role: "SR",
            stage: "opportunity.solution", dueDays: 7,
            purpose: Label(
                "A yes to the solution makes the talk about price shorter.",
                "方案先点头，谈价就短了。",
                "方案先點頭，談價就短了。"),
            input: Label("Solution version that FR can deliver", "FR确认可交付的方案版本", "FR確認可交付的方案版本"),
            output: Label(
                "Acknowledgement with name, date and version",
                "认可记录：姓名、日期、版本",
                "認可記錄：姓名、日期、版本"),
            outcome: Label(
                "A mail, minute or signature of the customer names the version.",
                "客户的邮件、纪要或签字写明版本号。",
                "客戶的郵件、紀要或簽字寫明版本號。"),
            command: "outpost solution add OPP",
            tasks: [
                Label(
                    "Present by requirement, not by product",
                    "按需求讲，不按产品讲",
                    "按需求講，不按產品講"),
                Label(
                    "Note each objection and answer it in writing",
                    "记下每个异议并书面答复",
                    "記下每個異議並書面答覆"),
                Label(
                    "Ask for a short mail that names the version",
                    "请客户发一封写明版本号的短邮件",
                    "請客戶發一封寫明版本號的短郵件"),
            ]),
    ]
}
