// Why this file exists: each activity of nurturing is somebody's task, with a date and something to show for it.

extension ProcessContent {
    static let leadNurturingSteps: [Step] = [
        Step(
            "P05.1", Label("Make the nurture plan", "制定培育计划", "制定培育計劃"), role: "AR",
            stage: "lead.accepted", dueDays: 2,
            purpose: Label(
                "Without a plan only the customers who call us are nurtured.",
                "没有计划，就只培育了主动打电话来的客户。", "沒有計劃，就只培育了主動打電話來的客戶。"),
            input: Label("Accepted lead; customer file, if there is one", "已接受的线索，已有的客户档案", "已接受的線索，已有的客戶檔案"),
            output: Label(
                "Plan of three touches: whom, what we bring, what we want to learn",
                "三次联系的计划：找谁、带什么、想知道什么", "三次聯繫的計劃：找誰、帶什麼、想知道什麼"),
            outcome: Label(
                "Status nurturing, with a date for the next touch.",
                "状态为“培育中”，有下次联系日期。", "狀態為“培育中”，有下次聯繫日期。"),
            template: "T09", command: "outpost lead set LEAD status=nurturing nextTouchOn=DATE",
            tasks: [
                Label(
                    "Read the customer file, or start it with what you know",
                    "阅读客户档案；没有就用已知信息建立", "閱讀客戶檔案；沒有就用已知信息建立"),
                Label(
                    "Write down the one thing that you do not know and must",
                    "写下最需要知道而还不知道的一件事", "寫下最需要知道而還不知道的一件事"),
                Label("Plan three touches with three dates", "安排三次联系，写明三个日期", "安排三次聯繫，寫明三個日期"),
            ]),
        Step(
            "P05.2", Label("Carry out the touches", "按计划联系", "按計劃聯繫"), role: "AR",
            stage: "lead.accepted", dueDays: 3,
            purpose: Label(
                "Trust grows by small promises kept on the day.",
                "信任来自一个个按时兑现的小承诺。", "信任來自一個個按時兌現的小承諾。"),
            input: Label("Nurture plan", "培育计划", "培育計劃"),
            output: Label("Logged touches, key persons with their roles", "联系记录，关键人物及其角色", "聯繫記錄，關鍵人物及其角色"),
            outcome: Label(
                "The first touch is logged three working days after acceptance; each one names the next.",
                "接受后三个工作日内有首次联系记录，每次都写明下一次。", "接受後三個工作日內有首次聯繫記錄，每次都寫明下一次。"),
            template: "T06", command: "outpost activity add type=visit subject=TEXT lead=LEAD",
            tasks: [
                Label("Bring something of use to the person you meet", "给见面的人带去有用的东西", "給見面的人帶去有用的東西"),
                Label("Log it the same day, with promises and their dates", "当天记录，写明承诺和日期", "當天記錄，寫明承諾和日期"),
                Label("Add every new person to the key-person table", "每认识一个新人，就补进关键人物表", "每認識一個新人，就補進關鍵人物表"),
                Label("Set the next touch before you close the note", "写完记录之前定好下次联系", "寫完記錄之前定好下次聯繫"),
            ]),
        Step(
            "P05.3", Label("Draw the pain chain", "梳理痛苦链", "梳理痛苦鏈"), role: "AR",
            stage: "lead.nurturing", dueDays: 10,
            purpose: Label(
                "A pain that reaches somebody with a budget is a deal; one that does not is a chat.",
                "痛能传到有预算的人，才是项目；传不到，只是聊天。", "痛能傳到有預算的人，才是項目；傳不到，只是聊天。"),
            input: Label(
                "Notes of at least two talks with different people",
                "至少与两位不同人员的谈话记录", "至少與兩位不同人員的談話記錄"),
            output: Label("Pain chain T02 with at least three rows", "痛苦链T02，至少三行", "痛苦鏈T02，至少三行"),
            outcome: Label(
                "The rows are linked, and the last person named has a budget.",
                "各行前后相连，最后一位握有预算。", "各行前後相連，最後一位握有預算。"),
            template: "T02", command: "outpost form new T02 LEAD",
            tasks: [
                Label(
                    "One row per person: pain, reasons, impact, whom it hurts next",
                    "一人一行：痛、原因、影响、接着痛到谁", "一人一行：痛、原因、影響、接着痛到誰"),
                Label(
                    "Use the customer's own figures, and mark what you guess",
                    "用客户自己的数字，猜测的要标明", "用客戶自己的數字，猜測的要標明"),
                Label(
                    "Find the gap in the chain; it is your next visit",
                    "找出断开的一环，那就是下一次拜访", "找出斷開的一環，那就是下一次拜訪"),
            ]),
        Step(
            "P05.4", Label("Hold a nine-block session", "九格构想面谈", "九格構想面談"), role: "AR",
            stage: "lead.nurturing", dueDays: 15,
            purpose: Label("People act on what they have said themselves.", "人会照自己说出来的话去做。", "人會照自己說出來的話去做。"),
            input: Label(
                "Pain chain; an appointment with somebody who feels the pain",
                "痛苦链，与有切身之痛者的约谈", "痛苦鏈，與有切身之痛者的約談"),
            output: Label(
                "Nine-block form T04 filled with the customer's answers",
                "九格表T04，填写客户的回答", "九格表T04，填寫客戶的回答"),
            outcome: Label(
                "The confirming question of each column has an answer in the customer's words.",
                "每一列的确认问题都有客户原话的回答。", "每一列的確認問題都有客戶原話的回答。"),
            template: "T04", command: "outpost form new T04 ACTIVITY",
            tasks: [
                Label("Prepare one question for each of the nine blocks", "九格每格准备一个问题", "九格每格準備一個問題"),
                Label("Take SR along if the causes are technical", "原因偏技术的，请SR同去", "原因偏技術的，請SR同去"),
                Label(
                    "Go from causes to impact to capability, and listen longer than you speak",
                    "从原因到影响到能力，多听少说", "從原因到影響到能力，多聽少說"),
                Label(
                    "Sum up, ask whether it is right, and write it down the same day",
                    "总结并请对方确认，当天写下来", "總結並請對方確認，當天寫下來"),
            ]),
        Step(
            "P05.5", Label("Score the lead again", "重新评分", "重新評分"), role: "AR",
            stage: "lead.nurturing", dueDays: 16,
            purpose: Label(
                "What was learnt must change something, or it was only talk.",
                "了解到的情况要有所改变，否则只是闲谈。", "了解到的情況要有所改變，否則只是閒談。"),
            input: Label(
                "New answers from touches, pain chain and session",
                "联系、痛苦链和面谈得到的新回答", "聯繫、痛苦鏈和面談得到的新回答"),
            output: Label("Fresh score and temperature", "新的评分和热度", "新的評分和熱度"),
            outcome: Label(
                "Intent, budget, authority and timing are newer than the last session.",
                "意向、预算、决策权和时间在最近一次面谈后更新过。", "意向、預算、決策權和時間在最近一次面談後更新過。"),
            command: "outpost lead set LEAD temperature=hot",
            tasks: [
                Label("Update the four answers, also where they got worse", "更新四项回答，变差的也要更新", "更新四項回答，變差的也要更新"),
                Label("Move the temperature, and say what moved it", "调整热度，写明因何调整", "調整熱度，寫明因何調整"),
            ]),
        Step(
            "P05.6", Label("Review the nurtured lead", "培育评审", "培育評審"), role: "OM",
            stage: "lead.nurturing", dueDays: 20,
            purpose: Label(
                "Somebody who does not love the lead should look at it.",
                "要请一位不偏爱这条线索的人来看它。", "要請一位不偏愛這條線索的人來看它。"),
            input: Label("Score, pain chain, nine blocks, log of touches", "评分、痛苦链、九格、联系记录", "評分、痛苦鏈、九格、聯繫記錄"),
            output: Label(
                "Decision: qualified, go on nurturing until a date, or closed",
                "结论：确认合格、继续培育到某日，或关闭", "結論：確認合格、繼續培育到某日，或關閉"),
            outcome: Label(
                "The review minute shows decision, name and date, and the status follows it.",
                "评审纪要有结论、姓名和日期，状态与之相符。", "評審紀要有結論、姓名和日期，狀態與之相符。"),
            command: "outpost lead set LEAD status=qualified",
            tasks: [
                Label(
                    "AR tells in two minutes: the pain, who pays, the cost of doing nothing",
                    "AR用两分钟说清：痛在哪里、谁出钱、什么都不做的代价", "AR用兩分鐘說清：痛在哪裏、誰出錢、什麼都不做的代價"),
                Label(
                    "Decide, and set a last date if nurturing goes on",
                    "作出决定；继续培育的定一个最后日期", "作出決定；繼續培育的定一個最後日期"),
                Label("Qualified: convert it by P03", "合格的：按P03转化", "合格的：按P03轉化"),
            ]),
    ]
}
