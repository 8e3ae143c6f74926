// Why this file exists: what counts of customers, leads and what was done for them.

import SyncProtocol

/// A customer.
public struct AccountFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var createdOn = FactDay.none
    /// Whether it was found to be another one.
    public var isMerged = false
    public init() {}
}

/// A key person at a customer.
public struct ContactFact: Fact {
    public var isPresent = false
    public var account: Int32 = -1
    public init() {}
}

public enum LeadStatus: String, Sendable, CaseIterable {
    case unsaid = ""
    case draft, captured, verified, distributed, accepted, nurturing, qualified, converted, closed, duplicate, returned
}

public enum LeadTemperature: String, Sendable, CaseIterable {
    case unsaid = ""
    case cold, warm, hot
}

/// A lead.
public struct LeadFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var assignedTo: Int32 = -1
    /// In ``Facts/words``.
    public var source: Int32 = -1
    /// In ``Facts/campaigns``.
    public var campaign: Int32 = -1
    public var convertedDeal: Int32 = -1
    public var createdAt = FactInstant.none
    public var firstResponseAt = FactInstant.none
    public var convertedAt = FactInstant.none
    /// When it was last opened again after having been closed: its age begins anew.
    public var reopenedAt = FactInstant.none
    public var status = LeadStatus.unsaid
    public var temperature = LeadTemperature.unsaid
    /// Whether it was merged into another, or names the one it repeats.
    public var isMerged = false
    public var isRepeat = false
    public init() {}

    /// Whether it counts as a lead of its own: captured, and nobody else's double.
    var counts: Bool { isPresent && !isMerged && !isRepeat && !(status == .duplicate || status == .draft) }

    var isConverted: Bool { status == .converted || convertedDeal >= 0 }
    var isOpen: Bool { counts && !isConverted && !(status == .closed) }
}

/// A campaign that leads name. Nothing of its own record counts, so it is never read and its row stays empty.
public struct CampaignFact: Fact {
    public var isPresent = false
    public init() {}
}

public enum RequirementStatus: String, Sendable, CaseIterable {
    case unsaid = ""
    case captured, analysed, confirmed, met, dropped
}

/// What a customer needs, and since when they have an answer.
public struct RequirementFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var deal: Int32 = -1
    public var author: Int32 = -1
    public var createdAt = FactInstant.none
    /// When the edit was made that answered it; none where nobody told.
    public var answeredAt = FactInstant.none
    public var status = RequirementStatus.unsaid
    /// Whether product development has said something to it.
    public var hasProductAnswer = false
    public init() {}

    /// Whether the customer can be told what becomes of it.
    var isAnswered: Bool { hasProductAnswer || status == .confirmed || status == .met || status == .dropped }
}

/// Something that somebody proposed to do better.
public struct ImprovementFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var deal: Int32 = -1
    public var author: Int32 = -1
    public var createdOn = FactDay.none
    public init() {}
}

/// Something that was done with a customer.
public struct ActivityFact: Fact {
    public var isPresent = false
    public var at = FactInstant.none
    public var author: Int32 = -1
    public var lead: Int32 = -1
    public var deal: Int32 = -1
    public var contact: Int32 = -1
    public var account: Int32 = -1
    public init() {}
}

/// What a customer answered when asked how content they are.
public struct SurveyFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var account: Int32 = -1
    public var deal: Int32 = -1
    public var date = FactDay.none
    /// 0 to 10; −1 if it is missing.
    public var score: Int8 = -1
    public init() {}
}
