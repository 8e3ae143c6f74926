// Why this file exists: one form that is taken from another page, or one address that asks no right, is enough. So
// every address of the list is tried, whether or not anybody thought of it.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@testable import Console

@Suite struct SecurityDoorTests {
    /// What is answered to everybody; whoever adds to this must have a reason.
    private static let open: Set<String> = [
        "GET /", "GET /sign-in", "POST /sign-in", "GET /welcome", "POST /welcome", "POST /me/language",
        "GET /assets/:name",
    ]
    /// What is answered to everybody who is signed in, whatever they may do.
    private static let personal: Set<String> = [
        "POST /sign-out", "GET /me", "POST /me/password", "POST /me/sessions/end", "POST /me/sessions/end-others",
        "GET /me/confirm", "POST /me/confirm", "GET /live",
    ]

    private static let forms = PageRoute.guarded.filter { $0.method == .post }
    private static let pages = PageRoute.guarded.filter { $0.method == .get }
    private static let notYours = Markup.escape(PageWords.text("forbidden", in: .en))
    private static let stale = Markup.escape(PageWords.text("staleForm", in: .en))

    private static func name(_ route: PageRoute) -> String { "\(route.method.rawValue) \(route.path)" }

    @Test func `what is open and what asks no right is written down`() {
        #expect(Set(PageRoute.all.filter(\.isOpen).map(Self.name)) == Self.open)
        #expect(Set(PageRoute.guarded.filter { $0.right == nil }.map(Self.name)) == Self.personal)
        #expect(PageRoute.all.allSatisfy { [.get, .post].contains($0.method) })
        for route in PageRoute.guarded {
            #expect(!SecurityPaths.void.paths(route).isEmpty, "\(route.path) has a placeholder that no test knows")
        }
    }

    @Test func `whoever is not signed in is led to the door from every page and every form`() async throws {
        try await FleetStage.tell { stage in
            for route in PageRoute.guarded {
                for path in SecurityPaths.void.paths(route).prefix(1) {
                    for token in [nil, String(repeating: "A", count: 43)] {
                        let isForm = route.method == .post
                        let answer = try await stage.ask(
                            SecurityRequest(
                                method: route.method.rawValue, path: path, token: token, headers: stage.ownOrigin,
                                body: isForm ? Array("name=x".utf8) : nil))
                        #expect(answer.status == 303, "\(Self.name(route))")
                        #expect(answer.headers["location"]?.hasPrefix("/sign-in?to=%2F") == true, "\(Self.name(route))")
                        #expect(answer.headers["set-cookie"] == nil && answer.body.isEmpty)
                    }
                }
            }
        }
    }

    @Test func `no form is taken without this session's token, or from another page`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.enlist("Hana", "HQ")
            let other = try await stage.enlist("Lin", "HQ")
            let token = try await stage.session(of: chief, steppedUp: true)
            let own = try await stage.proof(token)
            let second = try await stage.proof(try await stage.session(of: chief))
            let foreign = try await stage.proof(try await stage.session(of: other))
            let before = try await stage.standing(chief)
            let sent: [(what: String, fields: [(String, String)], headers: [(String, String)])] = [
                ("without a token", [], stage.ownOrigin),
                ("with another session's token", second, stage.ownOrigin),
                ("with another person's token", foreign, stage.ownOrigin),
                ("with half a token", own.map { ($0.0, String($0.1.dropLast())) }, stage.ownOrigin),
                ("from another host", own, [("Origin", "https://evil.example")]),
                ("from another port", own, [("Origin", "http://127.0.0.1:1")]),
                ("from nowhere", own, [("Origin", "null")]),
                ("saying nothing of whence", own, []),
                ("from a page of another site", own, [("Sec-Fetch-Site", "cross-site")]),
                ("from a neighbour", own, [("Sec-Fetch-Site", "same-site")]),
                ("from the address bar", own, [("Sec-Fetch-Site", "none")]),
                ("with two stories", own, [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "same-origin")]),
            ]
            for route in Self.forms {
                let path = try #require(SecurityPaths.void.paths(route).first)
                for attempt in sent {
                    let answer = try await stage.ask(.form(path, attempt.fields, token, headers: attempt.headers))
                    let isRefused = answer.status == 403 && SecurityScan.holds(answer.body, Self.stale)
                    #expect(isRefused, "\(path) \(attempt.what): \(answer.status)")
                }
            }
            #expect(try await stage.standing(chief) == before)
        }
    }

    @Test func `a form of our own is taken, so that the refusals mean something`() async throws {
        try await FleetStage.tell { stage in
            let token = try await stage.session(of: try await stage.enlist("Hana", "HQ"))
            let fields = try await stage.proof(token) + [("upTo", "1")]
            let ways: [[(String, String)]] = [stage.ownOrigin, [("Sec-Fetch-Site", "same-origin")]]
            for headers in ways {
                let answer = try await stage.ask(.form("/changes", fields, token, headers: headers))
                #expect(answer.status == 303 && answer.headers["location"]?.hasPrefix("/changes") == true)
            }
        }
    }

    @Test func `nobody is signed in, or given another language, by a page of somebody else`() async throws {
        try await FleetStage.tell { stage in
            let fields = [("language", "zh-Hans"), ("login", "x"), ("password", "y"), ("code", "z")]
            let strangers: [[(String, String)]] = [
                [("Origin", "https://evil.example")], [], [("Sec-Fetch-Site", "cross-site")],
            ]
            for path in ["/sign-in", "/welcome", "/me/language"] {
                for headers in strangers {
                    let answer = try await stage.ask(.form(path, fields, nil, headers: headers))
                    #expect(answer.status == 403 && answer.headers["set-cookie"] == nil, "\(path)")
                }
            }
        }
    }

    @Test(arguments: User.roles.map(\.word))
    func `a right is asked at every address that names one`(role: String) async throws {
        try await FleetStage.tell { stage in
            let isEverywhere = ["HQ", "AUD", "ADM"].contains(role)
            let person = try await stage.enlist("Who is \(role)", role, at: isEverywhere ? nil : stage.nairobi)
            let token = try await stage.session(of: person, steppedUp: true)
            let proof = try await stage.proof(token)
            let before = try await stage.standing(person)
            let barred = PageRoute.guarded.filter { $0.right.map { !$0.roles.contains(role) } ?? false }
            for route in barred {
                let answer = try await Self.ask(route, token, proof, stage)
                let isRefused = answer.status == 403 && SecurityScan.holds(answer.body, Self.notYours)
                #expect(isRefused, "\(role) at \(Self.name(route)): \(answer.status)")
            }
            #expect(barred.isEmpty == (role == "HQ"))
            #expect(try await stage.standing(person) == before)
        }
    }

    private static func ask(
        _ route: PageRoute, _ token: String, _ proof: [(String, String)], _ stage: FleetStage
    ) async throws -> FleetAnswer {
        let path = try #require(SecurityPaths.void.paths(route).first)
        return try await stage.ask(
            route.method == .post
                ? .form(path, proof, token, headers: stage.ownOrigin) : SecurityRequest(path: path, token: token))
    }

    @Test func `whoever has the right is not turned away at the door`() async throws {
        try await FleetStage.tell { stage in
            let token = try await stage.session(of: try await stage.enlist("Hana", "HQ"), steppedUp: true)
            let proof = try await stage.proof(token)
            for route in PageRoute.guarded where route.right != nil {
                let answer = try await Self.ask(route, token, proof, stage)
                #expect(!SecurityScan.holds(answer.body, Self.notYours), "\(Self.name(route))")
                #expect(answer.status != 500, "\(Self.name(route))")
            }
        }
    }

    @Test func `whoever plays no role reads nothing`() async throws {
        try await FleetStage.tell { stage in
            let nobody = try await stage.found(User.kind, [(User.Fields.name, .text("Nobody"))])
            let token = try await stage.session(of: nobody.id, steppedUp: true)
            let proof = try await stage.proof(token)
            for route in PageRoute.guarded where route.right != nil {
                #expect(try await Self.ask(route, token, proof, stage).status == 403, "\(Self.name(route))")
            }
            #expect(try await stage.get("/me", token).status == 200)
        }
    }
}
