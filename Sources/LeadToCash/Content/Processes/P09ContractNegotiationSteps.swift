// Why this file exists: the activities of P09, apart from its text because they are many.

extension ProcessContent {
    /// The activities of P09.
    static let contractNegotiationSteps: [Step] = [
        Step(
            "P09.1", Label("Set the mandate and the walk-away limits", "确定谈判授权和底线", "確定談判授權和底線"), role: "AR",
            stage: "opportunity.negotiating", dueDays: 2,
            purpose: Label(
                "Decide calmly beforehand what tired people must not give away later.",
                "事先冷静定好，疲惫时才不会乱让。",
                "事先冷靜定好，疲憊時才不會亂讓。"),
            input: Label(
                "Authorised price, ATB conditions, relationship map",
                "授权价、ATB条件、客户关系图",
                "授權價、ATB條件、客戶關係圖"),
            output: Label(
                "Mandate: aim, acceptable, limit for each topic",
                "谈判授权：每个议题的目标、可接受值和底线",
                "談判授權：每個議題的目標、可接受值和底線"),
            outcome: Label(
                "A dated mandate stands in the log before the first round.",
                "第一轮之前，记录中已有注明日期的授权。",
                "第一輪之前，記錄中已有註明日期的授權。"),
            template: "T05", command: "outpost negotiation add",
            tasks: [
                Label(
                    "List the topics: price, payment, dates, acceptance, warranty, penalties",
                    "列出议题：价格、付款、工期、验收、质保、罚则",
                    "列出議題：價格、付款、工期、驗收、質保、罰則"),
                Label(
                    "Write aim, acceptable value and limit for each",
                    "逐项写出目标、可接受值和底线",
                    "逐項寫出目標、可接受值和底線"),
                Label(
                    "Note what we ask in return for each concession",
                    "写明每项让步要换回什么",
                    "寫明每項讓步要換回什麼"),
                Label(
                    "Agree with SR, FR and COM who says what",
                    "与SR、FR、COM约定各自说什么",
                    "與SR、FR、COM約定各自說什麼"),
            ]),
        Step(
            "P09.2", Label("Log every round", "记录每一轮谈判", "記錄每一輪談判"), role: "AR",
            stage: "opportunity.negotiating", dueDays: 5,
            purpose: Label("Memory is generous; a log is not.", "记忆会美化，记录不会。", "記憶會美化，記錄不會。"),
            input: Label("Notes of the meeting", "会议笔记", "會議筆記"),
            output: Label(
                "Round in the log: ask, offer, concession",
                "谈判轮次记录：要求、方案、让步",
                "談判輪次記錄：要求、方案、讓步"),
            outcome: Label(
                "Each meeting with the customer has an entry of the same day.",
                "每次与客户会谈，当天都有一条记录。",
                "每次與客戶會談，當天都有一條記錄。"),
            command: "outpost negotiation add",
            tasks: [
                Label(
                    "Write down who was there and who decided",
                    "记下在场的人和拍板的人",
                    "記下在場的人和拍板的人"),
                Label(
                    "Separate agreed points from open ones",
                    "把已商定与未决各点分开",
                    "把已商定與未決各點分開"),
                Label(
                    "Read the agreed points back to the customer",
                    "向客户复述已商定各点",
                    "向客戶複述已商定各點"),
            ]),
        Step(
            "P09.3", Label("Hold the concessions against the mandate", "把让步与授权对照", "把讓步與授權對照"), role: "COM",
            stage: "opportunity.negotiating", dueDays: 7,
            purpose: Label(
                "Small gifts add up; see the sum before the next round.",
                "小让步会累积，下一轮之前要看到总数。",
                "小讓步會累積，下一輪之前要看到總數。"),
            input: Label("Mandate and log", "谈判授权和谈判记录", "談判授權和談判記錄"),
            output: Label(
                "Sum of the concessions, room that is left, breaches",
                "让步合计、剩余空间、越权项",
                "讓步合計、剩餘空間、越權項"),
            outcome: Label(
                "After each round the log says inside the mandate or breach.",
                "每轮之后，记录都标明在授权内或越权。",
                "每輪之後，記錄都標明在授權內或越權。"),
            command: "outpost negotiation add",
            tasks: [
                Label(
                    "Put money on concessions that are not price",
                    "把非价格让步折成金额",
                    "把非價格讓步折成金額"),
                Label(
                    "Mark each round as inside the mandate or as a breach",
                    "逐轮标明在授权内或越权",
                    "逐輪標明在授權內或越權"),
                Label("Tell AR how much room is left", "告诉AR还剩多少空间", "告訴AR還剩多少空間"),
            ]),
        Step(
            "P09.4", Label("Ask HQ for a wider mandate", "向总部申请扩大授权", "向總部申請擴大授權"), role: "AR",
            purpose: Label(
                "Go beyond a limit only with a name behind it.",
                "突破底线必须有人签名承担。",
                "突破底線必須有人簽名承擔。"),
            input: Label(
                "The limit in the way, and what the customer gives for it",
                "卡住的底线，以及客户愿意给的交换条件",
                "卡住的底線，以及客戶願意給的交換條件"),
            output: Label(
                "New limit, or a refusal, with date and name",
                "新的底线或不同意的答复，含日期和姓名",
                "新的底線或不同意的答覆，含日期和姓名"),
            outcome: Label(
                "The answer is dated before the offer was made.",
                "答复日期早于我方开口的日期。",
                "答覆日期早於我方開口的日期。"),
            command: "outpost price request OPP", offline: false,
            tasks: [
                Label(
                    "Say what is lost if we stay where we are",
                    "说明坚持原底线会失去什么",
                    "說明堅持原底線會失去什麼"),
                Label(
                    "Price goes through a price request, terms through COM",
                    "价格走价格申请，条款走COM",
                    "價格走價格申請，條款走COM"),
                Label("Adjourn until there is an answer", "得到答复之前先休会", "得到答覆之前先休會"),
                Label(
                    "Log the new limit before the next round",
                    "下一轮之前记下新底线",
                    "下一輪之前記下新底線"),
            ]),
        Step(
            "P09.5", Label("Turn the agreement into a draft", "把商定内容写成草稿", "把商定內容寫成草稿"), role: "AR",
            stage: "contract.draft", dueDays: 3,
            purpose: Label(
                "What was agreed must be what is written, while people remember.",
                "趁大家还记得，让写的就是谈的。",
                "趁大家還記得，讓寫的就是談的。"),
            input: Label("Log with the agreed points", "含商定各点的谈判记录", "含商定各點的談判記錄"),
            output: Label(
                "Contract draft with scope, lines and payment terms",
                "合同草稿：范围、清单、付款条件",
                "合同草稿：範圍、清單、付款條件"),
            outcome: Label(
                "Each agreed point is found in the draft, and nothing else is new.",
                "每个商定点都能在草稿中找到，且没有多出内容。",
                "每個商定點都能在草稿中找到，且沒有多出內容。"),
            command: "outpost contract set CONTRACT",
            tasks: [
                Label(
                    "Create the contract from the deal, then set the terms",
                    "由机会点建立合同，再填条款",
                    "由機會點建立合同，再填條款"),
                Label(
                    "Tick off each agreed point against a clause",
                    "逐点与条款核对打勾",
                    "逐點與條款核對打勾"),
                Label(
                    "Let the customer confirm the list of open points",
                    "请客户确认未决事项清单",
                    "請客戶確認未決事項清單"),
            ]),
    ]
}
