// Why this file exists: who may decide, what comes first and what a merge would make are promises that every page of
// the inbox rests on. They are plain values, and are tried one by one.

import Console
import LeadToCash
import SyncProtocol
import Testing
import Workbench

private func record(_ number: UInt64) -> RecordID { RecordID(high: 0x7000, low: number) }

private let here = record(1)
private let next = record(2)
private let far = record(3)

/// Everybody who might want to decide on a request of the office that is here.
private let people: [String: Role] = [
    "HQ": Role("HQ"), "HQ here": Role("HQ", at: here), "OM": Role("OM"), "OM here": Role("OM", at: here),
    "OM next": Role("OM", at: next), "OM far": Role("OM", at: far), "PD here": Role("PD", at: here),
    "PD next": Role("PD", at: next), "AR here": Role("AR", at: here), "SR here": Role("SR", at: here),
    "COM": Role("COM"), "FIN": Role("FIN"), "QA": Role("QA"), "AUD": Role("AUD"), "ADM": Role("ADM"),
]

@Suite struct InboxRuleTests {
    // MARK: Gates

    private static let tiers: [(String, Set<String>)] = [
        ("office", ["HQ", "OM", "OM here", "PD here"]), ("region", ["HQ", "OM", "OM here", "OM next"]),
        ("hq", ["HQ"]), ("", ["HQ"]), ("galaxy", ["HQ"]),
    ]

    @Test(arguments: tiers)
    func `a gate is decided by those whom its tier names, and by nobody else`(tier: String, expected: Set<String>) {
        let region = record(10)
        let deciders = GateDeciders(
            tier: tier, office: here, regions: [here: region, next: region, far: record(11)])
        let admitted = people.filter { deciders.admits([$0.value]) }.keys
        #expect(Set(admitted) == expected)
        #expect(!deciders.admits([]))
    }

    @Test(arguments: ["office", "region", "hq"])
    func `a request that lies in no office is HQ's to decide`(tier: String) {
        let deciders = GateDeciders(tier: tier, office: nil, regions: [here: record(10)])
        #expect(Set(people.filter { deciders.admits([$0.value]) }.keys) == ["HQ"])
    }

    @Test func `an office without a region has no neighbours`() {
        let deciders = GateDeciders(tier: "region", office: here, regions: [next: record(10)])
        #expect(deciders.region.isEmpty && !deciders.admits([Role("OM", at: next)]))
    }

    // MARK: Cases

    @Test func `a case is answered by whom it names where they play that role, by HQ, and by the office's manager`() {
        let rights = CaseRights(deciders: ["AR", "PD"], places: [here, record(20)])
        func way(_ role: Role, _ isHeadquarters: Bool = false) -> CaseRights.Way? {
            rights.way([role], isHeadquarters: isHeadquarters)
        }
        #expect(way(Role("AR", at: here)) == .seat && way(Role("PD", at: record(20))) == .seat)
        #expect(way(Role("AR")) == .seat)
        #expect(way(Role("AR", at: next)) == nil && way(Role("SR", at: here)) == nil)
        #expect(way(Role("OM", at: here)) == .seat && way(Role("OM", at: next)) == nil)
        #expect(way(Role("HQ"), true) == .headquarters)
        #expect(way(Role("AR", at: here), true) == .seat, "whoever is named answers in their own name")
        for word in ["AUD", "ADM", "FIN"] { #expect(way(Role(word)) == nil) }
    }

    @Test func `it is the first decider's turn, and a deputy's only after an escalation`() {
        let values: [FieldNumber: Value] = [
            CaseRecord.Fields.decider: .text("AR"), CaseRecord.Fields.deputies: .text("OM,HQ"),
        ]
        let rights = CaseRights(values, places: [here])
        #expect(rights.deciders == ["AR", "OM", "HQ"])
        #expect(rights.asks([Role("AR", at: here)]) && !rights.asks([Role("OM", at: here)]))
        #expect(!rights.asks([Role("AR", at: far)]) && !CaseRights([:], places: []).asks([Role("HQ")]))
    }

    @Test func `a record lies in its office and with its customer, and shared reference data nowhere`() throws {
        let deal = try #require(LeadToCash.schema.kind(Opportunity.kind))
        let values: [FieldNumber: Value] = [
            Opportunity.Fields.office: .reference(here), Opportunity.Fields.account: .reference(far),
        ]
        #expect(CasePlaces.of(deal, record(30), values) == [here, far, record(30)])
        #expect(CasePlaces.of(deal, record(30), [:]).isEmpty)
    }

    // MARK: The list

    private func row(
        _ code: String, _ tab: InboxTab = .conflicts, rank: Int = 1, due: Int64? = nil, office: RecordID? = nil,
        isMine: Bool = true
    ) -> InboxRow {
        InboxRow(
            tab: tab, code: code, path: "/cases/\(code)", subject: "", matter: "", weight: "", rank: rank, due: due,
            opened: 0, office: office, decider: "", isMine: isMine)
    }

    @Test func `the gravest comes first, then what is due first, then what has no end`() {
        let rows = [
            row("low", rank: 0, due: 1), row("endless", rank: 2), row("late", rank: 2, due: 9),
            row("soon", rank: 2, due: 5), row("medium", rank: 1, due: 2),
        ]
        let list = InboxList(rows, InboxFilter(tab: .conflicts))
        #expect(list.rows.map(\.code) == ["soon", "late", "endless", "medium", "low"])
        #expect(rows[3].isOverdue(at: 6) && !rows[3].isOverdue(at: 5) && !rows[1].isOverdue(at: .max))
    }

    @Test func `what is counted is what the reader asked for`() {
        let rows = [
            row("a"), row("b", isMine: false), row("c", .held, office: here), row("d", .held, office: far),
        ]
        #expect(InboxList(rows, InboxFilter(tab: .held)).counts == [.conflicts: 1, .held: 2])
        #expect(InboxList(rows, InboxFilter(tab: .held, isMine: false)).counts == [.conflicts: 2, .held: 2])
        let one = InboxList(rows, InboxFilter(tab: .held, office: here))
        #expect(one.rows.map(\.code) == ["c"] && one.counts == [.held: 1] && one.next == nil)
    }

    @Test func `pages follow one another until the last, and a row that is gone begins the list anew`() throws {
        let rows = (0..<120).map { row("C-\(1000 + $0)", due: Int64($0)) }
        var filter = InboxFilter(tab: .conflicts)
        var seen: [String] = []
        for _ in 0..<3 {
            let list = InboxList(rows, filter)
            seen += list.rows.map(\.code)
            guard let next = list.next else { break }
            filter = next
        }
        #expect(seen == rows.map(\.code))
        #expect(InboxList(rows, filter).next == nil)
        filter.after = "C-1"
        #expect(InboxList(rows, filter).rows.first?.code == "C-1000")
    }

    @Test func `a filter is an address, and what was typed into it stays text`() {
        let filter = InboxFilter(tab: .held, isMine: false, office: here, after: "C-1&tab=gates")
        #expect(filter.path == "/inbox?tab=held&whose=all&office=\(here)&after=C-1%26tab%3Dgates")
    }

    @Test func `how long something waits is said in one unit`() {
        let minute: Int64 = 60_000
        func age(_ minutes: Int64, _ language: Language = .en) -> String {
            InboxAge.text(since: 0, now: minutes * minute, in: language)
        }
        #expect([age(5), age(60), age(2879), age(2880)] == ["5m", "1h", "47h", "2d"])
        #expect(age(120, .zhHans) == "2 时" && age(-5) == "0m")
        #expect(InboxAge.text(since: nil, now: 1, in: .en).isEmpty)
        #expect(InboxAge.text(since: .min, now: .max, in: .en) == "0m")
    }

    // MARK: Merging

    @Test func `a merge is shown field by field as the rule of merging makes it`() throws {
        typealias Fields = Account.Fields
        let kind = try #require(LeadToCash.schema.kind(Account.kind))
        let survivor: [FieldNumber: Value] = [
            Fields.name: .text("China Mobile"), Fields.country: .text("CN"), Fields.tags: .set(["core"]),
            Fields.code: .text("ACC-1"),
        ]
        let loser: [FieldNumber: Value] = [
            Fields.name: .text("中国移动"), Fields.country: .text("CN"), Fields.tags: .set(["5G"]),
            Fields.website: .text("10086.cn"), Fields.code: .text("ACC-2"),
        ]
        let preview = MergePreview(kind, survivor: survivor, loser: loser, LeadToCash.rulebook)
        func line(_ field: FieldNumber) -> MergePreview.Line? { preview.lines.first { $0.field == field } }
        #expect(line(Fields.name)?.source == .kept && line(Fields.name)?.result == .text("China Mobile"))
        #expect(line(Fields.country)?.source == .same)
        #expect(line(Fields.website)?.source == .taken && line(Fields.website)?.result == .text("10086.cn"))
        #expect(line(Fields.tags)?.source == .joined && line(Fields.tags)?.result == .elements(["5G", "core"]))
        #expect(line(Fields.aliases)?.result == .set(["中国移动"]), "the other name is kept as an alias")
        #expect(line(Fields.code) == nil && line(Fields.industry) == nil, "nothing is said of what nobody decides")
    }

    // MARK: What a case quotes

    @Test func `what a closed case quotes is read again, and nothing else is taken for it`() throws {
        let text = """
            [{"dot":"7:42","stamp":"1767225600000.3","author":"Li Na","role":"SR","reason":"phase 1",\
            "value":[90000000,"EUR",null],"base":null},{"author":"no dot"}]
            """
        let quote = try #require(CaseQuote.read(text).first)
        let field = try #require(LeadToCash.schema.kind(Opportunity.kind)?.field(Opportunity.Fields.commercial))
        #expect(CaseQuote.read(text).count == 1)
        #expect(quote.dot == Dot("7:42") && quote.author == "Li Na" && quote.milliseconds == 1_767_225_600_000)
        #expect(quote.value.value(of: field) == .compound([.integer(90_000_000), .text("EUR"), .null]))
        #expect(CaseQuote.decided(#"[90000000,"EUR",null]"#, field) == quote.value.value(of: field))
        for wrong in ["", "[]", "{}", "nonsense", #"[{"dot":"7"}]"#] { #expect(CaseQuote.read(wrong).isEmpty) }
        #expect(CaseQuote.decided("expired", field) == nil)
    }
}
