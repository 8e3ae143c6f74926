// Why this file exists: who sends a request, and in which language they read, is found out in one place.

import FoundationEssentials
import HTTPTypes
import Hummingbird
import LeadToCash
import SyncProtocol
import SyncServer

/// What a request's head says.
struct Caller {
    private let ground: SiteGround
    private let path: String
    private let query: FormFields
    private let token: String?
    private let language: Language
    private let theme: Theme
    private let address: String
    private let agent: String
    private let isLive: Bool

    init(_ request: Request, _ context: IntakeContext, _ ground: SiteGround) {
        self.ground = ground
        path = request.uri.path
        query = FormFields(encoded: request.uri.query ?? "") ?? FormFields()
        let cookies = request.cookies
        token = cookies[SessionCookie.name(isSecure: ground.isSecure)]?.value
        let tag = cookies[ChoiceCookie.language]?.value ?? request.headers[.acceptLanguage] ?? "en"
        language = Language(tag: tag)
        theme = cookies[ChoiceCookie.theme].flatMap { Theme(rawValue: $0.value) } ?? .system
        address = ground.isBehindProxy ? "" : context.address.text
        agent = String((request.headers[.userAgent] ?? "").prefix(200))
        isLive = HTTPField.Name("X-Outpost-Live").map { request.headers[$0] == "1" } ?? false
    }

    /// What a form sent.
    /// - Throws: ``PageProblem`` if it is too much or cannot be read.
    func form(_ request: Request) async throws -> FormFields {
        guard request.method == .post else { return FormFields() }
        var bytes: [UInt8] = []
        for try await piece in request.body {
            bytes += piece.readableBytesView
            guard bytes.count <= FormFields.mostBytes else {
                throw PageProblem.invalid("The form holds more than \(FormFields.mostBytes / 1024) KiB.")
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self), let form = FormFields(encoded: text) else {
            throw PageProblem.invalid("The form could not be read.")
        }
        return form
    }

    /// Whoever is signed in with the session of the cookie; nil if there is none that counts.
    func visitor() async throws -> Visitor? {
        guard let token, let session = ground.headquarters.session(of: token) else { return nil }
        let (known, name) = try await ground.headquarters.seat(of: session.person) { reader in
            try reader.values(of: RecordKey(kind: User.kind, id: session.person))
                .flatMap { values in
                    values[User.Fields.status] == .text("left") ? nil : values[User.Fields.name]?.asText ?? ""
                }
        }
        guard let name else { return nil }
        if let known { return Visitor(session: session, seat: known) }
        return Visitor(
            session: session, seat: try await ground.headquarters.seat(of: session.person, name: name))
    }

    func visit(
        _ visitor: Visitor?, _ parameters: [String: String], _ form: FormFields, _ nonce: String
    ) -> Visit {
        Visit(
            ground: ground, visitor: visitor, language: language, theme: theme, path: path, parameters: parameters,
            query: query, form: form, isLive: isLive, scriptNonce: nonce, address: address, agent: agent, token: token)
    }
}

/// The cookie by which a browser is known.
enum SessionCookie {
    /// `__Host-` binds it to this host and to HTTPS. Over plain HTTP, which is for this machine alone, browsers refuse
    /// such names.
    static func name(isSecure: Bool) -> String { isSecure ? "__Host-outpost" : "outpost" }

    /// The header that sets it, or takes it away.
    static func header(_ token: String?, isSecure: Bool) -> String {
        let age = token == nil ? 0 : 7 * 86_400
        let secure = isSecure ? "; Secure" : ""
        return "\(name(isSecure: isSecure))=\(token ?? ""); Path=/; Max-Age=\(age); HttpOnly; SameSite=Lax\(secure)"
    }
}

/// Cookies that keep a choice.
enum ChoiceCookie {
    static let language = "outpost-language"
    static let theme = "outpost-theme"

    static func header(_ name: String, _ text: String, isSecure: Bool) -> String {
        "\(name)=\(FormFields.encode(text)); Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"
            + (isSecure ? "; Secure" : "")
    }
}

/// What a script of a page must carry to run.
enum ScriptNonce {
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return String(generator.next(), radix: 16) + String(generator.next(), radix: 16)
    }
}

/// Whether a form comes from one of our own pages: browsers say so in headers that no page can forge.
struct FormOrigin {
    let isOwn: Bool

    init(_ headers: HTTPFields, host: String?) {
        if let origin = headers[.origin] {
            // The host alone: behind a proxy that speaks TLS, HQ itself is asked by HTTP.
            let authority = origin.firstRange(of: "://").map { String(origin[$0.upperBound...]) }
            isOwn = authority != nil && authority == host
        } else {
            isOwn = HTTPField.Name("Sec-Fetch-Site").flatMap { headers[$0] } == "same-origin"
        }
    }
}
