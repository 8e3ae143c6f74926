// Why this file exists: the words around money: what is due, what a contract came to, invoices, payments and the bank.

import LeadToCash

extension PageWords {
    static let cashWords: [String: Label] = [dueWords, traceWords, scoreWords, deedWords, invoiceWords, bankWords]
        .reduce(into: [:]) { $0.merge($1) { first, _ in first } }

    private static let dueWords: [String: Label] = [
        "cashLead": Label("What waits between a signature and the money.", "从签约到回款的待办。", "從簽約到回款的待辦。"),
        "cashParts": Label("Parts of contract to cash", "合同到回款的各部分", "合同到回款的各部分"),
        "cashSummary": Label("What is due", "待办总览", "待辦總覽"),
        "cashOffice": Label("Office", "代表处", "代表處"),
        "cashCurrency": Label("Currency", "币种", "幣種"),
        "cashStamp": Label(
            "counted from what you may see; nothing is converted.", "按您可查看的记录统计；不作币种折算。",
            "按您可查看的記錄統計；不作幣種折算。"),
        "cashOpen": Label("Open", "未回款", "未回款"),
        "cashOverdue": Label("Overdue", "逾期", "逾期"),
        "cashOverdueNone": Label("Nothing is overdue.", "没有逾期款项。", "沒有逾期款項。"),
        "cashInDispute": Label("In dispute", "有争议", "有爭議"),
        "cashAgeing": Label("Open invoices by age", "未回款账龄", "未回款賬齡"),
        "cashDaysLate": Label("Days past due", "逾期天数", "逾期天數"),
        "cashCurrent": Label("not yet due", "未到期", "未到期"),
        "cashBucket": Label("Age", "账龄", "賬齡"),
        "cashByAccount": Label("By customer", "按客户", "按客戶"),
        "cashAccountsCut": Label(
            "The %1 customers that are the most behind, of %2; the total is of all.", "共 %2 家客户，显示逾期最多的 %1 家；合计为全部客户。",
            "共 %2 家客戶，顯示逾期最多的 %1 家；合計為全部客戶。"),
        "cashTotal": Label("Total", "合计", "合計"),
        "cashToDo": Label("To do", "操作", "操作"),
        "cashContracts": Label("Contracts to register", "待登记合同", "待登記合同"),
        "cashContractsNone": Label("No contract waits to be registered.", "没有待登记的合同。", "沒有待登記的合同。"),
        "cashMilestones": Label("Milestones to accept", "待验收里程碑", "待驗收里程碑"),
        "cashMilestonesNone": Label("There are no such milestones.", "没有此类里程碑。", "沒有此類里程碑。"),
        "cashRequests": Label("Invoices to issue", "待开发票", "待開發票"),
        "cashRequestsNone": Label("Nobody asks for an invoice.", "没有开票申请。", "沒有開票申請。"),
        "cashClaims": Label("Claims to match", "待匹配认领", "待匹配認領"),
        "cashClaimsNone": Label("There are no such claims.", "没有此类认领。", "沒有此類認領。"),
        "cashDisputes": Label("Disputes", "争议", "爭議"),
        "cashDisputesNone": Label("Nothing is disputed.", "没有争议。", "沒有爭議。"),
        "cashPromises": Label("Promises", "付款承诺", "付款承諾"),
        "cashPromisesNone": Label(
            "Among these steps nobody promised to pay what is still open.", "这些催收记录中没有针对未回款的承诺。", "這些催收記錄中沒有針對未回款的承諾。"),
        "cashBroken": Label("the day has passed", "已过承诺日", "已過承諾日"),
        "cashUnmatched": Label("Payments to match", "待核销回款", "待核銷回款"),
        "cashUnmatchedNone": Label("Every payment settles something.", "所有回款均已核销。", "所有回款均已核銷。"),
        "cashFits": Label("Fits exactly", "金额相符", "金額相符"),
        "cashUnapplied": Label("On the customer's account", "客户账上余额", "客戶賬上餘額"),
        "cashUnappliedNone": Label("No money lies on customers' accounts.", "客户账上没有余额。", "客戶賬上沒有餘額。"),
    ]

    private static let traceWords: [String: Label] = [
        "cashRecord": Label("The record and its history", "记录及历史", "記錄及歷史"),
        "cashAbout": Label("About it", "基本信息", "基本資料"),
        "cashWorth": Label("What it is worth", "合同金额", "合同金額"),
        "cashSigned": Label("As it was signed", "签署金额", "簽署金額"),
        "cashWorthNow": Label("With all changes in force", "含已生效变更", "含已生效變更"),
        "cashStanding": Label("How it stands", "当前状况", "當前狀況"),
        "cashByTerm": Label("By payment term", "按付款条款", "按付款條款"),
        "cashTermsNone": Label("It has no payment terms and no invoices.", "没有付款条款和发票。", "沒有付款條款和發票。"),
        "cashTrace": Label("From the terms to the money", "从条款到回款", "從條款到回款"),
        "cashLoose": Label("Under none of the terms", "未归入条款", "未歸入條款"),
        "cashEvent": Label("Its event", "触发事件", "觸發事件"),
        "cashPortion": Label("Comes to", "应付金额", "應付金額"),
        "cashWaits": Label("waits", "未触发", "未觸發"),
        "cashDue": Label("has happened", "已触发", "已觸發"),
        "cashBilled": Label("Billed", "已开票", "已開票"),
        "cashCredited": Label("Credited", "已冲销", "已沖銷"),
        "cashWrittenOff": Label("Written off", "已核销坏账", "已核銷壞賬"),
        "cashPaid": Label("Paid", "已回款", "已回款"),
        "cashUnbilled": Label("Not billed yet", "未开票", "未開票"),
        "cashForeign": Label(
            "%1 invoices are in another currency and are in none of the sums.", "%1 张发票为其他币种，未计入合计。",
            "%1 張發票為其他幣種，未計入合計。"),
        "cashLinesNone": Label("It has no lines.", "没有明细。", "沒有明細。"),
        "cashChangesNone": Label("Nothing was changed.", "没有变更。", "沒有變更。"),
        "cashReviewsNone": Label("Nobody has handed in an opinion.", "没有评审意见。", "沒有評審意見。"),
        "cashStepsNone": Label("Nothing was done to have it paid.", "没有催收记录。", "沒有催收記錄。"),
        "cashPartsNone": Label("Nothing stands against it.", "没有核销。", "沒有核銷。"),
    ]

    private static let scoreWords: [String: Label] = [
        "cashQualityTitle": Label("How good it is", "质量与满意度", "質量與滿意度"),
        "cashQuality": Label("M-19 Contract quality", "M-19 合同质量", "M-19 合同質量"),
        "cashQualityNote": Label(
            "Scored from the records that you may see.", "按您可查看的记录评分。", "按您可查看的記錄評分。"),
        "cashFaultless": Label("nothing is wrong with it", "没有缺陷", "沒有缺陷"),
        "cashFaultTrigger": Label("a payment term names no clear event", "付款条款的触发事件不清", "付款條款的觸發事件不清"),
        "cashFaultMilestone": Label("a term is due upon delivery and names no milestone", "交付类条款未指定里程碑", "交付類條款未指定里程碑"),
        "cashFaultDeviation": Label("signed with open deviations", "签署时偏离项未关闭", "簽署時偏離項未關閉"),
        "cashFaultPrice": Label("below floor or authority", "低于底价或超出授权", "低於底價或超出授權"),
        "cashFaultDrafting": Label("changed soon to mend its drafting", "签后不久因起草疏漏变更", "簽後不久因起草疏漏變更"),
        "cashFaultDispute": Label("its terms are disputed", "条款有争议", "條款有爭議"),
    ]

    private static let deedWords: [String: Label] = [
        "cashDone": Label("Booked.", "已记账。", "已記賬。"),
        "cashMoved": Label(
            "The figures have changed since this page was made, or the form was sent twice; nothing was booked. Look "
                + "at them again.", "页面生成后数据已变化，或表单重复提交；未记账。请重新核对。",
            "頁面產生後資料已變化，或表單重複提交；未記賬。請重新核對。"),
        "cashOn": Label("On", "日期", "日期"),
        "cashAmount": Label("Amount", "金额", "金額"),
        "cashTooLong": Label("This text is too long.", "文本过长。", "文字過長。"),
        "cashNeedsReason": Label("Say why.", "请填写原因。", "請填寫原因。"),
        "cashClose": Label("Close the dispute", "了结争议", "了結爭議"),
        "cashEnding": Label("How it ended", "结果", "結果"),
        "cashResolution": Label("What was agreed", "处理结果说明", "處理結果說明"),
        "cashChooseEnding": Label("Say how it ended.", "请选择结果。", "請選擇結果。"),
        "cashNeedsResolution": Label("Say what was agreed.", "请填写处理结果。", "請填寫處理結果。"),
        "contractRegister": Label("Bring into force", "登记生效", "登記生效"),
        "contractFulfil": Label("Register as fulfilled", "登记已履行", "登記已履行"),
        "contractSettle": Label("Register as settled", "登记已结算", "登記已結算"),
        "contractClose": Label("Close the contract", "关闭合同", "關閉合同"),
        "contractChange": Label("Change order", "变更单", "變更單"),
        "contractSigned": Label(
            "Signed by the customer on, where it does not say", "客户签署日期（变更单未写明时）", "客戶簽署日期（變更單未寫明時）"),
        "contractApprove": Label("Approve", "批准", "批准"),
        "contractEffective": Label("Bring into effect", "使其生效", "使其生效"),
        "cashChooseChange": Label("Choose a change order.", "请选择变更单。", "請選擇變更單。"),
    ]

    private static let invoiceWords: [String: Label] = [
        "cashIssue": Label("Issue an invoice", "开具发票", "開具發票"),
        "invoiceNumber": Label("Number on the invoice", "发票号码", "發票號碼"),
        "invoiceHint": Label(
            "Such as 300000 USD; what the contract says if left empty. So are the days below.",
            "例如 300000 USD；留空则按合同计算，下列日期同理。", "例如 300000 USD；留空則按合同計算，下列日期同理。"),
        "invoiceTax": Label("Tax in it", "其中税额", "其中稅額"),
        "invoiceDue": Label("To be paid by", "到期日", "到期日"),
        "invoiceTrigger": Label("What it bills came about on", "触发日期", "觸發日期"),
        "cashNeedsNumber": Label("Say the number on the invoice.", "请填写发票号码。", "請填寫發票號碼。"),
        "invoiceDeliver": Label("It reached the customer", "登记已送达", "登記已送達"),
        "invoiceCredit": Label("Credit note", "开具贷项通知单", "開具貸項通知單"),
        "invoiceCreditNumber": Label("Number on the credit note", "贷项通知单号码", "貸項通知單號碼"),
        "invoiceWriteOff": Label("Write off", "核销坏账", "核銷壞賬"),
        "invoiceApproval": Label("The decision that approved it", "批准文号", "批准文號"),
        "cashNeedsApproval": Label("Say which decision approved it.", "请填写批准文号。", "請填寫批准文號。"),
        "invoiceNothingOpen": Label("Nothing is open on it.", "没有未回款金额。", "沒有未回款金額。"),
        "cashReliefHint": Label(
            "Such as 5000 USD; all that is open if left empty.", "例如 5000 USD；留空为全部未回款。", "例如 5000 USD；留空為全部未回款。"),
    ]

    private static let bankWords: [String: Label] = [
        "cashAllocate": Label("Settle with a payment", "核销", "核銷"),
        "cashPayment": Label("Payment", "回款", "回款"),
        "cashInvoice": Label("Invoice", "发票", "發票"),
        "cashAllocateHint": Label(
            "Such as 300000 USD; as much as both allow if left empty.", "例如 300000 USD；留空则按双方可用的最大金额。",
            "例如 300000 USD；留空則按雙方可用的最大金額。"),
        "cashRest": Label("What is too much lies on the customer's account", "余款记入客户账上", "餘款記入客戶賬上"),
        "cashChoosePayment": Label("Choose a payment.", "请选择回款。", "請選擇回款。"),
        "cashChooseInvoice": Label("Choose an invoice.", "请选择发票。", "請選擇發票。"),
        "cashChooseClaim": Label("Choose a claim.", "请选择认领。", "請選擇認領。"),
        "cashMatchedDiffers": Label(
            "Matched; claim and payment name different amounts.", "已匹配；认领与回款金额不同。", "已匹配；認領與回款金額不同。"),
        "cashReceived": Label("Received", "到账", "到賬"),
        "cashAllocated": Label("Settles invoices", "已核销", "已核銷"),
        "cashLeft": Label("Left for invoices", "可核销余额", "可核銷餘額"),
        "cashReverse": Label("Take back", "冲回", "沖回"),
        "paymentMatch": Label("Match a claim", "匹配认领", "匹配認領"),
        "paymentClaim": Label("Claim", "认领", "認領"),
        "paymentInstead": Label("It has the credit that another claim had", "取代先前匹配的认领", "取代先前匹配的認領"),
        "paymentReverse": Label("Take back the payment", "冲回此回款", "沖回此回款"),
        "paymentReverseHint": Label(
            "What it settled is open again, and its claims are claims again.", "所核销的发票恢复未回款，认领恢复待匹配。",
            "所核銷的發票恢復未回款，認領恢復待匹配。"),
        "cashImport": Label("Bank statement", "银行流水", "銀行流水"),
        "importLead": Label(
            "Every line is booked once, however often it is sent. You see first what would be booked.",
            "每行只入账一次，重复提交无影响。入账前先预览。", "每行只入賬一次，重複提交無影響。入賬前先預覽。"),
        "importAccount": Label("Our account at the bank", "收款账户", "收款賬戶"),
        "importStatement": Label("The statement as CSV", "流水（CSV）", "流水（CSV）"),
        "importHint": Label(
            "Columns: bankRef, date, amount, currency, payer, account (the customer's code or name; may be empty).",
            "列：bankRef, date, amount, currency, payer, account（客户编号或名称，可空）。",
            "欄：bankRef, date, amount, currency, payer, account（客戶編號或名稱，可空）。"),
        "importCheck": Label("See what would be booked", "预览", "預覽"),
        "importBook": Label("Book it", "入账", "入賬"),
        "importRejects": Label("Not booked", "未入账", "未入賬"),
        "cashWouldBook": Label("Would be booked", "将入账", "將入賬"),
        "cashBooked": Label("Booked; what settles nothing yet is below.", "已入账；待核销的回款见下。", "已入賬；待核銷的回款見下。"),
        "cashNothingBooked": Label("There is nothing to book.", "没有可入账的内容。", "沒有可入賬的內容。"),
        "cashUnchanged": Label("Lines that are booked already: %1.", "已入账的行数：%1。", "已入賬的行數：%1。"),
        "cashLine": Label("Line", "行", "行"),
        "cashNotYours": Label(
            "Lines of customers whose books you do not keep: %1.", "客户不属于您记账范围的行数：%1。", "客戶不屬於您記賬範圍的行數：%1。"),
        "cashNeedsStatement": Label("Paste the statement.", "请粘贴流水。", "請貼上流水。"),
        "cashNeedsBankAccount": Label("Say which of our accounts it is.", "请填写收款账户。", "請填寫收款賬戶。"),
    ]
}
