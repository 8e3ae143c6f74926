// Why this file exists: the activities of P10, apart from its text because they are many.

extension ProcessContent {
    /// The activities of P10.
    static let contractSigningSteps: [Step] = [
        Step(
            "P10.1", Label("Check what the ATC covers", "核对ATC批准范围", "核對ATC批准範圍"), role: "AR",
            stage: "contract.atcApproved", dueDays: 1,
            purpose: Label(
                "An approval of another revision is no approval.",
                "批的是别的版本，就等于没批。",
                "批的是別的版本，就等於沒批。"),
            input: Label(
                "ATC decision with conditions, printed contract",
                "ATC决策及条件、打印好的合同",
                "ATC決策及條件、打印好的合同"),
            output: Label(
                "Confirmation that revision and conditions match",
                "版本与条件相符的确认",
                "版本與條件相符的確認"),
            outcome: Label(
                "The hash on the print equals the hash of the decision.",
                "打印件上的摘要值与决策的摘要值相同。",
                "打印件上的摘要值與決策的摘要值相同。"),
            command: "outpost contract show CONTRACT",
            tasks: [
                Label(
                    "Compare the mark on the print with the decision",
                    "把打印件标记与决策对照",
                    "把打印件標記與決策對照"),
                Label("Close each condition with evidence", "逐条用证据关闭条件", "逐條用證據關閉條件"),
                Label(
                    "If anything differs, freeze and review again",
                    "如有不同，重新冻结和评审",
                    "如有不同，重新凍結和評審"),
            ]),
        Step(
            "P10.2", Label("Check the authority to sign", "核对签约权限", "核對簽約權限"), role: "COM",
            stage: "contract.atcApproved", dueDays: 2,
            purpose: Label(
                "A signature without authority binds nobody.",
                "无权的签字对谁都没有约束。",
                "無權的簽字對誰都沒有約束。"),
            input: Label("Names of both signatories", "双方签字人姓名", "雙方簽字人姓名"),
            output: Label("Proof of authority for each side", "双方的授权证明", "雙方的授權證明"),
            outcome: Label(
                "Both names have a proof on file, dated and within its limit.",
                "两人都有存档的证明，在有效期和限额内。",
                "兩人都有存檔的證明，在有效期和限額內。"),
            command: "outpost task done TASK",
            tasks: [
                Label(
                    "Check our signatory against our authority rules",
                    "按我方授权规则核对我方签字人",
                    "按我方授權規則核對我方簽字人"),
                Label(
                    "Ask the customer for a register extract or power of attorney",
                    "向客户索取登记摘录或授权委托书",
                    "向客戶索取登記摘錄或授權委託書"),
                Label(
                    "Check that the contracting entity is the one reviewed",
                    "核对签约主体就是评审过的主体",
                    "核對簽約主體就是評審過的主體"),
            ]),
        Step(
            "P10.3", Label("Record the customer's signature with a scan", "登记客户签字并扫描", "登記客戶簽字並掃描"), role: "AR",
            stage: "contract.atcApproved", dueDays: 5,
            purpose: Label(
                "Keep proof of what was signed, by whom and when.",
                "留住凭证：签了什么、谁签的、何时签。",
                "留住憑證：簽了什麼、誰簽的、何時簽。"),
            input: Label("Printed revision that was approved", "获批准版本的打印件", "獲批准版本的打印件"),
            output: Label(
                "Record of the customer's signature, scan of all pages",
                "客户签字记录和全部页面扫描件",
                "客戶簽字記錄和全部頁面掃描件"),
            outcome: Label(
                "The record has signatory, date, place and the hash of a complete scan.",
                "记录有签字人、日期、地点和完整扫描件摘要值。",
                "記錄有簽字人、日期、地點和完整掃描件摘要值。"),
            command: "outpost contract sign CONTRACT",
            tasks: [
                Label("Check each page for changes by hand", "逐页检查有无手写改动", "逐頁檢查有無手寫改動"),
                Label(
                    "Scan all pages, annexes and stamps",
                    "扫描全部页面、附件和印章",
                    "掃描全部頁面、附件和印章"),
                Label(
                    "Keep the original under lock until it is filed",
                    "归档之前把原件锁好",
                    "歸檔之前把原件鎖好"),
            ]),
        Step(
            "P10.4", Label("Record our signature", "登记我方签字", "登記我方簽字"), role: "AR",
            stage: "contract.signedByCustomer", dueDays: 2,
            purpose: Label(
                "Close the circle before either side thinks again.",
                "趁双方还没变卦，把签字补齐。",
                "趁雙方還沒變卦，把簽字補齊。"),
            input: Label("Paper signed by the customer", "客户已签的合同", "客戶已簽的合同"),
            output: Label(
                "Record of our signature, second scan",
                "我方签字记录和第二份扫描件",
                "我方簽字記錄和第二份掃描件"),
            outcome: Label(
                "Both sides have a record, and the scans show the same revision.",
                "双方都有签字记录，扫描件为同一版本。",
                "雙方都有簽字記錄，掃描件為同一版本。"),
            command: "outpost contract sign CONTRACT",
            tasks: [
                Label(
                    "Present the authority proof to our signatory",
                    "向我方签字人出示授权证明",
                    "向我方簽字人出示授權證明"),
                Label(
                    "Scan again and give the customer his copy",
                    "再次扫描，把客户那一份交给客户",
                    "再次掃描，把客戶那一份交給客戶"),
            ]),
        Step(
            "P10.5", Label("Register the contract", "登记合同", "登記合同"), role: "HQ",
            stage: "contract.signedByUs", dueDays: 2,
            purpose: Label(
                "From here on one text is the contract, for everybody.",
                "从此以后，合同对所有人只有一个文本。",
                "從此以後，合同對所有人只有一個文本。"),
            input: Label(
                "Both signatures with scans, ATC decision",
                "双方签字和扫描件、ATC决策",
                "雙方簽字和掃描件、ATC決策"),
            output: Label("Effective contract; the deal is won", "合同生效，机会点赢单", "合同生效，機會點贏單"),
            outcome: Label(
                "The contract is effective and its text can no longer be edited.",
                "合同状态为已生效，文本不能再编辑。",
                "合同狀態為已生效，文本不能再編輯。"),
            offline: false,
            tasks: [
                Label(
                    "Compare both scans with the approved revision",
                    "把两份扫描件与批准版本对照",
                    "把兩份掃描件與批准版本對照"),
                Label("Enter signing and effective date", "填写签署日期和生效日期", "填寫簽署日期和生效日期"),
                Label(
                    "Hold the registration if anything differs, and say why",
                    "如有出入，暂停登记并说明原因",
                    "如有出入，暫停登記並說明原因"),
            ]),
        Step(
            "P10.6", Label("Issue the number", "发放合同编号", "發放合同編號"), role: "HQ",
            stage: "contract.signedByUs", dueDays: 2,
            purpose: Label(
                "Orders, invoices and payments need one name for the contract.",
                "订单、发票、回款都要用同一个合同号。",
                "訂單、發票、回款都要用同一個合同號。"),
            input: Label("Registered contract", "已登记的合同", "已登記的合同"),
            output: Label(
                "Contract number, notice to AR, FR and FIN",
                "合同编号，并通知AR、FR、FIN",
                "合同編號，並通知AR、FR、FIN"),
            outcome: Label(
                "The number shows on every laptop of the team after its next sync.",
                "团队成员同步后都能看到编号。",
                "團隊成員同步後都能看到編號。"),
            offline: false,
            tasks: [
                Label(
                    "Issue the number once, never reuse it",
                    "编号只发一次，永不复用",
                    "編號只發一次，永不復用"),
                Label("Tell the team and the customer", "通知团队和客户", "通知團隊和客戶"),
            ]),
        Step(
            "P10.7", Label("Hold the hand-over meeting", "召开合同交底会", "召開合同交底會"), role: "AR",
            stage: "contract.effective", dueDays: 5,
            purpose: Label(
                "Those who deliver must know what those who sold have promised.",
                "履行的人要知道销售承诺过什么。",
                "履行的人要知道銷售承諾過什麼。"),
            input: Label(
                "Contract, negotiation log, risk list, promises",
                "合同、谈判记录、风险清单、承诺",
                "合同、談判記錄、風險清單、承諾"),
            output: Label("Hand-over checklist with open issues", "交底清单和遗留问题", "交底清單和遺留問題"),
            outcome: Label(
                "FR has confirmed the hand-over; each open issue has owner and date.",
                "FR确认已接收，每个遗留问题有责任人和日期。",
                "FR確認已接收，每個遺留問題有責任人和日期。"),
            template: "T08", command: "outpost task done TASK",
            tasks: [
                Label(
                    "Walk FR, PM and FIN through scope, dates and payment terms",
                    "向FR、PM、FIN讲清范围、工期、付款",
                    "向FR、PM、FIN講清範圍、工期、付款"),
                Label(
                    "Name every promise that is not in the text",
                    "说出文本以外的每个承诺",
                    "說出文本以外的每個承諾"),
                Label(
                    "Pass on the people: who decides, who accepts, who pays",
                    "交代人：谁拍板、谁验收、谁付款",
                    "交代人：誰拍板、誰驗收、誰付款"),
            ]),
    ]
}
