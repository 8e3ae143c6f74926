// Why this file exists: HQ may answer a signed request with "take this nonce", or, while a key is being changed, "not
// that key". Both are settled here, once each, so that nobody above hears of them.

import Foundation
import SyncProtocol

/// Sends requests, signed if there is an identity to sign with.
final class SignedPost {
    private let handle: CurlHandle
    private let server: String
    private let identity: DeviceIdentity?
    private var hasAsked = false
    /// Days for which the device may be used without a sync, as the last reply said.
    private(set) var lease: UInt32?

    /// Bytes of a refusal.
    private static let refusalLimit = 64 << 10

    /// - Parameter trust: whose certificates are accepted.
    init(_ server: String, _ identity: DeviceIdentity?, _ trust: ServerTrust) throws {
        self.server = try CurlLink.join(server, "")
        self.identity = identity
        handle = try CurlHandle(trust)
    }

    func address(_ path: String) -> String { server + path }

    /// Sends a POST and gives its reply to `receive` piece by piece.
    /// - Parameter type: the content type of the request.
    func send(
        _ path: String, type: String, body: [UInt8],
        _ receive: @escaping (UnsafeRawBufferPointer, CurlReply) throws -> Void
    ) throws -> CurlReply {
        guard let identity else {
            return try handle.post(address(path), headers: [Self.type(type)], body: body, receive)
        }
        let post = Attempt(path: path, type: type, body: body)
        if identity.nonce.isEmpty && !hasAsked { try ask(path, identity) }
        var (reply, refusal) = try attempt(post, identity, identity.key, receive)
        if refusal.asksAgain { (reply, refusal) = try attempt(post, identity, identity.key, receive) }
        if refusal.isOfSignature, let next = identity.next {
            let (second, doubt) = try attempt(post, identity, next, receive)
            if Self.isHeadquarters(second) { try identity.confirmNext() }
            (reply, refusal) = (second, doubt)
        }
        try refusal.bytes.withUnsafeBytes { if !$0.isEmpty { try receive($0, reply) } }
        return reply
    }

    /// Whether HQ answered, and took the signature. A key is given up for no less: whatever else may stand in the line,
    /// a hotel's login page or a proxy, says nothing about keys.
    private static func isHeadquarters(_ reply: CurlReply) -> Bool {
        guard reply.status != 401 else { return false }
        return reply.contentType.hasPrefix(CurlLink.contentType)
            || (reply.status == 200 && reply.contentType.hasPrefix("application/json"))
    }

    private struct Attempt {
        let path: String
        let type: String
        let body: [UInt8]
    }

    /// A refusal of credentials that was kept back.
    private struct Kept {
        var bytes: [UInt8] = []

        var refusal: Refusal? {
            guard case .refusal(let refusal)? = try? FrameCodec.decodeAll(bytes).first else { return nil }
            return refusal
        }
        /// The same again with another signature may pass. A line that broke may have brought a request twice: libcurl
        /// says it again on a fresh connection where the old one died.
        var asksAgain: Bool { refusal?.code == .nonce || doubt == .replay }
        var isOfSignature: Bool { doubt == .signature }

        private var doubt: Refusal.Doubt? {
            refusal.flatMap { $0.code == .unauthorised ? Refusal.Doubt(rawValue: $0.argument) : nil }
        }
    }

    private func attempt(
        _ post: Attempt, _ identity: DeviceIdentity, _ key: DeviceKey,
        _ receive: @escaping (UnsafeRawBufferPointer, CurlReply) throws -> Void
    ) throws -> (CurlReply, Kept) {
        var kept = Kept()
        let headers = [Self.type(post.type)] + (try identity.headers("POST", post.path, post.body, by: key))
        let reply = try handle.post(address(post.path), headers: headers, body: post.body) { piece, reply in
            guard reply.status == 401 else { return try receive(piece, reply) }
            guard kept.bytes.count + piece.count <= Self.refusalLimit else {
                throw LinkError.notOutpost(status: 401, self.address(post.path))
            }
            kept.bytes.append(contentsOf: piece)
        }
        identity.take(nonce: handle.header(RequestSignature.nonceHeader))
        if reply.status == 200 { lease = handle.header(RequestSignature.leaseHeader).flatMap(UInt32.init) }
        return (reply, kept)
    }

    /// Asks for a nonce with an empty request, so that no upload is sent in vain.
    private func ask(_ path: String, _ identity: DeviceIdentity) throws {
        hasAsked = true
        _ = try handle.post(address(path), headers: [], body: []) { _, _ in }
        identity.take(nonce: handle.header(RequestSignature.nonceHeader))
    }

    private static func type(_ type: String) -> String { "Content-Type: \(type)" }
}
