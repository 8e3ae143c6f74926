// Why this file exists: HQ and a laptop figure by one implementation. What it figures from is this: everything that
// counts, and nothing else, whether it came out of HQ's commits or out of a replica.

import SyncProtocol

/// What the metrics are computed from. Filled by ``FactReader``; what no record says (devices, syncs, tallies) is put
/// in by whoever knows it.
public struct Facts: Sendable {
    // MARK: Organisation
    public internal(set) var regions = FactTable<RegionFact>()
    public internal(set) var offices = FactTable<OfficeFact>()
    public internal(set) var users = FactTable<UserFact>()
    public internal(set) var roles = FactTable<RoleFact>()
    public internal(set) var certifications = FactTable<CertificationFact>()
    public internal(set) var trainings = FactTable<TrainingFact>()

    // MARK: Selling
    public internal(set) var products = FactTable<ProductFact>()
    public internal(set) var accounts = FactTable<AccountFact>()
    public internal(set) var contacts = FactTable<ContactFact>()
    /// By what leads name; see ``CampaignFact``.
    public internal(set) var campaigns = FactTable<CampaignFact>()
    public internal(set) var leads = FactTable<LeadFact>()
    public internal(set) var activities = FactTable<ActivityFact>()
    public internal(set) var deals = FactTable<DealFact>()
    public internal(set) var requirements = FactTable<RequirementFact>()
    public internal(set) var dealLines = FactTable<LineFact>()
    public internal(set) var prices = FactTable<PriceFact>()
    public internal(set) var floors = FactTable<FloorFact>()
    public internal(set) var submissions = FactTable<SubmissionFact>()
    public internal(set) var tasks = FactTable<TaskFact>()
    public internal(set) var deviations = FactTable<DeviationFact>()
    /// The products of deals about several, by the deal's place; names in ``words``.
    public internal(set) var dealProducts: [Int32: [Int32]] = [:]
    /// The places of the deals that are open.
    var openDeals = PlaceSet()

    // MARK: What happened to deals
    /// Every coming of a deal to a stage, in the order in which it was heard of.
    public internal(set) var stageEvents: [StageEventFact] = []
    /// The same by deal.
    var stageEntries = StageEntries()
    public var ownerChanges: [OwnerChangeFact] = []
    public var lateEdits: [LateEditFact] = []
    public internal(set) var snapshots = FactTable<SnapshotFact>()

    // MARK: Contracts, delivery, cash
    public internal(set) var gateRequests = FactTable<GateRequestFact>()
    public internal(set) var gates = FactTable<GateFact>()
    public internal(set) var gateConditions = FactTable<GateConditionFact>()
    public internal(set) var contracts = FactTable<ContractFact>()
    public internal(set) var contractLines = FactTable<LineFact>()
    public internal(set) var paymentTerms = FactTable<PaymentTermFact>()
    public internal(set) var reviews = FactTable<ReviewFact>()
    public internal(set) var changeOrders = FactTable<ChangeOrderFact>()
    public internal(set) var projects = FactTable<ProjectFact>()
    public internal(set) var milestones = FactTable<MilestoneFact>()
    public internal(set) var acceptances = FactTable<AcceptanceFact>()
    public internal(set) var invoices = FactTable<InvoiceFact>()
    public internal(set) var reliefs = FactTable<ReliefFact>()
    public internal(set) var payments = FactTable<PaymentFact>()
    public internal(set) var allocations = FactTable<AllocationFact>()
    public internal(set) var promises = FactTable<PromiseFact>()
    public internal(set) var disputes = FactTable<DisputeFact>()
    public internal(set) var surveys = FactTable<SurveyFact>()
    public internal(set) var improvements = FactTable<ImprovementFact>()
    public internal(set) var rates = FactTable<FxRateFact>()

    // MARK: Goals
    public internal(set) var targets = FactTable<TargetFact>()
    public internal(set) var waves = FactTable<WaveFact>()
    public internal(set) var waveGoals = FactTable<WaveGoalFact>()

    // MARK: Data health
    public internal(set) var cases = FactTable<CaseFact>()
    /// The open cases about a record, as places in ``cases``.
    public internal(set) var openCases: [RecordKey: [Int32]] = [:]
    /// The values that an open case is about, by the case's place.
    public internal(set) var contestedValues: [Int32: [Value]] = [:]
    public var devices: [DeviceFact] = []
    public var syncs: [SyncFact] = []
    public var editTallies: [EditTallyFact] = []
    public var soleReaders: [SoleReaderFact] = []

    // MARK: Kept added up
    var aggregates = Aggregates()

    // MARK: Words
    public internal(set) var words = FactWords()
    public internal(set) var currencies = FactWords()

    public init() {}

    /// The code of a currency; empty where an amount names none.
    public func code(_ currency: Int16) -> String { currencies[Int32(currency)] }

    /// The place of a currency; −2 if no amount is in it, which equals no amount's.
    public func currency(_ code: String) -> Int16 {
        currencies.place(of: code).flatMap { Int16(exactly: $0) } ?? -2
    }
}
