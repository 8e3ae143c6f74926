// Why this file exists: what counts of contracts, of the gates before them and of the delivery after them.

import SyncProtocol

public enum ContractState: String, Sendable, CaseIterable {
    case unsaid = ""
    case draft, frozenForReview, reviewed, atcRequested, atcApproved, signedByCustomer, signedByUs
    case effective, inFulfilment, fulfilled, settled, closed, abandoned, terminated

    /// Whether it is or was in force.
    var isInForce: Bool {
        switch self {
        case .effective, .inFulfilment, .fulfilled, .settled, .closed, .terminated: true
        default: false
        }
    }
}

/// A contract.
public struct ContractFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var owner: Int32 = -1
    public var deal: Int32 = -1
    public var account: Int32 = -1
    public var amount = FactMoney.none
    public var signedOn = FactDay.none
    public var effectiveOn = FactDay.none
    public var state = ContractState.unsaid
    public init() {}

    /// The day from which it binds: registered as effective, else signed.
    public var boundOn: FactDay { effectiveOn.isKnown ? effectiveOn : signedOn }
    var isInForce: Bool { isPresent && state.isInForce }
}

public enum PaymentTrigger: String, Sendable, CaseIterable {
    case unsaid = ""
    case sign, ship, arrive, accept, date
}

/// A term of payment.
public struct PaymentTermFact: Fact {
    public var isPresent = false
    public var contract: Int32 = -1
    public var milestone: Int32 = -1
    public var dueOn = FactDay.none
    public var trigger = PaymentTrigger.unsaid
    public init() {}

    /// Whether the event that makes it due is missing or names no day.
    var isUnclear: Bool { trigger == .unsaid || (trigger == .date && !dueOn.isKnown) }

    /// Whether its event is one of delivery and no milestone says when that is.
    var lacksMilestone: Bool {
        (trigger == .ship || trigger == .arrive || trigger == .accept) && milestone < 0
    }
}

/// An opinion on a contract.
public struct ReviewFact: Fact {
    public var isPresent = false
    public var contract: Int32 = -1
    public var isSubmitted = false
    public var hasDeviations = false
    public init() {}
}

/// A revision of a deal's price.
public struct PriceFact: Fact {
    public var isPresent = false
    public var deal: Int32 = -1
    public var number: Int64 = 0
    /// Basis points; −1 if nobody said.
    public var discount: Int64 = -1
    public var authorisedDiscount: Int64 = -1
    /// Whether it was approved, or sent to the customer.
    public var isBinding = false
    public init() {}
}

/// The price below which a deal is not signed.
public struct FloorFact: Fact {
    public var isPresent = false
    public var price = FactMoney.none
    public init() {}
}

/// A change of a contract in force.
public struct ChangeOrderFact: Fact {
    public var isPresent = false
    public var contract: Int32 = -1
    public var effectiveOn = FactDay.none
    public var isEffective = false
    /// Whether it mends what was drafted badly.
    public var isDrafting = false
    public init() {}
}

public enum GateName: String, Sendable, CaseIterable {
    case unsaid = ""
    case ATI, ATB, ATC, ATAC, ATCC
}

public enum GateTier: String, Sendable, CaseIterable {
    case unsaid = ""
    case office, region, hq
}

/// A request for a decision at a gate.
public struct GateRequestFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var deal: Int32 = -1
    public var requestedAt = FactInstant.none
    public var receivedAt = FactInstant.none
    public var gate = GateName.unsaid
    public init() {}
}

public enum GateAnswer: String, Sendable, CaseIterable {
    case unsaid = ""
    case approved, conditional, rejected, returned
}

/// A decision at a gate.
public struct GateFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var deal: Int32 = -1
    public var request: Int32 = -1
    public var decidedAt = FactInstant.none
    public var receivedAt = FactInstant.none
    public var gate = GateName.unsaid
    public var tier = GateTier.unsaid
    public var verdict = GateAnswer.unsaid
    public init() {}
}

/// A condition under which a gate was passed.
public struct GateConditionFact: Fact {
    public var isPresent = false
    public var contract: Int32 = -1
    public var isClosed = false
    public var closedOn = FactDay.none
    public init() {}
}

/// A bid that went out.
public struct SubmissionFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var deal: Int32 = -1
    public init() {}
}

/// What a contract's delivery costs.
public struct ProjectFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var owner: Int32 = -1
    public var deal: Int32 = -1
    public var baselineEnd = FactDay.none
    public var costBaseline = FactMoney.none
    public var costForecast = FactMoney.none
    public init() {}
}

public enum MilestoneState: String, Sendable, CaseIterable {
    case unsaid = ""
    case planned, ready, inProgress, done, submittedForAcceptance, acceptedWithConditions, accepted, rejected
}

/// A milestone of delivery.
public struct MilestoneFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var deal: Int32 = -1
    public var contract: Int32 = -1
    public var plannedOn = FactDay.none
    public var acceptedOn = FactDay.none
    public var state = MilestoneState.unsaid
    public var isContested = false
    public init() {}

    /// Whether the customer has accepted it, with conditions or without.
    var isAccepted: Bool { state == .accepted || state == .acceptedWithConditions }
}

public enum AcceptanceResult: String, Sendable, CaseIterable {
    case unsaid = ""
    case accepted, acceptedWithConditions, rejected
}

/// A certificate of acceptance, or of its refusal.
public struct AcceptanceFact: Fact {
    public var isPresent = false
    public var milestone: Int32 = -1
    public var result = AcceptanceResult.unsaid
    public var isRevoked = false
    public var isSetAside = false
    public init() {}
}
