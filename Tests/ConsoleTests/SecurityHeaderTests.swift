// Why this file exists: headers keep a browser from doing what no page of ours needs. They must be on every answer,
// also on the ones that nobody thinks of: refusals, redirects, files, failures.

import HTTPTypes
import LeadToCash
import Logging
import SyncProtocol
import SyncServer
import Testing
import Workbench

@testable import Console

@Suite struct SecurityHeaderTests {
    /// What every answer says, beside its policy.
    private static let same = [
        "x-content-type-options": "nosniff", "referrer-policy": "same-origin", "x-frame-options": "DENY",
        "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=()",
    ]

    private static func policy(_ nonce: String) -> String {
        "default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    }

    /// Checks an answer's headers, and gives its nonce.
    private static func check(_ answer: FleetAnswer, _ what: String, keeps: Bool = false) -> String {
        let nonce = SecurityScan.nonce(answer)
        #expect(nonce.count > 16 && nonce.allSatisfy(\.isHexDigit), "\(what)")
        #expect(answer.headers["content-security-policy"] == policy(nonce), "\(what)")
        for (name, text) in same { #expect(answer.headers[name] == text, "\(what): \(name)") }
        let kept = keeps ? "public, max-age=31536000, immutable" : "no-store"
        #expect(answer.headers["cache-control"] == kept, "\(what)")
        #expect(answer.headers["server"] == nil, "\(what)")
        return nonce
    }

    @Test func `every kind of answer carries the headers, each with a nonce of its own`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.session(of: try await stage.enlist("Hana", "HQ"), steppedUp: true)
            let rep = try await stage.session(of: try await stage.enlist("Otieno", "AR", at: stage.nairobi))
            let proof = try await stage.proof(rep)
            let own = stage.ownOrigin
            let asked: [(what: String, request: SecurityRequest, status: Int)] = [
                ("the door", SecurityRequest(path: "/sign-in"), 200),
                ("a page", SecurityRequest(path: "/overview/process", token: chief), 200),
                ("a redirect to the door", SecurityRequest(path: "/me"), 303),
                ("a redirect", SecurityRequest(path: "/overview", token: chief), 303),
                ("no page", SecurityRequest(path: "/nothing", token: rep), 404),
                ("no page, said to nobody", SecurityRequest(path: "/nothing"), 404),
                ("no asset", SecurityRequest(path: "/assets/nothing.js"), 404),
                ("no record", SecurityRequest(path: "/accounts/\(stage.lima)", token: rep), 404),
                ("a right that is lacking", SecurityRequest(path: "/people", token: rep), 403),
                ("a form from elsewhere", .form("/changes", proof, rep, headers: []), 403),
                ("a form without sense", .form("/inbox/review", proof, rep, headers: own), 422),
                ("a form that is none", .form("/changes", [("a\u{0}", "")], rep, headers: own), 422),
                ("a wrong sign-in", .form("/sign-in", [("login", "x")], nil, headers: own), 422),
                ("a file", SecurityRequest(path: "/export/accounts", token: chief), 200),
                ("a stream", SecurityRequest(path: "/live", token: rep, isEndless: true), 200),
            ]
            var nonces: [String] = []
            for (what, request, status) in asked {
                let answer = try await stage.ask(request)
                #expect(answer.status == status, "\(what)")
                nonces.append(Self.check(answer, what))
                #expect(answer.headers["set-cookie"] == nil, "\(what)")
                #expect(answer.headers["strict-transport-security"] == nil, "\(what)")
                let isNonceUsed = SecurityScan.holds(answer.body, "nonce=\"\(SecurityScan.nonce(answer))\"")
                #expect(isNonceUsed == SecurityScan.holds(answer.body, "<script"), "\(what)")
            }
            #expect(Set(nonces).count == nonces.count)
        }
    }

    @Test func `files are kept out of the page and assets are kept for good`() async throws {
        try await FleetStage.tell { stage in
            let chief = try await stage.session(of: try await stage.enlist("Hana", "HQ"), steppedUp: true)
            let file = try await stage.get("/export/accounts", chief)
            #expect(file.headers["content-disposition"] == "attachment; filename=\"accounts.csv\"")
            #expect(file.headers["content-type"] == "text/csv; charset=utf-8")
            let page = try await stage.get("/sign-in", nil)
            let tags = SecurityScanner(page.body).tags
            let assets = tags.compactMap { tag in
                tag.name == "script" ? tag.text("src") : tag.name == "link" ? tag.text("href") : nil
            }
            #expect(assets.count == 3)
            for path in assets {
                let asset = try await stage.get(path, nil)
                #expect(asset.status == 200, "\(path)")
                _ = Self.check(asset, path, keeps: true)
            }
        }
    }

    @Test func `a failure says nothing of what failed`() async throws {
        try await FleetStage.tell { stage in
            let looks = try Looks()
            let ground = SiteGround(
                headquarters: stage.headquarters, desk: Desk(stage.headquarters), looks: looks,
                figures: FigureShelf(stage.headquarters, clock: { 0 }), isSecure: false, isBehindProxy: false,
                clock: { 0 },
                logger: Logger(label: "failure", factory: { _ in SwiftLogNoOpLogHandler() }))
            let visit = Visit(
                ground: ground, visitor: nil, language: .en, theme: .system, path: "/me", parameters: [:],
                query: FormFields(), form: FormFields(), isLive: false, scriptNonce: "n", address: "", agent: "",
                token: nil)
            let answer = try ProblemPage(FleetTrouble("disk /var/secret"), visit, ground.logger).answer()
            guard case .page(let html, let status) = answer else {
                Issue.record("a failure is no page")
                return
            }
            #expect(status == .internalServerError)
            #expect(SecurityScan.holds(html, Markup.escape(PageWords.text("failure", in: .en))))
            #expect(!SecurityScan.holds(html, "secret"))
        }
    }

    @Test(arguments: ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
    func `what is neither asked nor sent is not answered`(method: String) async throws {
        try await FleetStage.tell { stage in
            let person = try await stage.enlist("Hana", "HQ")
            let token = try await stage.session(of: person, steppedUp: true)
            _ = try await stage.proof(token)
            let before = try await stage.standing(person)
            let record = "/records/account/\(stage.nairobi)"
            for path in ["/", "/me", "/overview/process", record, "/sign-out", "/nothing"] {
                let answer = try await stage.ask(
                    SecurityRequest(method: method, path: path, token: token, headers: stage.ownOrigin))
                #expect([400, 404, 405, 501].contains(answer.status), "\(method) \(path)")
                #expect(!SecurityScan.holds(answer.body, "Hana"), "\(method) \(path)")
            }
            let posted = try await stage.post("/overview/process", [], token)
            #expect([404, 405].contains(posted.status))
            #expect(try await stage.standing(person) == before)
        }
    }

    @Test func `over HTTPS cookies are for this host and HTTPS alone`() async throws {
        try await SecuritySecureSite.tell { site in
            let person = try await site.enlist("Hana", "HQ")
            let code = try await site.headquarters.welcome(person).code
            let fields = [("code", code), ("password", "three quiet rivers"), ("password", "three quiet rivers")]
            // The proxy speaks TLS; the browser says so, and means this very host.
            let own = [("Origin", "https://127.0.0.1:\(site.port)")]
            let entered = try await site.ask(.form("/welcome", fields, nil, headers: own))
            #expect(entered.status == 303)
            let cookie = try #require(entered.headers["set-cookie"])
            let token = String(cookie.dropFirst("__Host-outpost=".count).prefix { $0 != ";" })
            #expect(
                cookie == "__Host-outpost=\(token); Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure")
            _ = Self.check(entered, "entering")
            #expect(entered.headers["strict-transport-security"] == "max-age=31536000")
            let page = try await site.ask(SecurityRequest(path: "/me", token: token, cookie: "__Host-outpost"))
            #expect(page.status == 200 && page.headers["strict-transport-security"] == "max-age=31536000")
            #expect(try await site.ask(SecurityRequest(path: "/me", token: token)).status == 303)
            let chosen = try await site.ask(.form("/me/language", [("language", "zh-Hans")], nil, headers: own))
            let choice = "outpost-language=zh-Hans; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure"
            #expect(chosen.headers["set-cookie"] == choice)
        }
    }
}
