// Why this file exists: limits that HQ may set are not written into formulae. The defaults are those of the metrics'
// text; where it names none, the choice is said beside the number.

/// What HQ may set.
public struct MetricSettings: Hashable, Sendable {
    // MARK: Leads
    /// M-05: within how many days a lead is to be converted. The text says only N; 90 is our choice.
    public var conversionDays = 90
    /// M-06: after how many days without a touch a lead goes cold.
    public var hotColdDays = 7
    public var warmColdDays = 21
    /// M-07: working days within which a lead is to be answered.
    public var responseWorkingDays = 3

    // MARK: Deals
    /// M-08: within how many days the next stage is to be reached.
    public var stageConversionDays = 180
    /// M-09: how many times the office's median a deal may stay in a stage.
    public var stallFactor = 2
    /// Percent by stage, where HQ sets another than the customary one.
    public var probabilities: [DealStage: Int8] = [:]
    /// M-03: the metric whose target is the sales target.
    public var salesTarget = MetricCode.weightedForecast
    /// Working days after which something that is heard of counts as late-dated.
    public var lateDatedWorkingDays = 5
    /// M-17: the rules whose cases say that somebody went beyond their authority (I7, I8).
    public var authorityRules: Set<String> = ["bidWithoutAuthority", "authorityExceeded"]

    // MARK: Contracts and cash
    /// M-19: points off for each kind of fault. The text names none; these are our choice and make 100.
    public var contractWeights = ContractWeights()
    /// M-19: days after signing within which a change order for bad drafting counts.
    public var draftingDays = 90
    /// M-24: the days of billing that the balance is compared with.
    public var billingDays = 90

    // MARK: People
    /// M-31: the share of the median that a newcomer is to reach, percent; the months before somebody is no newcomer;
    /// the months over which wins are summed.
    public var rampPercent = 80
    public var veteranMonths = 24
    public var rampWindowMonths = 3
    /// M-32: days within which the contacts of a deal that was handed over are to be touched.
    public var touchDays = 30

    // MARK: Data health
    /// M-33: hours up to which a device is green, and up to which it is amber.
    public var greenHours = 24
    public var amberHours = 72
    /// M-34: hours within which an owner's device must have synced for the owner's deals to count as covered.
    public var coverageHours = 72
    /// M-35: days after which edits that were not uploaded make an island. The text says only N; 7 is our choice.
    public var islandDays = 7
    /// M-43: minutes by which a clock may be wrong.
    public var clockMinutes = 5

    public init() {}

    /// The chance of winning at a stage, percent; −1 if there is none.
    func probability(_ stage: DealStage) -> Int8 { probabilities[stage] ?? stage.customaryProbability }
}

/// M-19: points off a contract for each kind of fault it has, once per kind.
public struct ContractWeights: Hashable, Sendable {
    public var unclearTrigger: Int64 = 20
    public var termWithoutMilestone: Int64 = 15
    public var openDeviation: Int64 = 20
    public var belowAuthority: Int64 = 20
    public var draftingChange: Int64 = 10
    public var disputedTerms: Int64 = 15

    public init() {}
}
