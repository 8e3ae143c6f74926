// Why this file exists: what a rep asks of finance is answered at once where the answer lies on the laptop: asked for
// already, not due yet, more than the contract has left.

import SyncProtocol

/// What reps say about money.
public enum CashFlow {
    private typealias Request = InvoiceRequest.Fields

    /// The term of a contract that people mean by its number; nil if it has none of it.
    public static func term(_ number: Int64, of contract: FlowSubject) throws -> FlowSubject? {
        try ContractFlow.paymentTerms(of: contract).first { try $0.number(PaymentTerm.Fields.sequence) == number }
    }

    /// The terms of a contract that a milestone sets off.
    public static func terms(of contract: FlowSubject, setOffBy milestone: FlowSubject) throws -> [FlowSubject] {
        try ContractFlow.paymentTerms(of: contract).filter {
            try $0.id(PaymentTerm.Fields.milestone) == milestone.key.id
        }
    }

    /// What a term makes of its contract, as HQ would reckon it; nil if that cannot be told.
    public static func amount(of term: FlowSubject, _ contract: FlowSubject) throws -> Money? {
        let book = Book(contract.ground)
        guard let worth = try ContractMoney(contract.key, book) else { return nil }
        return try ContractMoney.portion(of: term.key, worth.total, book)
    }

    /// Why an invoice is not asked for; nil if it can be.
    public static func objection(requesting term: FlowSubject, _ contract: FlowSubject) throws -> FlowRemark? {
        let handle = try contract.handle()
        if try !ContractFlow.isInForce(contract) {
            return FlowRemark(
                "notInForce",
                Label(
                    "\(handle) is not in force, so nothing can be invoiced.", "\(handle) 尚未生效，不能开票。",
                    "\(handle) 尚未生效，不能開票。"), "outpost contract show \(handle)")
        }
        let asked = try term.children(InvoiceRequest.kind, by: Request.paymentTerm).first {
            !["refused", "duplicate"].contains(try $0.text(Request.state))
        }
        guard let asked else { return nil }
        let code = try asked.handle()
        return FlowRemark(
            "asked",
            Label(
                "This term was asked for already, in \(code); nothing was written.", "该付款条款已申请开票（\(code)）；未写入。",
                "該付款條款已申請開票（\(code)）；未寫入。"), "outpost invoice-request show \(code)")
    }

    /// What finance will say to a request.
    public static func remarks(
        requesting term: FlowSubject, _ contract: FlowSubject, amount: Money?, milestone: RecordID?, proof: String,
        today: CivilDate
    ) throws -> [FlowRemark] {
        let book = Book(contract.ground)
        var remarks: [FlowRemark] = []
        let trigger = try TermTrigger.of(term.key, contract.key, milestone: milestone, on: today, book)
        if case .waits(let reason) = trigger {
            remarks.append(waits(try term.text(PaymentTerm.Fields.dueUpon), reason))
        }
        if let worth = try ContractMoney(contract.key, book), let amount {
            if amount.currency != worth.total.currency {
                remarks.append(otherCurrency(worth.total.currency))
            } else if amount.minorUnits > worth.left {
                remarks.append(tooMuch(worth.total.text(of: worth.left)))
            }
        }
        if Normalization.trimmed(proof).isEmpty { remarks.append(noProof) }
        return remarks
    }

    private static func waits(_ trigger: String, _ reason: String) -> FlowRemark {
        let label = PaymentTerm.triggers.first { $0.word == trigger }?.label
        return FlowRemark(
            "waits",
            Label(
                "The request will wait: \(reason).", "申请将等待：付款条件“\(label?.simplified ?? trigger)”尚未满足。",
                "申請將等待：付款條件「\(label?.traditional ?? trigger)」尚未滿足。"))
    }

    private static func otherCurrency(_ currency: String) -> FlowRemark {
        FlowRemark(
            "currency",
            Label("The contract is in \(currency).", "合同币种为 \(currency)。", "合同幣種為 \(currency)。"))
    }

    private static func tooMuch(_ left: String) -> FlowRemark {
        FlowRemark(
            "tooMuch",
            Label(
                "The contract has only \(left) left to invoice.", "合同未开票余额仅为 \(left)。", "合同未開票餘額僅為 \(left)。"))
    }

    private static let noProof = FlowRemark(
        "noProof",
        Label(
            "Nothing proves the trigger; name the certificate with --proof.", "没有触发凭证；请用 --proof 写明证书。",
            "沒有觸發憑證；請用 --proof 寫明證書。"))

    // MARK: Claims

    /// A claim for the same money: of the same customer, the same amount, the same day; nil if there is none.
    public static func sameClaim(_ account: FlowSubject, _ amount: Money, on day: CivilDate) throws -> FlowRemark? {
        let claims = try account.children(ReceiptClaim.kind, by: ReceiptClaim.Fields.account)
        let same = try claims.first {
            try $0.money(ReceiptClaim.Fields.amount) == amount && $0.date(ReceiptClaim.Fields.valueDate) == day
        }
        guard let same else { return nil }
        let code = try same.handle()
        return FlowRemark(
            "sameClaim",
            Label(
                "\(code) claims the same amount on the same day; finance will see whether it is the same money.",
                "\(code) 已认领同日同额回款；由财务核对是否同一笔。", "\(code) 已認領同日同額回款；由財務核對是否同一筆。"),
            "outpost claim show \(code)")
    }

    /// What is still open on an invoice, as HQ would reckon it; nil if it says no amount.
    public static func open(on invoice: FlowSubject) throws -> Money? {
        guard try invoice.money(Invoice.Fields.amount) != nil else { return nil }
        let balance = try InvoiceBalance(invoice.key, Book(invoice.ground))
        return Money(minorUnits: balance.open, currency: balance.gross.currency)
    }
}
