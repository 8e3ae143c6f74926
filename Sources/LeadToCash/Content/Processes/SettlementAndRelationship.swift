// Why this file exists: the activities of DTC after the money is in 结算与客户关系: settle, close, come back.

extension ProcessContent {
    /// From the settlement of a contract to a new lead.
    static let settlementToLead: [Step] = [
        Step(
            "DTC.8", Label("Settle the contract", "合同结算", "合同結算"), role: "FIN",
            stage: "contract.fulfilled", dueDays: 10,
            purpose: Label(
                "Agree on the last figure with the customer while both sides remember.",
                "趁双方都记得，与客户核定最后数字。",
                "趁雙方都記得，與客戶核定最後數字。"),
            input: Label(
                "Contract, changes, invoices, payments, retentions",
                "合同、变更、发票、回款、质保金",
                "合同、變更、發票、回款、質保金"),
            output: Label("Reconciliation that both sides confirm", "双方确认的对账单", "雙方確認的對賬單"),
            outcome: Label(
                "Billed equals contract plus changes; each open amount has a date or a write-off.",
                "开票额等于合同加变更；未收款都有日期或坏账核销。",
                "開票額等於合同加變更；未收款都有日期或壞賬核銷。"),
            offline: false,
            tasks: [
                Label("Reconcile with the customer in writing", "与客户书面对账", "與客戶書面對賬"),
                Label(
                    "List retentions and guarantees with their release dates",
                    "列出质保金、保函及其释放日期",
                    "列出質保金、保函及其釋放日期"),
                Label(
                    "Take what will not come to a write-off decision",
                    "收不回的提交坏账核销决策",
                    "收不回的提交壞賬核銷決策"),
            ]),
        Step(
            "DTC.9", Label("Get the contract closed (ATCC)", "关闭合同（ATCC）", "關閉合同（ATCC）"), role: "AR",
            stage: "contract.settled", dueDays: 5,
            purpose: Label(
                "A contract that never closes goes on costing attention.",
                "不关闭的合同会一直耗费精力。",
                "不關閉的合同會一直耗費精力。"),
            input: Label(
                "Reconciliation, accepted milestones, closed disputes",
                "对账单、已验收里程碑、已关闭争议",
                "對賬單、已驗收里程碑、已關閉爭議"),
            output: Label("ATCC decision and a closing report", "ATCC决策和合同关闭报告", "ATCC決策和合同關閉報告"),
            outcome: Label(
                "The contract is closed; the report compares plan and result.",
                "合同已关闭；报告对比计划与结果。",
                "合同已關閉；報告對比計劃與結果。"),
            command: "outpost gate request CONTRACT ATCC", offline: false,
            tasks: [
                Label(
                    "Check milestones, invoices, disputes and changes: nothing open",
                    "检查里程碑、发票、争议、变更均无未结",
                    "檢查里程碑、發票、爭議、變更均無未結"),
                Label(
                    "Write margin, dates and lessons on one page",
                    "一页写清毛利、工期和教训",
                    "一頁寫清毛利、工期和教訓"),
                Label("Bring the lessons to HQ", "把教训提交总部", "把教訓提交總部"),
            ]),
        Step(
            "DTC.10", Label("Visit the customer", "客户回访", "客戶回訪"), role: "AR",
            stage: "contract.fulfilled", dueDays: 20,
            purpose: Label(
                "Come once without anything to sell, and listen.",
                "什么都不卖，专门去听一次。",
                "什麼都不賣，專門去聽一次。"),
            input: Label("Contact list, open service requests", "联系人、未结服务请求", "聯繫人、未結服務請求"),
            output: Label(
                "Visit note with what was said and promised",
                "回访记录：说了什么、答应了什么",
                "回訪記錄：說了什麼、答應了什麼"),
            outcome: Label(
                "A dated visit with contact and follow-up stands under the account.",
                "客户名下有注明日期、联系人和后续事项的回访。",
                "客戶名下有註明日期、聯繫人和後續事項的回訪。"),
            template: "T11", command: "outpost visit add",
            tasks: [
                Label(
                    "Read the open service requests before you go",
                    "去之前先看未结服务请求",
                    "去之前先看未結服務請求"),
                Label(
                    "See a user and a decision maker, not only the friend",
                    "既见用户也见决策人，不只见熟人",
                    "既見用戶也見決策人，不只見熟人"),
                Label("Set the date of the next visit", "定好下次回访日期", "定好下次回訪日期"),
            ]),
        Step(
            "DTC.11", Label("Ask how satisfied they are", "满意度调查", "滿意度調查"), role: "FR",
            stage: "contract.fulfilled", dueDays: 15,
            purpose: Label(
                "A number over time says more than a compliment.",
                "长期的分数比一句夸奖更说明问题。",
                "長期的分數比一句誇獎更說明問題。"),
            input: Label("Contacts of several roles", "不同角色的联系人", "不同角色的聯繫人"),
            output: Label("Scores 0 to 10 with comments", "0至10分的评分和意见", "0至10分的評分和意見"),
            outcome: Label(
                "At least two contacts answered; each score below 7 has a follow-up.",
                "至少两位联系人作答；7分以下都有跟进。",
                "至少兩位聯繫人作答；7分以下都有跟進。"),
            command: "outpost survey add",
            tasks: [
                Label("Ask the same questions every time", "每次都问同样的问题", "每次都問同樣的問題"),
                Label(
                    "Write down their words, not yours",
                    "写客户的原话，不写自己的理解",
                    "寫客戶的原話，不寫自己的理解"),
                Label(
                    "Call back whoever scored low within a week",
                    "一周内回访打低分的人",
                    "一週內回訪打低分的人"),
            ]),
        Step(
            "DTC.12", Label("Start an improvement", "发起改进", "發起改進"), role: "FR",
            purpose: Label(
                "A complaint that changed something is worth a new order.",
                "改变了什么的抱怨，值一张新订单。",
                "改變了什麼的抱怨，值一張新訂單。"),
            input: Label(
                "Survey comments, visit notes, service requests",
                "调查意见、回访记录、服务请求",
                "調查意見、回訪記錄、服務請求"),
            output: Label("Improvement with owner and date", "有责任人和日期的改进项", "有責任人和日期的改進項"),
            outcome: Label(
                "The customer was told what changed, by name and date.",
                "已告知客户改了什么，记下告知谁和日期。",
                "已告知客戶改了什麼，記下告知誰和日期。"),
            command: "outpost improvement add",
            tasks: [
                Label("Find the cause, not the culprit", "找原因，不找替罪羊", "找原因，不找替罪羊"),
                Label("Agree one measure and a date", "商定一项措施和日期", "商定一項措施和日期"),
                Label("Tell the customer when it is done", "完成后告诉客户", "完成後告訴客戶"),
            ]),
        Step(
            "DTC.13", Label("Bring a new lead from an existing customer", "从老客户带回新线索", "從老客戶帶回新線索"), role: "AR",
            stage: "contract.closed", dueDays: 20,
            purpose: Label(
                "The next lead is cheapest where we have just delivered.",
                "刚交付完的地方，下一条线索最便宜。",
                "剛交付完的地方，下一條線索最便宜。"),
            input: Label("Visit notes, account plan, roadmap", "回访记录、客户规划、路标", "回訪記錄、客戶規劃、路標"),
            output: Label("Lead that names the contract it comes from", "写明来源合同的线索", "寫明來源合同的線索"),
            outcome: Label(
                "Within twelve months a lead of this customer refers to this contract.",
                "十二个月内，该客户有线索指向本合同。",
                "十二個月內，該客戶有線索指向本合同。"),
            command: "outpost lead add accountName=NAME",
            tasks: [
                Label("Ask what comes next in their plan", "问客户下一步的计划", "問客戶下一步的計劃"),
                Label("Ask who else has the same problem", "问还有谁有同样的问题", "問還有誰有同樣的問題"),
                Label(
                    "Enter existing customer as the source, and the contract",
                    "来源填老客户，并注明合同",
                    "來源填老客戶，並註明合同"),
            ]),
    ]
}
