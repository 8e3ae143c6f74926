// Why this file exists: a territory is planned long before its day. Until the day comes nothing moves, and when it
// comes everything moves once, with what everybody did in between.

import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

@Suite("Stories of a territory's day") struct TerritoryDayStories {
    /// Nairobi works a customer of Uganda; Kampala is to from the tenth of January on.
    private struct Scene {
        let cast: Cast
        let kampala: Cast.Place
        let achieng: Member
        let baraka: Member
        let okello: Member
        let account: RecordKey
        let signing: RecordKey
        let growing: RecordKey
        let territory: RecordKey

        init() async throws {
            cast = try await Cast()
            kampala = try await cast.office("KLA", "Kampala", country: "UG")
            achieng = try await cast.join("Achieng", "AR")
            baraka = try await cast.join("Baraka", "AR")
            okello = try await cast.join("Okello", "AR", at: [kampala])
            for (member, place) in [(achieng, cast.nairobi), (baraka, cast.nairobi), (okello, kampala)] {
                _ = try await cast.found(
                    RoleAssignment.kind,
                    [
                        RoleAssignment.Fields.user: member.value, RoleAssignment.Fields.role: .text("AR"),
                        RoleAssignment.Fields.office: place.value,
                    ])
            }
            account = try await cast.found(
                Account.kind,
                [
                    Account.Fields.name: .text("Kampala Cement"), Account.Fields.country: .text("UG"),
                    Account.Fields.owner: achieng.value,
                ])
            signing = try await Self.deal("Signing soon", achieng, "2026-01-20", account, cast)
            growing = try await Self.deal("Signing late", baraka, "2026-06-01", account, cast)
            territory = try await cast.found(
                Territory.kind,
                [
                    Territory.Fields.name: .text("Uganda"), Territory.Fields.office: kampala.value,
                    Territory.Fields.country: .text("UG"), Territory.Fields.owner: okello.value,
                    Territory.Fields.effectiveFrom: .date(try #require(CivilDate("2026-01-10"))),
                    Territory.Fields.dealsStayUntil: .date(try #require(CivilDate("2026-01-31"))),
                    Territory.Fields.creditKept: .integer(30), Territory.Fields.state: .text(Territory.planned),
                ])
            try await cast.meet()
        }

        private static func deal(
            _ name: String, _ owner: Member, _ signing: String, _ account: RecordKey, _ cast: Cast
        ) async throws -> RecordKey {
            try await cast.found(
                Opportunity.kind,
                [
                    Opportunity.Fields.name: .text(name), Opportunity.Fields.account: .reference(account.id),
                    Opportunity.Fields.owner: owner.value, Opportunity.Fields.outcome: .text("open"),
                    Opportunity.Fields.expectedSignDate: .date(try #require(CivilDate(signing))),
                ])
        }

        func credits() async throws -> [RecordID: Int64] {
            try await cast.headquarters.read { reader in
                var credits: [RecordID: Int64] = [:]
                try reader.forEach(CreditShare.kind) { _, values in
                    guard case .reference(let user)? = values[CreditShare.Fields.user],
                        case .integer(let percent)? = values[CreditShare.Fields.percent],
                        values[CreditShare.Fields.opportunity] == .reference(growing.id)
                    else { return }
                    credits[user] = percent
                }
                return credits
            }
        }
    }

    @Test(arguments: [true, false])
    func `story 11: nothing moves before the day, and on the day everything moves once`(
        formerFirst: Bool
    ) async throws {
        let scene = try await Scene()
        let (cast, achieng, baraka, okello) = (scene.cast, scene.achieng, scene.baraka, scene.okello)
        cast.pass(days: 8)
        _ = try await cast.headquarters.beginDay()
        try await cast.meet()
        #expect(achieng.holds(scene.growing) && baraka.holds(scene.growing) && !okello.holds(scene.account))
        #expect(
            try await cast.atHeadquarters(scene.territory, Territory.Fields.state) == .text(Territory.planned))
        try baraka.set(scene.growing, [Opportunity.Fields.strategy: .text("before the day")])

        cast.pass(days: 2)
        #expect(try await cast.headquarters.beginDay())
        #expect(try await !cast.headquarters.beginDay(), "once a day is enough")
        cast.pass(hours: 1)
        try baraka.set(scene.growing, [Opportunity.Fields.description: .text("after the day")])
        try achieng.set(scene.signing, [Opportunity.Fields.strategy: .text("her last mile")])
        try await cast.meet(formerFirst ? [achieng, baraka, okello] : [okello, baraka, achieng])

        for key in [scene.account, scene.signing, scene.growing] {
            #expect(okello.holds(key) && !baraka.holds(key) && achieng.holds(key))
        }
        typealias Deal = Opportunity.Fields
        #expect(try okello.shown(scene.account, Account.Fields.owner) == okello.value)
        #expect(try okello.shown(scene.growing, Deal.owner) == okello.value)
        #expect(try okello.shown(scene.growing, Deal.strategy) == .text("before the day"))
        #expect(try okello.shown(scene.growing, Deal.description) ?? .null == .null)
        for member in [achieng, okello] {
            #expect(try member.shown(scene.signing, Deal.owner) == achieng.value)
            #expect(try member.shown(scene.signing, Deal.strategy) == .text("her last mile"))
        }
        #expect(try await scene.credits() == [baraka.id: 30, okello.id: 70])
        let item = try okello.openCase("officeChanged")
        try okello.answer(item.code, .accept)
        try await cast.meet([okello])
        #expect(try achieng.shown(scene.growing, Deal.description) == .text("after the day"))

        // Further days find nothing left to do.
        cast.pass(days: 1)
        _ = try await cast.headquarters.beginDay()
        #expect(try await scene.credits() == [baraka.id: 30, okello.id: 70])
        let applied = try await cast.atHeadquarters(scene.territory, Territory.Fields.appliedOn)
        #expect(applied == .date(try #require(CivilDate("2026-01-11"))))
        for member in cast.members { #expect(try member.workspace().verify().problems == []) }
        #expect(try await cast.headquarters.verify().findings == [])
    }
}
