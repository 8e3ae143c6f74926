// Why this file exists: the activities of P07, apart from its text because they are many.

extension ProcessContent {
    /// The activities of P07.
    static let contractReviewSteps: [Step] = contractReviewOpinions + contractReviewDecision

    private static let contractReviewOpinions: [Step] = [
        Step(
            "P07.1", Label("Freeze the draft", "冻结草稿", "凍結草稿"), role: "AR",
            stage: "contract.draft", dueDays: 5,
            purpose: Label(
                "Everybody has to judge the same words.",
                "让所有人评的是同一份文字。",
                "讓所有人評的是同一份文字。"),
            input: Label(
                "Draft with scope, lines, payment terms and the negotiation log",
                "草稿：范围、清单、付款条件和谈判记录",
                "草稿：範圍、清單、付款條件和談判記錄"),
            output: Label(
                "Frozen revision, marked with a hash of its content",
                "带内容摘要值的冻结版本",
                "帶內容摘要值的凍結版本"),
            outcome: Label(
                "The contract shows one frozen revision whose payment terms add up to 100 %.",
                "合同显示一个冻结版本，付款比例合计100%。",
                "合同顯示一個凍結版本，付款比例合計100%。"),
            command: "outpost contract freeze CONTRACT",
            tasks: [
                Label(
                    "Give every payment term a trigger, a proof and a latest date",
                    "为每个付款条件写明触发事件、证明和最晚日期",
                    "為每個付款條件寫明觸發事件、證明和最晚日期"),
                Label(
                    "Compare the text with the agreed points of the negotiation log",
                    "把文本与谈判记录中已商定的各点对照",
                    "把文本與談判記錄中已商定的各點對照"),
                Label(
                    "Tell the five reviewers by when you need them",
                    "告诉五位评审人需要何时完成",
                    "告訴五位評審人需要何時完成"),
            ]),
        Step(
            "P07.2", Label("Legal review", "法务评审", "法務評審"), role: "COM",
            stage: "contract.frozenForReview", dueDays: 3,
            purpose: Label(
                "Find duties and liabilities that we could not bear.",
                "找出我方承担不起的义务和责任。",
                "找出我方承擔不起的義務和責任。"),
            input: Label(
                "Frozen revision, with solution version and price authority",
                "冻结版本，以及方案版本和授权价格",
                "凍結版本，以及方案版本和授權價格"),
            output: Label(
                "Legal opinion with risk level and deviations",
                "法务意见，含风险等级和偏离",
                "法務意見，含風險等級和偏離"),
            outcome: Label(
                "An opinion of that aspect stands under this revision, with reviewer and risk level.",
                "本版本下有该专业的意见，写明评审人和风险等级。",
                "本版本下有該專業的意見，寫明評審人和風險等級。"),
            command: "outpost contract review CONTRACT --aspect legal",
            tasks: [
                Label(
                    "Check the parties, governing law and who may sign",
                    "核对合同主体、适用法律和签约权限",
                    "核對合同主體、適用法律和簽約權限"),
                Label(
                    "Check caps on liability and penalties",
                    "检查赔偿责任和罚则有无上限",
                    "檢查賠償責任和罰則有無上限"),
                Label(
                    "Name each deviation with the wording you would accept",
                    "逐条写出偏离和可接受的措辞",
                    "逐條寫出偏離和可接受的措辭"),
            ]),
        Step(
            "P07.3", Label("Finance review", "财务评审", "財務評審"), role: "FIN",
            stage: "contract.frozenForReview", dueDays: 3,
            purpose: Label(
                "Make sure that the work turns into cash on a known date.",
                "确保干完活能在确定的日期收到钱。",
                "確保幹完活能在確定的日期收到錢。"),
            input: Label(
                "Frozen revision, with solution version and price authority",
                "冻结版本，以及方案版本和授权价格",
                "凍結版本，以及方案版本和授權價格"),
            output: Label(
                "Finance opinion on terms, credit, tax and currency",
                "财务意见：付款、信用、税务和币种",
                "財務意見：付款、信用、稅務和幣種"),
            outcome: Label(
                "An opinion of that aspect stands under this revision, with reviewer and risk level.",
                "本版本下有该专业的意见，写明评审人和风险等级。",
                "本版本下有該專業的意見，寫明評審人和風險等級。"),
            command: "outpost contract review CONTRACT --aspect finance",
            tasks: [
                Label(
                    "Check payment terms against credit limit and rating",
                    "对照信用额度和评级检查付款条件",
                    "對照信用額度和評級檢查付款條件"),
                Label(
                    "Check invoice rules, tax, currency and guarantees",
                    "检查开票要求、税务、币种和保函",
                    "檢查開票要求、稅務、幣種和保函"),
                Label(
                    "Say in which month each instalment should arrive",
                    "写明每笔款应在哪个月到账",
                    "寫明每筆款應在哪個月到賬"),
            ]),
        Step(
            "P07.4", Label("Delivery review", "交付评审", "交付評審"), role: "FR",
            stage: "contract.frozenForReview", dueDays: 3,
            purpose: Label(
                "Promise only dates and acceptance that we can keep.",
                "只承诺做得到的工期和验收。",
                "只承諾做得到的工期和驗收。"),
            input: Label(
                "Frozen revision, with solution version and price authority",
                "冻结版本，以及方案版本和授权价格",
                "凍結版本，以及方案版本和授權價格"),
            output: Label(
                "Delivery opinion with dates, people and what the customer must provide",
                "交付意见：日期、人力和客户须提供的条件",
                "交付意見：日期、人力和客戶須提供的條件"),
            outcome: Label(
                "An opinion of that aspect stands under this revision, with reviewer and risk level.",
                "本版本下有该专业的意见，写明评审人和风险等级。",
                "本版本下有該專業的意見，寫明評審人和風險等級。"),
            command: "outpost contract review CONTRACT --aspect delivery",
            tasks: [
                Label(
                    "Check each delivery date against capacity",
                    "逐项用产能核对交付日期",
                    "逐項用產能核對交付日期"),
                Label(
                    "Check that acceptance has a test, a time limit and a default",
                    "检查验收是否有测试方法、时限和逾期默认规则",
                    "檢查驗收是否有測試方法、時限和逾期默認規則"),
                Label(
                    "List what the customer must have ready, and when",
                    "列出客户须备好的条件和时间",
                    "列出客戶須備好的條件和時間"),
            ]),
        Step(
            "P07.5", Label("Technical review", "技术评审", "技術評審"), role: "SR",
            stage: "contract.frozenForReview", dueDays: 3,
            purpose: Label(
                "What we sign must be what we designed.",
                "签下的必须是我们设计的。",
                "簽下的必須是我們設計的。"),
            input: Label(
                "Frozen revision, with solution version and price authority",
                "冻结版本，以及方案版本和授权价格",
                "凍結版本，以及方案版本和授權價格"),
            output: Label(
                "Technical opinion on scope, lines and specification",
                "技术意见：范围、清单和规格",
                "技術意見：範圍、清單和規格"),
            outcome: Label(
                "An opinion of that aspect stands under this revision, with reviewer and risk level.",
                "本版本下有该专业的意见，写明评审人和风险等级。",
                "本版本下有該專業的意見，寫明評審人和風險等級。"),
            command: "outpost contract review CONTRACT --aspect technical",
            tasks: [
                Label(
                    "Compare scope and lines with the released solution",
                    "把范围和清单与已发布的方案对照",
                    "把範圍和清單與已發布的方案對照"),
                Label(
                    "Mark every function that does not exist today",
                    "标出目前尚不具备的功能",
                    "標出目前尚不具備的功能"),
                Label(
                    "Check that the service levels can be measured",
                    "检查服务水平能否测量",
                    "檢查服務水平能否測量"),
            ]),
        Step(
            "P07.6", Label("Commercial review", "商务评审", "商務評審"), role: "COM",
            stage: "contract.frozenForReview", dueDays: 3,
            purpose: Label(
                "Keep price and extras inside what was authorised.",
                "让价格和附加条件不超出授权。",
                "讓價格和附加條件不超出授權。"),
            input: Label(
                "Frozen revision, with solution version and price authority",
                "冻结版本，以及方案版本和授权价格",
                "凍結版本，以及方案版本和授權價格"),
            output: Label(
                "Commercial opinion on price, discounts and give-aways",
                "商务意见：价格、折扣和赠送",
                "商務意見：價格、折扣和贈送"),
            outcome: Label(
                "An opinion of that aspect stands under this revision, with reviewer and risk level.",
                "本版本下有该专业的意见，写明评审人和风险等级。",
                "本版本下有該專業的意見，寫明評審人和風險等級。"),
            command: "outpost contract review CONTRACT --aspect commercial",
            tasks: [
                Label(
                    "Compare prices with the authorised price and its last day",
                    "把价格与授权价及其截止日对照",
                    "把價格與授權價及其截止日對照"),
                Label(
                    "Add up free services, options and spares",
                    "合计免费服务、选项和备件",
                    "合計免費服務、選項和備件"),
                Label(
                    "Check that conditions of the ATB decision are met",
                    "检查ATB决策的附带条件是否已满足",
                    "檢查ATB決策的附帶條件是否已滿足"),
            ]),
    ]
}
