// Why this file exists: the conversations in which a device gets an identity: for a one-time code, or for its old one.

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
    /// HQ's earlier timelines, oldest first, and the last commit of each that it kept.
    public let ended: [Ending]?
    /// Of the replicas whose edits the device told of, the last changeset that HQ has.
    public let shared: [Share]?
    /// Records that those edits wrote to and that HQ has erased since.
    public let erased: [Erased]?

    public struct Ending: Codable, Hashable, Sendable {
        /// Sixteen hexadecimal digits.
        public let timeline: String
        public let sequence: UInt64
    }

    public struct Share: Codable, Hashable, Sendable {
        public let replica: UInt32
        public let counter: UInt64
    }

    public struct Erased: Codable, Hashable, Sendable {
        public let kind: UInt16
        public let id: String

        var key: RecordKey? { RecordID(id).map { RecordKey(kind: kind, id: $0) } }
    }

    public var identity: ReplicaIdentity? { identity(settings: [:]) }

    /// What a replica is made from.
    /// - Parameter settings: facts to remember with it.
    public func identity(settings: [String: String]) -> ReplicaIdentity? {
        guard let timeline = UInt64(timeline, radix: 16) else { return nil }
        var endings: [Lineage.Ending] = []
        for ending in ended ?? [] {
            guard let timeline = UInt64(ending.timeline, radix: 16) else { return nil }
            endings.append(Lineage.Ending(timeline: Timeline(rawValue: timeline), sequence: ending.sequence))
        }
        return ReplicaIdentity(
            replica: ReplicaID(rawValue: replica), timeline: Timeline(rawValue: timeline), ended: endings,
            scopes: scopes.map(ScopeID.init), settings: settings)
    }

    /// What a database that goes on under this grant needs to know.
    public func succession(settings: [String: String] = [:]) -> Succession? {
        guard let identity = identity(settings: settings) else { return nil }
        let shares = (shared ?? []).map { (ReplicaID(rawValue: $0.replica), $0.counter) }
        return Succession(
            identity: identity, shared: Dictionary(shares, uniquingKeysWith: { first, _ in first }),
            erased: (erased ?? []).compactMap(\.key))
    }
}

/// Trades a one-time code, or an identity that is spoilt, for a replica's identity.
public enum Enrolment {
    /// - Parameters:
    ///   - kept: the edits of a database that goes on under the new identity; none for a new device.
    ///   - trust: whose certificates are accepted.
    /// - Throws: ``LinkError``, or `ConversationError.refused` with HQ's sentence.
    public static func redeem(
        code: String, device: String, server: String, kept: [KeptEdits] = [], trust: ServerTrust = .system
    ) throws -> EnrolmentGrant {
        try ask(
            server, trust, "/v1/enroll", [],
            Application(code: code, device: device, kept: kept.map(Application.Kept.init)))
    }

    /// Asks for a new identity for a database that HQ found to be a copy, or restored.
    /// - Parameters:
    ///   - secret: what the old identity proves itself with.
    ///   - reason: why, for HQ's operator.
    ///   - trust: whose certificates are accepted.
    public static func rejoin(
        _ replica: ReplicaID, secret: String, server: String, kept: [KeptEdits], reason: String,
        trust: ServerTrust = .system
    ) throws -> EnrolmentGrant {
        try ask(
            server, trust, "/v1/rejoin", [CurlLink.authorisation(replica, secret)],
            Application(kept: kept.map(Application.Kept.init), reason: reason))
    }

    /// What either request carries.
    private struct Application: Encodable {
        struct Kept: Encodable {
            let replica: UInt32
            let after: UInt64
            let heads: [String]

            init(_ kept: KeptEdits) {
                replica = kept.replica.rawValue
                after = kept.after
                heads = kept.heads.map(\.description)
            }
        }

        var code: String?
        var device: String?
        var kept: [Kept]
        var reason: String?
    }

    /// Bytes of an answer: it may name every record that the told edits wrote to.
    private static let answerLimit = 32 << 20

    private static func ask(
        _ server: String, _ trust: ServerTrust, _ path: String, _ headers: [String], _ application: Application
    ) throws -> EnrolmentGrant {
        let address = try CurlLink.join(server, path)
        let body = try JSONEncoder().encode(application)
        var answer: [UInt8] = []
        let reply = try CurlHandle(trust).post(
            address, headers: ["Content-Type: application/json"] + headers, body: Array(body)
        ) { piece, _ in
            guard answer.count + piece.count <= answerLimit else { throw LinkError.notOutpost(status: 200, address) }
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
