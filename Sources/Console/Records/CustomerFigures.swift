// Why this file exists: whoever is about to call a customer wants four figures first: what is being worked on, what
// they owe, how much of it is late, and how content they were.

import LeadToCash
import SyncProtocol

/// The figures at the top of a customer's page.
struct CustomerFigures {
    private let openDeals: Int
    private let owed: [Money]
    private let late: [Money]
    /// Of 10.
    private let score: Int64?
    private let scoredOn: CivilDate?

    init(_ account: RecordKey, _ ground: ViewGround, _ today: CivilDate) throws {
        let subject = FlowSubject(account, ground)
        openDeals = try subject.children(Opportunity.kind, by: Opportunity.Fields.account).count { deal in
            try ["", "open"].contains(deal.text(Opportunity.Fields.outcome))
        }
        var owed: [String: Int64] = [:]
        var late: [String: Int64] = [:]
        for invoice in try subject.children(Invoice.kind, by: Invoice.Fields.account) {
            guard let open = try CashFlow.open(on: invoice), open.minorUnits > 0 else { continue }
            owed[open.currency, default: 0] &+= open.minorUnits
            guard let due = try invoice.date(Invoice.Fields.dueOn), due < today else { continue }
            late[open.currency, default: 0] &+= open.minorUnits
        }
        self.owed = Self.sorted(owed)
        self.late = Self.sorted(late)
        let surveys = try subject.children(SurveyResponse.kind, by: SurveyResponse.Fields.account)
        let last = surveys.last
        score = try last?.number(SurveyResponse.Fields.score)
        scoredOn = try last?.date(SurveyResponse.Fields.date)
    }

    private static func sorted(_ sums: [String: Int64]) -> [Money] {
        sums.sorted { $0.key < $1.key }.compactMap { Money(minorUnits: $0.value, currency: $0.key) }
    }

    /// - Parameter word: finds a word of the pages.
    func cards(_ word: (String) -> String) -> [CardModel] {
        func text(_ sums: [Money]) -> String {
            sums.isEmpty ? word("none") : sums.map(\.description).joined(separator: " · ")
        }
        return [
            CardModel(id: "record-card-deals", label: word("accountOpenDeals"), text: "\(openDeals)", note: nil),
            CardModel(id: "record-card-owed", label: word("accountOwed"), text: text(owed), note: nil),
            CardModel(id: "record-card-late", label: word("accountLate"), text: text(late), note: nil),
            CardModel(
                id: "record-card-score", label: word("accountScore"), text: score.map { "\($0)/10" } ?? word("none"),
                note: scoredOn?.description),
        ]
    }
}
