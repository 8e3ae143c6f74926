// Why this file exists: a deal is not a row but a story: made, moved from stage to stage, handed over, won or lost, and
// written down week by week while it was open. Figures read all of that.

import LeadToCash
import SyncProtocol

extension Company {
    /// A deal of the made-up company.
    struct Deal {
        let id: RecordID
        let branch: Branch
        let account: Value
        let minor: Int
        let opened: Int
        /// The day on which it closed; of an open one, that on which it is expected to.
        let end: Int
        /// `won`, `lost`, `cancelled` or `open`.
        let outcome: String
        /// The furthest stage it came to, from 1 to 10.
        let stage: Int

        var isOpen: Bool { outcome == "open" }
        /// The last day on which something happened to it.
        var last: Int { isOpen ? Company.today : end }
        var money: Value { Company.money(minor, branch.currency) }
    }

    /// The Mondays on which snapshots were taken: two before the quarter and two in it.
    private static let weeks = (-1...2).map { Company.quarter - (Company.quarter + 3) % 7 + 7 * $0 }

    mutating func tellDeals() {
        for number in 0..<size {
            let deal = makeUp(number)
            deals.append(deal.id)
            tellCreation(deal)
            tellStages(deal)
            if chance(8) { tellHandover(deal) }
            if !deal.isOpen { tellEnd(deal) }
            for week in Self.weeks where deal.opened <= week && (deal.isOpen || week < deal.end) {
                tellSnapshot(deal, week)
            }
            if deal.stage > 3, chance(60) { tellGate(deal, "ATI", on: deal.opened + (deal.last - deal.opened) / 4) }
            if deal.outcome == "won" { tellContract(deal) }
        }
    }

    /// Deals begin evenly over the years; most are over within a year, one in ten never is.
    private mutating func makeUp(_ number: Int) -> Deal {
        let opened = Self.founded + number * (Self.today - Self.founded) / max(size, 1)
        let length = 30 + below(330)
        let fate = below(100)
        let isOver = fate < 90 && opened + length <= Self.today
        let outcome = !isOver ? "open" : fate < 45 ? "won" : fate < 85 ? "lost" : "cancelled"
        let progress = 1 + (min(Self.today, opened + length) - opened) * 8 / length
        let expected = max(opened + length, Self.today - 30 + below(60))
        let stage = outcome == "won" ? 10 : outcome == "open" ? min(9, progress) : 1 + below(9)
        let minor = 100_000 + below(50_000_000)
        return Deal(
            id: newID(on: opened), branch: anyBranch(), account: pick(accounts), minor: minor, opened: opened,
            end: isOver ? opened + length : expected, outcome: outcome, stage: stage)
    }

    private static func stage(_ number: Int) -> Value {
        .text(DealStage(rawValue: UInt8(clamping: number))?.word ?? "")
    }

    private mutating func tellCreation(_ deal: Deal) {
        typealias F = Opportunity.Fields
        let manager: Value = .compound([
            .text(word(["pipeline", "bestCase", "commit"])), .integer(Int64(deal.minor)), .text(deal.branch.currency),
        ])
        tell(
            Opportunity.kind, deal.id, at: moment(deal.opened),
            [
                FieldValue(F.office, .reference(deal.branch.id)), FieldValue(F.owner, pick(deal.branch.people)),
                FieldValue(F.account, chance(95) ? deal.account : .null), FieldValue(F.stage, Self.stage(1)),
                FieldValue(F.outcome, .text("open")), FieldValue(F.openedOn, Self.date(deal.opened)),
                FieldValue(F.commercial, chance(90) ? deal.money : .null),
                FieldValue(F.probability, chance(50) ? whole(0..<10, times: 10) : .null),
                FieldValue(F.forecastCategory, .text(word(["pipeline", "bestCase", "commit", "omitted"]))),
                FieldValue(F.expectedSignDate, Self.date(deal.end)),
                FieldValue(F.managerForecast, chance(20) ? manager : .null),
                FieldValue(F.nextStep, chance(70) ? .compound([.text("call"), Self.date(deal.end)]) : .null),
                FieldValue(F.productsInterest, interest()),
            ])
    }

    private mutating func interest() -> Value {
        let first = "Product \(1 + below(40))"
        return .elements(chance(10) ? [first, "Product \(1 + below(40))"] : [first])
    }

    /// A stage in four is jumped over.
    private mutating func tellStages(_ deal: Deal) {
        let steps = min(deal.stage, 9)
        guard steps > 1 else { return }
        for stage in 2...steps where stage == steps || !chance(25) {
            let day = deal.opened + (deal.last - deal.opened) * (stage - 1) / (steps + 1)
            tell(Opportunity.kind, deal.id, at: moment(day), [FieldValue(Opportunity.Fields.stage, Self.stage(stage))])
        }
    }

    /// From one owner to another, half of the time by way of nobody.
    private mutating func tellHandover(_ deal: Deal) {
        let day = deal.opened + (deal.last - deal.opened) * (1 + below(9)) / 11
        if chance(50) {
            tell(Opportunity.kind, deal.id, at: moment(day), [FieldValue(Opportunity.Fields.owner, .null)])
        }
        let next = min(day + below(10), deal.last)
        tell(
            Opportunity.kind, deal.id, at: moment(next),
            [FieldValue(Opportunity.Fields.owner, pick(deal.branch.people))])
    }

    private mutating func tellEnd(_ deal: Deal) {
        typealias F = Opportunity.Fields
        var values = [
            FieldValue(F.outcome, .text(deal.outcome)), FieldValue(F.closedOn, Self.date(deal.end)),
            FieldValue(F.forecastCategory, .text("closed")),
        ]
        if deal.outcome == "won" { values.append(FieldValue(F.stage, Self.stage(10))) }
        if deal.outcome == "lost", chance(5) { values.append(FieldValue(F.commercial, .null)) }
        tell(Opportunity.kind, deal.id, at: moment(deal.end), values)
    }

    private mutating func tellSnapshot(_ deal: Deal, _ week: Int) {
        typealias F = Snapshot.Fields
        add(
            Snapshot.kind, on: week,
            [
                FieldValue(F.office, .reference(deal.branch.id)), FieldValue(F.week, Self.date(week)),
                FieldValue(F.opportunity, .reference(deal.id)), FieldValue(F.takenAt, Self.instant(week)),
                FieldValue(F.stage, Self.stage(min(deal.stage, 9))), FieldValue(F.amount, deal.money),
                FieldValue(F.expectedSignDate, Self.date(deal.end - below(40))),
                FieldValue(F.forecastCategory, .text(word(["pipeline", "bestCase", "commit"]))),
                FieldValue(F.probability, whole(0..<10, times: 10)),
            ])
    }

    /// A request at a gate and the decision on it.
    mutating func tellGate(_ deal: Deal, _ gate: String, on day: Int) {
        typealias F = GateDecision.Fields
        let request = add(
            GateRequest.kind, on: day,
            [
                FieldValue(GateRequest.Fields.office, .reference(deal.branch.id)),
                FieldValue(GateRequest.Fields.opportunity, .reference(deal.id)),
                FieldValue(GateRequest.Fields.gate, .text(gate)),
                FieldValue(GateRequest.Fields.requestedAt, Self.instant(day)),
                FieldValue(GateRequest.Fields.receivedAt, Self.instant(day + below(3))),
            ])
        add(
            GateDecision.kind, on: day,
            [
                FieldValue(F.office, .reference(deal.branch.id)), FieldValue(F.opportunity, .reference(deal.id)),
                FieldValue(F.request, .reference(request)), FieldValue(F.gate, .text(gate)),
                FieldValue(F.tier, .text(word(["office", "region", "hq"]))),
                FieldValue(F.decision, .text(chance(85) ? "approved" : "rejected")),
                FieldValue(F.decidedAt, Self.instant(day + 3 + below(10))),
            ])
    }
}
