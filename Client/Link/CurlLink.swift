// Why this file exists: the link that reps use: HTTP through libcurl, which knows every proxy and certificate store
// that an IT department has ever set up.

import Foundation
import SyncProtocol

/// HTTP to a server: one request, one streamed reply. Proxies come from the environment; TLS is verified, and nothing
/// but this machine is asked without it.
public final class CurlLink: Link {
    private let handle: CurlHandle
    private let address: String
    private let authorisation: String

    public static let syncPath = "/v1/sync"
    /// Digests of everything the replica may hold, for comparison.
    public static let contentsPath = "/v1/contents"
    public static let contentType = "application/vnd.outpost.sync"

    /// - Parameters:
    ///   - server: `https://hq.example` without a path.
    ///   - replica: whose secret this is.
    ///   - path: what is asked for.
    ///   - trust: whose certificates are accepted.
    public init(
        server: String, replica: ReplicaID, secret: String, path: String = CurlLink.syncPath,
        trust: ServerTrust = .system
    ) throws {
        address = try Self.join(server, path)
        authorisation = Self.authorisation(replica, secret)
        handle = try CurlHandle(trust)
    }

    static func authorisation(_ replica: ReplicaID, _ secret: String) -> String {
        "Authorization: Bearer \(replica).\(secret)"
    }

    static func join(_ server: String, _ path: String) throws -> String {
        _ = try ServerAddress(server)
        return (server.hasSuffix("/") ? String(server.dropLast()) : server) + path
    }

    public func exchange(_ request: [UInt8], _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
        try withoutActuallyEscaping(receive) { receive in
            let reply = try handle.post(
                address, headers: ["Content-Type: \(Self.contentType)", authorisation], body: request
            ) { [address] piece, reply in
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
