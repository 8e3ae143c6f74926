// Why this file exists: what people decide on is typed by others, of whom some mean no good; and what is not theirs to
// see must not show, be it in a list, on a page or in an error.

import Console
import LeadToCash
import SyncProtocol
import SyncServer
import Testing
import Workbench

@Suite struct InboxPageTests {
    private static let marks = ["<script>", "alert(\"x\")", "&'"]

    private func expectTamed(_ html: String, _ place: SourceLocation = #_sourceLocation) {
        for mark in Self.marks { #expect(!html.contains(mark), sourceLocation: place) }
        #expect(html.contains("&lt;script&gt;"), "the hostile text is there, as text", sourceLocation: place)
    }

    @Test func `hostile names are text in the list`() throws {
        let row = InboxRow(
            tab: .conflicts, code: "C-2026-000001", path: "/cases/C-2026-000001", subject: InboxWorld.hostile,
            matter: InboxWorld.hostile, weight: "high", rank: 2, due: 0, opened: 0, office: InboxWorld.id(1),
            decider: InboxWorld.hostile, isMine: true)
        for language in Language.allCases {
            let html = try InboxPreview.list(
                [row], InboxFilter(tab: .conflicts), offices: [InboxWorld.id(1): InboxWorld.hostile], now: 60_000,
                in: language)
            expectTamed(html)
            #expect(html.contains(#"href="/cases/C-2026-000001""#) && html.contains(#"name="case""#))
        }
        let empty = try InboxPreview.list([row], InboxFilter(tab: .held), now: 0, in: .en)
        #expect(empty.contains(#"class="empty""#) && !empty.contains("<table"))
    }

    @Test func `a conflict is shown to its office alone, and answered by whom it asks`() async throws {
        let world = try await InboxWorld()
        let (hq, now) = (world.headquarters, Int64(InboxWorld.now))
        let ann = try await world.person("Ann " + InboxWorld.hostile, "AR", at: world.here)
        let bob = try await world.person("Bob", "PD", at: world.here)
        let manager = try await world.person("Mia", "OM", at: world.here)
        let stranger = try await world.person("Sam", "OM", at: world.there)
        try await world.quarrel(ann, bob)
        let rows = try await InboxPreview.rows(as: manager, hq, in: .en).filter { $0.tab == .conflicts }
        let code = try #require(rows.first?.code)
        #expect(rows.count == 1 && rows[0].isMine && rows[0].office == world.here)
        #expect(try await InboxPreview.rows(as: ann, hq, in: .en).contains { $0.code == code && !$0.isMine })
        #expect(try await InboxPreview.rows(as: stranger, hq, in: .en).isEmpty)
        #expect(try await InboxPreview.item(code, as: stranger, hq, now: now, in: .en) == nil)
        #expect(try await InboxPreview.item("C-1999-000001", as: manager, hq, now: now, in: .en) == nil)

        let asked = try #require(try await InboxPreview.item(code, as: manager, hq, now: now, in: .en))
        expectTamed(asked)
        #expect(asked.contains(#"name="take""#) && asked.contains("3,000.00 USD") && asked.contains("2,000.00 USD"))
        #expect(asked.contains("1,000.00 USD"), "what stood there before")
        let party = try #require(try await InboxPreview.item(code, as: ann, hq, now: now, in: .en))
        #expect(party.contains("Yours") && !party.contains(#"name="take""#))
    }

    @Test func `HQ answers a conflict, and the page tells how it ended`() async throws {
        let world = try await InboxWorld()
        let (hq, now) = (world.headquarters, Int64(InboxWorld.now))
        let ann = try await world.person("Ann", "AR", at: world.here)
        let bob = try await world.person("Bob", "PD", at: world.here)
        try await world.quarrel(ann, bob)
        let manager = try await world.person("Mia", "OM", at: world.here)
        let code = try #require(try await InboxPreview.rows(as: manager, hq, in: .en).first?.code)
        let dossier = try #require(try await hq.caseDossier(code))
        let value = InboxWorld.dollars(2000)
        #expect(try await hq.answer(dossier.id, .decided, value: value, CaseRemark(name: "Ona", text: "phase 1")))
        let closed = try #require(try await InboxPreview.item(code, as: ann, hq, now: now, in: .en))
        #expect(closed.contains("Ona: phase 1") && !closed.contains(#"name="take""#))
        #expect(closed.contains("/restore"), "the value that lost can be written again")
        #expect(try await InboxPreview.rows(as: manager, hq, in: .en).isEmpty)
    }

    @Test func `a request shows what it binds word for word, and a form to those who may decide`() async throws {
        let world = try await InboxWorld()
        let ann = try await world.person("Ann " + InboxWorld.hostile, "AR", at: world.here)
        let manager = try await world.person("Mia", "OM", at: world.here)
        let id = try await world.request(by: ann, tier: "office")
        let sheet = try await Desk(world.headquarters).read { try GateSheet(id, $0, .en) }
        #expect(sheet.isWaiting && sheet.isAsAsked && sheet.isIntact && sheet.tier == "office")
        #expect(sheet.lines.map(\.name) == ["track", "account"] && sheet.lines[0].value == InboxWorld.hostile)
        #expect(sheet.subject == world.deal && sheet.office == world.here)
        for language in Language.allCases {
            let open = try InboxPreview.gate(sheet, objection: nil, in: language)
            expectTamed(open)
            #expect(open.contains(#"name="verdict""#) && open.contains(sheet.hash))
            let shut = try InboxPreview.gate(sheet, objection: "Not yours.", in: language)
            #expect(!shut.contains(#"name="verdict""#) && shut.contains("Not yours."))
        }
        let waiting = try await InboxPreview.rows(as: manager, world.headquarters, in: .en)
        #expect(waiting.map(\.tab) == [.gates] && waiting.allSatisfy(\.isMine))
        let asking = try await InboxPreview.rows(as: ann, world.headquarters, in: .en)
        #expect(asking.map(\.isMine) == [false], "nobody decides on their own request")
    }
}
