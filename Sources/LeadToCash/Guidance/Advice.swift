// Why this file exists: whoever is new sells like whoever is not if they are told at each moment what comes next, why,
// what is missing, with which template, in which words, and what to type.

import SyncProtocol

/// The six stages of the business, from the first hint to the customer who buys again.
public enum GuidePhase: String, Sendable, CaseIterable {
    case lead, opportunity, contracting, fulfilment, collection, relationship

    /// The code of the key message for talks at this stage.
    public var message: String {
        switch self {
        case .lead: "KM1"
        case .opportunity: "KM2"
        case .contracting: "KM3"
        case .fulfilment: "KM4"
        case .collection: "KM5"
        case .relationship: "KM6"
        }
    }
}

/// One thing to do next for a deal.
public struct Advice: Sendable {
    /// The lead or the deal.
    public let deal: RecordKey
    /// The record that it is about: the deal itself, or what lies under it.
    public let about: RecordKey
    public let phase: GuidePhase
    /// For programs; stable: `gate.ATI.request`.
    public let topic: String
    public let what: Label
    public let why: Label
    /// Whose work it is, a word of `User.roles`.
    public let role: String
    /// The process step that it carries out, such as `P04.5`; empty if none.
    public let step: String
    /// The template to use, such as `T01`; empty if none.
    public let template: String
    /// What to type.
    public let command: String
    /// Whether somebody at HQ must act first.
    public let isWaiting: Bool
    public let dueOn: CivilDate?
    /// The state that it helps to reach, such as `guiding`; empty if none.
    public let leadsTo: String
    /// Everything that this state still lacks.
    public let missing: [FlowRemark]

    /// The code of the key message to have in mind.
    public var message: String { phase.message }

    public func isOverdue(on today: CivilDate) -> Bool { dueOn.map { $0 < today } ?? false }

    /// How many days ahead a day goes before what has none.
    private static let near: Int32 = 7

    /// Whether it is something to do for somebody who plays some roles.
    public func isWork(for roles: Set<String>) -> Bool { roles.contains(role) && !isWaiting }

    /// Whether it is to be told before another to somebody who plays some roles: their own work before that of others;
    /// of either what is overdue first, then what is due soon, then what has no such day, and last what waits for HQ.
    public func isMorePressing(than other: Advice, on today: CivilDate, for roles: Set<String> = []) -> Bool {
        func rank(_ advice: Advice) -> (Int, Int, Int32) {
            let isOwn = advice.isWork(for: roles)
            if let due = advice.dueOn, due.days - today.days <= Self.near {
                return (isOwn ? 0 : 1, due < today ? 0 : 1, due.days)
            }
            return (isOwn ? 0 : 1, advice.isWaiting ? 3 : 2, 0)
        }
        return rank(self) < rank(other)
    }
}

extension Guide {
    /// The roles in which somebody works on a lead or a deal: that of whoever owns it, if it is theirs, and those of
    /// their seats in its team.
    public static func roles(
        of person: RecordID, in deal: RecordKey, _ ground: any Ground
    ) throws -> Set<String> {
        if deal.kind == Lead.kind {
            return try ground.value(Lead.Fields.assignedTo, of: deal) == .reference(person) ? ["AR"] : []
        }
        guard deal.kind == Opportunity.kind else { return [] }
        let seats = try ground.filed(TeamSeat.kind, under: deal.id, by: TeamSeat.Fields.opportunity).filter {
            try ground.value(TeamSeat.Fields.user, of: $0) == .reference(person)
                && ground.value(TeamSeat.Fields.active, of: $0) != .flag(false)
        }
        let isOwner = try ground.value(Opportunity.Fields.owner, of: deal) == .reference(person)
        return Set(try seats.map { try ground.text(TeamSeat.Fields.role, of: $0) } + (isOwner ? ["AR"] : []))
    }
}

/// What guidance says of one thing before the deal, the reason and the template are filled in.
struct GuideMove {
    let topic: String
    let what: Label
    var role = "AR"
    var step = ""
    var command = ""
    /// Where the step names another template, or none.
    var template: String?
    var about: RecordKey?
    var isWaiting = false
    var dueOn: CivilDate?

    init(
        _ topic: String, _ what: Label, role: String = "AR", step: String = "", command: String = "",
        template: String? = nil, about: RecordKey? = nil, isWaiting: Bool = false, dueOn: CivilDate? = nil
    ) {
        self.topic = topic
        self.what = what
        self.role = role
        self.step = step
        self.command = command
        self.template = template
        self.about = about
        self.isWaiting = isWaiting
        self.dueOn = dueOn
    }
}
