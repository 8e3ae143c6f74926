// Why this file exists: each activity of a bid is somebody's task, with a date and something to show for it.

extension ProcessContent {
    static let biddingSteps: [Step] = [
        Step(
            "P06.1", Label("Receive the tender", "接收标书", "接收標書"), role: "AR",
            stage: "opportunity.solution", dueDays: 1,
            purpose: Label(
                "The date of closing rules everything; it must be known to all on the first day.",
                "截标时间管着一切，第一天就要人人知道。", "截標時間管着一切，第一天就要人人知道。"),
            input: Label("Tender documents, invitation", "招标文件、投标邀请", "招標文件、投標邀請"),
            output: Label(
                "Tender number, closing hour and documents on the deal",
                "机会点上有招标编号、截标时刻和文件", "機會點上有招標編號、截標時刻和文件"),
            outcome: Label(
                "The tender number is on the deal, and no second deal of this account carries it.",
                "机会点上有招标编号，且该客户没有第二个机会点用同一编号。", "機會點上有招標編號，且該客戶沒有第二個機會點用同一編號。"),
            command: "outpost opp set OPP tenderNumber=NUMBER",
            tasks: [
                Label("Enter the tender number just as it is printed", "招标编号照原文录入", "招標編號照原文錄入"),
                Label(
                    "Note closing hour with its time zone, validity and bond",
                    "记下截标时刻（含时区）、有效期和保证金", "記下截標時刻（含時區）、有效期和保證金"),
                Label(
                    "Count back from the closing hour and give each part a date",
                    "从截标时刻倒排，给每部分定日期", "從截標時刻倒排，給每部分定日期"),
                Label("Decide within a day whether to bid at all", "一天之内决定投不投", "一天之內決定投不投"),
            ]),
        Step(
            "P06.2", Label("Clarify the tender", "标书澄清", "標書澄清"), role: "AR",
            stage: "opportunity.solution", dueDays: 3,
            purpose: Label(
                "A question before the closing date is free; afterwards it costs margin.",
                "截标前提问不花钱，截标后就要花利润。", "截標前提問不花錢，截標後就要花利潤。"),
            input: Label(
                "Tender documents; questions from SR, FR and COM",
                "招标文件，SR、FR、COM的问题", "招標文件，SR、FR、COM的問題"),
            output: Label(
                "List of questions and the customer's written answers",
                "问题清单和客户的书面答复", "問題清單和客戶的書面答覆"),
            outcome: Label(
                "Every question has an answer, or is listed as a risk.",
                "每个问题都有答复，或列为风险。", "每個問題都有答覆，或列為風險。"),
            command: "outpost activity add type=meeting subject=TEXT opportunity=OPP",
            tasks: [
                Label(
                    "Collect the questions of all three roles on one list",
                    "把三个角色的问题汇成一张清单", "把三個角色的問題匯成一張清單"),
                Label("Strike out those that show our hand", "删去会暴露我方底牌的问题", "刪去會暴露我方底牌的問題"),
                Label(
                    "Ask through the channel and by the date that the tender names",
                    "按招标文件规定的渠道和日期提问", "按招標文件規定的渠道和日期提問"),
                Label("Log the answers, and tell whose part they change", "记录答复，告知影响到谁的部分", "記錄答覆，告知影響到誰的部分"),
            ]),
        Step(
            "P06.3", Label("Build the compliance matrix", "编制符合性矩阵", "編製符合性矩陣"), role: "SR",
            stage: "opportunity.solution", dueDays: 5,
            purpose: Label(
                "One overlooked \"must\" throws out a good bid.",
                "漏看一条“必须”，好标书也会废标。", "漏看一條“必須”，好標書也會廢標。"),
            input: Label(
                "Tender documents, answers, released solution",
                "招标文件、澄清答复、已发布的方案", "招標文件、澄清答覆、已發佈的方案"),
            output: Label(
                "Matrix: clause, complies or deviates, proof, owner",
                "矩阵：条款、符合或偏离、证明、负责人", "矩陣：條款、符合或偏離、證明、負責人"),
            outcome: Label(
                "Every clause with \"must\" has an answer and a proof; each deviation has an owner.",
                "每条“必须”都有应答和证明，每处偏离都有负责人。", "每條“必須”都有應答和證明，每處偏離都有負責人。"),
            tasks: [
                Label("List all clauses, the mandatory ones first", "列出全部条款，必须满足的在前", "列出全部條款，必須滿足的在前"),
                Label(
                    "Answer each: complies, partly, deviates, with the page of the proof",
                    "逐条应答：符合、部分符合、偏离，注明证明页码", "逐條應答：符合、部分符合、偏離，註明證明頁碼"),
                Label("Take delivery clauses to FR and terms to COM", "交付条款交FR，商务条款交COM", "交付條款交FR，商務條款交COM"),
                Label("Freeze solution and bill of quantities", "冻结方案和工程量清单", "凍結方案和工程量清單"),
            ]),
        Step(
            "P06.4", Label("Request the price", "申请投标价格", "申請投標價格"), role: "AR",
            stage: "opportunity.solution", dueDays: 6,
            purpose: Label(
                "A price that nobody authorised is a debt of the whole office.",
                "没有授权的价格，是整个代表处的债。", "沒有授權的價格，是整個代表處的債。"),
            input: Label(
                "Bill of quantities, competitor's price as far as known, strategy",
                "工程量清单、已知的对手价格、策略", "工程量清單、已知的對手價格、策略"),
            output: Label(
                "Price request with discount, reason and competition",
                "价格申请：折扣、理由、竞争情况", "價格申請：折扣、理由、競爭情況"),
            outcome: Label(
                "An authorised price exists, valid beyond the closing date.",
                "有授权价格，有效期超过截标日期。", "有授權價格，有效期超過截標日期。"),
            command: "outpost price request OPP",
            tasks: [
                Label(
                    "Ask for the discount that you need, not for the one that you expect to be cut",
                    "要多少申请多少，不要留砍价余量", "要多少申請多少，不要留砍價餘量"),
                Label(
                    "Tell where the competitor's price comes from, or that you guess",
                    "写明对手价格的来源，猜的就写猜的", "寫明對手價格的來源，猜的就寫猜的"),
                Label("Sync early: the way through the tiers takes days", "早点同步，逐级审批要好几天", "早點同步，逐級審批要好幾天"),
                Label(
                    "If less was authorised, tell the team what changes",
                    "授权低于申请的，告知团队有什么变化", "授權低於申請的，告知團隊有什麼變化"),
            ]),
        Step(
            "P06.5", Label("Review the bid", "投标评审", "投標評審"), role: "COM",
            stage: "opportunity.solution", dueDays: 8,
            purpose: Label(
                "Whoever wrote the bid reads what they meant, not what it says.",
                "写标书的人读到的是自己的意思，不是纸上的字。", "寫標書的人讀到的是自己的意思，不是紙上的字。"),
            input: Label(
                "All parts of the bid, matrix, authorised price",
                "标书各部分、符合性矩阵、授权价格", "標書各部分、符合性矩陣、授權價格"),
            output: Label(
                "Opinions on technology, delivery and terms; list of risks",
                "技术、交付、条款的意见，风险清单", "技術、交付、條款的意見，風險清單"),
            outcome: Label(
                "FR's and COM's opinions refer to the revision that is to be submitted.",
                "FR和COM的意见针对准备递交的那一版。", "FR和COM的意見針對準備遞交的那一版。"),
            template: "T08", command: "outpost form new T08 OPP",
            tasks: [
                Label(
                    "FR: opinion on deliverability, with dates and site conditions",
                    "FR：可交付性意见，写明日期和现场条件", "FR：可交付性意見，寫明日期和現場條件"),
                Label("COM: terms, bond, penalties, deviations", "COM：条款、保证金、罚则、偏离", "COM：條款、保證金、罰則、偏離"),
                Label(
                    "One reader from outside checks forms, signatures and sums",
                    "请一位局外人检查表格、签字和合计", "請一位局外人檢查表格、簽字和合計"),
                Label("Tick the checklist with proof", "在checklist上打勾并附证据", "在checklist上打勾並附證據"),
            ]),
        Step(
            "P06.6", Label("Pass ATB", "投标决策（ATB）", "投標決策（ATB）"), role: "AR",
            stage: "opportunity.solution", dueDays: 9,
            purpose: Label(
                "The company, not the rep at night, decides which risk it takes.",
                "承担什么风险由公司决定，不由深夜赶标书的人决定。", "承擔什麼風險由公司決定，不由深夜趕標書的人決定。"),
            input: Label("Reviewed bid, authorised price, risks", "已评审的标书、授权价格、风险", "已評審的標書、授權價格、風險"),
            output: Label("ATB decision and token with an expiry", "ATB决策，以及有期限的授权令牌", "ATB決策，以及有期限的授權令牌"),
            outcome: Label(
                "An approval of exactly this revision is in the replica, and so is its token.",
                "本机已有对这一版的批准及其令牌。", "本機已有對這一版的批准及其令牌。"),
            command: "outpost gate request OPP ATB", offline: false,
            tasks: [
                Label(
                    "Name the revision and the three largest risks in the request",
                    "申请中写明版本和最大的三项风险", "申請中寫明版本和最大的三項風險"),
                Label(
                    "Sync, ask for the decision, and sync again before you travel",
                    "同步、请求决策，出发前再同步一次", "同步、請求決策，出發前再同步一次"),
                Label(
                    "Change nothing that is bound; if you must, ask again",
                    "不改已绑定的内容；非改不可就重新申请", "不改已綁定的內容；非改不可就重新申請"),
                Label("Fulfil the conditions before you submit", "递交之前满足附带条件", "遞交之前滿足附帶條件"),
            ]),
        Step(
            "P06.7", Label("Submit the bid", "递交投标", "遞交投標"), role: "AR",
            stage: "opportunity.bidding", dueDays: 2,
            purpose: Label("An hour late is not late but out.", "迟一小时不是迟到，是出局。", "遲一小時不是遲到，是出局。"),
            input: Label("Approved revision, unexpired token", "已批准的版本，未过期的令牌", "已批准的版本，未過期的令牌"),
            output: Label("Record of the submission, with receipt", "投标递交记录，附回执", "投標遞交記錄，附回執"),
            outcome: Label(
                "The submission binds the approved revision and carries the number of the receipt.",
                "递交记录绑定已批准的版本，并有回执号。", "遞交記錄綁定已批准的版本，並有回執號。"),
            command: "outpost bid submit BID",
            tasks: [
                Label("Check the expiry of the token", "检查令牌有效期", "檢查令牌有效期"),
                Label(
                    "Compare what you hand in with the approved revision, sums first",
                    "核对递交内容与批准版本，先对合计", "核對遞交內容與批准版本，先對合計"),
                Label("Hand it in a day early where that is possible", "能提前一天就提前一天", "能提前一天就提前一天"),
                Label(
                    "Record it at once, offline too, and photograph the receipt",
                    "立即记录，离线也行，并拍下回执", "立即記錄，離線也行，並拍下回執"),
            ]),
        Step(
            "P06.8", Label("Record the result of the opening", "记录开标结果", "記錄開標結果"), role: "AR",
            stage: "opportunity.submitted", dueDays: 10,
            purpose: Label(
                "Prices read out at the opening are the cheapest market research there is.",
                "开标唱价是最便宜的市场调查。", "開標唱價是最便宜的市場調查。"),
            input: Label("Minutes of the opening, customer's notice", "开标记录、客户通知", "開標記錄、客戶通知"),
            output: Label("Result: rank, winner's price, reasons", "结果：名次、中标价、原因", "結果：名次、中標價、原因"),
            outcome: Label(
                "The result is on the deal with its proof, and the deal is advanced or lost.",
                "机会点上有结果和证明，并已推进或丢单。", "機會點上有結果和證明，並已推進或丟單。"),
            command: "outpost opp advance OPP negotiating",
            tasks: [
                Label("Write down every price that was read out", "记下唱出的每一个价格", "記下唱出的每一個價格"),
                Label(
                    "Short-listed or won: advance to negotiating, plan P09",
                    "入围或中标：推进到negotiating，准备P09", "入圍或中標：推進到negotiating，準備P09"),
                Label(
                    "Lost: outpost opp lose OPP, and fill T03 within ten working days",
                    "丢标：outpost opp lose OPP，十个工作日内填写T03", "丟標：outpost opp lose OPP，十個工作日內填寫T03"),
                Label(
                    "Thank the customer, and ask for the reason in their words",
                    "感谢客户，请客户用自己的话说原因", "感謝客戶，請客戶用自己的話說原因"),
            ]),
    ]
}
