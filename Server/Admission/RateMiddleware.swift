// Why this file exists: whoever asks too often is told when to come back, at a time of their own, so that they do not
// all come back at once.

import HTTPTypes
import Hummingbird
import NIOCore
import SyncProtocol

/// What a request knows of its connection.
package struct IntakeContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    package let address: ClientAddress

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = ClientAddress(source.channel.remoteAddress)
    }
}

/// Refuses requests that come too often.
struct RateMiddleware: RouterMiddleware {
    let doorkeeper: Doorkeeper
    let metrics: ServerMetrics

    func handle(
        _ request: Request, context: IntakeContext,
        next: (Request, IntakeContext) async throws -> Response
    ) async throws -> Response {
        guard let wait = doorkeeper.admits(context.address, request.headers[.authorization]) else {
            return try await next(request, context)
        }
        metrics.request("rate", status: HTTPResponse.Status.tooManyRequests.code)
        let refusal = Refusal(
            .retry, argument: Self.milliseconds(wait), "Too many requests; sync again in a few seconds.")
        var response = SyncRoute.response(refusal)
        response.status = .tooManyRequests
        return response
    }

    /// The wait and up to as much again, drawn at random.
    private static func milliseconds(_ wait: Duration) -> UInt64 {
        let (seconds, attoseconds) = wait.components
        let least = UInt64(clamping: seconds) * 1000 + UInt64(clamping: attoseconds / 1_000_000_000_000_000)
        return least + UInt64.random(in: 500...(least + 2000))
    }
}
