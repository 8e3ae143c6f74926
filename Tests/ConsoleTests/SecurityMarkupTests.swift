// Why this file exists: every name in these pages was typed by somebody, and one that is run as code acts as whoever
// reads it. All fields of all kinds hold what does harm, and every page is cut into tags as a browser does.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@testable import Console

/// What people are called who mean no good.
private enum Harm {
    /// Ends an attribute and begins a script.
    static let script = "\"><script>alert(1)</script>"
    /// A quotation mark that is one character with the accent behind it, and ends an attribute all the same.
    static let accent = "'\"\u{301} onfocus=alert(1) autofocus x=\""
    static let picture = "<img src=//evil.example/x onerror=alert(1)>"
    static let template = "{{7*7}} {{{page}}} {{>shell}}"
    static let address = "javascript:alert(1)//"
    /// What follows is shown backwards.
    static let backwards = "\u{202E}gpj.exe\u{2066}"

    static let whole = [template, script, accent, picture, address, backwards].joined(separator: " ")
    static let long = whole + String(repeating: "-x", count: (3000 - whole.count) / 2)

    /// None of these bytes may stand in a page.
    static let raw = ["<script>alert", "\"\u{301} onfocus", "<img src=//evil", "\"><script"]

    /// One that begins with an address, one that is long, one that is plain.
    static func text(_ field: Field) -> String {
        [long, address + whole, whole][Int(field.number) % 3]
    }
}

@Suite struct SecurityMarkupTests {
    /// Checks one answer.
    private static func check(_ answer: FleetAnswer, _ path: String) {
        #expect(answer.status != 500, "\(path)")
        let isPage = answer.headers["content-type"]?.hasPrefix("text/html") ?? false
        guard isPage else { return }
        let faults = SecurityScan.faults(answer.body, nonce: SecurityScan.nonce(answer))
        #expect(faults.isEmpty, "\(path): \(faults.prefix(5))")
        for piece in Harm.raw { #expect(!SecurityScan.holds(answer.body, piece), "\(path) holds \(piece)") }
        // What stands in records holds braces, too.
        if SecurityScan.holds(answer.body, "&lt;script&gt;alert(1)"), !path.contains("<script") {
            #expect(SecurityScan.holds(answer.body, "{{7*7}}"), "\(path) renders what is in a name")
        }
    }

    /// An office in which everybody and everything has such names.
    private struct House {
        let world: SecurityWorld
        let token: String
        let paths: SecurityPaths

        init(_ stage: FleetStage) async throws {
            let office = try await stage.office(Harm.whole)
            let owner = try await stage.enlist(Harm.whole, "AR", at: office)
            let world = try await SecurityWorld(
                stage, at: office, owner: owner, number: 1, fillsPlaces: true, text: { Harm.text($1) })
            self.world = world
            let chief = try await stage.enlist("Hana \(Harm.whole)", "HQ")
            let device = try await stage.laptop(of: owner, named: String(Harm.whole.prefix(100)), at: office)
            let codes = try await Self.quarrel(stage, office)
            let weak = try await stage.headquarters.beginSession(
                for: chief, by: .welcomeCode, address: "127.0.0.1", agent: Harm.whole)
            token = try await stage.headquarters.stepUp(weak.token, by: .welcomeCode).token
            paths = SecurityPaths(
                id: { world.ids[$0] ?? office },
                kinds: LeadToCash.schema.kinds.filter { world.ids[$0.number] != nil },
                cases: codes + [FleetRequests.encode(Harm.script)], device: device.description)
        }

        /// Two people set one amount, each as of the same moment; gives the codes of what is to be decided.
        private static func quarrel(_ stage: FleetStage, _ office: RecordID) async throws -> [String] {
            let amount = Opportunity.Fields.commercial
            func dollars(_ number: Int64) -> Value { .compound([.integer(number), .text("USD"), .null]) }
            let deal = try await stage.found(
                Opportunity.kind,
                [
                    (Opportunity.Fields.name, .text(Harm.whole)), (Opportunity.Fields.office, .reference(office)),
                    (amount, dollars(100)),
                ])
            var seats: [Seat] = []
            for role in ["AR", "PD"] {
                let person = try await stage.enlist("\(role) \(Harm.whole)", role, at: office)
                seats.append(try await stage.headquarters.seat(of: person, name: "\(role) \(Harm.script)"))
            }
            let seen = stage.headquarters.frontier
            for (number, seat) in seats.enumerated() {
                let edit = RecordEdit(deal, .update, [FieldValue(amount, dollars(Int64(200 + number)))])
                _ = try await stage.headquarters.submit(
                    [edit], from: seat, seen: seen, bases: [deal: [amount: dollars(100)]], reason: Harm.whole)
            }
            return try await stage.headquarters.read { reader in
                var codes: [String] = []
                try reader.forEach(CaseRecord.number) { _, values in
                    if case .text(let code)? = values[CaseRecord.Fields.code] { codes.append(code) }
                }
                return codes
            }
        }
    }

    @Test func `whatever stands in any field of any kind stays text on every page`() async throws {
        try await FleetStage.tell { stage in
            let house = try await House(stage)
            #expect(house.world.ids.count > LeadToCash.schema.kinds.count * 3 / 4, "\(house.world.refused)")
            #expect(house.paths.cases.count > 1, "nothing is to be decided")
            var shown: Set<String> = []
            var escaped: Set<String> = []
            for route in PageRoute.guarded where route.method == .get && !route.isEndless {
                for path in house.paths.paths(route) {
                    let answer = try await stage.get(path, house.token)
                    Self.check(answer, path)
                    if answer.status == 200 { shown.insert(route.path) }
                    if SecurityScan.holds(answer.body, "&lt;script&gt;alert(1)") { escaped.insert(route.path) }
                }
            }
            // A page that refuses to show anything passes every check.
            #expect(shown.count >= 40, "\(shown.sorted())")
            #expect(escaped.count >= 25, "\(escaped.sorted())")
        }
    }

    @Test func `nor does what is typed into a filter or a form, or stands in an address`() async throws {
        try await FleetStage.tell { stage in
            let house = try await House(stage)
            let harm = FleetRequests.encode(Harm.whole)
            let (owner, contract) = (house.world.user, house.world.ids[Contract.kind] ?? house.world.office)
            let asked = [
                "/sign-in?to=\(harm)", "/welcome?code=\(harm)", "/me/confirm?to=\(harm)", "/me?done=\(harm)",
                "/nothing/\(harm)?x=\(harm)", "/find?q=\(harm)", "/opportunities?q=\(harm)&owner=\(harm)&after=\(harm)",
                "/accounts?owner=\(harm)&office=\(harm)&account=\(harm)", "/leads?q=\(harm)&state=\(harm)",
                "/overview/process?period=\(harm)&currency=\(harm)&scope=\(harm)", "/overview/process?period=\(harm)",
                "/inbox?tab=\(harm)&office=\(harm)&q=\(harm)", "/held?after=\(harm)", "/cash?currency=\(harm)",
                "/cash/overdue?office=\(harm)", "/goals?period=\(harm)&place=\(harm)", "/goals/new?metric=\(harm)",
                "/goals/new?period=2026&place=\(harm)", "/people?q=\(harm)", "/audit?person=\(harm)",
                "/audit?device=\(harm)&since=\(harm)&after=\(harm)", "/fleet?office=\(harm)&after=\(harm)",
                "/fleet/handover?from=\(harm)&to=\(harm)", "/fleet/handover?from=\(owner)&to=\(owner)&orphans=1",
                "/sync?office=\(harm)&days=\(harm)", "/process?version=\(harm)", "/process/P03?beside=\(harm)",
                "/feedback?tab=\(harm)", "/feedback?tab=problems", "/records/\(harm)/\(harm)",
                "/records/account/new", "/records/opportunity/new?account=\(harm)&name=\(harm)",
                "/invoices/issue?contract=\(contract)&term=1", "/cases/\(harm)", "/rollout?programme=\(harm)",
            ]
            for path in asked {
                Self.check(try await stage.get(path, house.token), path)
                Self.check(try await stage.get(path, nil), "\(path), signed out")
            }
        }
    }

    @Test func `every form that comes back with what was typed shows it as text`() async throws {
        try await FleetStage.tell { stage in
            let house = try await House(stage)
            // Every name that a field of a form has, in whatever form it is.
            let names = [
                "login", "to", "code", "name", "reason", "value", "take", "period", "metric", "place", "target", "from",
                "until", "person", "office", "server", "role", "account", "amount", "number", "statement",
                "bankAccount", "act", "answer", "disposition", "item", "tab", "choice", "competitors", "note", "hash",
                "condition", "due", "case", "about", "field", "q", "rationale", "baseline", "stretch", "goal", "id",
            ]
            let fields = names.map { ($0, Harm.whole) }
            for route in PageRoute.guarded where route.method == .post && !route.path.hasPrefix("/me") {
                guard route.path != "/sign-out", let path = house.paths.paths(route).first else { continue }
                let proof = try await stage.proof(house.token)
                let answer = try await stage.ask(.form(path, proof + fields, house.token, headers: stage.ownOrigin))
                Self.check(answer, "POST \(path)")
            }
            for path in ["/sign-in", "/welcome"] {
                Self.check(try await stage.ask(.form(path, fields, nil, headers: stage.ownOrigin)), "POST \(path)")
            }
        }
    }

    @Test func `an address that no browser sends does no harm either`() async throws {
        try await FleetStage.tell { stage in
            let token = try await stage.session(of: try await stage.enlist("Hana", "HQ"))
            for path in ["/x\"><script>alert(1)</script>", "/find?q=\"><script>alert(1)</script>", "/\u{202E}x"] {
                guard let answer = try? await stage.ask(SecurityRequest(path: path, token: token)) else { continue }
                Self.check(answer, path)
            }
            for path in ["//evil.example/fleet", "//fleet", "//overview/process", "/fleet//invite"] {
                let answer = try await stage.ask(SecurityRequest(path: path, token: token))
                #expect(answer.status == 404, "\(path)")
                Self.check(answer, path)
            }
        }
    }

    @Test func `the scan finds what it is to find`() {
        let faulty = [
            "<p onclick=x>", "<p\nSTYLE='a'>", "<svg/onload=x>", "<a href=javascript:x>", "<a href='//evil'>",
            "<a href=\" /x\">", "<img src=\"https://evil/x\">", "<script>x</script>",
            "<script nonce=m src=/x></script>", "<iframe srcdoc=x>", "<base href=/x>", "<p id=a><p id=a>",
            "<form action=\"/\\evil\">", "<a href=\"/&amp;#47;evil\">", "<meta http-equiv=refresh>",
            "<p title=\"\"onfocus=x>",
        ]
        for page in faulty { #expect(!SecurityScan.faults(page, nonce: "n").isEmpty, "\(page)") }
        let sound = [
            "<a href=\"/x?a=1&amp;b=2\">", "<a href=\"#x\">", "<p title=\"onclick=x\">", "<!-- <p onclick=x> -->",
            "&lt;p onclick=x&gt;", "<script src=\"/x\" nonce=\"n\" defer></script>", "<title><p onclick=x></title>",
            "<a href=\"\">", "1 < 2 onclick=x",
        ]
        for page in sound { #expect(SecurityScan.faults(page, nonce: "n").isEmpty, "\(page)") }
    }
}
