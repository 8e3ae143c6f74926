// Why this file exists: each activity of lead management is somebody's task, with a date and something to show for
// it.

extension ProcessContent {
    static let leadManagementSteps: [Step] = [
        Step(
            "P03.1", Label("Capture the lead", "收集线索", "收集線索"), role: "AR",
            purpose: Label(
                "A contact that stays on a business card leaves the office with whoever holds the card.",
                "只留在名片上的联系人，会跟着拿名片的人一起离开。", "只留在名片上的聯絡人，會跟着拿名片的人一起離開。"),
            input: Label(
                "Business card, visit note, list from a campaign, tender notice",
                "名片、拜访记录、活动名单、招标公告", "名片、拜訪記錄、活動名單、招標公告"),
            output: Label(
                "Lead with account and contact as told, source and need",
                "线索：客户和联系人原文、来源、需求", "線索：客戶和聯絡人原文、來源、需求"),
            outcome: Label(
                "A lead with a source and a sentence on the need exists one working day after the contact.",
                "接触后一个工作日内，有一条写明来源和需求的线索。", "接觸後一個工作日內，有一條寫明來源和需求的線索。"),
            command: "outpost lead add accountName=NAME contactName=NAME source=SOURCE need=TEXT",
            tasks: [
                Label(
                    "Type the names just as the customer gave them; do not tidy them up",
                    "名称照客户说的原样录入，不要整理", "名稱照客戶說的原樣錄入，不要整理"),
                Label("Choose the source; it keeps the credit", "选择来源，来源以第一次为准", "選擇來源，來源以第一次為準"),
                Label("Write one sentence on the need, in the customer's words", "用客户的话写一句需求", "用客戶的話寫一句需求"),
                Label("Set the date of the next touch", "填写下次联系日期", "填寫下次聯繫日期"),
            ]),
        Step(
            "P03.2", Label("Remove duplicates", "线索去重", "線索去重"), role: "HQ",
            stage: "lead.captured", dueDays: 1,
            purpose: Label(
                "Two reps who call on one customer with two stories cost more than the lead is worth.",
                "两个人带着两套说法去见同一个客户，代价比线索本身还大。", "兩個人帶着兩套說法去見同一個客戶，代價比線索本身還大。"),
            input: Label("Captured leads that have reached HQ", "已同步到总部的线索", "已同步到總部的線索"),
            output: Label(
                "Lead that is unique, or marked as the duplicate of another",
                "唯一的线索，或标明与哪条线索重复", "唯一的線索，或標明與哪條線索重複"),
            outcome: Label("No open duplicate case names this lead.", "没有未决的重复事项涉及这条线索。", "沒有未決的重複事項涉及這條線索。"),
            command: "outpost conflicts", offline: false,
            tasks: [
                Label(
                    "Before you visit: heed the hint that another office may know the account",
                    "拜访之前：留意“其他代表处可能已有该客户”的提示", "拜訪之前：留意“其他代表處可能已有該客戶”的提示"),
                Label(
                    "Compare company number, tender number, website and name; a name alone proves nothing",
                    "核对注册号、招标编号、网站和名称；只凭名称不能认定", "核對註冊號、招標編號、網站和名稱；只憑名稱不能認定"),
                Label(
                    "Within one office the office manager merges; across offices HQ decides",
                    "同一代表处由代表处代表合并，跨代表处由总部决定", "同一代表處由代表處代表合併，跨代表處由總部決定"),
                Label(
                    "Say \"not a duplicate\" where it is none; that is remembered",
                    "确认不重复的，记为“不重复”，系统会记住", "確認不重複的，記為“不重複”，系統會記住"),
            ]),
        Step(
            "P03.3", Label("Verify the lead", "验证线索", "驗證線索"), role: "AR",
            stage: "lead.captured", dueDays: 2,
            purpose: Label(
                "The team's time belongs to people who want to buy and are able to.",
                "团队的时间要留给想买而且买得起的人。", "團隊的時間要留給想買而且買得起的人。"),
            input: Label("Captured lead; one call or visit", "已收集的线索，一次电话或拜访", "已收集的線索，一次電話或拜訪"),
            output: Label(
                "Answers on need, intent, budget, authority and timing",
                "需求、意向、预算、决策权和时间的回答", "需求、意向、預算、決策權和時間的回答"),
            outcome: Label(
                "Status verified with intent and budget filled, or closed with a reason.",
                "状态为“已验证”，意向和预算已填写；或写明原因后关闭。", "狀態為“已驗證”，意向和預算已填寫；或寫明原因後關閉。"),
            command: "outpost lead set LEAD intent=TEXT status=verified",
            tasks: [
                Label("Speak to the person and log the talk", "和本人谈一次，并记录", "和本人談一次，並記錄"),
                Label(
                    "Fill intent, budget, authority and timing; write \"unknown\" rather than guess",
                    "填写意向、预算、决策权和时间；不知道就写“不详”，不要猜", "填寫意向、預算、決策權和時間；不知道就寫“不詳”，不要猜"),
                Label(
                    "Check that the account is neither blocked nor marked \"do not contact\"",
                    "确认客户没有被冻结，也没有标记“勿联系”", "確認客戶沒有被凍結，也沒有標記“勿聯繫”"),
            ]),
        Step(
            "P03.4", Label("Score the lead", "线索评分", "線索評分"), role: "AR",
            stage: "lead.verified", dueDays: 1,
            purpose: Label(
                "The first free hour goes to the hottest lead, by a rule that everybody can read.",
                "最先空出来的一小时给最热的线索，依据是人人看得见的规则。", "最先空出來的一小時給最熱的線索，依據是人人看得見的規則。"),
            input: Label("Verified answers", "已验证的回答", "已驗證的回答"),
            output: Label("Score with its reasons, and a temperature", "带理由的评分，以及热度", "帶理由的評分，以及熱度"),
            outcome: Label(
                "A temperature is set, and the score shows which rules gave points.",
                "热度已填写，评分能看出哪些规则给了分。", "熱度已填寫，評分能看出哪些規則給了分。"),
            command: "outpost lead set LEAD temperature=warm",
            tasks: [
                Label("Read which rules gave points and which did not", "看清哪些规则给了分，哪些没给", "看清哪些規則給了分，哪些沒給"),
                Label("Correct a wrong answer, never the score", "要改就改错误的回答，不改分数", "要改就改錯誤的回答，不改分數"),
                Label("Set the temperature: hot, warm or cold", "确定热度：热、温、冷", "確定熱度：熱、溫、冷"),
            ]),
        Step(
            "P03.5", Label("Distribute the lead", "分发线索", "分發線索"), role: "OM",
            stage: "lead.verified", dueDays: 2,
            purpose: Label(
                "A lead without a name on it is nobody's work.",
                "没有写上名字的线索，就没有人去做。", "沒有寫上名字的線索，就沒有人去做。"),
            input: Label(
                "Verified lead with a score; workload of the team",
                "已验证并评分的线索，团队的工作量", "已驗證並評分的線索，團隊的工作量"),
            output: Label("Lead with an assignee and an office", "有责任人和代表处的线索", "有責任人和代表處的線索"),
            outcome: Label(
                "An assignee is named two working days after verification.",
                "验证后两个工作日内写明责任人。", "驗證後兩個工作日內寫明責任人。"),
            command: "outpost lead set LEAD assignedTo=USER status=distributed", offline: false,
            tasks: [
                Label("First ask who knows the account, then who has time", "先看谁熟悉客户，再看谁有时间", "先看誰熟悉客戶，再看誰有時間"),
                Label(
                    "Ask HQ if the account belongs to another office's territory",
                    "客户属于其他代表处责任田的，报总部决定", "客戶屬於其他代表處責任田的，報總部決定"),
                Label("Give the reason, so that the assignee need not ask", "写明分派原因，省得责任人再问", "寫明分派原因，省得責任人再問"),
            ]),
        Step(
            "P03.6", Label("Accept the lead", "接受线索", "接受線索"), role: "AR",
            stage: "lead.distributed", dueDays: 2,
            purpose: Label(
                "Accepting turns an assignment into a promise; returning in time is as good.",
                "接受，分派才变成承诺；及时退回也一样好。", "接受，分派才變成承諾；及時退回也一樣好。"),
            input: Label("Distributed lead with its log", "已分发的线索及其记录", "已分發的線索及其記錄"),
            output: Label("Accepted lead, or one returned with a reason", "已接受的线索，或写明原因退回", "已接受的線索，或寫明原因退回"),
            outcome: Label(
                "Two working days after distribution the status is accepted or returned.",
                "分发后两个工作日内，状态为“已接受”或“已退回”。", "分發後兩個工作日內，狀態為“已接受”或“已退回”。"),
            command: "outpost lead accept LEAD",
            tasks: [
                Label("Read the lead and what was said so far", "阅读线索和已有的沟通记录", "閱讀線索和已有的溝通記錄"),
                Label(
                    "Accept it, or set status=returned with the reason",
                    "接受；或把状态设为returned并写明原因", "接受；或把狀態設為returned並寫明原因"),
                Label(
                    "Fix the first touch, at most three working days ahead",
                    "定下首次联系，不超过三个工作日", "定下首次聯繫，不超過三個工作日"),
            ]),
        Step(
            "P03.7", Label("Review the leads", "线索评审", "線索評審"), role: "OM",
            stage: "lead.accepted", dueDays: 10,
            purpose: Label(
                "Two weeks are long enough to learn something and short enough to act on it.",
                "两周时间，够了解一些情况，也来得及行动。", "兩週時間，夠了解一些情況，也來得及行動。"),
            input: Label(
                "All open leads of the office, with score, last and next touch",
                "代表处全部未结线索：评分、最近和下次联系", "代表處全部未結線索：評分、最近和下次聯繫"),
            output: Label(
                "Review minute: per lead convert, nurture or close, with a name",
                "评审纪要：每条线索转化、培育或关闭，及责任人", "評審紀要：每條線索轉化、培育或關閉，及責任人"),
            outcome: Label(
                "No open lead of the office is without a decision from the last ten working days.",
                "代表处每条未结线索，最近十个工作日内都有结论。", "代表處每條未結線索，最近十個工作日內都有結論。"),
            command: "outpost activity add type=meeting subject=TEXT lead=LEAD",
            tasks: [
                Label(
                    "Take the hot ones first, then the ones longest untouched",
                    "先看热的，再看最久没联系的", "先看熱的，再看最久沒聯繫的"),
                Label(
                    "Ask of each: whose pain, whose money, and what if they do nothing?",
                    "每条都问：谁在痛、谁出钱、客户什么都不做会怎样", "每條都問：誰在痛、誰出錢、客戶什麼都不做會怎樣"),
                Label(
                    "Write down decision, name and date, and read them back",
                    "写下结论、责任人和日期，当场念一遍", "寫下結論、責任人和日期，當場念一遍"),
            ]),
        Step(
            "P03.8", Label("Convert, nurture or close", "转化、培育或关闭", "轉化、培育或關閉"), role: "AR",
            stage: "lead.qualified", dueDays: 2,
            purpose: Label(
                "An undecided lead spoils the forecast and hides the good ones.",
                "悬而不决的线索会扰乱预测，也会埋没好线索。", "懸而不決的線索會擾亂預測，也會埋沒好線索。"),
            input: Label("Decision from the review", "评审结论", "評審結論"),
            output: Label(
                "New opportunity, nurture plan, or closed lead",
                "新的机会点、培育计划，或已关闭的线索", "新的機會點、培育計劃，或已關閉的線索"),
            outcome: Label(
                "The lead names its opportunity, its next touch, or its reason for closing.",
                "线索上写有机会点、下次联系日期或关闭原因。", "線索上寫有機會點、下次聯繫日期或關閉原因。"),
            command: "outpost lead convert LEAD",
            tasks: [
                Label(
                    "Convert: check account and need first; the deal starts as discovered",
                    "转化：先核对客户和需求，机会点从discovered开始", "轉化：先核對客戶和需求，機會點從discovered開始"),
                Label(
                    "Nurture: go on with P05 and set the next touch",
                    "培育：转入P05，并填写下次联系日期", "培育：轉入P05，並填寫下次聯繫日期"),
                Label(
                    "Close: outpost lead close LEAD, with the reason in the customer's words",
                    "关闭：outpost lead close LEAD，用客户的话写原因", "關閉：outpost lead close LEAD，用客戶的話寫原因"),
            ]),
    ]
}
