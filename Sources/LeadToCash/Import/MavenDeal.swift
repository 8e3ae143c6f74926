// Why this file exists: what one row of the Maven pipeline says about a deal, and what it leaves out.

import SyncProtocol

/// The four stages of the Maven pipeline.
enum MavenStage: String, CaseIterable {
    case prospecting = "Prospecting"
    case engaging = "Engaging"
    case won = "Won"
    case lost = "Lost"

    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    init?(_ cell: String?) {
        guard let cell, let stage = MavenStage(rawValue: cell) else { return nil }
        self = stage
    }

    var isClosed: Bool { self == .won || self == .lost }

    var stage: String {
        switch self {
        case .prospecting: "discovered"
        case .engaging, .lost: "verified"
        case .won: "won"
        }
    }

    var outcome: String {
        switch self {
        case .prospecting, .engaging: "open"
        case .won: "won"
        case .lost: "lost"
        }
    }
}

/// Stage, money and dates of a deal.
struct MavenDeal {
    private let stage: MavenStage
    private let currency: String
    private let value: Int64?
    private let engaged: CivilDate?
    private let closed: CivilDate?

    init(_ row: TableRow, _ stage: MavenStage, currency: String) throws(CellError) {
        self.stage = stage
        self.currency = currency
        value = try row.minorUnits("close_value", currency: currency)
        engaged = try row.date("engage_date")
        closed = try row.date("close_date")
        if let engaged, let closed, closed < engaged {
            throw CellError(reason: "the deal closes on \(closed), before it opens on \(engaged)")
        }
    }

    var values: [(FieldNumber, Value?)] {
        let money = value.map { Value.compound([.integer($0), .text(currency), .null]) }
        return [
            (Opportunity.Fields.stage, .text(stage.stage)), (Opportunity.Fields.outcome, .text(stage.outcome)),
            (Opportunity.Fields.commercial, money), (Opportunity.Fields.openedOn, engaged.map(Value.date)),
            (Opportunity.Fields.closedOn, closed.map(Value.date)),
        ]
    }

    func report(hasAccount: Bool, _ plan: inout PlanBuilder) {
        if !hasAccount {
            plan.defect("opportunity-without-account", "opportunities name no account; imported without one.")
        }
        if engaged == nil {
            plan.defect(
                "no-engage-date-\(stage.rawValue.lowercased())",
                "\(stage.rawValue) opportunities have no engage date; imported without one.")
        }
        let state = stage.isClosed ? "closed" : "open"
        if value == nil {
            plan.defect("\(state)-without-value", "\(state) opportunities have no value; imported without an amount.")
        }
        if closed == nil {
            plan.defect(
                "\(state)-without-close-date", "\(state) opportunities have no close date; imported without one.")
        }
    }
}
