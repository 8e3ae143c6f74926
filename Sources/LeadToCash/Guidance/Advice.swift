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

    /// Whether it is to be told before another: what is overdue first, then what is due soon, then what has no such
    /// day, and last what waits for HQ.
    public func isMorePressing(than other: Advice, on today: CivilDate) -> Bool {
        func rank(_ advice: Advice) -> (Int, Int32) {
            if let due = advice.dueOn, due.days - today.days <= Self.near {
                return (due < today ? 0 : 1, due.days)
            }
            return (advice.isWaiting ? 3 : 2, 0)
        }
        return rank(self) < rank(other)
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
