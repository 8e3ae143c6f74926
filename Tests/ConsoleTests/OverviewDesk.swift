// Why this file exists: numbers on the overview are checked by hand on a company so small that one sees all of it.

import LeadToCash
import SyncProtocol

@testable import Console

/// A company of one office whose figures can be worked out on paper.
struct OverviewDesk {
    static let today = day("2026-11-28")
    /// What everybody is called who means no good.
    static let hostile = #"<script>alert("x")</script>&'"#
    static let formula = "=HYPERLINK(1)"

    private(set) var reader = FactReader()
    private(set) var names: [RecordKey: String] = [:]
    private var made: UInt64 = 0
    private(set) var office = RecordID(high: 0, low: 0)
    private(set) var seller = RecordID(high: 0, low: 0)
    private(set) var customer = RecordID(high: 0, low: 0)

    static func day(_ text: String) -> CivilDate {
        guard let date = CivilDate(text) else { preconditionFailure("\(text) is no day") }
        return date
    }

    static func worth(_ amount: Int64, _ currency: String = "USD") -> Value {
        .compound([.integer(amount * 100), .text(currency), .null])
    }

    /// Two open deals, three that closed this quarter, and one invoice that is late.
    init() {
        office = add(Office.kind, "Nairobi \(Self.hostile)", [Office.Fields.functionalCurrency: .text("USD")])
        seller = add(
            User.kind, "Ann", [User.Fields.office: .reference(office), User.Fields.role: .text("AR")])
        customer = add(Account.kind, Self.formula, [Account.Fields.office: .reference(office)])
        deal("negotiating", "open", 1000, signing: "2026-12-10")
        deal("bidding", "open", 500, signing: "2026-12-20")
        deal("won", "won", 2000, closing: "2026-10-05")
        deal("won", "won", 1000, closing: "2026-11-02")
        deal("bidding", "lost", 3000, closing: "2026-11-03")
        bill(100, due: "2026-10-19", paid: 30)
    }

    @discardableResult
    mutating func add(_ kind: KindNumber, _ name: String, _ values: [FieldNumber: Value]) -> RecordID {
        made += 1
        let id = RecordID(milliseconds: 1_767_225_600_000, entropy: 0, replica: .headquarters, counter: made)
        names[RecordKey(kind: kind, id: id)] = name
        reader.update(kind, id, values.map { FieldValue($0.key, $0.value) })
        return id
    }

    private mutating func deal(
        _ stage: String, _ outcome: String, _ amount: Int64, signing: String? = nil, closing: String? = nil
    ) {
        typealias F = Opportunity.Fields
        add(
            Opportunity.kind, "A deal",
            [
                F.office: .reference(office), F.owner: .reference(seller), F.account: .reference(customer),
                F.stage: .text(stage), F.outcome: .text(outcome), F.commercial: Self.worth(amount),
                F.openedOn: .date(Self.day("2026-09-25")),
                F.expectedSignDate: signing.map { .date(Self.day($0)) } ?? .null,
                F.closedOn: closing.map { .date(Self.day($0)) } ?? .null,
            ])
    }

    private mutating func bill(_ amount: Int64, due: String, paid: Int64) {
        let invoice = add(
            Invoice.kind, "An invoice",
            [
                Invoice.Fields.office: .reference(office), Invoice.Fields.account: .reference(customer),
                Invoice.Fields.amount: Self.worth(amount), Invoice.Fields.issuedOn: .date(Self.day("2026-09-19")),
                Invoice.Fields.dueOn: .date(Self.day(due)), Invoice.Fields.state: .text("issued"),
            ])
        add(
            Allocation.kind, "A part",
            [
                Allocation.Fields.invoice: .reference(invoice), Allocation.Fields.amount: Self.worth(paid),
                Allocation.Fields.bookedOn: .date(Self.day("2026-11-01")),
            ])
    }

    // MARK: What comes of it

    func context(_ scope: MetricScope = .company) -> MetricContext? {
        FigureQuestion(scope: scope).context(
            reader.facts, now: Int64(Self.today.days) * 86_400_000 + 43_200_000)
    }

    func figure(_ metric: MetricCode, _ scope: MetricScope = .company) -> Figure? {
        context(scope).map { Metric.of(metric).figure(reader.facts, $0) }
    }

    func reckoning(_ part: FigurePart, _ scope: MetricScope = .company) -> Reckoning? {
        context(scope).map { Reckoning(part, reader.facts, $0, at: 7) }
    }

    func sheet(
        _ tab: OverviewTab, _ scope: MetricScope = .company, in language: Language = .en, isCounted: Bool = true
    ) -> OverviewSheet? {
        guard let kept = reckoning(.kept, scope), let overview = kept.overview else { return nil }
        let place = OverviewScopes.Place(scope: scope, name: scope.record.flatMap { names[$0] } ?? "")
        return OverviewSheet(
            tab: tab,
            scopes: OverviewScopes(
                chosen: scope, places: [place], trail: [place], fiscalMonth: 1, currencies: ["EUR", "USD"]),
            filter: OverviewFilter(FormFields()), language: language, names: names, kept: kept, overview: overview,
            counted: isCounted ? reckoning(.counted(tab), scope) : nil,
            swept: isCounted ? reckoning(.swept, scope) : nil)
    }

    /// The content of a page, without the frame around it.
    static func html(_ sheet: OverviewSheet) throws -> String {
        try Looks().render(
            "overview",
            PageModel(
                page: sheet.model, w: PageWords.all(in: sheet.language), form: FormTokens(nil, frontier: 7),
                lang: sheet.language.rawValue))
    }
}
