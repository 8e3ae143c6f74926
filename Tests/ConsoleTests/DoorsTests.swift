// Why this file exists: the door is small parts that each refuse one thing: a form from elsewhere, a form of another
// session, a way to another host, a cookie that others could read. Each is tried by itself here.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@testable import Console

@Suite struct DoorsTests {
    // MARK: Whence a form comes

    private static func isOwn(_ origin: String?, fetch: String? = nil, host: String? = "hq.example") throws -> Bool {
        var headers = HTTPFields()
        if let origin { headers[.origin] = origin }
        if let fetch { headers[try #require(HTTPField.Name("Sec-Fetch-Site"))] = fetch }
        return FormOrigin(headers, host: host).isOwn
    }

    @Test func `a form of our own host is ours, by whatever scheme a proxy asked`() throws {
        #expect(try Self.isOwn("https://hq.example"))
        #expect(try Self.isOwn("http://hq.example"))
        #expect(try Self.isOwn("http://127.0.0.1:8787", host: "127.0.0.1:8787"))
        #expect(try Self.isOwn(nil, fetch: "same-origin"))
    }

    private static let foreign = [
        "https://evil.example", "https://hq.example:444", "https://hq.example.evil.example", "https://evil.hq.example",
        "https://user@hq.example", "hq.example", "null", "", "https://", "https://hq.example/",
    ]

    @Test(arguments: foreign)
    func `a form from elsewhere is not, whatever else the browser says`(_ origin: String) throws {
        #expect(try !Self.isOwn(origin))
        #expect(try !Self.isOwn(origin, fetch: "same-origin"))
    }

    @Test func `a form of which nobody says whence it comes is refused`() throws {
        #expect(try !Self.isOwn(nil))
        for site in ["same-site", "cross-site", "none", ""] { #expect(try !Self.isOwn(nil, fetch: site)) }
        #expect(try !Self.isOwn("https://hq.example", host: nil))
        #expect(try !Self.isOwn("null", host: nil))
    }

    // MARK: Where a browser is sent

    private static let ours = [
        "/", "/me", "/inbox?tab=held&q=a%20b", "/accounts/0195#history", "/sign-in?to=%2F%2Fevil.example",
    ]

    @Test(arguments: ours)
    func `a path of ours is a path of ours`(_ path: String) { #expect(Reply.local(path) == path) }

    private static let elsewhere = [
        "", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
        "javascript:alert(1)", "evil.example", " /me", "/me\r\nSet-Cookie: a=b", "/\t/evil.example", "/a b", "/é",
        "/\u{0}", "/\u{301}", "?to=/",
    ]

    @Test(arguments: elsewhere)
    func `whatever else is the first page`(_ path: String) { #expect(Reply.local(path) == "/") }

    @Test func `what was done is said on the page that follows`() {
        for (path, expected) in [("/me", "/me?done=saved"), ("/cash?page=2", "/cash?page=2&done=saved")] {
            guard case .redirect(let target) = Visit.done(path, "saved") else {
                Issue.record("\(path) leads nowhere")
                continue
            }
            #expect(target == expected)
        }
    }

    // MARK: Cookies

    @Test func `a session's cookie is for this host, and for no script`() {
        #expect(
            SessionCookie.header("TOKEN", isSecure: true)
                == "__Host-outpost=TOKEN; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure")
        #expect(
            SessionCookie.header(nil, isSecure: true)
                == "__Host-outpost=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure")
        #expect(
            SessionCookie.header("TOKEN", isSecure: false)
                == "outpost=TOKEN; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax")
        #expect(SignInSession.longest == 604_800_000, "the cookie lives as long as the session may")
    }

    @Test func `a choice in a cookie ends no header`() {
        #expect(
            ChoiceCookie.header(ChoiceCookie.theme, "a; b\r\n", isSecure: true)
                == "outpost-theme=a%3B%20b%0D%0A; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure")
    }

    @Test func `no two answers permit the same scripts`() {
        let nonces = (0..<100).map { _ in ScriptNonce.make() }
        #expect(Set(nonces).count == nonces.count)
        #expect(nonces.allSatisfy { $0.allSatisfy(\.isHexDigit) })
    }

    // MARK: Forms of a session

    private static func visitor(_ name: String, _ token: String, _ stage: FleetStage) async throws -> Visitor {
        let session = try #require(stage.headquarters.session(of: token))
        return Visitor(session: session, seat: try await stage.headquarters.seat(of: session.person, name: name))
    }

    /// What a browser sends of the hidden fields.
    private static func sent(_ tokens: FormTokens) throws -> (proof: String, seen: String) {
        let parts = tokens.fields.split(separator: "\"").map(String.init)
        try #require(parts.count == 13 && parts[3] == FormTokens.tokenField && parts[9] == FormTokens.seenField)
        return (parts[5], parts[11])
    }

    private static func form(_ sent: (proof: String, seen: String)) -> FormFields {
        FormFields([(FormTokens.tokenField, sent.proof), (FormTokens.seenField, sent.seen)])
    }

    @Test func `a form counts for the session that it was made for, and for no other`() async throws {
        try await FleetStage.tell { stage in
            let person = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let other = try await stage.enlist("Wanja", "AR", at: stage.nairobi)
            let token = try await stage.session(of: person)
            let visitor = try await Self.visitor("Otieno", token, stage)
            let form = Self.form(try Self.sent(FormTokens(visitor, frontier: 7)))
            #expect(FormTokens.isGenuine(form, visitor.session))
            #expect(FormTokens.seen(form, visitor.session) == 7)

            // Somebody else's, one's own of another browser, and the same session after the password was given again.
            let tokens = (try await stage.session(of: other), try await stage.session(of: person))
            let foreign = try #require(stage.headquarters.session(of: tokens.0))
            let second = try #require(stage.headquarters.session(of: tokens.1))
            let later = try await stage.headquarters.stepUp(token, by: .welcomeCode).session
            for session in [foreign, second, later] {
                #expect(!FormTokens.isGenuine(form, session))
                #expect(FormTokens.seen(form, session) == nil)
            }
        }
    }

    @Test func `what an author had seen cannot be made older or newer`() async throws {
        try await FleetStage.tell { stage in
            let person = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let token = try await stage.session(of: person)
            let visitor = try await Self.visitor("Otieno", token, stage)
            let sent = try Self.sent(FormTokens(visitor, frontier: 7))
            let proof = sent.seen.dropFirst(2)
            #expect(sent.seen == "7.\(proof)" && proof.count == 64)
            let altered = [
                "8.\(proof)", "6.\(proof)", "7.", "7", "7.\(proof.dropLast())", "7.\(proof).0", "-7.\(proof)", "",
            ]
            for seen in altered {
                let form = Self.form((sent.proof, seen))
                #expect(FormTokens.seen(form, visitor.session) == nil, "\(seen)")
                #expect(FormTokens.isGenuine(form, visitor.session))
            }
            // One of the two proves nothing in place of the other.
            #expect(FormTokens.seen(Self.form((sent.proof, "7.\(sent.proof)")), visitor.session) == nil)
            for proof in [String(proof), "", sent.proof + "0", String(sent.proof.dropLast()), sent.proof.uppercased()] {
                #expect(!FormTokens.isGenuine(Self.form((proof, sent.seen)), visitor.session), "\(proof)")
            }
            #expect(!FormTokens.isGenuine(FormFields(), visitor.session))
        }
    }

    @Test func `before anybody has signed in a form proves nothing`() {
        #expect(FormTokens(nil, frontier: 7).fields.isEmpty)
    }
}
