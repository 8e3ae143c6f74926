// Why this file exists: an id in an address is a guess away. Of another office's records nobody may learn even that
// they are there, whatever they may do at home, and on whichever page.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@testable import Console

@Suite struct SecurityScopeTests {
    /// Stands in every field of the other office's records and nowhere else.
    private static let canary = "zebrawood"

    /// Two offices, and somebody of the first who may do there whatever can be done.
    private struct Town {
        let far: SecurityWorld
        let intruder: RecordID
        let token: String
        /// Somebody of the other office, and somebody of HQ.
        let neighbour: String
        let chief: String
        let paths: SecurityPaths

        init(_ stage: FleetStage) async throws {
            let owner = try await stage.enlist("Quispe", "AR", at: stage.lima)
            let far = try await SecurityWorld(stage, at: stage.lima, owner: owner, number: 2) { kind, field in
                SecurityWorld.isHidden(kind)
                    ? "\(SecurityScopeTests.canary) \(field.number)" : "Everybody's \(field.number)"
            }
            self.far = far
            let device = try await stage.laptop(of: owner, named: "Quispe", at: stage.lima)
            intruder = try await stage.enlist("Wanja", "OM", at: stage.nairobi)
            for role in ["AR", "COM", "FIN", "QA", "HQ", "ADM", "AUD"] {
                try await stage.appoint(intruder, role, at: stage.nairobi)
            }
            token = try await stage.session(of: intruder, steppedUp: true)
            neighbour = try await stage.session(of: try await stage.enlist("Rosa", "OM", at: stage.lima))
            chief = try await stage.session(of: try await stage.enlist("Hana", "HQ"), steppedUp: true)
            let void = SecurityPaths.void
            paths = SecurityPaths(
                id: { far.ids[$0] ?? void.id($0) },
                kinds: LeadToCash.schema.kinds.filter { SecurityWorld.isHidden($0) && far.ids[$0.number] != nil },
                device: device.description)
        }

        /// The same addresses with ids that nobody has.
        var empty: SecurityPaths { SecurityPaths(id: SecurityPaths.void.id, kinds: paths.kinds, device: "4242") }

        /// Everything that the other office's records show.
        func contents(_ stage: FleetStage) async throws -> [KindNumber: [FieldNumber: Value]] {
            try await stage.headquarters.read { [ids = far.ids] reader in
                var contents: [KindNumber: [FieldNumber: Value]] = [:]
                for (kind, id) in ids { contents[kind] = try reader.values(of: RecordKey(kind: kind, id: id)) }
                return contents
            }
        }
    }

    /// The list's addresses of what belongs to an office. Rollouts are everybody's to read.
    private static let routes = PageRoute.guarded.filter { route in
        let isShared = [Wave.kind, RolloutProgramme.kind].contains(SecurityPaths.subject(route))
        return route.namesSomething && !isShared && !route.path.hasPrefix("/cases/")
    }

    /// What an address names; the longest first, as one may begin with another.
    private static func ids(_ path: String) -> [String] {
        let parts = path.split(separator: "/").map(String.init)
        let devices = path.hasPrefix("/fleet/devices/") ? ["/devices/4242", "/devices/" + parts[2]] : []
        return devices + parts.filter { RecordID($0) != nil }
    }

    /// What an answer says, without what differs from one to the next.
    private static func told(_ answer: FleetAnswer, _ ids: [String]) -> String {
        var text = "\(answer.status) \(answer.headers["location"] ?? "") " + answer.body
        for piece in [SecurityScan.nonce(answer), answer.hidden("_seen") ?? ""] + ids where !piece.isEmpty {
            text = text.replacing(piece, with: "·")
        }
        return text
    }

    @Test func `another office's records are answered like records that are not there`() async throws {
        try await FleetStage.tell { stage in
            let town = try await Town(stage)
            let (far, none) = (town.paths, town.empty)
            #expect(far.kinds.count > 50)
            for route in Self.routes where route.method == .get {
                for (path, void) in zip(far.paths(route), none.paths(route)) {
                    let seen = try await stage.get(path, town.token)
                    let unseen = try await stage.get(void, town.token)
                    #expect([403, 404].contains(seen.status), "\(path)")
                    #expect(!SecurityScan.holds(seen.body, Self.canary), "\(path)")
                    let ids = Self.ids(path) + Self.ids(void)
                    #expect(Self.told(seen, ids) == Self.told(unseen, ids), "\(path)")
                }
            }
        }
    }

    @Test func `nor does a form change anything there`() async throws {
        try await FleetStage.tell { stage in
            let town = try await Town(stage)
            let before = try await town.contents(stage)
            let devices = try await stage.headquarters.devices().map(\.status)
            let proof = try await stage.proof(town.token)
            let fields =
                proof + [
                    ("reason", "mine"), ("name", "mine"), ("value", "60%"), ("from", "2026-01-01"), ("item", "laptop"),
                    ("rationale", "mine"), ("was", "1"), ("step", "register"), ("act", "book"), ("take", "other"),
                    ("choice", "lost"), ("role", "OM"), ("office", stage.nairobi.description), ("note", "mine"),
                    ("amount", "1 USD"), ("approval", "GD-2026-000031"), ("verdict", "approve"), ("number", "1"),
                ]
            for route in Self.routes where route.method == .post {
                for (path, void) in zip(town.paths.paths(route), town.empty.paths(route)) {
                    let done = try await stage.ask(.form(path, fields, town.token, headers: stage.ownOrigin))
                    let undone = try await stage.ask(.form(void, fields, town.token, headers: stage.ownOrigin))
                    #expect(done.status == undone.status && done.status >= 400, "\(path): \(done.status)")
                    #expect(!SecurityScan.holds(done.body, Self.canary), "\(path)")
                }
            }
            let targets = [("target", "\(town.paths.id(Target.kind))")]
            let published = try await stage.ask(
                .form("/goals/publish", proof + targets, town.token, headers: stage.ownOrigin))
            #expect([403, 404].contains(published.status))
            #expect(try await town.contents(stage) == before)
            #expect(try await stage.headquarters.devices().map(\.status) == devices)
        }
    }

    @Test func `no list, search, figure or file holds what is another office's`() async throws {
        try await FleetStage.tell { stage in
            let town = try await Town(stage)
            let lima = stage.lima
            let lists = PageRoute.guarded.filter { $0.method == .get && !$0.namesSomething && !$0.isEndless }
            var paths = lists.flatMap { town.paths.paths($0) }
            paths += [
                "/find?q=zebra", "/opportunities?office=\(lima)", "/accounts?office=\(lima)&q=zebra",
                "/leads?office=\(lima)", "/opportunities?account=\(town.paths.id(Account.kind))",
                "/opportunities?owner=\(town.far.user)", "/inbox?office=\(lima)", "/inbox?tab=gates", "/held",
                "/cash?office=\(lima)", "/cash/overdue?office=\(lima)", "/cash/contracts?office=\(lima)",
                "/goals?period=2026-Q4&place=office:\(lima)", "/goals?period=2026-Q4", "/fleet?office=\(lima)",
                "/sync?office=\(lima)", "/audit?person=\(town.far.user)", "/audit?deed=edit",
                "/feedback?tab=problems", "/feedback?tab=feedback", "/people?q=zebra",
                "/fleet/handover?from=\(town.far.user)&to=\(town.intruder)&orphans=1",
                "/invoices/issue?contract=\(town.paths.id(Contract.kind))&term=1",
                "/invoices/issue?request=\(town.paths.id(InvoiceRequest.kind))",
                "/records/opportunity/new?account=\(town.paths.id(Account.kind))",
                "/records/deal_strategy/new?beside=\(town.paths.id(Opportunity.kind))",
                "/export/accounts?office=\(lima)", "/export/opportunities?q=zebra",
            ]
            for path in paths {
                let answer = try await stage.get(path, town.token)
                #expect(answer.status != 500, "\(path)")
                let isSilent =
                    !SecurityScan.holds(answer.body, Self.canary)
                    // A programme and what it costs is everybody's.
                    && (path == "/rollout" || !SecurityScan.holds(answer.body, SecurityWorld.shownAmount))
                #expect(isSilent, "\(path)")
            }
            for scope in ["company", "office=\(lima)", "user=\(town.far.user)"] {
                for path in ["/overview/process", "/overview/customer", "/overview/performance/export"] {
                    let status = try await stage.get("\(path)?scope=\(FleetRequests.encode(scope))", town.token).status
                    #expect(status == 404, "\(path) \(scope)")
                }
            }
        }
    }

    @Test func `the same pages show all of it to whoever it belongs to`() async throws {
        try await FleetStage.tell { stage in
            let town = try await Town(stage)
            let account = "/accounts/\(town.paths.id(Account.kind))"
            for path in [account, "/accounts", "/find?q=zebra", "/changes"] {
                for token in [town.neighbour, town.chief] {
                    let answer = try await stage.get(path, token)
                    #expect(answer.status == 200 && SecurityScan.holds(answer.body, Self.canary), "\(path)")
                }
            }
        }
    }

    @Test func `the shadows of another office's customers are nobody's news`() async throws {
        try await FleetStage.tell { stage in
            let town = try await Town(stage)
            _ = try await stage.headquarters.refreshShadows()
            let shadows = try await stage.headquarters.read { reader in
                var ids: [RecordID] = []
                try reader.forEach(AccountShadow.kind) { id, _ in ids.append(id) }
                return ids
            }
            let shadow = try #require(shadows.first)
            let page = try await stage.get("/changes", town.token)
            #expect(page.status == 200 && !SecurityScan.holds(page.body, "account_shadow"))
            #expect(try await stage.get("/records/account_shadow/\(shadow)", town.chief).status == 404)
        }
    }
}
