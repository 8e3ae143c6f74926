// Why this file exists: those who decide at a gate meet once; what they need in order to decide must be there before.
// The same list tells a rep offline what to do next, and HQ what to send back.

import SyncProtocol

/// What a request at a gate still lacks.
public enum GateCompleteness {
    public static func missing(_ request: RecordKey, _ ground: any Ground) throws -> [Missing] {
        let gate = try ground.text(GateRequest.Fields.gate, of: request)
        guard let subject = try GateReading.subject(of: request, ground) else {
            return [try nameless(gate, request, ground)]
        }
        return try missing(at: gate, subject, request: request, ground)
    }

    /// The same for a record about which nobody has asked yet.
    /// - Parameter subject: the deal (ATI, ATB), the bid (ATB), the contract (ATC, ATCC) or the change order (ATAC).
    public static func missing(at gate: String, _ subject: RecordKey, _ ground: any Ground) throws -> [Missing] {
        try missing(at: gate, subject, request: nil, ground)
    }

    private static func missing(
        at gate: String, _ subject: RecordKey, request: RecordKey?, _ ground: any Ground
    ) throws -> [Missing] {
        switch gate {
        case GateReading.invest: try investment(subject, ground)
        case GateReading.bid: try bid(subject, ground)
        case GateReading.sign: try contract(subject, request, ground)
        case GateReading.amend: try amendment(subject, ground)
        case GateReading.close: try closing(subject, ground)
        default: []
        }
    }

    private static func nameless(_ gate: String, _ request: RecordKey, _ ground: any Ground) throws -> Missing {
        switch gate {
        case GateReading.invest, GateReading.bid:
            return Missing("The request names no deal.", "outpost gate request OPP \(gate)")
        case GateReading.amend:
            let contract = try ground.record(Contract.kind, by: GateRequest.Fields.contract, of: request)
            let handle = try contract.map { try ground.handle(of: $0) } ?? "CONTRACT"
            return Missing("The request names no change order.", "outpost change add \(handle)")
        default: return Missing("The request names no contract.", "outpost gate request CONTRACT \(gate)")
        }
    }

    // MARK: ATI

    private static func investment(_ deal: RecordKey, _ ground: any Ground) throws -> [Missing] {
        let handle = try ground.handle(of: deal)
        var result = try customer(deal, handle, ground) + team(deal, handle, ground)
        if try ground.text(Opportunity.Fields.level, of: deal).isEmpty {
            let command = "outpostd record set opportunity \(handle) level=B"
            result.append(Missing("The deal has no level; HQ sets it.", command))
        }
        if let plan = try Paperwork.missing(Paperwork.plan, called: "sales project plan (T01)", deal, ground) {
            result.append(plan)
        } else if let form = try Paperwork.of(deal, Paperwork.plan, ground).first(where: {
            try Paperwork.isContested($0, ground)
        }) {
            let command = "outpost form show \(try ground.handle(of: form))"
            result.append(Missing("The sales project plan holds two versions of one paragraph.", command))
        }
        return result
    }

    private static func customer(_ deal: RecordKey, _ handle: String, _ ground: any Ground) throws -> [Missing] {
        guard let account = try ground.record(Account.kind, by: Opportunity.Fields.account, of: deal) else {
            return [Missing("The deal names no customer.", "outpost opp set \(handle) account=ACCOUNT")]
        }
        let flags = [Account.Fields.blocked, Account.Fields.doNotContact, Account.Fields.sanctionsHit]
        guard try flags.contains(where: { try ground.value($0, of: account).isTrue }) else { return [] }
        let title = try ground.title(of: account)
        return [
            Missing(
                "The customer “\(title)” is blocked until HQ releases it.",
                "outpost account show \(try ground.handle(of: account))")
        ]
    }

    /// CC3: whoever sells, whoever solves, whoever delivers.
    private static func team(_ deal: RecordKey, _ handle: String, _ ground: any Ground) throws -> [Missing] {
        let seats = try ground.filed(TeamSeat.kind, under: deal.id, by: TeamSeat.Fields.opportunity).filter {
            try ground.value(TeamSeat.Fields.active, of: $0) != .flag(false)
        }
        let filled = Set(try seats.map { try ground.text(TeamSeat.Fields.role, of: $0) })
        return ["AR", "SR", "FR"].filter { !filled.contains($0) }.map {
            Missing("Nobody is \($0) of the deal.", "outpost seat add \(handle) \($0) USER")
        }
    }

    // MARK: ATB

    private static func bid(_ subject: RecordKey, _ ground: any Ground) throws -> [Missing] {
        guard let deal = try GateReading.deal(of: subject, ground) else {
            return [Missing("The bid belongs to no deal.", "outpost gate request OPP \(GateReading.bid)")]
        }
        let handle = try ground.handle(of: deal)
        var result = try earlier(GateReading.invest, deal, ground) + solution(deal, handle, ground)
        result += try acknowledgement(deal, ground)
        if let price = try price(subject, handle, ground) { result.append(price) }
        if try ground.filed(Risk.kind, under: deal.id, by: Risk.Fields.opportunity).isEmpty {
            result.append(Missing("No risk of the deal is listed.", "outpost risk add opportunity=\(handle) name=TEXT"))
        }
        return result
    }

    /// A gate that comes before; the light track has neither ATI nor ATB.
    static func earlier(_ gate: String, _ deal: RecordKey, _ ground: any Ground) throws -> [Missing] {
        guard try ground.text(Opportunity.Fields.track, of: deal) != "light",
            try GateReading.approval(gate, of: deal, ground) == nil
        else { return [] }
        return [Missing("\(gate) has not been approved.", try GateReading.command(gate, deal, ground))]
    }

    private static func solution(_ deal: RecordKey, _ handle: String, _ ground: any Ground) throws -> [Missing] {
        typealias Fields = SolutionVersion.Fields
        let released = try ground.filed(SolutionVersion.kind, under: deal.id, by: Fields.opportunity).filter {
            try ground.text(Fields.state, of: $0) == SolutionVersion.released
        }
        guard let latest = released.last else {
            return [Missing("No solution has been released.", "outpost solution add \(handle)")]
        }
        let opinions = try released.map { try ground.text(Fields.deliverability, of: $0) }
        if opinions.contains("deliverable") || opinions.contains("atRisk") { return [] }
        if try Paperwork.isAnswered(["deliverability", "solution_deliverability"], deal, ground) { return [] }
        let command = "outpost solution set \(try ground.handle(of: latest)) deliverability=deliverable"
        return [Missing("Whoever is FR has not said that the solution can be delivered.", command)]
    }

    /// Of a large deal the customer has said that the solution is what they want; it says so, or the checklist does.
    private static func acknowledgement(_ deal: RecordKey, _ ground: any Ground) throws -> [Missing] {
        typealias Fields = SolutionVersion.Fields
        guard try StageCriteria.isLarge(deal, ground) else { return [] }
        let released = try ground.filed(SolutionVersion.kind, under: deal.id, by: Fields.opportunity).filter {
            try ground.text(Fields.state, of: $0) == SolutionVersion.released
        }
        guard let latest = released.last,
            try released.allSatisfy({ try ground.value(Fields.acknowledged, of: $0).isEmpty }),
            try !Paperwork.isAnswered(["solution_acknowledged"], deal, ground)
        else { return [] }
        let handle = try ground.handle(of: latest)
        return [
            Missing(
                "The customer has not acknowledged the solution.",
                "outpost solution set \(handle) acknowledged=\"CONTACT | DATE | …\"")
        ]
    }

    /// A price within what was authorised; or one that HQ has let pass without naming a limit.
    private static func price(_ subject: RecordKey, _ handle: String, _ ground: any Ground) throws -> Missing? {
        typealias Fields = PriceRevision.Fields
        let command = "outpost price request \(handle) --discount 0% --why TEXT"
        guard let revision = try BoundContent.revision(for: subject, ground) else {
            return Missing("The deal has no price.", command)
        }
        let source = try BoundContent.source(of: Fields.discount, revision, ground)
        let discount = try ground.value(Fields.discount, of: source).asInteger ?? 0
        guard let authorised = try ground.value(Fields.authorisedDiscountBasis, of: revision).asInteger else {
            let passed = [PriceRevision.approved, "approvedLower", PriceRevision.frozen]
            if try passed.contains(ground.text(Fields.state, of: revision)) { return nil }
            return Missing("The price has not been authorised.", command)
        }
        guard discount > authorised else { return nil }
        return Missing(
            "The price gives \(FigureText.percent(discount)) discount, and \(FigureText.percent(authorised)) is "
                + "authorised.", command)
    }
}
