// Why this file exists: the activities of P13, apart from its text because they are many.

extension ProcessContent {
    /// The activities of P13.
    static let bidPriceSteps: [Step] = [
        Step(
            "P13.1", Label("Request the price", "申请价格", "申請價格"), role: "AR",
            stage: "opportunity.solution", dueDays: 7,
            purpose: Label(
                "One complete request is quicker than three half ones.",
                "一份完整的申请胜过三份半成品。",
                "一份完整的申請勝過三份半成品。"),
            input: Label(
                "Lines, list price, competitor's price, price strategy",
                "清单、目录价、竞争对手价格、价格策略",
                "清單、目錄價、競爭對手價格、價格策略"),
            output: Label(
                "Request with discount, reason and what we get for it",
                "价格申请：折扣、理由和交换条件",
                "價格申請：折扣、理由和交換條件"),
            outcome: Label(
                "The request is submitted and shows a discount per line and a reason.",
                "申请已提交，有逐行折扣和理由。",
                "申請已提交，有逐行折扣和理由。"),
            template: "T01", command: "outpost price request OPP",
            tasks: [
                Label("Check that SR has finished the lines", "确认SR已完成清单", "確認SR已完成清單"),
                Label(
                    "Write the competitor's price and where it comes from",
                    "写明竞争对手价格及出处",
                    "寫明競爭對手價格及出處"),
                Label(
                    "Write the reason and what the customer gives in return",
                    "写明理由和客户的交换条件",
                    "寫明理由和客戶的交換條件"),
                Label("Say by when the answer is needed", "写明何时需要答复", "寫明何時需要答覆"),
            ]),
        Step(
            "P13.2", Label("Route it by authority", "按授权分级送审", "按授權分級送審"), role: "HQ",
            stage: "price_revision.submitted", dueDays: 1,
            purpose: Label(
                "The lowest level that may decide should decide.",
                "由有权的最低层级来决定。",
                "由有權的最低層級來決定。"),
            input: Label("Submitted request, authority matrix", "已提交的申请、授权矩阵", "已提交的申請、授權矩陣"),
            output: Label(
                "Request with its tier: office, region or HQ",
                "注明层级的申请：办事处、地区部或总部",
                "註明層級的申請：辦事處、地區部或總部"),
            outcome: Label(
                "The request shows its tier and the time when HQ received it.",
                "申请显示层级和总部接收时间。",
                "申請顯示層級和總部接收時間。"),
            offline: false,
            tasks: [
                Label(
                    "Check amount and discount against the matrix",
                    "用矩阵核对金额和折扣",
                    "用矩陣核對金額和折扣"),
                Label(
                    "Return at once what is incomplete, with one list",
                    "不完整的立即退回，一次列全",
                    "不完整的立即退回，一次列全"),
                Label(
                    "Move up if requester and decider are the same person",
                    "申请人与决策人相同时上提一级",
                    "申請人與決策人相同時上提一級"),
            ]),
        Step(
            "P13.3", Label("Decide", "价格决策", "價格決策"), role: "HQ",
            stage: "price_revision.routed", dueDays: 2,
            purpose: Label("A late yes is a no.", "迟到的批准等于不批。", "遲到的批准等於不批。"),
            input: Label("Complete request, floor price, margin", "完整的申请、底价、毛利", "完整的申請、底價、毛利"),
            output: Label(
                "Approved, approved at less, rejected or returned",
                "批准、按较低幅度批准、否决或退回",
                "批准、按較低幅度批准、否決或退回"),
            outcome: Label(
                "The decision has a name, a time and a reason, within two working days.",
                "两个工作日内作出决策，写明姓名、时间、理由。",
                "兩個工作日內作出決策，寫明姓名、時間、理由。"),
            offline: false,
            tasks: [
                Label(
                    "Weigh the deal, the account and the precedent",
                    "权衡项目、客户和先例影响",
                    "權衡項目、客戶和先例影響"),
                Label("Write the reason, also for a yes", "批准也要写理由", "批准也要寫理由"),
                Label("Name conditions that can be checked", "附带条件要能检查", "附帶條件要能檢查"),
            ]),
        Step(
            "P13.4",
            Label(
                "Take over the authorised price and its last day",
                "取用授权价和有效期",
                "取用授權價和有效期"), role: "AR",
            stage: "price_revision.approved", dueDays: 1,
            purpose: Label(
                "Know what may be offered, and until when.",
                "清楚能报什么价、报到哪天。",
                "清楚能報什麼價、報到哪天。"),
            input: Label("Decision", "价格决策", "價格決策"),
            output: Label(
                "Authorised price and last day, known to the team",
                "团队都知道授权价和截止日",
                "團隊都知道授權價和截止日"),
            outcome: Label(
                "The last day is not before the bid date, or an extension is requested.",
                "截止日不早于开标日，否则已申请延期。",
                "截止日不早於開標日，否則已申請延期。"),
            command: "outpost next OPP",
            tasks: [
                Label(
                    "Sync and read the decision with its conditions",
                    "同步后读决策和条件",
                    "同步後讀決策和條件"),
                Label(
                    "Compare the last day with the bid date",
                    "把截止日与开标日对照",
                    "把截止日與開標日對照"),
                Label(
                    "Tell SR and COM which figures to use",
                    "告诉SR和COM用哪组数字",
                    "告訴SR和COM用哪組數字"),
            ]),
        Step(
            "P13.5", Label("Bind the price to the bid", "把价格绑定到标书", "把價格綁定到標書"), role: "AR",
            stage: "price_revision.approved", dueDays: 3,
            purpose: Label(
                "What was approved is what goes out.",
                "批的是什么，递出去的就是什么。",
                "批的是什麼，遞出去的就是什麼。"),
            input: Label("Authorised price, bid papers", "授权价、标书", "授權價、標書"),
            output: Label("Bid with a frozen price revision", "绑定冻结价格版本的标书", "綁定凍結價格版本的標書"),
            outcome: Label(
                "The sum in the bid equals the authorised revision to the cent.",
                "标书合计与授权版本分毫不差。",
                "標書合計與授權版本分毫不差。"),
            command: "outpost task done TASK", offline: false,
            tasks: [
                Label("Compare line by line and in total", "逐行和合计核对", "逐行和合計核對"),
                Label(
                    "Let COM read the price pages once more",
                    "请COM再看一遍价格页",
                    "請COM再看一遍價格頁"),
                Label(
                    "Stop if a line has changed; ask again",
                    "清单有变就停下，重新申请",
                    "清單有變就停下，重新申請"),
            ]),
    ]
}
