// Why this file exists: the one conversation that happens before there is a replica: a one-time code for an identity.

import Foundation
import SyncProtocol

/// What HQ gives a new device for its code.
public struct EnrolmentGrant: Codable, Hashable, Sendable {
    public let replica: UInt32
    public let secret: String
    public let user: String
    public let scopes: [UInt32]
    /// Sixteen hexadecimal digits.
    public let timeline: String
    /// The id of the record that anchors the device's own scope; empty if it has none.
    public let home: String

    public var identity: ReplicaIdentity? {
        guard let timeline = UInt64(timeline, radix: 16) else { return nil }
        return ReplicaIdentity(
            replica: ReplicaID(rawValue: replica), timeline: Timeline(rawValue: timeline),
            scopes: scopes.map(ScopeID.init))
    }
}

/// Trades a one-time code for a replica's identity.
public enum Enrolment {
    /// - Throws: ``LinkError``, or `ConversationError.refused` with HQ's sentence.
    public static func redeem(code: String, device: String, server: String) throws -> EnrolmentGrant {
        let address = try CurlLink.join(server, "/v1/enroll")
        let body = try JSONEncoder().encode(["code": code, "device": device])
        var answer: [UInt8] = []
        let reply = try CurlHandle().post(
            address, headers: ["Content-Type: application/json"], body: Array(body)
        ) { piece, _ in
            guard answer.count + piece.count <= 1 << 20 else { throw LinkError.notOutpost(status: 200, address) }
            answer.append(contentsOf: piece)
        }
        if reply.contentType.hasPrefix(CurlLink.contentType),
            case .refusal(let refusal)? = try? FrameCodec.decodeAll(answer).first
        {
            throw ConversationError.refused(refusal)
        }
        guard reply.status == 200, let grant = try? JSONDecoder().decode(EnrolmentGrant.self, from: Data(answer)) else {
            throw LinkError.notOutpost(status: reply.status, address)
        }
        return grant
    }
}
