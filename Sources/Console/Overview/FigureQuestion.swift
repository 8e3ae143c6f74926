// Why this file exists: fifty people who look at one page ask one question. What makes two questions the same, and what
// is computed for each, is a value.

import LeadToCash

/// The parts of the overview.
enum OverviewTab: String, Sendable, CaseIterable {
    case customer, process, performance

    /// What it shows beside the sums that are kept; each of them is counted out of all facts.
    var counted: [MetricCode] {
        switch self {
        case .customer:
            [.satisfaction, .repeatBusiness, .firstTimeAcceptance, .promiseKept, .leadResponse, .leadAgeing]
        case .process:
            [.stageConversion, .timeInStage, .forecastAccuracy, .slippage, .priceRealisation, .decisionTime]
        case .performance:
            [
                .collectionEffectiveness, .onTimeDelivery, .deliveryCost, .newHireRamp, .certification, .resolutionTime,
                .heldEdits, .syncSuccess, .duplicateRate, .clockHealth,
            ]
        }
    }
}

/// Of whom, for when and in what figures are asked for.
struct FigureQuestion: Hashable, Sendable {
    let scope: MetricScope
    /// As a period is named; the quarter of the day if nil.
    var period: String?
    /// ISO 4217; the scope's own if nil.
    var currency: String?

    /// Nil if the period is none.
    func context(_ facts: Facts, now: Int64) -> MetricContext? {
        var question = MetricQuestion()
        question.scope = scope
        question.period = period
        question.currency = currency
        return question.context(facts, now: now)
    }
}

/// What is computed together. Each part is computed as often as it can be had cheaply.
enum FigurePart: Hashable, Sendable {
    /// What comes out of sums that are kept up as edits land.
    case kept
    /// What is counted out of all facts.
    case counted(OverviewTab)
    /// What a reading of the whole log says.
    case swept

    /// What takes turns with each other.
    enum Lane: Hashable, Sendable { case kept, counted, swept }

    var lane: Lane {
        switch self {
        case .kept: .kept
        case .counted: .counted
        case .swept: .swept
        }
    }

    /// For how many times the length of a computation the lane rests after it. Of all lanes together a tenth of the
    /// time at most goes into keeping figures fresh: a twentieth, and twice a fortieth.
    var rest: UInt64 { lane == .kept ? 19 : 39 }

    /// Milliseconds up to which figures that others have computed are shown while newer ones are made.
    var tolerance: UInt64 {
        switch lane {
        case .kept: 300_000
        case .counted: 900_000
        case .swept: 3_600_000
        }
    }

    /// Milliseconds for which a page waits for figures that there are none of yet; nil for as long as it takes.
    var longestWait: UInt64? {
        switch lane {
        case .kept: nil
        case .counted: 5000
        case .swept: 2000
        }
    }
}

/// One computation.
struct FigureKey: Hashable, Sendable {
    let question: FigureQuestion
    let part: FigurePart
}
