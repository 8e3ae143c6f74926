// Why this file exists: HQ's pages as one thing that the server mounts: who asks is found out, forms are checked, pages
// are asked, and whatever goes wrong becomes a page with one sentence.

import HTTPTypes
import Hummingbird
import LeadToCash
import Logging
import NIOCore
import SyncProtocol
import SyncServer
import Workbench

/// The console.
package struct ConsoleSite: Site {
    private let ground: SiteGround

    /// - Parameters:
    ///   - isSecure: whether browsers reach HQ by HTTPS, be it through a proxy.
    ///   - isBehindProxy: whether everybody's address is that of a proxy.
    ///   - clock: Unix milliseconds.
    /// - Throws: if a template cannot be read.
    package init(
        _ headquarters: Headquarters, isSecure: Bool, isBehindProxy: Bool = false, logger: Logger,
        clock: @escaping @Sendable () -> UInt64 = Headquarters.systemClock
    ) throws {
        ground = SiteGround(
            headquarters: headquarters, desk: Desk(headquarters), looks: try Looks(),
            figures: FigureShelf(headquarters, clock: clock), isSecure: isSecure, isBehindProxy: isBehindProxy,
            clock: clock, logger: logger)
    }

    package func mount(on router: Router<IntakeContext>) {
        for route in PageRoute.all {
            let names = route.placeholders
            router.on(RouterPath(route.path), method: route.method) { request, context in
                let parameters = names.reduce(into: [String: String]()) { $0[$1] = context.parameters.get($1) }
                return await respond(request, context, parameters, route)
            }
        }
        // The most general address: whatever else a browser asks for.
        router.get("**") { request, context in
            guard !request.uri.path.hasPrefix("/v1") else { return Response(status: .notFound) }
            return await respond(request, context, [:], PageRoute.open(.get, "**") { _ in throw PageProblem.notFound })
        }
    }

    /// Signs out whoever has left since: their pages are closed at once, their sessions within the minute.
    package func tick() async {
        do {
            let gone = try await Leavers.signOut(ground.headquarters)
            if !gone.isEmpty { ground.logger.info("Signed out because they have left: \(gone.count).") }
        } catch {
            ground.logger.error("Whoever has left could not be signed out: \(error). HQ tries again in a minute.")
        }
    }

    private func respond(
        _ request: Request, _ context: IntakeContext, _ parameters: [String: String], _ route: PageRoute
    ) async -> Response {
        let nonce = ScriptNonce.make()
        let caller = Caller(request, context, ground)
        do {
            let form = try await caller.form(request)
            let visitor = try await caller.visitor()
            let visit = caller.visit(visitor, parameters, form, nonce)
            return await reply(to: visit, request, route)
        } catch {
            return await problem(error, caller.visit(nil, parameters, FormFields(), nonce))
        }
    }

    private func reply(to visit: Visit, _ request: Request, _ route: PageRoute) async -> Response {
        do {
            try admit(visit, request, route)
            return Reply(ground, visit).response(try await route.answer(visit))
        } catch {
            return await problem(error, visit)
        }
    }

    private func admit(_ visit: Visit, _ request: Request, _ route: PageRoute) throws {
        // Routes are found whatever the number of slashes, but `//fleet` in a link means a host of that name.
        guard visit.path.hasPrefix("/"), !visit.path.contains("//") else { throw PageProblem.notFound }
        if route.method == .post {
            guard FormOrigin(request.headers, host: request.head.authority).isOwn else { throw PageProblem.staleForm }
            if !route.isOpen {
                guard FormTokens.isGenuine(visit.form, try visit.person().session) else {
                    throw PageProblem.staleForm
                }
            }
        }
        guard !route.isOpen else { return }
        let visitor = try visit.person()
        if let right = route.right, !visitor.may(right) { throw PageProblem.forbidden }
    }

    private func problem(_ error: any Error, _ visit: Visit) async -> Response {
        do {
            let answer = try ProblemPage(error, visit, ground.logger).answer()
            return Reply(ground, visit).response(answer)
        } catch {
            ground.logger.error("A page could not be made: \(error)")
            return Reply(ground, visit).response(.page(html: "", status: .internalServerError))
        }
    }
}
