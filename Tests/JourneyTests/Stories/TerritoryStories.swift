// Why this file exists: customers go to other offices, and so do people. What a laptop may not hold any more must be
// nowhere in its files, and what its owner typed before hearing of it must be nowhere lost.

import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

@Suite("Stories of territories") struct TerritoryStories {
    /// Two offices, a person in each, and in the first a customer with a contact and a deal.
    private struct Scene {
        let cast: Cast
        let lisbon: Cast.Place
        let achieng: Member
        let clara: Member
        let account: RecordKey
        let contact: RecordKey
        let deal: RecordKey

        init() async throws {
            cast = try await Cast()
            lisbon = try await cast.office("LIS", "Lisbon", country: "PT")
            achieng = try await cast.join("Achieng", "AR")
            clara = try await cast.join("Clara", "AR", at: [lisbon])
            account = try await cast.found(Account.kind, [Account.Fields.name: .text("Canary Telecom")])
            contact = try await cast.found(
                Contact.kind,
                [Contact.Fields.name: .text("Canary Wanjiru"), Contact.Fields.account: .reference(account.id)])
            deal = try await cast.found(
                Opportunity.kind,
                [Opportunity.Fields.name: .text("Canary Core"), Opportunity.Fields.account: .reference(account.id)])
            try await cast.meet()
            cast.pass(hours: 1)
        }

        func moveToLisbon() async throws {
            let place = FieldValue(Account.Fields.office, .reference(lisbon.id))
            let receipt = try await cast.headquarters.move(account, [place], reason: "sold from Lisbon now")
            #expect(receipt?.verdict == .accepted)
        }

        func expectGone(from member: Member, _ place: SourceLocation = #_sourceLocation) throws {
            for key in [account, contact, deal] {
                #expect(!member.holds(key), "\(member.name) still holds \(key)", sourceLocation: place)
            }
            for text in ["Canary Telecom", "Canary Wanjiru", "Canary Core"] {
                #expect(try member.desk.traces(of: text) == [], "\(text)", sourceLocation: place)
            }
        }
    }

    @Test(arguments: [true, false])
    func `story 10: an account that is given away leaves its old laptop with everything under it, and no edit is lost`(
        aFirst: Bool
    ) async throws {
        let scene = try await Scene()
        let (cast, achieng, clara) = (scene.cast, scene.achieng, scene.clara)
        try achieng.set(scene.contact, [Contact.Fields.title: .text("before the move")])
        try await scene.moveToLisbon()
        try achieng.set(scene.contact, [Contact.Fields.department: .text("after it, unheard")])
        let visit = try achieng.add(
            Activity.kind,
            [
                Activity.Fields.type: .text("visit"), Activity.Fields.subject: .text("Seen at the fair"),
                Activity.Fields.account: .reference(scene.account.id),
            ])
        try await cast.meet(aFirst ? [achieng, clara] : [clara, achieng])

        try scene.expectGone(from: achieng)
        #expect(!achieng.holds(visit), "what is filed under it lives where it lives")
        for key in [scene.account, scene.contact, scene.deal, visit] { #expect(clara.holds(key)) }
        #expect(try clara.shown(scene.contact, Contact.Fields.title) == .text("before the move"))
        #expect(try clara.shown(scene.contact, Contact.Fields.department) == .text("after it, unheard"))
        #expect(try achieng.workspace().verify().problems == [] && !achieng.status().needsRepair)
        #expect(try clara.workspace().verify().problems == [] && !clara.status().needsRepair)

        // Her own words stay until HQ has them in a backup: a restored HQ would need them.
        #expect(try achieng.desk.traces(of: "after it, unheard") != [])
        _ = try await cast.headquarters.backUp(to: cast.table.path + "/backup.db")
        cast.pass(days: 40)
        await cast.headquarters.refreshBackupHorizon()
        try await cast.meet()
        #expect(try achieng.desk.traces(of: "after it, unheard") == [])
    }

    @Test func `story 10: whoever has heard that an account is gone can change it no more`() async throws {
        let scene = try await Scene()
        let replica = try scene.achieng.desk.open()
        try await scene.moveToLisbon()
        try await scene.cast.meet()
        #expect(throws: (any Error).self) {
            try replica.apply(
                [RecordEdit(scene.contact, .update, [FieldValue(Contact.Fields.title, .text("too late"))])])
        }
        try scene.expectGone(from: scene.achieng)
    }

    @Test func `a laptop whose owner changes offices gives up the one and receives the other whole`() async throws {
        let scene = try await Scene()
        let (cast, achieng) = (scene.cast, scene.achieng)
        let port = try await cast.found(
            Account.kind, [Account.Fields.name: .text("Porto Power"), Account.Fields.office: scene.lisbon.value])
        try await cast.meet()
        #expect(!achieng.holds(port))
        try achieng.set(scene.account, [Account.Fields.phone: .text("+254 20")])
        let replica = try achieng.desk.open().checkpoint().replica
        #expect(try await cast.headquarters.grant([scene.lisbon.scope], to: replica, reason: "moved") == true)
        #expect(try await cast.headquarters.grant([scene.lisbon.scope], to: replica) == false)
        try await cast.meet()

        try scene.expectGone(from: achieng)
        #expect(achieng.holds(port), "knowledge covers it, and still it comes")
        #expect(
            try await cast.atHeadquarters(scene.account, Account.Fields.phone) == .text("+254 20"),
            "she had not heard, so it was hers to write")
        #expect(try achieng.workspace().verify().problems == [] && !achieng.status().needsRepair)
        let grants = try await cast.headquarters.grants().filter { $0.replica == replica }
        #expect(grants.filter { $0.until == nil }.map(\.scope) == [.reference, scene.lisbon.scope])
        #expect(grants.filter { $0.until != nil }.map(\.scope) == [cast.nairobi.scope])

        // And back: everything comes again.
        _ = try await cast.headquarters.grant([cast.nairobi.scope, scene.lisbon.scope], to: replica)
        try await cast.meet()
        for key in [scene.account, scene.contact, scene.deal, port] { #expect(achieng.holds(key)) }
        #expect(try achieng.shown(scene.account, Account.Fields.name) == .text("Canary Telecom"))
    }

    @Test func `the case about a record and what the journal says of it go where the record goes`() async throws {
        let scene = try await Scene()
        let (cast, achieng, clara) = (scene.cast, scene.achieng, scene.clara)
        let baraka = try await cast.join("Baraka", "SR")
        try await cast.meet()
        func money(_ amount: Int64) -> Value { .compound([.integer(amount), .text("USD"), .null]) }
        try achieng.set(scene.deal, [Opportunity.Fields.commercial: money(111)])
        try baraka.set(scene.deal, [Opportunity.Fields.commercial: money(222)])
        try await cast.meet()
        #expect(try achieng.inbox().count == 1 && clara.inbox().isEmpty)
        try await scene.moveToLisbon()
        try await cast.meet()
        #expect(try achieng.inbox().isEmpty && baraka.inbox().isEmpty)
        let item = try #require(try clara.inbox().first)
        #expect(item.subject == scene.deal)
        try scene.expectGone(from: achieng)
        try scene.expectGone(from: baraka)
    }
}

@Suite("Territories with the programs") struct TerritoryJourneys {
    @Test func `an operator moves an account and a device by the command line`() async throws {
        try await World.tell { world in
            let crew = try await Crew(world, "AR")
            _ = try await crew.headquarters.succeed("office", "add", "LIS", "--name", "Lisbon")
            let account = try await crew.add("account", "name=Canary Telecom")
            let moved = try await crew.headquarters.succeed("move", "account", account, "--office", "LIS")
            #expect(try moved["id"].text == account)
            let ann = try crew["AR"]
            let sync = try await ann.run("sync")
            #expect([0, 5].contains(sync.status), "\(sync.told)")
            let shown = try await ann.run("account", "show", account)
            #expect(shown.status != 0, "\(shown.told)")
            guard case .number(let device) = try await crew.headquarters.succeed("device", "list").list[0]["replica"]
            else { throw Stranded("The list of devices shows no number.") }
            let user = try await crew.headquarters.succeed("device", "list").list[0]["user"].text
            let office = try await crew.headquarters.run("grant", "set", "\(device)", "--office", "LIS")
            #expect(office.status == 1 && office.errors.contains("follows from its user's roles"), "\(office.told)")
            _ = try await crew.headquarters.succeed("role", "assign", user, "SR", "--office", "LIS")
            _ = try await ann.run("sync")
            #expect(try await ann.succeed("account", "show", account)["values"]["name"].text == "Canary Telecom")
            let roles = try await crew.headquarters.succeed("role", "list", "--user", user).list
            #expect(roles.map { $0["role"].text } == ["AR", "SR"] && roles.map { $0["place"].text }.last == "Lisbon")
            let grants = try await crew.headquarters.succeed("grant", "list", "\(device)").list
            #expect(grants.contains { $0["name"] == "LIS" } && grants.contains { $0["name"] == "LIS · team" })
            #expect(!grants.contains { $0["name"] == "LIS · finance" })
            // Her role at the other office is another one there.
            let refused = try await ann.run("account", "delete", account, "--yes")
            #expect(refused.status == 4 && refused.errors.contains("Only AR, OM or HQ may delete"), "\(refused.told)")
            // A role that ends takes everything along again.
            let assignment = try #require(roles.last)["id"].text
            _ = try await crew.headquarters.succeed("role", "end", assignment)
            _ = try await ann.run("sync")
            #expect(try await ann.run("account", "show", account).status != 0)
            for bad in [["move", "user", "1", "--office", "LIS"], ["move", "account", "nobody", "--office", "LIS"]] {
                let outcome = try await world.run(.outpostd, bad + ["--data", crew.headquarters.data])
                #expect([1, 2].contains(outcome.status) && outcome.errors.hasSuffix(".\n"), "\(outcome.told)")
            }
            let unknown = try await crew.headquarters.run("grant", "set", "999", "--office", "LIS")
            #expect(unknown.status == 1 && unknown.errors.contains("There is no device 999"), "\(unknown.told)")
        }
    }
    @Test func `whoever joins an account's team from another office holds that account and no other, until they go`()
        async throws
    {
        try await World.tell { world in
            let hq = try await world.headquarters()
            for code in ["NBO", "LIS"] { _ = try await hq.succeed("office", "add", code) }
            try await hq.serve()
            let olga = try await hq.hire("Olga Omari", "OM", at: "NBO")
            let clara = Laptop(world, "Clara Sousa")
            let invitation = try await hq.succeed("invite", "--office", "LIS", "--user", clara.user, "--role", "SR")
            _ = try await clara.succeed("enroll", hq.url, invitation["code"].text)
            #expect(try await hq.succeed("role", "list", "--user", clara.user).list.map { $0["role"] } == ["SR"])
            try await Journeys.meet(olga, clara)
            let account = try await olga.add("account", "name=Canary Telecom")
            let contact = try await olga.add("contact", "name=Canary Wanjiru", "account=\(account)")
            let other = try await olga.add("account", "name=Ploceus Power")
            try await Journeys.meet(olga, clara)
            try await clara.expectGone([("account", account)], ["Canary Telecom", "Ploceus Power"])

            _ = try await hq.succeed("team", "add", account, clara.user, "--role", "SR")
            try await Journeys.meet(olga, clara)
            #expect(try await clara.shown("account", account, "name") == "Canary Telecom")
            try await clara.expectGone([("account", other)], ["Ploceus Power"])
            _ = try await clara.succeed("contact", "set", contact, "title=met in Lisbon")
            try await Journeys.meet(clara, olga)
            #expect(try await olga.shown("contact", contact, "title") == "met in Lisbon")
            let refused = try await clara.run("account", "delete", account, "--yes")
            #expect(refused.status == 4 && refused.errors.contains("Only AR, OM or HQ may delete"), "\(refused.told)")

            _ = try await hq.succeed("team", "remove", account, clara.user)
            try await Journeys.meet(olga, clara)
            try await clara.expectGone(
                [("account", account), ("contact", contact)], ["Canary Telecom", "Canary Wanjiru"])
            #expect(try await olga.shown("contact", contact, "title") == "met in Lisbon")
            let again = try await hq.run("team", "remove", account, clara.user)
            #expect(again.status == 1 && again.errors.contains("is not in the team"), "\(again.told)")
        }
    }
}
