// Why this file exists: story 29 of field life: two people write one text apart. What can be put together is, without a
// word; where both rewrote one paragraph, both versions stand until somebody settles them. That a plan with such marks
// cannot go to a gate belongs to the gates, which come later.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

@Suite("Stories of texts") struct TextStories {
    private static let base = "Competition\nEricsson leads\nHuawei follows"
    private static let field = Opportunity.Fields.strategy

    private static func text(_ lines: String...) -> Value { .text(lines.joined(separator: "\n")) }

    /// Both have a deal whose plan has three paragraphs.
    private func scene() async throws -> (FieldOffice, RecordKey) {
        let office = try await FieldOffice("AR", "SR", "OM")
        return (office, try await office.deal([Self.field: .text(Self.base)]))
    }

    @Test(arguments: [["AR", "SR"], ["SR", "AR"]])
    func `story 29: a paragraph rewritten by one and one added by the other become one text, and nobody is asked`(
        order: [String]
    ) async throws {
        let (office, deal) = try await scene()
        try office["AR"].set(deal, Self.field, Self.text("Competition", "Ericsson is weak", "Huawei follows"))
        try office["SR"].set(
            deal, Self.field, Self.text("Competition", "Ericsson leads", "Huawei follows", "Nokia is new"))
        try await office.meet(order[0], order[1])
        let merged = Self.text("Competition", "Ericsson is weak", "Huawei follows", "Nokia is new")
        try await office.expect(deal, Self.field, merged)
        try office.expectNoCases()
        for role in ["AR", "SR"] {
            let status = try office[role].workspace.status()
            #expect(status.overridden == 0 && status.held == 0 && status.refused == 0)
            #expect(try office[role].workspace.replacements().isEmpty)
        }
        // Whoever wants their own paragraph out again takes it out.
        try office["SR"].set(deal, Self.field, Self.text("Competition", "Ericsson is weak", "Huawei follows"))
        try await office.meet()
        try await office.expect(deal, Self.field, Self.text("Competition", "Ericsson is weak", "Huawei follows"))
    }

    @Test(arguments: [["AR", "SR"], ["SR", "AR"]])
    func `story 29: two versions of one paragraph both stand, and each author can have theirs in one action`(
        order: [String]
    ) async throws {
        let (office, deal) = try await scene()
        let versions = [
            "AR": Self.text("Competition", "Ericsson is weak", "Huawei follows"),
            "SR": Self.text("Competition", "Ericsson is strong", "Huawei follows", "Nokia is new"),
        ]
        for (role, text) in versions { try office[role].set(deal, Self.field, text, reason: "says \(role)") }
        try await office.meet(order[0], order[1])
        let shown = try #require(try office["OM"].shown(deal, Self.field))
        try await office.expect(deal, Self.field, shown)
        guard case .text(let text) = shown else { throw Stranded("It shows \(shown).") }
        #expect(TextMerge.hasMarkers(text))
        let lines = text.split(separator: "\n").map(String.init)
        for line in ["Competition", "Ericsson is weak", "Ericsson is strong", "Huawei follows", "Nokia is new"] {
            #expect(lines.count { $0 == line } == 1, "\(line)")
        }
        #expect(!lines.contains("Ericsson leads"), "nobody wants that any more")

        let item = try office.openCase()
        #expect(item.question == .values && item.severity == .low && item.rule == "textMerge")
        #expect(item.decider == "AR" && item.expiry == .stands && Set(item.authors) == ["AR", "SR"])
        let days = ((item.due ?? 0) - (item.openedAt ?? 0)) / Int64(Tabletop.day)
        #expect(days == 14, "ten working days are two weeks")
        let evidence = try office["OM"].workspace.evidence(of: item)
        #expect(Set(evidence.map(\.value)) == Set(versions.values))
        #expect(Set(evidence.map(\.reason)) == ["says AR", "says SR"])

        try office["AR"].decide(item, try #require(versions["AR"]))
        try await office.meet("AR")
        try await office.expect(deal, Self.field, versions["AR"])
        try office.expectNoCases()
        try office["SR"].undo(item)
        try await office.meet("SR")
        try await office.expect(deal, Self.field, versions["SR"])
    }

    @Test func `story 29: if nobody settles the text within ten working days, it stands as it shows`() async throws {
        let (office, deal) = try await scene()
        try office["AR"].set(deal, Self.field, Self.text("Competition", "Ericsson is weak", "Huawei follows"))
        try office["SR"].set(deal, Self.field, Self.text("Competition", "Ericsson is strong", "Huawei follows"))
        try await office.meet()
        let item = try office.openCase()
        let shown = try office["OM"].shown(deal, Self.field)
        office.table.clock.advance(13 * Tabletop.day)
        #expect(try await office.table.headquarters.expireCases() == 0)
        office.table.clock.advance(Tabletop.day)
        #expect(try await office.table.headquarters.expireCases() == 1)
        try await office.meet()
        try office.expectNoCases()
        try await office.expect(deal, Self.field, shown)
        // Each of the two versions is still there to be taken back.
        try office["SR"].undo(item)
        try await office.meet("SR")
        try await office.expect(deal, Self.field, Self.text("Competition", "Ericsson is strong", "Huawei follows"))
    }
}
