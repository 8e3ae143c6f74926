// Why this file exists: once there is a contract, what a gate needs is the contract's own: opinions, terms, changes,
// and that nothing is open when it is closed.

import SyncProtocol

extension GateCompleteness {
    // MARK: ATC

    static func contract(_ contract: RecordKey, _ request: RecordKey?, _ ground: any Ground) throws -> [Missing] {
        var result = try tender(contract, ground) + opinions(contract, request, ground)
        let share = try PaymentTermSum.share(of: contract, ground)
        if share != .exact {
            let command = try PaymentTermSum.command(share, of: contract, ground)
            result.append(Missing("The payment terms \(share.text).", command))
        }
        return result
    }

    private static func tender(_ contract: RecordKey, _ ground: any Ground) throws -> [Missing] {
        guard let deal = try GateReading.deal(of: contract, ground) else { return [] }
        let isTender =
            try !ground.text(Opportunity.Fields.tenderNumber, of: deal).isEmpty
            || !ground.value(Contract.Fields.bid, of: contract).isEmpty
        return isTender ? try earlier(GateReading.bid, deal, ground) : []
    }

    /// One opinion for each aspect, on the revision that is to be signed; where there are two they must agree.
    private static func opinions(
        _ contract: RecordKey, _ request: RecordKey?, _ ground: any Ground
    ) throws -> [Missing] {
        let handle = try ground.handle(of: contract)
        var revisions: Set<String> = [try BoundContent.of(GateReading.sign, contract, ground).hash]
        if let request { revisions.insert(try ground.text(GateRequest.Fields.revisionHash, of: request)) }
        return try ContractReview.aspects.map(\.word).compactMap { aspect -> Missing? in
            let command = "outpost contract review \(handle) --aspect \(aspect)"
            let opinions = try ReviewOpinions.submitted(on: contract, aspect, ground).filter {
                try revisions.contains(ground.text(ContractReview.Fields.revisionHash, of: $0))
            }
            if opinions.isEmpty { return Missing("There is no \(aspect) review of this revision.", command) }
            let levels = Set(try opinions.map { try ground.text(ContractReview.Fields.riskLevel, of: $0) })
            return levels.count == 1 ? nil : Missing("The \(aspect) reviews do not agree on the risk.", command)
        }
    }

    // MARK: ATAC

    static func amendment(_ order: RecordKey, _ ground: any Ground) throws -> [Missing] {
        var result: [Missing] = []
        let contract = try ground.record(Contract.kind, by: ChangeOrder.Fields.contract, of: order)
        if let contract, try !Contract.freeze.isFrozen(ground.value(Contract.Fields.state, of: contract)) {
            let title = try ground.title(of: contract)
            result.append(
                Missing(
                    "The contract “\(title)” is not in force; edit it as long as it is a draft.",
                    "outpost contract sign \(try ground.handle(of: contract))"))
        }
        let deltas = BoundContent.amendmentFields.filter { $0 != ChangeOrder.Fields.fieldName }
        if try deltas.allSatisfy({ try ground.value($0, of: order).isEmpty }) {
            result.append(
                Missing(
                    "The change order changes nothing.",
                    "outpost change-order set \(try ground.handle(of: order)) scopeDelta=TEXT"))
        }
        return result
    }

    // MARK: ATCC

    static func closing(_ contract: RecordKey, _ ground: any Ground) throws -> [Missing] {
        try milestones(contract, ground) + invoices(contract, ground) + disputes(contract, ground)
            + changes(contract, ground)
    }

    static func milestones(_ contract: RecordKey, _ ground: any Ground) throws -> [Missing] {
        try ground.filed(Milestone.kind, under: contract.id, by: Milestone.Fields.contract)
            .filter { try ground.text(Milestone.Fields.state, of: $0) != "accepted" }
            .map {
                Missing(
                    "The milestone “\(try ground.title(of: $0))” is not accepted.",
                    "outpost acceptance add \(try ground.handle(of: $0))")
            }
    }

    static func invoices(_ contract: RecordKey, _ ground: any Ground) throws -> [Missing] {
        try ground.filed(Invoice.kind, under: contract.id, by: Invoice.Fields.contract)
            .filter { try !InvoiceStates.settled.contains(ground.text(Invoice.Fields.state, of: $0)) }
            .map {
                let handle = try ground.handle(of: $0)
                return Missing("The invoice \(handle) is open.", "outpost collection add \(handle)")
            }
    }

    static func disputes(_ contract: RecordKey, _ ground: any Ground) throws -> [Missing] {
        var disputes = Set(try ground.filed(Dispute.kind, under: contract.id, by: Dispute.Fields.contract))
        for invoice in try ground.filed(Invoice.kind, under: contract.id, by: Invoice.Fields.contract) {
            disputes.formUnion(try ground.filed(Dispute.kind, under: invoice.id, by: Dispute.Fields.invoice))
        }
        return try disputes.sorted().filter { try isOpen($0, ground) }.map {
            let handle = try ground.handle(of: $0)
            return Missing("The dispute \(handle) is open.", "outpost dispute show \(handle)")
        }
    }

    /// Until finance has closed it; empty counts as open.
    static func isOpen(_ dispute: RecordKey, _ ground: any Ground) throws -> Bool {
        if try ground.value(Dispute.Fields.isOpen, of: dispute).isTrue { return true }
        return try ["", "open"].contains(ground.text(Dispute.Fields.state, of: dispute))
    }

    static func changes(_ contract: RecordKey, _ ground: any Ground) throws -> [Missing] {
        let pending = ["", ChangeOrder.draft, "submitted", "assessed", ChangeOrder.approved, "customerSigned"]
        return try ground.filed(ChangeOrder.kind, under: contract.id, by: ChangeOrder.Fields.contract)
            .filter { try pending.contains(ground.text(ChangeOrder.Fields.state, of: $0)) }
            .map {
                let handle = try ground.handle(of: $0)
                return Missing("The change order \(handle) is pending.", "outpost change-order show \(handle)")
            }
    }
}
