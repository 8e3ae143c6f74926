// Why this file exists: the items of the project checklist from the bid until the money is in and the contract closed.

extension ProcessContent {
    /// The stages bidding, submitted, negotiating and contracting.
    static let projectChecklistBid: [Cell] = [
        Cell(
            "bidding_compliance", Label("Bidding: compliance matrix", "投标：应答矩阵", "投標：應答矩陣"),
            hint: Label(
                "Every clause answered with complies, partly or no; not needed without a tender.",
                "逐条写明满足、部分满足或不满足；没有标书则不需要。",
                "逐條寫明滿足、部分滿足或不滿足；沒有標書則不需要。"),
            isRequired: false),
        Cell(
            "bidding_price", Label("Bidding: price authorised", "投标：价格已授权", "投標：價格已授權"),
            hint: Label(
                "Price request, authorised discount, and a valid-until date after the day of submission.",
                "价格申请、授权折扣；有效期晚于递交日。",
                "價格申請、授權折扣；有效期晚於遞交日。")),
        Cell(
            "bidding_risks", Label("Bidding: risks read", "投标：风险已过", "投標：風險已過"),
            hint: Label(
                "Risk list read by AR, SR, FR and COM; date and what was added.",
                "风险清单经 AR、SR、FR、COM 看过；写日期和新增内容。",
                "風險清單經 AR、SR、FR、COM 看過；寫日期和新增內容。")),
        Cell(
            "bidding_decision", Label("Bidding: ATB decided", "投标：ATB 已决策", "投標：ATB 已決策"),
            hint: Label(
                "The decision on exactly this bid, its date and conditions.",
                "针对这份标书的决策结论、日期和条件。",
                "針對這份標書的決策結論、日期和條件。")),
        Cell(
            "submitted_revision", Label("Submitted: what was approved", "已投标：与批准的一致", "已投標：與批准的一致"),
            hint: Label(
                "The revision handed in is the one that ATB saw; who compared them.",
                "递交的版本就是 ATB 看过的版本；写由谁核对。",
                "遞交的版本就是 ATB 看過的版本；寫由誰核對。")),
        Cell(
            "submitted_receipt", Label("Submitted: receipt", "已投标：回执", "已投標：回執"),
            hint: Label(
                "Receipt of the customer with date and hour; for a quotation the reply by mail.",
                "客户回执，写日期和钟点；报价则用对方的回复邮件。",
                "客戶回執，寫日期和鐘點；報價則用對方的回覆電郵。")),
        Cell(
            "submitted_clarifications", Label("Submitted: questions answered", "已投标：澄清已答复", "已投標：澄清已答覆"),
            hint: Label(
                "Each question with date in, date out and who answered; \"none\" if none came.",
                "每个问题的收到日、答复日和答复人；没有就写“无”。",
                "每個問題的收到日、答覆日和答覆人；沒有就寫“無”。"),
            isRequired: false),
        Cell(
            "negotiating_mandate", Label("Negotiating: mandate", "谈判：授权", "談判：授權"),
            hint: Label(
                "Walk-away limits on price, payment and liability, approved before the first round.",
                "价格、付款、责任的底线，在第一轮之前批准。",
                "價格、付款、責任的底線，在第一輪之前批准。")),
        Cell(
            "negotiating_rounds", Label("Negotiating: rounds logged", "谈判：每轮有记录", "談判：每輪有記錄"),
            hint: Label(
                "One entry a round: ask, offer, concession; written within one working day.",
                "每轮一条：对方要求、我方提议、让步；一个工作日内写好。",
                "每輪一條：對方要求、我方提議、讓步；一個工作日內寫好。")),
        Cell(
            "negotiating_concessions", Label("Negotiating: inside the mandate", "谈判：让步在授权内", "談判：讓步在授權內"),
            hint: Label(
                "Concessions compared with the mandate; for any beyond it, the approval of HQ.",
                "让步与授权对照；超出的要有总部批准。",
                "讓步與授權對照；超出的要有總部批准。")),
        Cell(
            "negotiating_payment", Label("Negotiating: terms that can be invoiced", "谈判：付款条款可开票", "談判：付款條款可開票"),
            hint: Label(
                "Terms add up to 100 %, each with a trigger and a paper that proves it; FIN has read them.",
                "各期合计 100%，每期都有触发条件和证明文件；FIN 看过。",
                "各期合計 100%，每期都有觸發條件和證明文件；FIN 看過。")),
        Cell(
            "contracting_reviews", Label("Contracting: reviews in", "签约：评审齐全", "簽約：評審齊全"),
            hint: Label(
                "Legal, finance, delivery, technical and commercial opinions on this very draft.",
                "法务、财务、交付、技术、商务对同一稿的意见。",
                "法務、財務、交付、技術、商務對同一稿的意見。")),
        Cell(
            "contracting_decision", Label("Contracting: ATC decided", "签约：ATC 已决策", "簽約：ATC 已決策"),
            hint: Label(
                "The decision on exactly this draft; nothing was edited after it.",
                "针对这一稿的决策结论；之后没有再改。",
                "針對這一稿的決策結論；之後沒有再改。")),
        Cell(
            "contracting_signature", Label("Contracting: signed by those who may", "签约：有权人签字", "簽約：有權人簽字"),
            hint: Label(
                "Proof of both sides' signing authority, and the scan of the signed pages.",
                "双方签字权限的证明，以及签字页扫描件。",
                "雙方簽字權限的證明，以及簽字頁掃描件。")),
        Cell(
            "contracting_registration", Label("Contracting: registered", "签约：已登记", "簽約：已登記"),
            hint: Label(
                "Contract number issued by HQ; a signature alone is not yet effective.",
                "总部下发的合同编号；只有签字还不算生效。",
                "總部下發的合同編號；只有簽字還不算生效。")),
        Cell(
            "contracting_handover", Label("Contracting: hand-over", "签约：合同交底", "簽約：合同交底"),
            hint: Label(
                "Minute of the meeting from AR and SR to FR and PM: promises, open issues, owners.",
                "AR、SR 向 FR、PM 交底的纪要：承诺、遗留问题、责任人。",
                "AR、SR 向 FR、PM 交底的紀要：承諾、遺留問題、責任人。")),
    ]

    /// Delivery and cash, after the deal has been won.
    static let projectChecklistAfterSigning: [Cell] = [
        Cell(
            "delivery_plan", Label("Delivery: plan agreed", "交付：计划已确认", "交付：計劃已確認"),
            hint: Label(
                "Baseline of milestones with weights that add up to 100 %, known to the customer.",
                "里程碑基线，权重合计 100%，客户知情。",
                "里程碑基線，權重合計 100%，客戶知情。")),
        Cell(
            "delivery_progress", Label("Delivery: progress reported", "交付：进展已上报", "交付：進展已上報"),
            hint: Label(
                "Forecast dates looked through every week; delays with reason and answer.",
                "预计日期每周核对；延误写原因和对策。",
                "預計日期每週核對；延誤寫原因和對策。")),
        Cell(
            "delivery_changes", Label("Delivery: changes decided", "交付：变更已决策", "交付：變更已決策"),
            hint: Label(
                "Each change of scope, price or date with its ATAC decision; \"none\" if none.",
                "范围、价格、日期的每次变更都有 ATAC 结论；没有就写“无”。",
                "範圍、價格、日期的每次變更都有 ATAC 結論；沒有就寫“無”。"),
            isRequired: false),
        Cell(
            "delivery_acceptance", Label("Delivery: acceptance", "交付：验收", "交付：驗收"),
            hint: Label(
                "Certificate signed by the customer, its date, the scan, and conditions if any.",
                "客户签字的验收证书、日期、扫描件；有条件的写条件。",
                "客戶簽字的驗收證書、日期、掃描件；有條件的寫條件。")),
        Cell(
            "delivery_service", Label("Delivery: service has taken over", "交付：服务已接手", "交付：服務已接手"),
            hint: Label(
                "Service team's confirmation: installed base, warranty dates, contacts.",
                "服务团队的确认：装机清单、保修日期、联系人。",
                "服務團隊的確認：裝機清單、保修日期、聯繫人。")),
        Cell(
            "cash_invoices", Label("Cash: invoiced in time", "回款：及时开票", "回款：及時開票"),
            hint: Label(
                "Number and date of each invoice; days from its trigger.",
                "每张发票的号码和日期；距触发条件多少天。",
                "每張發票的號碼和日期；距觸發條件多少天。")),
        Cell(
            "cash_collection", Label("Cash: collection followed up", "回款：催收有跟进", "回款：催收有跟進"),
            hint: Label(
                "For each overdue invoice the last contact, the promised date and amount.",
                "每张逾期发票：最近一次催收、对方承诺的日期和金额。",
                "每張逾期發票：最近一次催收、對方承諾的日期和金額。")),
        Cell(
            "cash_disputes", Label("Cash: disputes closed", "回款：争议已关闭", "回款：爭議已關閉"),
            hint: Label(
                "Each dispute with its owner and answer; none open before closing.",
                "每个争议都有责任人和结论；关闭合同前没有未决争议。",
                "每個爭議都有責任人和結論；關閉合同前沒有未決爭議。")),
        Cell(
            "cash_receipts", Label("Cash: receipts posted", "回款：到账已入账", "回款：到賬已入賬"),
            hint: Label(
                "Receipts that FIN posted and allocated to invoices; a rep's claim is not money.",
                "FIN 已入账并核销到发票；销售的认领不等于到账。",
                "FIN 已入賬並核銷到發票；銷售的認領不等於到賬。")),
        Cell(
            "cash_closing", Label("Cash: closed, and what comes next", "回款：合同关闭与后续", "回款：合同關閉與後續"),
            hint: Label(
                "ATCC decision, satisfaction score, date of the next visit or a new lead.",
                "ATCC 结论、满意度分数、下次回访日期或新线索。",
                "ATCC 結論、滿意度分數、下次回訪日期或新線索。")),
    ]
}
