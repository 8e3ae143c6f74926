// Why this file exists: the first question HQ asks of its data: how many deals are where, and what are they worth. It
// is a pure fold over rows, so that HQ and the union of laptops must give the same figures.

/// Opportunities by office and by where they stand.
public struct PipelineReport: Sendable, Codable, Equatable {
    /// What is summed of one currency, in its minor units.
    public struct Amount: Sendable, Codable, Equatable {
        public let currency: String
        public let minorUnits: Int64
    }

    /// How many opportunities, and their amounts by currency.
    public struct Figure: Sendable, Codable, Equatable {
        /// The office's name; empty for opportunities of no office, nil in totals over all offices.
        public let office: String?
        /// The outcome of a closed or suspended deal, the stage of an open one; nil in totals over all labels.
        public let label: String?
        public let count: Int
        public let amounts: [Amount]
    }

    /// By office, then in the order of the stages and the outcomes.
    public let byOffice: [Figure]
    /// Over all offices.
    public let byLabel: [Figure]
    public let total: Figure
    /// Whether a sum exceeded 64 bits; such an amount is left out of it.
    public let exceeded: Bool

    /// Gathers rows one at a time.
    public struct Builder: Sendable {
        private struct Cell: Hashable {
            let office: String
            let label: String
        }

        private struct Sum {
            var count = 0
            var amounts: [String: Int64] = [:]
        }

        private var sums: [Cell: Sum] = [:]
        private var exceeded = false

        public init() {}

        /// Adds one opportunity. An amount without a currency counts under the empty one.
        public mutating func add(
            officeName: String?, stage: String?, outcome: String?, amountMinor: Int64?, currency: String?
        ) {
            let label = outcome.flatMap { $0 == "open" ? nil : $0 } ?? stage ?? ""
            let cell = Cell(office: officeName ?? "", label: label)
            var sum = sums.removeValue(forKey: cell) ?? Sum()
            sum.count += 1
            if let amountMinor { exceeded = Self.add(amountMinor, currency ?? "", to: &sum) || exceeded }
            sums[cell] = sum
        }

        private static func add(_ amount: Int64, _ currency: String, to sum: inout Sum) -> Bool {
            let (result, overflow) = sum.amounts[currency, default: 0].addingReportingOverflow(amount)
            if !overflow { sum.amounts[currency] = result }
            return overflow
        }

        public func report() -> PipelineReport {
            var exceeded = exceeded
            let cells = sums.keys.sorted { Self.rank($0) < Self.rank($1) }
            func total(_ office: String?, _ label: String?, _ chosen: [Cell]) -> Figure {
                var whole = Sum()
                for cell in chosen {
                    guard let sum = sums[cell] else { continue }
                    whole.count += sum.count
                    for (currency, amount) in sum.amounts {
                        exceeded = Self.add(amount, currency, to: &whole) || exceeded
                    }
                }
                let amounts = whole.amounts.sorted { $0.key < $1.key }
                return Figure(
                    office: office, label: label, count: whole.count,
                    amounts: amounts.map { Amount(currency: $0.key, minorUnits: $0.value) })
            }
            let byOffice = cells.map { total($0.office, $0.label, [$0]) }
            let labels = Set(cells.map(\.label)).sorted { Self.rank($0) < Self.rank($1) }
            let byLabel = labels.map { label in total(nil, label, cells.filter { $0.label == label }) }
            let all = total(nil, nil, cells)
            return PipelineReport(byOffice: byOffice, byLabel: byLabel, total: all, exceeded: exceeded)
        }

        private static func rank(_ cell: Cell) -> (String, Int, String) {
            let (order, label) = rank(cell.label)
            return (cell.office, order, label)
        }

        private static let order = Opportunity.stages.map(\.word) + Opportunity.outcomes.dropFirst().map(\.word)

        private static func rank(_ label: String) -> (Int, String) {
            (order.firstIndex(of: label) ?? order.count, label)
        }
    }
}
