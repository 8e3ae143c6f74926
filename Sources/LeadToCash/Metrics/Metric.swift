// Why this file exists: a metric is known by its code, and everything else about it (name, unit, which way is better,
// how it comes about) is said once, for pages, targets and documentation alike.

/// The metrics, in the order of their codes.
public enum MetricCode: UInt8, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    case openPipeline = 1
    case weightedForecast, pipelineCoverage, leadsCreated, leadConversion, leadAgeing, leadResponse, stageConversion
    case timeInStage, winRate, winRateByValue, cycleTime, salesVelocity, forecastAccuracy, slippage, priceRealisation
    case unauthorised, decisionTime, contractQuality, onTimeDelivery, deliveryCost, firstTimeAcceptance, billingLag
    case salesOutstanding, overdueAgeing, overdueRatio, collectionEffectiveness, promiseKept, satisfaction
    case repeatBusiness, newHireRamp, turnoverImpact, dataFreshness, dataCoverage, dataIslands, conflictRate
    case resolutionTime, heldEdits, syncSuccess, certification, adoption, duplicateRate, clockHealth, completeness

    /// `M-01`
    public var description: String { (rawValue < 10 ? "M-0" : "M-") + String(rawValue) }

    /// Reads `M-01`; nil for anything else.
    public init?(code: String) {
        guard code.utf8.count == 4, code.hasPrefix("M-"), let number = UInt8(code.dropFirst(2)),
            let metric = MetricCode(rawValue: number), metric.description == code
        else { return nil }
        self = metric
    }
}

/// What a metric's value counts.
public enum MetricUnit: String, Hashable, Sendable, CaseIterable {
    case count, money, percent, ratio, days, months, score
}

/// What a metric is good for.
public enum Pillar: String, Hashable, Sendable, CaseIterable {
    case customer, finance, efficiency, capability, change

    public var label: Label {
        switch self {
        case .customer: Label("Happier customers", "客户更满意", "客戶更滿意")
        case .finance: Label("Sounder finances", "财务更健康", "財務更健康")
        case .efficiency: Label("Better work", "工作更高效", "工作更高效")
        case .capability: Label("Able people", "能力到位", "能力到位")
        case .change: Label("Change that holds", "变革落地", "變革落地")
        }
    }
}

/// A metric of the catalogue.
public struct Metric: Sendable {
    public let code: MetricCode
    public let name: Label
    public let unit: MetricUnit
    /// Whether less is better; attainment then is target ÷ actual.
    public let lowerIsBetter: Bool
    /// How it is computed, in one English sentence.
    public let formula: String
    public let pillar: Pillar

    init(
        _ code: MetricCode, _ name: Label, _ unit: MetricUnit, _ pillar: Pillar, lowerIsBetter: Bool = false,
        _ formula: String
    ) {
        self.code = code
        self.name = name
        self.unit = unit
        self.lowerIsBetter = lowerIsBetter
        self.formula = formula
        self.pillar = pillar
    }

    /// All of them, in the order of their codes.
    public static let all: [Metric] = (sales + commercial + people + health)
        .sorted { $0.code.rawValue < $1.code.rawValue }

    /// The set suggested for an office that begins to set goals.
    public static let starterSet: [MetricCode] = [
        .weightedForecast, .leadConversion, .winRate, .cycleTime, .forecastAccuracy, .contractQuality,
        .onTimeDelivery, .salesOutstanding, .overdueRatio, .satisfaction, .newHireRamp, .dataFreshness,
        .resolutionTime, .certification,
    ]

    private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

    /// The catalogue's entry for a code.
    public static func of(_ code: MetricCode) -> Metric {
        let name = code.description
        return byCode[code] ?? Metric(code, Label(name, name, name), .count, .efficiency, "")
    }
}

extension Metric {
    /// Computes the figure. With it comes the coverage of the open pipeline, computed unless the context has it: who
    /// asks for many figures computes it once, with ``DataHealth/coverageShare(_:_:)``. A laptop knows nothing of other
    /// devices, so its figures come without.
    public func figure(_ facts: Facts, _ context: MetricContext) -> Figure {
        var context = context
        if context.coverage == nil, context.source == .headquarters {
            context.coverage = DataHealth.coverageShare(facts, context)
        }
        return Self.compute(code, facts, context)
    }

    /// Whether it is made of what HQ alone knows: of devices, of their syncs, of when each edit was made.
    public var needsHeadquarters: Bool {
        switch code {
        case .stageConversion, .timeInStage, .turnoverImpact, .dataFreshness, .dataCoverage, .dataIslands,
            .conflictRate, .syncSuccess, .clockHealth:
            true
        default: false
        }
    }

    private static func compute(_ code: MetricCode, _ facts: Facts, _ context: MetricContext) -> Figure {
        switch code {
        case .openPipeline: Pipeline.open(facts, context)
        case .weightedForecast: Pipeline.forecast(facts, context)
        case .pipelineCoverage: Pipeline.coverage(facts, context)
        case .leadsCreated: Leads.created(facts, context)
        case .leadConversion: Leads.conversion(facts, context)
        case .leadAgeing: Leads.ageing(facts, context)
        case .leadResponse: Leads.response(facts, context)
        case .stageConversion: Stages.conversion(facts, context)
        case .timeInStage: Stages.time(facts, context)
        case .winRate: Wins.rate(facts, context)
        case .winRateByValue: Wins.rateByValue(facts, context)
        case .cycleTime: Wins.cycle(facts, context)
        case .salesVelocity: Wins.velocity(facts, context)
        case .forecastAccuracy: Forecasts.accuracy(facts, context)
        case .slippage: Forecasts.slippage(facts, context)
        case .priceRealisation: Contracts.priceRealisation(facts, context)
        case .unauthorised: Contracts.unauthorised(facts, context)
        case .decisionTime: Contracts.decisionTime(facts, context)
        case .contractQuality: Contracts.quality(facts, context)
        case .onTimeDelivery: Delivery.onTime(facts, context)
        case .deliveryCost: Delivery.cost(facts, context)
        case .firstTimeAcceptance: Delivery.firstTime(facts, context)
        default: computeLater(code, facts, context)
        }
    }

    private static func computeLater(_ code: MetricCode, _ facts: Facts, _ context: MetricContext) -> Figure {
        switch code {
        case .billingLag: Receivables.billingLag(facts, context)
        case .salesOutstanding: Receivables.salesOutstanding(facts, context)
        case .overdueAgeing: Receivables.ageing(facts, context)
        case .overdueRatio: Receivables.overdueRatio(facts, context)
        case .collectionEffectiveness: Receivables.effectiveness(facts, context)
        case .promiseKept: Receivables.promises(facts, context)
        case .satisfaction: Relations.satisfaction(facts, context)
        case .repeatBusiness: Relations.repeatBusiness(facts, context)
        case .newHireRamp: People.ramp(facts, context)
        case .turnoverImpact: People.turnover(facts, context)
        case .certification: People.certification(facts, context)
        case .adoption: People.adoption(facts, context)
        case .dataFreshness: DataHealth.freshness(facts, context)
        case .dataCoverage: DataHealth.coverage(facts, context)
        case .dataIslands: DataHealth.islands(facts, context)
        case .conflictRate: DataHealth.conflictRate(facts, context)
        case .resolutionTime: DataHealth.resolutionTime(facts, context)
        case .heldEdits: DataHealth.heldEdits(facts, context)
        case .syncSuccess: DataHealth.syncSuccess(facts, context)
        case .duplicateRate: DataHealth.duplicateRate(facts, context)
        case .clockHealth: DataHealth.clockHealth(facts, context)
        case .completeness: DataHealth.completeness(facts, context)
        default: context.figure(code, .undefined(.emptySet), count: 0)
        }
    }
}
