// Why this file exists: what counts of the organisation, of what people can do and of what they are to do.

import SyncProtocol

public struct RegionFact: Fact {
    public var isPresent = false
    public var parent: Int32 = -1
    public init() {}
}

public struct OfficeFact: Fact {
    public var isPresent = false
    public var region: Int32 = -1
    public var currency: Int16 = -1
    /// The month in which its year begins.
    public var fiscalStartMonth: UInt8 = 1
    public init() {}
}

/// A role's word in ``Facts/words``.
public typealias RolePlace = Int32

public enum UserStatus: String, Sendable, CaseIterable {
    case unsaid = ""
    case active, onLeave, leaving, left
}

public struct UserFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var role: RolePlace = -1
    public var hiredOn = FactDay.none
    public var status = UserStatus.unsaid
    public init() {}

    var works: Bool { isPresent && status != .left }
}

/// Who plays which role, from when to when.
public struct RoleFact: Fact {
    public var isPresent = false
    public var user: Int32 = -1
    public var role: RolePlace = -1
    public var office: Int32 = -1
    public var from = FactDay.none
    public var to = FactDay.none
    public init() {}

    func isHeld(on day: FactDay) -> Bool {
        isPresent && (!from.isKnown || from <= day) && (!to.isKnown || day <= to)
    }
}

/// What somebody who plays a role has to have learnt.
public struct CertificationFact: Fact {
    public var isPresent = false
    public var role: RolePlace = -1
    /// In ``Facts/words``.
    public var material: Int32 = -1
    public var passMark: Int16 = 0
    public init() {}
}

/// What somebody has learnt, and with what result.
public struct TrainingFact: Fact {
    public var isPresent = false
    public var user: Int32 = -1
    public var material: Int32 = -1
    /// Percent; −1 if there is none.
    public var score: Int16 = -1
    public var passedOn = FactDay.none
    public var createdOn = FactDay.none
    public init() {}
}

public enum TaskState: String, Sendable, CaseIterable {
    case unsaid = ""
    case todo, doing, done, dropped
}

/// A step of a process that somebody is to take.
public struct TaskFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var assignee: Int32 = -1
    public var deal: Int32 = -1
    /// The step's code in ``Facts/words``; −1 if it is nobody's step.
    public var step: Int32 = -1
    public var dueOn = FactDay.none
    public var state = TaskState.unsaid
    public var hasEvidence = false
    public init() {}
}

/// A step that somebody left out or took in another way.
public struct DeviationFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var deal: Int32 = -1
    public var createdOn = FactDay.none
    public var isSkipped = false
    public init() {}
}

public enum TargetState: String, Sendable, CaseIterable {
    case unsaid = ""
    case draft, proposed, negotiated, published
}

public enum TargetMeasure: String, Sendable, CaseIterable {
    case unsaid = ""
    case money, percent, count, days, months, score
}

/// What an office, a person, a product, a region or the company is to reach.
public struct TargetFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var region: Int32 = -1
    public var user: Int32 = -1
    public var product: Int32 = -1
    /// The metric's code and the period, in ``Facts/words``.
    public var metric: Int32 = -1
    public var period: Int32 = -1
    public var revisionOf: Int32 = -1
    public var value: Int64 = 0
    public var baseline: Int64 = 0
    public var stretch: Int64 = 0
    public var publishedFrom = FactDay.none
    public var currency: Int16 = -1
    public var weight: Int16 = -1
    public var measure = TargetMeasure.unsaid
    public var state = TargetState.unsaid
    public var hasValue = false
    public var hasBaseline = false
    public var hasStretch = false
    public init() {}
}

/// A goal of a wave of a rollout.
public struct WaveGoalFact: Fact {
    public var isPresent = false
    /// The wave's own place in ``Facts/waves``.
    public var wave: Int32 = -1
    public var metric: Int32 = -1
    public var value: Int64 = 0
    public var baseline: Int64 = 0
    public var dueOn = FactDay.none
    public var currency: Int16 = -1
    public var measure = TargetMeasure.unsaid
    public var hasValue = false
    public var hasBaseline = false
    public init() {}
}

/// A wave of a rollout.
public struct WaveFact: Fact {
    public var isPresent = false
    public init() {}
}
