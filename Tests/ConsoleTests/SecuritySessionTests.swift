// Why this file exists: a session is as good as a password. It must be nobody's who knew it before, end when its holder
// says so, and lead to no other host; and who guesses must learn nothing, slowly.

import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@testable import Console

@Suite struct SecuritySessionTests {
    private static let password = "three quiet rivers"
    private static let next = "four loud mountains"

    private static func text(_ key: String) -> String { Markup.escape(PageWords.text(key, in: .en)) }

    /// The token that an answer sets.
    private static func token(_ answer: FleetAnswer) throws -> String {
        let cookie = try #require(answer.headers["set-cookie"])
        let token = String(cookie.dropFirst("outpost=".count).prefix { $0 != ";" })
        #expect(cookie == "outpost=\(token); Path=/; Max-Age=604800; HttpOnly; SameSite=Lax")
        #expect(token.utf8.count == 43)
        return token
    }

    /// Somebody with a password, and their first session.
    private static func settle(
        _ stage: FleetStage, _ name: String, cookie planted: String? = nil
    ) async throws -> (person: RecordID, token: String) {
        let person = try await stage.enlist(name, "HQ")
        let code = try await stage.headquarters.welcome(person).code
        let fields = [("code", code), ("password", password), ("password", password)]
        let answer = try await stage.ask(.form("/welcome", fields, planted, headers: stage.ownOrigin))
        #expect(answer.status == 303)
        return (person, try token(answer))
    }

    private static func signIn(
        _ stage: FleetStage, _ login: String, _ password: String, to: String = "/", cookie: String? = nil
    ) async throws -> FleetAnswer {
        try await stage.ask(
            .form(
                "/sign-in", [("login", login), ("password", password), ("to", to)], cookie, headers: stage.ownOrigin))
    }

    private static func isOpen(_ token: String, _ stage: FleetStage) async throws -> Bool {
        let answer = try await stage.get("/me", token)
        if answer.status == 303 { #expect(answer.headers["location"] == "/sign-in?to=%2Fme") }
        return answer.status == 200
    }

    // MARK: Sessions

    @Test func `a token that was there before signing in opens nothing after it`() async throws {
        try await FleetStage.tell { stage in
            let planted = String(repeating: "A", count: 43)
            let (_, first) = try await Self.settle(stage, "Hana", cookie: planted)
            let second = try Self.token(try await Self.signIn(stage, "Hana", Self.password, cookie: planted))
            let third = try Self.token(try await Self.signIn(stage, "Hana", Self.password, cookie: first))
            #expect(Set([planted, first, second, third]).count == 4)
            #expect(try await !Self.isOpen(planted, stage))
            for token in [first, second, third] { #expect(try await Self.isOpen(token, stage)) }
        }
    }

    @Test func `giving the password again makes another token, and voids the old one and its forms`() async throws {
        try await FleetStage.tell { stage in
            let (_, old) = try await Self.settle(stage, "Hana")
            let proof = try await stage.proof(old)
            let fields = proof + [("password", Self.password), ("to", "/audit/export?deed=edit")]
            let wrong = try await stage.ask(
                .form("/me/confirm", proof + [("password", Self.next)], old, headers: stage.ownOrigin))
            #expect(wrong.status == 422 && wrong.headers["set-cookie"] == nil)
            let answer = try await stage.ask(.form("/me/confirm", fields, old, headers: stage.ownOrigin))
            #expect(answer.status == 303 && answer.headers["location"] == "/audit/export?deed=edit")
            let new = try Self.token(answer)
            #expect(try await !Self.isOpen(old, stage))
            #expect(try await Self.isOpen(new, stage))
            let stale = try await stage.ask(.form("/changes", proof + [("upTo", "1")], new, headers: stage.ownOrigin))
            #expect(stale.status == 403)
        }
    }

    @Test func `another password ends every session there was`() async throws {
        try await FleetStage.tell { stage in
            let (_, first) = try await Self.settle(stage, "Hana")
            let second = try Self.token(try await Self.signIn(stage, "Hana", Self.password))
            let fields =
                try await stage.proof(second) + [
                    ("password", Self.password), ("new", Self.next), ("new", Self.next),
                ]
            let answer = try await stage.ask(.form("/me/password", fields, second, headers: stage.ownOrigin))
            let third = try Self.token(answer)
            for token in [first, second] { #expect(try await !Self.isOpen(token, stage)) }
            #expect(try await Self.isOpen(third, stage))
            #expect(try await Self.signIn(stage, "Hana", Self.password).status == 422)
            #expect(try await Self.signIn(stage, "Hana", Self.next).status == 303)
        }
    }

    @Test func `signing out ends the session at HQ and takes the cookie away`() async throws {
        try await FleetStage.tell { stage in
            let (person, token) = try await Self.settle(stage, "Hana")
            let proof = try await stage.proof(token)
            let answer = try await stage.ask(.form("/sign-out", proof, token, headers: stage.ownOrigin))
            #expect(answer.status == 303 && answer.headers["location"] == "/sign-in")
            #expect(answer.headers["set-cookie"] == "outpost=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
            #expect(try await !Self.isOpen(token, stage))
            #expect(stage.headquarters.sessions(of: person).isEmpty)
        }
    }

    @Test func `nobody ends another's session by its number`() async throws {
        try await FleetStage.tell { stage in
            let (_, mine) = try await Self.settle(stage, "Hana")
            let other = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let theirs = try await stage.session(of: other)
            let number = try #require(stage.headquarters.sessions(of: other).first?.number)
            let fields = try await stage.proof(mine) + [("session", number)]
            _ = try await stage.ask(.form("/me/sessions/end", fields, mine, headers: stage.ownOrigin))
            #expect(try await Self.isOpen(theirs, stage))
        }
    }

    // MARK: Codes and passwords

    @Test func `a welcome code works once`() async throws {
        try await FleetStage.tell { stage in
            let person = try await stage.enlist("Hana", "HQ")
            let code = try await stage.headquarters.welcome(person).code
            let fields = [("code", code), ("password", Self.password), ("password", Self.password)]
            let first = try await stage.ask(.form("/welcome", fields, nil, headers: stage.ownOrigin))
            #expect(first.status == 303)
            let again = try await stage.ask(.form("/welcome", fields, nil, headers: stage.ownOrigin))
            #expect(again.status == 422 && again.headers["set-cookie"] == nil)
            #expect(SecurityScan.holds(again.body, Self.text("wrongCode")))
        }
    }

    @Test func `whoever is not listed is answered like whoever is, and as slowly in the end`() async throws {
        try await FleetStage.tell { stage in
            _ = try await Self.settle(stage, "Hana")
            let unset = try await stage.enlist("Wanja", "HQ")
            #expect(try await stage.headquarters.hasPassword(unset) == false)
            var told: [String: [String]] = [:]
            for login in ["Hana", "Wanja", "Qqqqq"] {
                for _ in 0..<6 {
                    let answer = try await Self.signIn(stage, login, "no such password")
                    #expect(answer.status == 422 && answer.headers["set-cookie"] == nil)
                    let plain = answer.body.replacing(SecurityScan.nonce(answer), with: "·")
                    told[login, default: []].append(plain.replacing(login, with: "·"))
                }
            }
            #expect(told["Hana"] == told["Qqqqq"] && told["Wanja"] == told["Qqqqq"])
            let pages = try #require(told["Hana"])
            #expect(pages.prefix(5).allSatisfy { SecurityScan.holds($0, Self.text("wrongSignIn")) })
            #expect(SecurityScan.holds(pages[5], Self.text("slowedSignIn")))
            let right = try await Self.signIn(stage, "Hana", Self.password)
            #expect(right.status == 422 && SecurityScan.holds(right.body, Self.text("slowedSignIn")))
        }
    }

    @Test func `a password does not come back in the page`() async throws {
        try await FleetStage.tell { stage in
            let wrong = try await Self.signIn(stage, "Hana", "a secret of mine")
            #expect(!SecurityScan.holds(wrong.body, "a secret of mine"))
            let fields = [("code", "x"), ("password", "a secret of mine"), ("password", "another one")]
            let differing = try await stage.ask(.form("/welcome", fields, nil, headers: stage.ownOrigin))
            #expect(differing.status == 422 && !SecurityScan.holds(differing.body, "a secret of mine"))
        }
    }

    // MARK: Where one is led

    private static let strange = [
        "//evil.example", "///evil.example", "https://evil.example", "http:evil.example", "/\\evil.example",
        "\\\\evil", "/\t/evil.example", "/\n/evil.example", "/x\r\nSet-Cookie: a=b", "javascript:alert(1)",
        " //evil.example", "/é", "evil.example", "/ /evil.example", "/\u{7F}", "?x", "#x", "",
    ]

    @Test func `nobody is led to another host`() async throws {
        try await FleetStage.tell { stage in
            let (_, token) = try await Self.settle(stage, "Hana")
            for address in Self.strange {
                let shown = address.debugDescription
                let chosen = try await stage.ask(
                    .form("/me/language", [("language", "en"), ("to", address)], nil, headers: stage.ownOrigin))
                #expect(chosen.status == 303 && chosen.headers["location"] == "/", "\(shown)")
                #expect(chosen.headers["set-cookie"]?.hasPrefix("outpost-language=en;") == true, "\(shown)")
                let query = "?to=" + FleetRequests.encode(address)
                #expect(try await stage.get("/sign-in" + query, nil).hidden("to") == "/", "\(shown)")
                #expect(try await stage.get("/me/confirm" + query, token).hidden("to") == "/", "\(shown)")
            }
            let entered = try await Self.signIn(stage, "Hana", Self.password, to: "//evil.example")
            #expect(entered.headers["location"] == "/")
            let own = try await Self.signIn(stage, "Hana", Self.password, to: "/accounts?q=x")
            #expect(own.headers["location"] == "/accounts?q=x")
        }
    }
}
