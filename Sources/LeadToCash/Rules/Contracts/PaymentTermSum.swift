// Why this file exists: two people each add a row of 30 % offline, and the customer would be asked for 130 %. A draft
// may be wrong for a while; what is reviewed may not.

import SyncProtocol

enum PaymentTermSum {
    /// Also about HQ's freezing of a contract for review.
    static let rule = Invariant(
        "paymentTermsSum", "The terms of payment of a contract make the whole of it, and no more.",
        watches: [
            PaymentTerm.kind: [PaymentTerm.Fields.contract, PaymentTerm.Fields.portion],
            Contract.kind: [Contract.Fields.state],
        ], check: check)

    /// What the terms of a contract make of it.
    enum Share: Hashable {
        case exact
        /// Less, or more: `90 %`, or `90.00 USD of 100.00 USD`.
        case less(String)
        case more(String)
        /// It cannot be told; why not.
        case unclear(String)

        /// What is wrong, as the end of a sentence; empty if nothing.
        var text: String {
            switch self {
            case .exact: ""
            case .less(let sum), .more(let sum): "make \(sum), and not the whole"
            case .unclear(let reason): "cannot be added up: \(reason)"
            }
        }

        var isMore: Bool { if case .more = self { true } else { false } }
    }

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        let after = GroundAfter(proposal, ground)
        return proposal.key.kind == Contract.kind
            ? try freezing(proposal, after) : try adding(proposal, after, ground)
    }

    private static func adding(_ proposal: Proposal, _ after: GroundAfter, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, !proposal.isDeletion,
            let contract = try proposal.above(Contract.kind, by: PaymentTerm.Fields.contract, ground)
        else { return nil }
        let made = try share(of: contract, after)
        guard made.isMore else { return nil }
        let note =
            "Since \(proposal.authorName) edited them the payment terms of “\(try ground.title(of: contract))” "
            + "\(made.text). Correct them before the contract is reviewed."
        return .acceptWithCase(
            CaseDraft(.exception, contract, other: proposal.key, terms: .low("COM"), note: note))
    }

    private static func freezing(_ proposal: Proposal, _ ground: GroundAfter) throws -> Ruling? {
        // A laptop's word for the state is a question to whoever decides; see `ContractFreezing`.
        guard proposal.value(Contract.Fields.state) == .text(Contract.inReview),
            try ground.text(Contract.Fields.state, of: proposal.key) == Contract.inReview
        else { return nil }
        let made = try share(of: proposal.key, ground)
        guard made != .exact else { return nil }
        let note =
            "“\(try ground.title(of: proposal.key))” goes into review, and its payment terms \(made.text). Correct "
            + "them first; as it stands nobody can say what the customer is to pay."
        return .acceptWithCase(CaseDraft(.exception, proposal.key, terms: .medium("COM", "HQ"), note: note))
    }

    // MARK: Adding up

    static func share(of contract: RecordKey, _ ground: any Ground) throws -> Share {
        let portions = try ground.filed(PaymentTerm.kind, under: contract.id, by: PaymentTerm.Fields.contract)
            .map { try ground.value(PaymentTerm.Fields.portion, of: $0).parts }
            .filter { $0.count == 3 }
        let amounts = portions.filter { !$0[1].isEmpty }
        let shares = portions.filter { $0[1].isEmpty }.map { min(max($0[0].asInteger ?? 0, 0), 10_000) }
        if amounts.isEmpty {
            let sum = shares.reduce(0, +)
            return compare(sum, 10_000, FigureText.percent(sum))
        }
        guard let total = Book.money(try ground.value(Contract.Fields.commercial, of: contract)), total.minorUnits > 0
        else { return .unclear("the contract says no amount") }
        guard amounts.allSatisfy({ $0[2] == .text(total.currency) }) else {
            return .unclear("the contract is in \(total.currency), and a term is not")
        }
        let parts = shares.map {
            Int64(10_000).dividingFullWidth(total.minorUnits.multipliedFullWidth(by: $0)).quotient
        }
        let sum = (parts + amounts.compactMap { $0[1].asInteger }).reduce(0, bounded)
        let text = Money(minorUnits: sum, currency: total.currency)?.description ?? String(sum)
        return compare(sum, total.minorUnits, "\(text) of \(total)")
    }

    /// What to type so that terms make the whole: what is missing is added, what is too much is looked at.
    static func command(_ share: Share, of contract: RecordKey, _ ground: any Ground) throws -> String {
        let handle = try ground.handle(of: contract)
        guard case .less = share else { return "outpost payment-term list --where contract=\(handle)" }
        let terms = try ground.filed(PaymentTerm.kind, under: contract.id, by: PaymentTerm.Fields.contract)
        let last = try terms.compactMap { try ground.value(PaymentTerm.Fields.sequence, of: $0).asInteger }.max() ?? 0
        let shares = try terms.map { try ground.value(PaymentTerm.Fields.portion, of: $0).parts.first?.asInteger }
        let sum = shares.reduce(0) { bounded($0, max($1 ?? 0, 0)) }
        // Where a term is an amount, whoever adds the next one works out what is left.
        let portion = shares.contains(nil) || sum >= 10_000 ? "PORTION" : String(10_000 - sum)
        return "outpost payment-term add contract=\(handle) sequence=\(min(last, 9_999) + 1) portion=\(portion) "
            + "dueUpon=accept daysAfter=30"
    }

    private static func compare(_ sum: Int64, _ whole: Int64, _ text: String) -> Share {
        sum == whole ? .exact : sum < whole ? .less(text) : .more(text)
    }

    /// A sum that no laptop's rows can make overflow.
    private static func bounded(_ a: Int64, _ b: Int64) -> Int64 {
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? .max : sum
    }
}
