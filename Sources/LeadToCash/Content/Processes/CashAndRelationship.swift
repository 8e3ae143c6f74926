// Why this file exists: no listed process says how an invoice becomes money and a customer comes back 回款与客户关系; these
// activities of DTC do.

extension ProcessContent {
    /// The activities of DTC, from the trigger of an invoice to the next lead.
    static let cashSteps: [Step] = invoiceToPayment + settlementToLead

    private static let invoiceToPayment: [Step] = [
        Step(
            "DTC.1", Label("Trigger the invoice", "触发开票", "觸發開票"), role: "AR",
            stage: "milestone.accepted", dueDays: 2,
            purpose: Label(
                "Nobody pays an invoice that was never asked for.",
                "没人申请的发票，没人会付。",
                "沒人申請的發票，沒人會付。"),
            input: Label(
                "Acceptance certificate or other trigger, payment term",
                "验收证书或其他触发事件、付款条件",
                "驗收證書或其他觸發事件、付款條件"),
            output: Label("Invoice request with amount and proof", "开票申请，含金额和证明", "開票申請，含金額和證明"),
            outcome: Label(
                "There is one request for this payment term, with the proof attached.",
                "该付款条件下有且只有一份附证明的申请。",
                "該付款條件下有且只有一份附證明的申請。"),
            command: "outpost invoice request CONTRACT",
            tasks: [
                Label(
                    "Check that nobody has asked for this term before",
                    "确认此前无人申请过同一付款条件",
                    "確認此前無人申請過同一付款條件"),
                Label(
                    "Get the customer's order number and invoice rules",
                    "取得客户订单号和开票要求",
                    "取得客戶訂單號和開票要求"),
                Label("Attach the certificate", "附上证书", "附上證書"),
            ]),
        Step(
            "DTC.2", Label("Issue the invoice", "开具发票", "開具發票"), role: "FIN",
            stage: "invoice.requested", dueDays: 2,
            purpose: Label(
                "Each day between trigger and invoice is a day of free credit.",
                "触发到开票每晚一天，就白借一天钱。",
                "觸發到開票每晚一天，就白借一天錢。"),
            input: Label("Invoice request, contract", "开票申请、合同", "開票申請、合同"),
            output: Label("Numbered invoice with a due date", "有编号和到期日的发票", "有編號和到期日的發票"),
            outcome: Label(
                "The invoice is issued within two working days of the request.",
                "申请后两个工作日内开出发票。",
                "申請後兩個工作日內開出發票。"),
            offline: false,
            tasks: [
                Label(
                    "Check trigger, amount and sum against the contract",
                    "按合同核对触发、金额和累计",
                    "按合同核對觸發、金額和累計"),
                Label("Return what is incomplete on the same day", "不完整的当天退回", "不完整的當天退回"),
                Label(
                    "Never change an issued invoice; use a credit note",
                    "已开发票不改，用贷项凭单更正",
                    "已開發票不改，用貸項憑單更正"),
            ]),
        Step(
            "DTC.3", Label("Put the invoice into the right hands", "把发票送到对的人手里", "把發票送到對的人手裡"), role: "AR",
            stage: "invoice.issued", dueDays: 3,
            purpose: Label(
                "An invoice in the wrong tray is late before it is due.",
                "放错篮子的发票，没到期就已经晚了。",
                "放錯籃子的發票，沒到期就已經晚了。"),
            input: Label("Issued invoice, key-person table", "已开发票、关键人物表", "已開發票、關鍵人物表"),
            output: Label("Receipt by the person who releases payments", "放款人签收", "放款人簽收"),
            outcome: Label(
                "The collection log names who received it and when.",
                "催收记录写明谁在何时收到。",
                "催收記錄寫明誰在何時收到。"),
            template: "T06", command: "outpost collection add INVOICE",
            tasks: [
                Label(
                    "Find out who checks, who approves and who pays",
                    "弄清谁审核、谁批准、谁付款",
                    "弄清誰審核、誰批准、誰付款"),
                Label(
                    "Ask whether anything is missing, before it is due",
                    "到期之前先问还缺什么",
                    "到期之前先問還缺什麼"),
                Label("Note the payment day of the customer", "记下客户的付款日", "記下客戶的付款日"),
            ]),
        Step(
            "DTC.4", Label("Collect, and remind", "收款与催收", "收款與催收"), role: "AR",
            stage: "invoice.delivered", dueDays: 10,
            purpose: Label("Who asks is paid before who waits.", "先开口的先收到钱。", "先開口的先收到錢。"),
            input: Label(
                "Invoice with its due date, log of promises",
                "发票及到期日、承诺记录",
                "發票及到期日、承諾記錄"),
            output: Label(
                "Action with a promise: date and amount",
                "催收动作和承诺：日期、金额",
                "催收動作和承諾：日期、金額"),
            outcome: Label(
                "Each overdue invoice has an action and a next date in the last ten working days.",
                "每张逾期发票在近十个工作日内都有动作和下次日期。",
                "每張逾期發票在近十個工作日內都有動作和下次日期。"),
            command: "outpost collection add INVOICE",
            tasks: [
                Label(
                    "Call before the due date, not after it",
                    "到期前打电话，而不是到期后",
                    "到期前打電話，而不是到期後"),
                Label(
                    "Ask for a day and an amount, and write both down",
                    "要到日期和金额，并写下来",
                    "要到日期和金額，並寫下來"),
                Label(
                    "On a broken promise go one level up, with OM",
                    "承诺落空就与OM一起上一级",
                    "承諾落空就與OM一起上一級"),
                Label(
                    "Tell FIN when you doubt that the customer can pay",
                    "怀疑客户付不出时告诉FIN",
                    "懷疑客戶付不出時告訴FIN"),
            ]),
        Step(
            "DTC.5", Label("Open a dispute and get it settled", "登记争议并解决", "登記爭議並解決"), role: "AR",
            purpose: Label(
                "A complaint that is not written down stops the money in silence.",
                "没写下来的不满，会悄悄卡住回款。",
                "沒寫下來的不滿，會悄悄卡住回款。"),
            input: Label(
                "The customer's objection, contract, certificate",
                "客户的异议、合同、证书",
                "客戶的異議、合同、證書"),
            output: Label(
                "Dispute with amount, reason and owner; answer to the customer",
                "争议：金额、原因、责任人；给客户的答复",
                "爭議：金額、原因、責任人；給客戶的答覆"),
            outcome: Label(
                "FIN has closed it with payment, credit note or a dated agreement.",
                "FIN以付款、贷项凭单或有日期的协议将其关闭。",
                "FIN以付款、貸項憑單或有日期的協議將其關閉。"),
            command: "outpost dispute add INVOICE",
            tasks: [
                Label("Open it on the day you hear of it", "听说当天就登记", "聽說當天就登記"),
                Label("Split: collect what is not disputed", "拆分：无争议部分照收", "拆分：無爭議部分照收"),
                Label(
                    "Let FR answer on work, FIN on figures",
                    "工作问题FR答，数字问题FIN答",
                    "工作問題FR答，數字問題FIN答"),
                Label(
                    "Have FIN close it, never close it by forgetting",
                    "由FIN关闭，不能不了了之",
                    "由FIN關閉，不能不了了之"),
            ]),
        Step(
            "DTC.6", Label("Claim a receipt", "认领回款", "認領回款"), role: "AR",
            purpose: Label(
                "You often know of a transfer before the bank line is read.",
                "一线常比银行流水更早知道到账。",
                "一線常比銀行流水更早知道到賬。"),
            input: Label("The customer's advice of payment", "客户的付款通知", "客戶的付款通知"),
            output: Label(
                "Claim: amount, value date, payer, proof",
                "认领：金额、起息日、付款人、凭证",
                "認領：金額、起息日、付款人、憑證"),
            outcome: Label(
                "The claim names invoice and payer; the balance does not move until FIN posts.",
                "认领写明发票和付款人；FIN入账前余额不变。",
                "認領寫明發票和付款人；FIN入賬前餘額不變。"),
            command: "outpost claim add",
            tasks: [
                Label(
                    "Copy payer and reference as the bank writes them",
                    "按银行写法填付款人和参考号",
                    "按銀行寫法填付款人和參考號"),
                Label("Attach the advice", "附上付款通知", "附上付款通知"),
                Label(
                    "Say which invoices the customer means to pay",
                    "写明客户要付哪几张发票",
                    "寫明客戶要付哪幾張發票"),
            ]),
        Step(
            "DTC.7", Label("Match, post and allocate", "匹配、入账和分配", "匹配、入賬和分配"), role: "FIN",
            stage: "receipt_claim.claimed", dueDays: 5,
            purpose: Label(
                "Money counts once, on the invoice it was meant for.",
                "钱只算一次，算到该算的发票上。",
                "錢只算一次，算到該算的發票上。"),
            input: Label("Bank lines and claims", "银行流水和认领", "銀行流水和認領"),
            output: Label("Posted payment, allocated to invoices", "已入账并分配到发票的回款", "已入賬並分配到發票的回款"),
            outcome: Label(
                "Each bank line is posted once; what is left over is unapplied cash.",
                "每条流水只入账一次，余额列为未分配款。",
                "每條流水只入賬一次，餘額列為未分配款。"),
            offline: false,
            tasks: [
                Label(
                    "Match claims by bank reference, not by amount alone",
                    "按银行参考号匹配，不只看金额",
                    "按銀行參考號匹配，不只看金額"),
                Label(
                    "Close a second claim for the same money as such",
                    "同一笔钱的第二个认领按重复关闭",
                    "同一筆錢的第二個認領按重複關閉"),
                Label(
                    "Ask AR about claims older than ten working days",
                    "超过十个工作日未匹配的问AR",
                    "超過十個工作日未匹配的問AR"),
            ]),
    ]
}
