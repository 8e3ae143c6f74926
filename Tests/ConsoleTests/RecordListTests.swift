// Why this file exists: what stands behind a question mark is foreign. It narrows a list down by what the schema knows,
// or does nothing.

import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@testable import Console

private typealias Fields = Opportunity.Fields

@Suite struct RecordListTests {
    private func filter(_ pairs: [(String, String)], _ plan: ListPlan = .deals) -> ListFilter {
        ListFilter(FormFields(pairs), plan)
    }

    @Test func `words that the schema does not know are left out`() {
        let filter = filter([
            ("state", "guiding"), ("outcome", "' OR 1=1"), ("office", "nowhere"), ("order", "amount"),
        ])
        #expect(filter.state == "guiding" && filter.outcome == nil && filter.office == nil && filter.isByAmount)
        let query = filter.query(.deals, person: nil, limit: 50)
        #expect(query.conditions.contains(.equals(Fields.stage, .text("guiding"))))
        #expect(query.conditions.contains(.equals(Fields.mergedInto, .null)) && query.conditions.count == 2)
        #expect(query.order == .field(Fields.commercial) && query.isDescending && query.limit == 50)
    }

    @Test func `letters are looked for in names, codes in codes`() {
        let name = filter([("q", "ring")]).query(.deals, person: nil, limit: 1)
        let code = filter([("q", "opp-2026")]).query(.deals, person: nil, limit: 1)
        #expect(name.conditions.contains(.contains(Fields.name, "ring")))
        #expect(code.conditions.contains(.contains(Fields.code, "opp-2026")))
        #expect(filter([("outcome", "won"), ("account", "x")], .accounts).outcome == nil)
    }

    @Test func `a list goes on where it ended and keeps what it was narrowed down by`() throws {
        let stage = try RecordStage()
        for index in 0..<4 {
            stage.memory.add(
                Opportunity.kind, [Fields.name: .text("Deal \(index)"), Fields.stage: .text("guiding")])
        }
        let query = FormFields([("state", "guiding")])
        let ground = stage.ground
        let rights = stage.rights("AR", ground)
        let first = try ListComposer(.deals, ListFilter(query, .deals), ground, .en).model(query, rights, perPage: 3)
        #expect(first.table.rows.map(\.name) == ["Deal 3", "Deal 2", "Deal 1"])
        let next = try #require(first.pager?.next)
        #expect(next.hasPrefix("/opportunities?") && next.contains("state=guiding") && first.pager?.first == nil)
        let rest = try #require(FormFields(encoded: next.dropFirst("/opportunities?".count)))
        let second = try ListComposer(.deals, ListFilter(rest, .deals), ground, .en).model(rest, rights, perPage: 3)
        #expect(second.table.rows.map(\.name) == ["Deal 0", "OPP-2026-000001 Ring main"])
        #expect(second.pager?.next == nil && second.pager?.first == "/opportunities?state=guiding")
    }

    @Test func `an owner whom nobody knows lists nothing and says so`() throws {
        let stage = try RecordStage()
        let query = FormFields([("owner", "Nobody At All")])
        let composer = ListComposer(.deals, ListFilter(query, .deals), stage.ground, .en)
        let model = try composer.model(query, stage.rights("AR", stage.ground), perPage: 50)
        #expect(model.table.rows.isEmpty && model.problem?.contains("Nobody At All") == true)
        #expect(try composer.all(atMost: 10).isEmpty)
        let known = FormFields([("owner", "li na")])
        let list = ListComposer(.deals, ListFilter(known, .deals), stage.ground, .en)
        #expect(try list.all(atMost: 10).map(\.key) == [stage.deal])
    }

    @Test func `half a name is found without its accents, and a code by its beginning`() throws {
        let stage = try RecordStage()
        let cafe = stage.memory.add(Account.kind, [Account.Fields.name: .text("Café Énergie 發電")])
        let search = RecordSearch(stage.ground)
        #expect(try search.find("cafe energie").flatMap { $0.1 }.map(\.key) == [cafe])
        #expect(try search.find("发电").flatMap { $0.1 }.map(\.key) == [cafe])
        #expect(try search.find("opp-2026-0000").flatMap { $0.1 }.map(\.key) == [stage.deal])
        #expect(try search.find(stage.account.id.description).flatMap { $0.1 }.map(\.key) == [stage.account])
        #expect(try search.find("").isEmpty && search.find("no such thing").isEmpty)
    }
}
