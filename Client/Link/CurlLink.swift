// Why this file exists: the link that reps use: HTTP through libcurl, which knows every proxy and certificate store
// that an IT department has ever set up.

import Foundation
import SyncProtocol

/// HTTP to a server: one request, one streamed reply. Proxies come from the environment; TLS is verified, and nothing
/// but this machine is asked without it.
public final class CurlLink: Link {
    private let post: SignedPost
    private let path: String

    public static let syncPath = "/v1/sync"
    /// Digests of everything the replica may hold, for comparison.
    public static let contentsPath = "/v1/contents"
    public static let contentType = "application/vnd.outpost.sync"

    /// - Parameters:
    ///   - server: `https://hq.example` without a path.
    ///   - identity: what every request is signed with; nothing is signed without one.
    ///   - path: what is asked for.
    public init(server: String, identity: DeviceIdentity?, path: String = CurlLink.syncPath) throws {
        post = try SignedPost(server, identity, identity?.trust ?? .system)
        self.path = path
    }

    /// A path at an address that may be spoken to.
    static func join(_ server: String, _ path: String) throws -> String {
        _ = try ServerAddress(server)
        return (server.hasSuffix("/") ? String(server.dropLast()) : server) + path
    }

    public var offlineLease: UInt32? { post.lease }

    public func exchange(_ request: [UInt8], _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
        let address = post.address(path)
        try withoutActuallyEscaping(receive) { receive in
            let reply = try post.send(path, type: Self.contentType, body: request) { piece, reply in
                guard reply.contentType.hasPrefix(Self.contentType) else {
                    throw LinkError.notOutpost(status: reply.status, address)
                }
                try receive(piece)
            }
            if reply.contentType.isEmpty && reply.status != 200 {
                throw LinkError.notOutpost(status: reply.status, address)
            }
        }
    }
}
