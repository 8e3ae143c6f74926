// Why this file exists: each activity of requirement guidance is somebody's task, with a date and something to show
// for it.

extension ProcessContent {
    static let requirementGuidanceSteps: [Step] = [
        Step(
            "P08.1", Label("Plan the contacts", "制定接触计划", "制定接觸計劃"), role: "AR",
            stage: "opportunity.initiated", dueDays: 3,
            purpose: Label(
                "The people who shape the requirement are rarely the ones who greet us.",
                "决定需求的人，往往不是接待我们的人。", "決定需求的人，往往不是接待我們的人。"),
            input: Label(
                "Sales project plan, key persons, pain chain so far",
                "策划报告、关键人物、已有的痛苦链", "策劃報告、關鍵人物、已有的痛苦鏈"),
            output: Label(
                "Decision chain T05 and a list: whom, by whom, about what, by when",
                "决策链T05，及清单：见谁、谁去、谈什么、何时", "決策鏈T05，及清單：見誰、誰去、談什麼、何時"),
            outcome: Label(
                "Everybody who decides, recommends or uses has a contact and a date.",
                "每位决策、推荐和使用的人都有接触人和日期。", "每位決策、推薦和使用的人都有接觸人和日期。"),
            template: "T05", command: "outpost form new T05 OPP",
            tasks: [
                Label(
                    "Draw who decides, who recommends, who uses, and how they stand to us",
                    "画出谁决策、谁推荐、谁使用，以及对我方的态度", "畫出誰決策、誰推薦、誰使用，以及對我方的態度"),
                Label(
                    "Assign each person to AR, SR or FR by what they care about",
                    "按对方关心的事，分给AR、SR或FR", "按對方關心的事，分給AR、SR或FR"),
                Label(
                    "Take from the key message what fits each of them",
                    "从关键信息里挑出适合每个人的内容", "從關鍵信息裏挑出適合每個人的內容"),
            ]),
        Step(
            "P08.2", Label("Ask the nine-block questions", "九格提问", "九格提問"), role: "SR",
            stage: "opportunity.initiated", dueDays: 8,
            purpose: Label(
                "People who are asked well find the need themselves, and defend it.",
                "问得好，客户自己会找到需要，也会自己去坚持。", "問得好，客戶自己會找到需要，也會自己去堅持。"),
            input: Label("Contact plan, appointment", "接触计划、约谈", "接觸計劃、約談"),
            output: Label(
                "Nine-block form T04 with answers from at least two people",
                "九格表T04，有至少两个人的回答", "九格表T04，有至少兩個人的回答"),
            outcome: Label(
                "All nine cells hold answers in the customer's words, with name and date.",
                "九格都有客户原话，写明姓名和日期。", "九格都有客戶原話，寫明姓名和日期。"),
            template: "T04", command: "outpost form new T04 OPP",
            tasks: [
                Label("Prepare the questions with AR the day before", "前一天和AR一起准备问题", "前一天和AR一起準備問題"),
                Label("Ask for causes, then impact, then capability", "先问原因，再问影响，后问能力", "先問原因，再問影響，後問能力"),
                Label(
                    "Ask in the confirming block: have I understood that … ?",
                    "在确认格里问：我这样理解对吗", "在確認格裏問：我這樣理解對嗎"),
                Label("Log meeting and promises the same day", "当天记录会议和承诺", "當天記錄會議和承諾"),
            ]),
        Step(
            "P08.3", Label("Capture the vision", "记录客户构想", "記錄客戶構想"), role: "SR",
            stage: "opportunity.initiated", dueDays: 10,
            purpose: Label(
                "A picture that the customer has painted will not be sold away by the next visitor.",
                "客户自己画出来的图，不会被下一位来访者带走。", "客戶自己畫出來的圖，不會被下一位來訪者帶走。"),
            input: Label("Nine-block answers, pain chain", "九格回答、痛苦链", "九格回答、痛苦鏈"),
            output: Label(
                "Pain chain T02 with needed capabilities; a vision of half a page",
                "痛苦链T02（含所需能力），半页构想", "痛苦鏈T02（含所需能力），半頁構想"),
            outcome: Label(
                "Each pain in T02 has a needed capability; the stage is guiding.",
                "T02每个痛都有所需能力，阶段为“标前引导”。", "T02每個痛都有所需能力，階段為“標前引導”。"),
            template: "T02", command: "outpost opp advance OPP guiding",
            tasks: [
                Label(
                    "Fill the column \"needed capability\" in the pain chain",
                    "在痛苦链里填写“所需能力”一列", "在痛苦鏈裏填寫“所需能力”一列"),
                Label(
                    "Write who will do what, when and how, once it works",
                    "写明做成之后，谁在何时怎样做什么", "寫明做成之後，誰在何時怎樣做什麼"),
                Label(
                    "Mark what we do well, do not do, and do better than others",
                    "标出我们做得好的、不做的、比别人强的", "標出我們做得好的、不做的、比別人強的"),
                Label("Advance the deal to guiding", "把机会点推进到guiding", "把機會點推進到guiding"),
            ]),
        Step(
            "P08.4", Label("Confirm the requirement", "确认需求", "確認需求"), role: "SR",
            stage: "opportunity.guiding", dueDays: 8,
            purpose: Label(
                "What is not confirmed in writing is remembered differently by both sides.",
                "没有书面确认的事，双方记得不一样。", "沒有書面確認的事，雙方記得不一樣。"),
            input: Label("Vision, notes of the talks", "构想、谈话记录", "構想、談話記錄"),
            output: Label("List of requirements with priority and source", "需求清单，含优先级和出处", "需求清單，含優先級和出處"),
            outcome: Label(
                "A letter, mail or signed minute of the customer confirms the list.",
                "有客户的信函、邮件或签字纪要确认清单。", "有客戶的信函、郵件或簽字紀要確認清單。"),
            command: "outpost activity add type=meeting subject=TEXT opportunity=OPP",
            tasks: [
                Label(
                    "List each requirement: text, priority, who asked for it",
                    "逐条列出：内容、优先级、谁提的", "逐條列出：內容、優先級、誰提的"),
                Label("Send the list and ask for yes, no or change", "把清单发给客户，请答复是、否或修改", "把清單發給客戶，請答覆是、否或修改"),
                Label("FR: mark what will be hard to deliver", "FR：标出难以交付的", "FR：標出難以交付的"),
                Label(
                    "Hand what the product lacks to IPD, with the revenue at stake",
                    "产品没有的提给IPD，写明涉及的收入", "產品沒有的提給IPD，寫明涉及的收入"),
            ]),
        Step(
            "P08.5", Label("Influence the specification", "引导规格", "引導規格"), role: "AR",
            stage: "opportunity.guiding", dueDays: 12,
            purpose: Label(
                "Before the tender arguments count; after it only points and price.",
                "招标之前讲得通道理，招标之后只剩分数和价格。", "招標之前講得通道理，招標之後只剩分數和價格。"),
            input: Label(
                "Confirmed requirements, key message, references",
                "已确认的需求、关键信息、样板案例", "已確認的需求、關鍵信息、樣板案例"),
            output: Label("Proposal for criteria, handed over openly", "公开递交的评标标准建议", "公開遞交的評標標準建議"),
            outcome: Label(
                "The deal names which of our criteria the customer has taken up, and which not.",
                "机会点上写明客户采纳和未采纳哪些标准建议。", "機會點上寫明客戶採納和未採納哪些標準建議。"),
            template: "T07", command: "outpost activity add type=visit subject=TEXT opportunity=OPP",
            tasks: [
                Label(
                    "Choose three criteria that serve the customer and that we meet well",
                    "选三条对客户有利、我方又擅长的标准", "選三條對客戶有利、我方又擅長的標準"),
                Label(
                    "Prove each: figure, test, reference to visit",
                    "每条都有证明：数字、测试、可参观的样板点", "每條都有證明：數字、測試、可參觀的樣板點"),
                Label(
                    "Hand them over in the open, before the tender is published",
                    "在招标发布之前公开递交", "在招標發佈之前公開遞交"),
                Label("Stop when the customer's rules ask for silence", "客户规定静默时停止接触", "客戶規定靜默時停止接觸"),
            ]),
    ]
}
