// Why this file exists: the conversations in which a device gets an identity: for a one-time code, or for its old one.

import Foundation
import SyncProtocol

extension EnrolmentGrant {
    public var identity: ReplicaIdentity? { identity(settings: [:]) }

    /// What a replica is made from.
    /// - Parameter settings: facts to remember with it.
    public func identity(settings: [String: String]) -> ReplicaIdentity? {
        guard let lineage else { return nil }
        return ReplicaIdentity(
            replica: ReplicaID(rawValue: replica), timeline: lineage.current, ended: lineage.ended,
            scopes: scopes.map(ScopeID.init), settings: settings)
    }

    /// What a database that goes on under this grant needs to know.
    public func succession(settings: [String: String] = [:]) -> Succession? {
        identity(settings: settings).map {
            Succession(identity: $0, shared: sharedCounters, erased: (erased ?? []).compactMap(\.key))
        }
    }
}

/// Trades a one-time code, or an identity that is spoilt, for a replica's identity.
public enum Enrolment {
    /// - Parameters:
    ///   - key: the key of the device from now on; only its public half is sent.
    ///   - storage: what was seen of the disk on which the replica is to lie.
    ///   - kept: the edits of a database that goes on under the new identity; none for a new device.
    ///   - trust: whose certificates are accepted.
    /// - Throws: ``LinkError``, or `ConversationError.refused` with HQ's sentence.
    public static func redeem(
        code: String, device: String, key: DeviceKey, server: String, storage: StorageStatement? = nil,
        kept: [KeptEdits] = [], trust: ServerTrust = .system
    ) throws -> EnrolmentGrant {
        let application = IdentityApplication(
            code: code, device: device, publicKey: key.publicKey, kept: kept, storage: storage)
        return try grant(server, "/v1/enroll", nil, trust, application)
    }

    /// Takes a new identity with the old one.
    /// - Parameters:
    ///   - identity: the old one.
    ///   - key: the key of the new one.
    ///   - storage: what was seen of the disk on which the replica lies.
    ///   - reason: why, for HQ's operator.
    public static func rejoin(
        _ identity: DeviceIdentity, key: DeviceKey, server: String, storage: StorageStatement? = nil,
        kept: [KeptEdits], reason: String
    ) throws -> EnrolmentGrant {
        let application = IdentityApplication(
            publicKey: key.publicKey, kept: kept, reason: reason, storage: storage)
        return try grant(server, "/v1/rejoin", identity, identity.trust, application)
    }

    private static func grant(
        _ server: String, _ path: String, _ identity: DeviceIdentity?, _ trust: ServerTrust,
        _ application: IdentityApplication
    ) throws -> EnrolmentGrant {
        let answer = try DeviceService.ask(server, path, identity, trust, try JSONEncoder().encode(application))
        guard let grant = try? JSONDecoder().decode(EnrolmentGrant.self, from: answer) else {
            throw LinkError.notOutpost(status: 200, server + path)
        }
        return grant
    }
}

/// What a device asks HQ about itself.
public enum DeviceService {
    /// Bytes of an answer: it may name every record that the told edits wrote to.
    private static let answerLimit = 32 << 20

    /// Asks HQ to take the identity's next key, for which both keys sign. Returns once HQ has it for certain.
    /// - Parameter storage: what was seen of the disk on which the replica lies.
    public static func changeKey(
        _ identity: DeviceIdentity, server: String, storage: StorageStatement? = nil
    ) throws {
        guard let next = identity.next else { return }
        let rotation = KeyRotation(
            replica: identity.replica, former: identity.key.publicKey, new: next.publicKey)
        let body = try JSONEncoder().encode(
            KeyApplication(
                publicKey: next.publicKey, proof: try rotation.proof(by: next), storage: storage))
        try confirm(try ask(server, "/v1/key", identity, identity.trust, body), identity, server + "/v1/key")
        try identity.confirmNext()
    }

    /// Tells HQ that the replica's files are gone; the signature is the proof.
    public static func proveWipe(_ identity: DeviceIdentity, server: String) throws {
        let answer = try ask(server, "/v1/wiped", identity, identity.trust, Data(#"{"erased":true}"#.utf8))
        try confirm(answer, identity, server + "/v1/wiped")
    }

    private struct Confirmation: Decodable {
        let replica: UInt32
    }

    /// A key and a proof are given up only on HQ's own word, not on that of a hotel's login page.
    private static func confirm(_ answer: Data, _ identity: DeviceIdentity, _ address: String) throws {
        guard let confirmation = try? JSONDecoder().decode(Confirmation.self, from: answer),
            confirmation.replica == identity.replica.rawValue
        else { throw LinkError.notOutpost(status: 200, address) }
    }

    /// Posts JSON and takes JSON.
    static func ask(
        _ server: String, _ path: String, _ identity: DeviceIdentity?, _ trust: ServerTrust, _ body: Data
    ) throws -> Data {
        let post = try SignedPost(server, identity, trust)
        let address = post.address(path)
        var answer = Data()
        let reply = try post.send(path, type: "application/json", body: Array(body)) { piece, _ in
            guard answer.count + piece.count <= answerLimit else { throw LinkError.notOutpost(status: 200, address) }
            answer.append(contentsOf: piece)
        }
        if reply.contentType.hasPrefix(CurlLink.contentType),
            case .refusal(let refusal)? = try? FrameCodec.decodeAll(Array(answer)).first
        {
            throw ConversationError.refused(refusal)
        }
        guard reply.status == 200 else { throw LinkError.notOutpost(status: reply.status, address) }
        return answer
    }
}
