// Why this file exists: every answer carries the same headers, which forbid a browser whatever our pages do not need:
// other hosts, frames, scripts without this answer's nonce, guessing of types, and keeping copies.

import HTTPTypes
import Hummingbird
import NIOCore

/// Turns answers into responses.
struct Reply {
    private let ground: SiteGround
    private let visit: Visit

    init(_ ground: SiteGround, _ visit: Visit) {
        self.ground = ground
        self.visit = visit
    }

    func response(_ answer: Answer) -> Response {
        switch answer {
        case .page(let html, let status): text(html, "text/html; charset=utf-8", status)
        case .redirect(let path): redirect(path)
        case .enter(let token, let path):
            redirect(path, cookie: SessionCookie.header(token, isSecure: ground.isSecure))
        case .remember(let cookie, let text, let path):
            redirect(path, cookie: ChoiceCookie.header(cookie, text, isSecure: ground.isSecure))
        case .file(let name, let type, let text): file(name, type, text)
        case .asset(let type, let text, let version): asset(type, text, version)
        case .events(let events): stream(events)
        }
    }

    private func text(_ text: String, _ type: String, _ status: HTTPResponse.Status) -> Response {
        var headers = guarded
        headers[.contentType] = type
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private func redirect(_ path: String, cookie: String? = nil) -> Response {
        var headers = guarded
        headers[.location] = Self.local(path)
        if let cookie { headers[.setCookie] = cookie }
        return Response(status: .seeOther, headers: headers)
    }

    /// A path of ours: nobody is led to another host by an address that was given to us.
    static func local(_ path: String) -> String {
        let isPath =
            path.first == "/" && !path.hasPrefix("//") && !path.contains("\\")
            && path.utf8.allSatisfy { $0 > 32 && $0 < 127 }
        return isPath ? path : "/"
    }

    private func file(_ name: String, _ type: String, _ text: String) -> Response {
        var response = self.text(text, type, .ok)
        let safe = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) ? $0 : "-" }
        response.headers[.contentDisposition] = "attachment; filename=\"\(String(safe))\""
        return response
    }

    private func asset(_ type: String, _ text: String, _ version: String) -> Response {
        var response = self.text(text, type, .ok)
        response.headers[.cacheControl] = "public, max-age=31536000, immutable"
        response.headers[.eTag] = "\"\(version)\""
        return response
    }

    private func stream(_ events: AsyncStream<String>) -> Response {
        var headers = guarded
        headers[.contentType] = "text/event-stream"
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                for await event in events { try await writer.write(ByteBuffer(string: event)) }
                try await writer.finish(nil)
            })
    }

    private var guarded: HTTPFields {
        var headers: HTTPFields = [
            .contentSecurityPolicy: """
            default-src 'none'; script-src 'nonce-\(visit.scriptNonce)'; style-src 'self'; img-src 'self' data:; \
            font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'
            """, .xContentTypeOptions: "nosniff", .cacheControl: "no-store",
        ]
        let others = [
            ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
        ]
        for (name, text) in others { if let name = HTTPField.Name(name) { headers[name] = text } }
        if ground.isSecure { headers[.strictTransportSecurity] = "max-age=31536000" }
        return headers
    }
}
