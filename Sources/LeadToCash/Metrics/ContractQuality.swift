// Why this file exists: a bad contract shows years later, in disputes and late money. What makes it bad is in its terms
// on the day it is signed, and can be counted then.

import SyncProtocol

/// What is wrong with a contract; each kind counts once.
public struct ContractFaults: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It has no terms of payment, or one whose event is missing or names no day.
    public static let unclearTrigger = ContractFaults(rawValue: 1)
    /// A term is due upon delivery and names no milestone.
    public static let termWithoutMilestone = ContractFaults(rawValue: 2)
    /// A review found deviations, and not every condition of a gate was closed when it was signed.
    public static let openDeviation = ContractFaults(rawValue: 4)
    /// Its price lies below the floor, or its deal's last binding revision gave more discount than was authorised.
    public static let belowAuthority = ContractFaults(rawValue: 8)
    /// A change order that mends its drafting took effect within 90 days.
    public static let draftingChange = ContractFaults(rawValue: 16)
    /// A dispute is filed under the contract itself, not only under an invoice: it cites the terms.
    public static let disputedTerms = ContractFaults(rawValue: 32)

    static let names: [(ContractFaults, String)] = [
        (.unclearTrigger, "unclearTrigger"), (.termWithoutMilestone, "termWithoutMilestone"),
        (.openDeviation, "openDeviation"), (.belowAuthority, "belowAuthority"),
        (.draftingChange, "draftingChange"), (.disputedTerms, "disputedTerms"),
    ]

    /// 100 less the weights of the faults, at least 0.
    func score(_ weights: ContractWeights) -> Int64 {
        let points: [(ContractFaults, Int64)] = [
            (.unclearTrigger, weights.unclearTrigger), (.termWithoutMilestone, weights.termWithoutMilestone),
            (.openDeviation, weights.openDeviation), (.belowAuthority, weights.belowAuthority),
            (.draftingChange, weights.draftingChange), (.disputedTerms, weights.disputedTerms),
        ]
        let off = points.reduce(Int128(0)) { $0 + (contains($1.0) ? Int128($1.1) : 0) }
        return Int64(clamping: min(max(100 - off, 0), 100))
    }
}

extension Contracts {
    /// M-19, score: the mean over contracts bound in the period of 100 − Σ weights of the kinds of fault each has, at
    /// least 0. Undefined without contracts.
    ///
    /// Splits (counts): each fault's name, `unclearTrigger`; `faultless`.
    public static func quality(_ facts: Facts, _ context: MetricContext) -> Figure {
        var converter = context.converter(facts)
        let filter = context.filter(facts)
        let wanted = facts.contracts.rows.map { contract in
            contract.isInForce && context.holds(contract.boundOn)
                && filter.admits(office: contract.office, user: contract.owner, deal: contract.deal, facts)
        }
        let faults = Self.faults(facts, context.settings, &converter, of: wanted)
        var scores: [Int64] = []
        var counts = [Int](repeating: 0, count: ContractFaults.names.count)
        var faultless = 0
        for place in faults.indices where wanted[place] {
            scores.append(faults[place].score(context.settings.contractWeights))
            if faults[place].isEmpty { faultless += 1 }
            for (index, name) in ContractFaults.names.enumerated() where faults[place].contains(name.0) {
                counts[index] += 1
            }
        }
        var splits = zip(ContractFaults.names, counts).map { Figure.Split($0.1, .count(Int64($1)), count: $1) }
        splits.append(Figure.Split("faultless", .count(Int64(faultless)), count: faultless))
        let value = Statistics.mean(scores).map(FigureValue.score) ?? .undefined(.emptySet)
        return context.figure(.contractQuality, value, count: scores.count, splits: splits)
    }

    /// The faults of every contract, by its place.
    /// - Parameter wanted: of which contracts the price is looked at too, by their places; of all if nil.
    static func faults(
        _ facts: Facts, _ settings: MetricSettings, _ converter: inout Converter, of wanted: [Bool]? = nil
    ) -> [ContractFaults] {
        var faults = [ContractFaults](repeating: .unclearTrigger, count: facts.contracts.rows.count)
        var clear = [Bool](repeating: false, count: faults.count)
        var unclear = clear
        for term in facts.paymentTerms.rows where term.isPresent && term.contract >= 0 {
            if term.isUnclear { unclear[Int(term.contract)] = true } else { clear[Int(term.contract)] = true }
            if term.lacksMilestone { faults[Int(term.contract)].insert(.termWithoutMilestone) }
        }
        for place in faults.indices where clear[place] && !unclear[place] { faults[place].remove(.unclearTrigger) }
        markDeviations(&faults, facts)
        markPrices(&faults, facts, &converter, of: wanted ?? [Bool](repeating: true, count: faults.count))
        for order in facts.changeOrders.rows where order.isPresent && order.isDrafting && order.isEffective {
            guard let bound = facts.contracts[order.contract]?.boundOn, bound.isKnown, order.effectiveOn.isKnown,
                order.effectiveOn <= bound.adding(settings.draftingDays)
            else { continue }
            faults[Int(order.contract)].insert(.draftingChange)
        }
        for dispute in facts.disputes.rows where dispute.isPresent && dispute.contract >= 0 {
            faults[Int(dispute.contract)].insert(.disputedTerms)
        }
        return faults
    }

    private static func markDeviations(_ faults: inout [ContractFaults], _ facts: Facts) {
        var conditions = [Conditions](repeating: Conditions(), count: faults.count)
        for row in facts.gateConditions.rows where row.isPresent && row.contract >= 0 {
            conditions[Int(row.contract)].add(row)
        }
        for review in facts.reviews.rows where review.isPresent && review.isSubmitted && review.hasDeviations {
            guard let contract = facts.contracts[review.contract] else { continue }
            let signed = contract.signedOn.isKnown ? contract.signedOn : contract.boundOn
            if !conditions[Int(review.contract)].areSettled(by: signed) {
                faults[Int(review.contract)].insert(.openDeviation)
            }
        }
    }

    /// The conditions of a contract's gates.
    private struct Conditions {
        private var exist = false
        private var areClosed = true
        /// When the last of them was closed, as far as they say.
        private var lastClosed = FactDay.none

        mutating func add(_ row: GateConditionFact) {
            exist = true
            areClosed = areClosed && row.isClosed
            lastClosed = max(lastClosed, row.closedOn)
        }

        func areSettled(by day: FactDay) -> Bool {
            exist && areClosed && (!lastClosed.isKnown || lastClosed <= day)
        }
    }

    private static func markPrices(
        _ faults: inout [ContractFaults], _ facts: Facts, _ converter: inout Converter, of wanted: [Bool]
    ) {
        var last = [Int32](repeating: -1, count: facts.deals.rows.count)
        for (place, row) in facts.prices.rows.enumerated() where row.isPresent && row.isBinding && row.deal >= 0 {
            if let known = facts.prices[last[Int(row.deal)]], known.number >= row.number { continue }
            last[Int(row.deal)] = Int32(clamping: place)
        }
        for (place, contract) in facts.contracts.rows.enumerated() where wanted[place] {
            guard contract.isPresent, contract.deal >= 0 else { continue }
            var isBelow = false
            if let price = facts.prices[last[Int(contract.deal)]], price.authorisedDiscount >= 0 {
                isBelow = price.discount > price.authorisedDiscount
            }
            if let floor = facts.deals.id(at: contract.deal).flatMap({ facts.floors[$0] }),
                let least = converter.convert(floor.price), let amount = converter.convert(contract.amount)
            {
                isBelow = isBelow || amount < least
            }
            if isBelow { faults[place].insert(.belowAuthority) }
        }
    }
}
