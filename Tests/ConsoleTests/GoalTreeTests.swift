// Why this file exists: a gap is shown where it is, to those who may know of it, and nowhere else; a region without a
// target of its own must not hide its offices.

import SyncProtocol
import Testing

@testable import Console
@testable import LeadToCash

@Suite struct GoalTreeTests {
    private static func id(_ number: UInt64) -> RecordID { RecordID(high: 0x7000, low: number) }

    private static let world = id(1)
    private static let east = id(2)
    private static let lisbon = id(11)
    private static let lima = id(12)
    private static let ana = id(21)

    /// Lisbon lies in the east, which is a part of the world; Lima in no region. Ana works in Lisbon.
    private static var places: GoalPlaces {
        var places = GoalPlaces()
        places.regions = [
            world: GoalPlaces.Place(name: "World", parent: nil), east: GoalPlaces.Place(name: "East", parent: world),
        ]
        places.offices = [
            lisbon: GoalPlaces.Place(name: "Lisbon", parent: east), lima: GoalPlaces.Place(name: "Lima", parent: nil),
        ]
        places.users = [ana: GoalPlaces.Place(name: "Ana", parent: lisbon)]
        return places
    }

    /// A published target in dollars.
    private static func row(
        _ number: UInt64, _ scope: [FieldNumber: Value], _ value: Int64, metric: String = "M-02"
    ) -> TargetRow {
        typealias Fields = Target.Fields
        var values: [FieldNumber: Value] = [
            Fields.metric: .text(metric), Fields.period: .text("2026"), Fields.unit: .text("money"),
            Fields.currency: .text("USD"), Fields.value: .integer(value), Fields.state: .text("published"),
        ]
        values.merge(scope) { $1 }
        return TargetRow(id(number), values)
    }

    private static var rows: [TargetRow] {
        typealias Fields = Target.Fields
        return [
            row(101, [:], 100_000), row(102, [Fields.office: .reference(lisbon)], 60_000),
            row(103, [Fields.office: .reference(lima)], 30_000),
            row(104, [Fields.office: .reference(lisbon), Fields.user: .reference(ana)], 60_000),
        ]
    }

    private static func warning(_ parent: MetricScope) -> Goals.CascadeWarning {
        Goals.CascadeWarning(
            metric: .weightedForecast, period: "2026", parent: parent, value: 100_000, assigned: 90_000, children: 2,
            currency: "USD", missingRates: [])
    }

    @Test func `offices of regions without a target stand below the company, people below their office`() throws {
        let trees = GoalTree.trees(Self.rows, [], Self.places, in: .en)
        #expect(trees.map(\.metric) == ["M-02"])
        let company = try #require(trees.first?.nodes.first)
        #expect(trees.first?.nodes.count == 1)
        #expect(company.place == "Company" && company.figure == "1,000.00 USD")
        #expect(company.children.map(\.place) == ["Lima", "Lisbon"])
        #expect(company.children.last?.children.map(\.place) == ["Ana"])
        #expect(company.children.first?.hasChildren == false)
    }

    @Test func `a region that has a target takes its offices below it`() {
        let region = Self.row(105, [Target.Fields.region: .reference(Self.world)], 50_000)
        let trees = GoalTree.trees(Self.rows + [region], [], Self.places, in: .en)
        #expect(trees.first?.nodes.first?.children.map(\.place) == ["Lima", "World"])
        #expect(trees.first?.nodes.first?.children.last?.children.map(\.place) == ["Lisbon"])
    }

    @Test func `a gap stands at the place whose parts do not make the whole`() throws {
        let trees = GoalTree.trees(Self.rows, [Self.warning(.company)], Self.places, in: .en)
        let company = try #require(trees.first?.nodes.first)
        #expect(company.hasGap)
        #expect(company.gap == "100.00 USD short: 2 parts make 900.00 USD")
        #expect(company.children.allSatisfy { !$0.hasGap && $0.gap.isEmpty })
    }

    @Test func `whoever works at one office hears of its gap and of no other`() {
        let own: Set<RecordID> = [Self.lisbon]
        #expect(Self.warning(.company).isFor(nil))
        #expect(!Self.warning(.company).isFor(own))
        #expect(!Self.warning(.region(Self.east)).isFor(own))
        #expect(Self.warning(.office(Self.lisbon)).isFor(own))
        #expect(!Self.warning(.office(Self.lima)).isFor(own))
    }

    @Test func `regions that name each other in a circle do not keep a page from ending`() {
        var places = Self.places
        places.regions = [
            Self.world: GoalPlaces.Place(name: "World", parent: Self.east),
            Self.east: GoalPlaces.Place(name: "East", parent: Self.world),
        ]
        let trees = GoalTree.trees(Self.rows, [], places, in: .en)
        #expect(trees.first?.nodes.map(\.place) == ["Company", "Lisbon"])
    }

    @Test func `a gap of a parent is not shown again beside its children`() throws {
        let trees = GoalTree.trees(Self.rows, [Self.warning(.company)], Self.places, in: .en)
        let html = try Looks().render("goalBranch", try #require(trees.first?.nodes.first))
        #expect(html.components(of: "short:") == 1)
        #expect(html.components(of: "<li>") == 4)
    }
}

extension String {
    /// How often a text stands in this one.
    func components(of text: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: text) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
