// Why this file exists: most of what a sales plan or a review of a lost deal asks for is recorded already: lines,
// risks, requirements, the team, what happened when. Here it becomes lines of text.

import SyncProtocol

extension PrefillSource {
    /// Names alone, and what is known of those who have a row.
    func competitors() throws -> [String] {
        guard let deal else { return [] }
        let rows = try children(CompetitorEntry.kind, CompetitorEntry.Fields.opportunity, of: deal)
        let named = try rows.map { try shown(CompetitorEntry.Fields.name, $0) }
        let lines = try zip(rows, named).map { row, name in
            let facts = try [
                CompetitorEntry.Fields.strengths, CompetitorEntry.Fields.weaknesses, CompetitorEntry.Fields.priceHint,
            ].map { try labelled($0, row) }
            let text = list(facts, semicolon)
            return text.isEmpty ? name : "\(name) (\(text))"
        }
        return lines + (try elements(Opportunity.Fields.competitors, deal).filter { !named.contains($0) })
    }

    func lostReasons() throws -> [String] {
        try deal.map { try elements(Opportunity.Fields.lostReasons, $0) } ?? []
    }

    /// `10 pcs × Router R2, 1,200.00 USD: 10,800.00 USD, 2026-09-30`
    func lines() throws -> [String] {
        try children(OpportunityLine.kind, OpportunityLine.Fields.opportunity, of: deal).map { line in
            let goods = list(
                [
                    try shown(OpportunityLine.Fields.quantity, line).replacing(" | ", with: " "),
                    try shown(OpportunityLine.Fields.product, line),
                ], " × ")
            let price = list(
                [try unitPrice(line), try shown(OpportunityLine.Fields.deliveryDate, line)], comma)
            return price.isEmpty ? goods : joined(goods, price)
        }
    }

    /// Unit price, discount, and what both come to.
    private func unitPrice(_ line: RecordKey) throws -> String {
        let parts = try ground.value(OpportunityLine.Fields.price, of: line).parts
        guard parts.count == 3, let minor = parts[0].asInteger, let currency = parts[1].asText,
            let price = Money(minorUnits: minor, currency: currency)
        else { return "" }
        let stored: [FieldNumber: Value] = [
            OpportunityLine.Fields.quantity: try ground.value(OpportunityLine.Fields.quantity, of: line),
            OpportunityLine.Fields.price: .compound(parts),
        ]
        let total = OpportunityLine.lineTotal { stored[$0] ?? .null }.asInteger
        let discount = parts[2].asInteger.map { $0 == 0 ? "" : "−" + Self.percent($0) } ?? ""
        let sum = total.flatMap { Money(minorUnits: $0, currency: currency) }.map { "= \($0)" } ?? ""
        return list([price.description, discount, sum], " ")
    }

    /// `12 %`, `12.5 %` of basis points.
    static func percent(_ basis: Int64) -> String {
        let (whole, rest) = basis.quotientAndRemainder(dividingBy: 100)
        guard rest != 0 else { return "\(whole) %" }
        let digits = rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
        return "\(whole).\(digits) %"
    }

    /// `[Must] Failover below 50 ms: …`
    func requirements() throws -> [String] {
        try children(Requirement.kind, Requirement.Fields.opportunity, of: deal).map { requirement in
            let priority = try shown(Requirement.Fields.priority, requirement)
            let name = try shown(Requirement.Fields.name, requirement)
            let text = try shown(Requirement.Fields.text, requirement).replacing("\n", with: " ")
            return (priority.isEmpty ? "" : "[\(priority)] ") + (text.isEmpty ? name : joined(name, text))
        }
    }

    /// `Monsoon delays the masts (4 × 3 = 12): start in April; Li Na`
    func risks() throws -> [String] {
        let open = try children(Risk.kind, Risk.Fields.opportunity, of: deal).filter {
            try ground.value(Risk.Fields.status, of: $0) != .text(Risk.closed)
        }
        return try open.map { risk in
            let weight = (
                try ground.value(Risk.Fields.probability, of: risk).asInteger,
                try ground.value(Risk.Fields.impact, of: risk).asInteger
            )
            var head = try shown(Risk.Fields.name, risk)
            if let probability = weight.0, let impact = weight.1, (1...5).contains(probability),
                (1...5).contains(impact)
            {
                head += " (\(probability) × \(impact) = \(probability * impact))"
            }
            let answer = list(
                [
                    try shown(Risk.Fields.mitigation, risk).replacing("\n", with: " "),
                    try shown(Risk.Fields.owner, risk),
                ], semicolon)
            return answer.isEmpty ? head : joined(head, answer)
        }
    }

    /// `AR: Ann Areng`, the owner first.
    func team() throws -> [String] {
        guard let deal else { return [] }
        let owner = try shown(Opportunity.Fields.owner, deal)
        let seats = try children(TeamSeat.kind, TeamSeat.Fields.opportunity, of: deal).filter {
            try ground.value(TeamSeat.Fields.active, of: $0) != .flag(false)
        }
        let members = try seats.map {
            joined(
                try ground.value(TeamSeat.Fields.role, of: $0).asText ?? "", try shown(TeamSeat.Fields.user, $0))
        }
        let first = owner.isEmpty ? "" : joined("AR", owner)
        return [first] + members.sorted().filter { $0 != first }
    }

    /// What happened when, oldest first.
    func timeline() throws -> [String] {
        guard let deal, let kind = LeadToCash.schema.kind(Opportunity.kind) else { return [] }
        var days: [(CivilDate, String)] = []
        for number in [Opportunity.Fields.openedOn, Opportunity.Fields.closedOn] {
            guard let day = try ground.value(number, of: deal).asDate, let field = kind.field(number) else { continue }
            days.append((day, Labels.field(kind, field, in: language)))
        }
        for activity in try children(Activity.kind, Activity.Fields.opportunity, of: deal) {
            guard let day = try self.day(Activity.Fields.occurredAt, activity) else { continue }
            let what = try shown(Activity.Fields.subject, activity)
            days.append((day, joined(try shown(Activity.Fields.type, activity), what)))
        }
        days += try decisions(deal) + submissions(deal) + rounds(deal)
        return days.sorted { $0.0 < $1.0 }.map { list([$0.0.description, $0.1], " ") }
    }

    private func decisions(_ deal: RecordKey) throws -> [(CivilDate, String)] {
        try children(GateDecision.kind, GateDecision.Fields.opportunity, of: deal).compactMap { decision in
            guard let day = try self.day(GateDecision.Fields.decidedAt, decision) else { return nil }
            let gate = try ground.value(GateDecision.Fields.gate, of: decision).asText ?? ""
            return (day, joined(gate, try shown(GateDecision.Fields.decision, decision)))
        }
    }

    private func submissions(_ deal: RecordKey) throws -> [(CivilDate, String)] {
        try children(BidSubmission.kind, BidSubmission.Fields.opportunity, of: deal).compactMap { submission in
            try ground.value(BidSubmission.Fields.submittedOn, of: submission).asDate.map {
                ($0, Labels.kind("bid_submission", in: language))
            }
        }
    }

    private func rounds(_ deal: RecordKey) throws -> [(CivilDate, String)] {
        try children(NegotiationRound.kind, NegotiationRound.Fields.opportunity, of: deal).compactMap { round in
            guard let day = try ground.value(NegotiationRound.Fields.heldOn, of: round).asDate else { return nil }
            let label = Labels.kind("negotiation_round", in: language)
            return (day, joined(label, try shown(NegotiationRound.Fields.subject, round)))
        }
    }
}
