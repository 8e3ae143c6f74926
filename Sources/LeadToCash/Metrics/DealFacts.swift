// Why this file exists: the deal is the fact that there are most of, and all of sales is figured from it. It is kept
// flat and small; what is rare about a deal is kept beside it.

import SyncProtocol

/// A stage of an opportunity, in the order of the state machine.
public enum DealStage: UInt8, Sendable, CaseIterable, Comparable {
    case none = 0
    case discovered, verified, initiated, guiding, solution, bidding, submitted, negotiating, contracting, won

    static let words = [""] + Opportunity.stages.map(\.word)

    init(word: String) { self = Self.words.firstIndex(of: word).flatMap { DealStage(rawValue: UInt8($0)) } ?? .none }

    public var word: String { Self.words[Int(rawValue)] }

    /// The customary chance of winning at it, in percent; −1 if there is none.
    var customaryProbability: Int8 { Int8(Opportunity.defaultProbability(stage: word) ?? -1) }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// How an opportunity stands.
public enum DealOutcome: String, Sendable, CaseIterable {
    case unsaid = ""
    case open, won, lost, cancelled, suspended
}

/// What somebody puts a deal down for in the forecast.
public enum ForecastCategory: String, Sendable, CaseIterable {
    case none = ""
    case pipeline, bestCase, commit, closed, omitted
}

/// Yes or no about a deal.
public struct DealFlags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let present = DealFlags(rawValue: 1)
    public static let nextStep = DealFlags(rawValue: 2)
    /// Somebody says it is won, and HQ has registered no contract.
    public static let winClaim = DealFlags(rawValue: 4)
    /// An open case is about it; see ``Facts/openCases``.
    public static let contested = DealFlags(rawValue: 8)
    public static let merged = DealFlags(rawValue: 16)
    /// It is about several products; see ``Facts/dealProducts``.
    public static let severalProducts = DealFlags(rawValue: 32)
}

/// An opportunity. Offices, people and accounts are places in their tables, −1 for none.
public struct DealFact: Fact {
    /// Minor units of `currency`.
    public var amount: Int64 = 0
    public var managerAmount: Int64 = 0
    public var office: Int32 = -1
    public var owner: Int32 = -1
    public var account: Int32 = -1
    /// Whose it was when it closed: a territory that moves later moves no closed deal.
    public var bookedOffice: Int32 = -1
    public var bookedOwner: Int32 = -1
    /// The name of the product it is about, in ``Facts/words``.
    public var product: Int32 = -1
    public var openedOn = FactDay.none
    public var closedOn = FactDay.none
    /// When HQ heard that it had closed.
    public var closedKnownOn = FactDay.none
    public var signOn = FactDay.none
    public var createdOn = FactDay.none
    public var currency: Int16 = -1
    public var managerCurrency: Int16 = -1
    public var stage = DealStage.none
    public var outcome = DealOutcome.unsaid
    public var category = ForecastCategory.none
    public var managerCategory = ForecastCategory.none
    /// Percent; −1 if nobody said.
    public var probability: Int8 = -1
    public var flags: DealFlags = []

    public init() {}

    public var isPresent: Bool {
        get { flags.contains(.present) }
        set { if newValue { flags.insert(.present) } else { flags.remove(.present) } }
    }

    public var money: FactMoney { FactMoney(minor: amount, currency: currency) }

    /// Whether it counts as a deal of its own: it exists and is not merged into another.
    var counts: Bool { flags.isSuperset(of: .present) && !flags.contains(.merged) }

    /// How it stands: open where nobody said, won at the last stage.
    public var standing: DealOutcome { outcome == .unsaid ? (stage == .won ? .won : .open) : outcome }

    var isOpen: Bool { counts && standing == .open }
    var isClosed: Bool { counts && (standing == .won || standing == .lost) }

    /// The day it began: that on which it was opened, else that on which its record was made.
    public var startedOn: FactDay { openedOn.isKnown ? openedOn : createdOn }

    /// When HQ heard of its end; the day itself where that is not known.
    var knownClosedOn: FactDay { closedKnownOn.isKnown ? closedKnownOn : closedOn }
}

/// A line of a deal or of a contract.
public struct LineFact: Fact {
    public var isPresent = false
    /// The deal or the contract.
    public var parent: Int32 = -1
    public var product: Int32 = -1
    public var quantity: Int64 = 0
    public var unitPrice = FactMoney.none
    public var discountBasisPoints: Int64 = 0
    public init() {}
}

/// A product with its list price.
public struct ProductFact: Fact {
    public var isPresent = false
    /// In ``Facts/words``.
    public var name: Int32 = -1
    public var listPrice = FactMoney.none
    public init() {}
}

/// A deal reached a stage, as of the time that counts for the edit.
public struct StageEventFact: Hashable, Sendable {
    public var deal: Int32
    public var from: DealStage
    public var to: DealStage
    public var day: FactDay

    public init(deal: Int32, from: DealStage, to: DealStage, day: FactDay) {
        self.deal = deal
        self.from = from
        self.to = to
        self.day = day
    }
}

/// A deal went from one owner to another; −1 is nobody.
public struct OwnerChangeFact: Hashable, Sendable {
    public var deal: Int32
    public var from: Int32
    public var to: Int32
    public var day: FactDay

    public init(deal: Int32, from: Int32, to: Int32, day: FactDay) {
        self.deal = deal
        self.from = from
        self.to = to
        self.day = day
    }
}

/// An open deal as it was at the end of a week: written once, never changed.
public struct SnapshotFact: Fact {
    public var isPresent = false
    public var office: Int32 = -1
    public var deal: Int32 = -1
    /// The Monday of the week.
    public var week = FactDay.none
    public var takenAt = FactInstant.none
    public var forecast = DealForecast()
    public init() {}
}

/// What a forecast is made of.
public struct DealForecast: Hashable, Sendable {
    public var amount = FactMoney.none
    public var signOn = FactDay.none
    public var stage = DealStage.none
    public var category = ForecastCategory.none
    public var probability: Int8 = -1
    public init() {}
}

/// An edit of what a forecast is made of, which reached HQ long after it was made.
public struct LateEditFact: Hashable, Sendable {
    /// Which of the values it wrote.
    public struct Parts: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        public static let amount = Parts(rawValue: 1)
        public static let signOn = Parts(rawValue: 2)
        public static let stage = Parts(rawValue: 4)
        public static let category = Parts(rawValue: 8)
        public static let probability = Parts(rawValue: 16)
        public static let outcome = Parts(rawValue: 32)
        /// It made the deal.
        public static let creation = Parts(rawValue: 64)
    }

    public var deal: Int32
    /// When it counts as made, and when HQ received it.
    public var madeAt: FactInstant
    public var receivedAt: FactInstant
    public var parts: Parts
    /// What showed after it; only what `parts` names is its own.
    public var forecast: DealForecast
    public var outcome: DealOutcome
}
