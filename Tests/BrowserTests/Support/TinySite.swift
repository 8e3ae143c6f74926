// Why this file exists: whether the driver does what it says is shown on pages of a few lines, each of which has one
// thing to get wrong.

import Browser
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// A server of a few pages. A form that is sent to it comes back as text.
struct TinySite: Sendable {
    /// Without a slash at its end.
    let url: String

    /// `127.0.0.1:8787`.
    var host: String { String(url.dropFirst("http://".count)) }

    /// A whole document around what stands in its body.
    static func page(_ title: String, _ body: String) -> String {
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>\(title)</title>"
            + "<link rel=\"icon\" href=\"data:,\"></head><body>\(body)</body></html>"
    }

    /// Serves pages while a body runs.
    /// - Parameters:
    ///   - pages: by their paths.
    ///   - policy: the content security policy of all of them.
    static func serve(
        _ pages: [String: String], policy: String? = nil, _ body: (TinySite) async throws -> Void
    ) async throws {
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router(pages, policy),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in listening.yield(channel.localAddress?.port ?? 0) },
            logger: Logger(label: "tiny", factory: { _ in SwiftLogNoOpLogHandler() }))
        let running = Task {
            defer { listening.finish() }
            try await application.run()
        }
        for await port in ports {
            let result: Result<Void, any Error>
            do {
                try await body(TinySite(url: "http://127.0.0.1:\(port)"))
                result = .success(())
            } catch {
                result = .failure(error)
            }
            running.cancel()
            _ = try? await running.value
            return try result.get()
        }
        try await running.value
        throw BrowserFailure("The tiny site ended before it served.")
    }

    private static func router(_ pages: [String: String], _ policy: String?) -> Router<BasicRequestContext> {
        let router = Router()
        for path in ["/", "**"] {
            router.get(RouterPath(path)) { request, _ in
                let languages = request.headers[.acceptLanguage] ?? ""
                let page = pages[request.uri.path]?.replacing("{languages}", with: languages)
                return answer(page ?? "There is no such page.", page == nil ? .notFound : .ok, policy)
            }
        }
        router.post("**") { request, _ in
            let sent = try await request.body.collect(upTo: 1 << 16)
            let text = String(buffer: sent).replacing("&", with: "&amp;")
            return answer(page("Sent", "<p id=\"sent\">\(text)</p>"), .ok, policy)
        }
        return router
    }

    private static func answer(_ text: String, _ status: HTTPResponse.Status, _ policy: String?) -> Response {
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8"]
        headers[.setCookie] = "__Host-tiny=1; Path=/; Secure; HttpOnly; SameSite=Lax"
        if let policy { headers[.contentSecurityPolicy] = policy }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
