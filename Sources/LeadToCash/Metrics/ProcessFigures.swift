// Why this file exists: an organisation by functions asks how an office did; one by processes asks how a process did,
// and asks whoever answers for it. Which figure measures which process is said here, once for every figure.

extension MetricCode {
    /// The code of the node of the process tree that it measures: `LTO`, `MO`; `LTC` where it measures all of it.
    public var process: String {
        switch self {
        case .leadsCreated, .leadConversion, .leadAgeing, .leadResponse: "LTO"
        case .openPipeline, .weightedForecast, .pipelineCoverage, .salesVelocity, .forecastAccuracy, .slippage: "MO"
        case .stageConversion, .timeInStage, .winRate, .winRateByValue, .cycleTime, .priceRealisation, .unauthorised,
            .decisionTime, .contractQuality:
            "OTO"
        case .onTimeDelivery, .deliveryCost, .firstTimeAcceptance: "OTD"
        case .billingLag, .salesOutstanding, .overdueAgeing, .overdueRatio, .collectionEffectiveness, .promiseKept,
            .satisfaction, .repeatBusiness:
            "DTC"
        case .newHireRamp, .turnoverImpact, .dataFreshness, .dataCoverage, .dataIslands, .conflictRate,
            .resolutionTime, .heldEdits, .syncSuccess, .certification, .adoption, .duplicateRate, .clockHealth,
            .completeness:
            "LTC"
        }
    }
}

/// What measures one process, with whoever answers for it.
public struct ProcessFigures: Sendable {
    /// Its owner is the role that answers.
    public let process: ProcessNode
    /// In the order of their codes; at least one.
    public let metrics: [MetricCode]

    /// Every metric once, by process, in the order of the tree.
    /// - Parameter tree: the processes as HQ has published them. What a node measures that is not among them is told of
    ///   the nearest one above it.
    public static func all(in tree: [ProcessNode]) -> [ProcessFigures] {
        let known = Set(tree.map(\.code))
        let metrics = Dictionary(grouping: MetricCode.allCases) { place(of: $0.process, among: known) }
        return tree.compactMap { node in
            metrics[node.code].map { ProcessFigures(process: node, metrics: $0) }
        }
    }

    private static func place(of code: String, among known: Set<String>) -> String {
        var place = code
        while !known.contains(place), let node = ProcessContent.tree.first(where: { $0.code == place }),
            !node.parent.isEmpty
        {
            place = node.parent
        }
        return place
    }
}
