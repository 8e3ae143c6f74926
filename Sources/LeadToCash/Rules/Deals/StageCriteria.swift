// Why this file exists: a stage says what is known about a deal. What must be known before a deal may say so is one
// list, by which a rep sees what to do next and a manager sees what was skipped.

import SyncProtocol

/// What a deal still lacks for a stage.
public enum StageCriteria {
    /// - Parameter stage: a word of `Opportunity.stages`.
    public static func missing(_ stage: String, _ deal: RecordKey, _ ground: any Ground) throws -> [Missing] {
        let handle = try ground.handle(of: deal)
        switch stage {
        case "discovered": return try discovered(deal, handle, ground)
        case "verified": return try verified(deal, handle, ground)
        case "initiated", "bidding", "contracting":
            return try gate(of: stage, deal, ground).flatMap { try atGate($0, deal, handle, ground) } ?? []
        case "guiding": return try guiding(deal, ground)
        case "solution": return try solution(deal, handle, ground)
        case "submitted": return try submitted(deal, ground)
        case "negotiating": return try negotiating(deal, ground)
        case "won": return try won(deal, ground)
        default: return []
        }
    }

    // MARK: Large deals

    /// The levels of deals that are large.
    static let largeLevels: Set<String> = ["A", "B"]

    /// Whether a deal is so large that it goes on only once it is known whom one deals with, and that they agree.
    static func isLarge(_ deal: RecordKey, _ ground: any Ground) throws -> Bool {
        try largeLevels.contains(ground.text(Opportunity.Fields.level, of: deal))
            && ground.text(Opportunity.Fields.track, of: deal) != "light"
    }

    // MARK: Gates

    /// The gate at the entry of a stage; nil if there is none, as for a light deal before the contract.
    static func gate(of stage: String, _ deal: RecordKey, _ ground: any Ground) throws -> String? {
        let isLight = try ground.text(Opportunity.Fields.track, of: deal) == "light"
        switch stage {
        case "initiated": return isLight ? nil : GateReading.invest
        case "bidding": return isLight ? nil : GateReading.bid
        case "contracting": return GateReading.sign
        default: return nil
        }
    }

    /// Whether a deal may go through a gate; through the last with any contract of its own.
    static func isOpen(_ gate: String, to deal: RecordKey, _ ground: any Ground) throws -> Bool {
        guard gate == GateReading.sign else { return try GateReading.isOpen(gate, to: deal, ground) }
        return try contracts(deal, ground).contains {
            try GateReading.isOpen(gate, to: $0, ground)
                || Contract.freeze.isFrozen(ground.value(Contract.Fields.state, of: $0))
        }
    }

    private static func atGate(
        _ gate: String, _ deal: RecordKey, _ handle: String, _ ground: any Ground
    ) throws -> [Missing] {
        if try isOpen(gate, to: deal, ground) { return [] }
        return [Missing("\(gate) has not been approved.", try command(gate, deal, ground))]
    }

    /// What to type to ask at a gate; about signing one asks by the contract.
    static func command(_ gate: String, _ deal: RecordKey, _ ground: any Ground) throws -> String {
        guard gate == GateReading.sign else { return try GateReading.command(gate, deal, ground) }
        guard let contract = try contracts(deal, ground).first else { return "outpost gate request CONTRACT \(gate)" }
        return try GateReading.command(gate, contract, ground)
    }

    private static func contracts(_ deal: RecordKey, _ ground: any Ground) throws -> [RecordKey] {
        try ground.filed(Contract.kind, under: deal.id, by: Contract.Fields.opportunity)
    }

    // MARK: What is known

    private static func discovered(_ deal: RecordKey, _ handle: String, _ ground: any Ground) throws -> [Missing] {
        var result: [Missing] = []
        if try ground.value(Opportunity.Fields.account, of: deal).isEmpty {
            result.append(Missing("The deal names no customer.", "outpost opp set \(handle) account=ACCOUNT"))
        }
        let hasNeed =
            try !ground.text(Opportunity.Fields.description, of: deal).isEmpty
            || !ground.filed(Requirement.kind, under: deal.id, by: Requirement.Fields.opportunity).isEmpty
        if !hasNeed {
            result.append(
                Missing("Nobody has said what is needed.", "outpost opp set \(handle) description=\"…\""))
        }
        return result
    }

    /// The deal's own fields answer, or its checklist does.
    private static func verified(_ deal: RecordKey, _ handle: String, _ ground: any Ground) throws -> [Missing] {
        let budget = try ground.value(Opportunity.Fields.commercial, of: deal).isEmpty
        let timing = try ground.value(Opportunity.Fields.expectedSignDate, of: deal).isEmpty
        let questions = [
            (
                budget, "verified_budget", "It is not known what the customer can spend.",
                "commercial=\"1050000 USD\""
            ),
            (true, "verified_authority", "It is not known who decides at the customer.", ""),
            (timing, "verified_timing", "It is not known when the customer wants to sign.", "expectedSignDate=DATE"),
        ]
        return try questions.compactMap { isOpen, code, sentence, field -> Missing? in
            guard isOpen, try !Paperwork.isAnswered([code], deal, ground) else { return nil }
            let command = field.isEmpty ? "outpost form new \(Paperwork.checklist)" : "outpost opp set"
            return Missing(sentence, "\(command) \(handle)" + (field.isEmpty ? "" : " \(field)"))
        }
    }

    /// What they need; and of a large deal, who decides about it, and who of us knows them.
    private static func guiding(_ deal: RecordKey, _ ground: any Ground) throws -> [Missing] {
        var missing = [
            try Paperwork.missing(Paperwork.painChain, called: "pain chain (T02)", deal, ground),
            try Paperwork.missing(Paperwork.nineBlocks, called: "nine-block vision (T04)", deal, ground),
        ]
        if try isLarge(deal, ground) {
            missing.append(
                try Paperwork.missing(Paperwork.decisionChain, called: "decision chain (T05)", deal, ground))
            missing.append(try Paperwork.missingKeyPersons(deal, ground))
        }
        return missing.compactMap(\.self)
    }

    private static func solution(_ deal: RecordKey, _ handle: String, _ ground: any Ground) throws -> [Missing] {
        let versions = try ground.filed(
            SolutionVersion.kind, under: deal.id, by: SolutionVersion.Fields.opportunity)
        let isReleased = try versions.contains {
            try ground.text(SolutionVersion.Fields.state, of: $0) == SolutionVersion.released
        }
        if isReleased { return [] }
        let command = versions.isEmpty ? "outpost solution add \(handle) \"…\"" : "outpost solution release \(handle)"
        return [Missing("No solution has been released.", command)]
    }

    // MARK: What has happened

    private static func submitted(_ deal: RecordKey, _ ground: any Ground) throws -> [Missing] {
        let sent = try ground.filed(
            BidSubmission.kind, under: deal.id, by: BidSubmission.Fields.opportunity)
        guard sent.isEmpty else { return [] }
        return [Missing("No bid has gone out.", try BidFlow.command(FlowSubject(deal, ground)))]
    }

    /// Where there was a tender the customer says who may negotiate.
    private static func negotiating(_ deal: RecordKey, _ ground: any Ground) throws -> [Missing] {
        let bids = try ground.filed(Bid.kind, under: deal.id, by: Bid.Fields.opportunity)
        guard try !bids.isEmpty || !ground.text(Opportunity.Fields.tenderNumber, of: deal).isEmpty else { return [] }
        let isChosen = try ground.filed(BidResult.kind, under: deal.id, by: BidResult.Fields.opportunity).contains {
            try ["shortlisted", "won"].contains(ground.text(BidResult.Fields.result, of: $0))
        }
        if isChosen { return [] }
        return [
            Missing(
                "The customer has not put us on the shortlist.",
                "outpost bid result \(try ground.handle(of: deal)) shortlisted --proof \"…\"")
        ]
    }

    private static func won(_ deal: RecordKey, _ ground: any Ground) throws -> [Missing] {
        let contracts = try contracts(deal, ground)
        let isSigned = try contracts.contains {
            try Contract.freeze.isFrozen(ground.value(Contract.Fields.state, of: $0))
        }
        if isSigned { return [] }
        let handle = try contracts.first.map { try ground.handle(of: $0) } ?? "CONTRACT"
        return [Missing("No contract is in force.", "outpost contract sign \(handle)")]
    }
}
