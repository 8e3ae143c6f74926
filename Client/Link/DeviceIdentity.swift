// Why this file exists: who a device is towards HQ: a number, a secret, and a key. While the key is being changed there
// are two, and whichever HQ takes is the one; a lost reply locks nobody out.

import Foundation
import SyncProtocol

extension DeviceKey {
    /// A new key from the system's good chance.
    public static func random() throws -> DeviceKey {
        var generator = SystemRandomNumberGenerator()
        let seed = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        guard let key = DeviceKey(seed: seed) else { throw ReplicaError.file("no key can be made") }
        return key
    }
}

/// What a device proves itself with. Use it from one thread at a time.
public final class DeviceIdentity {
    public let replica: ReplicaID
    let secret: String
    /// The key that HQ is known to take.
    public private(set) var key: DeviceKey
    /// A key that was sent to HQ and of which no answer came.
    public private(set) var next: DeviceKey?
    private let confirm: (DeviceKey) throws -> Void
    private let shelf: NonceShelf?
    /// Whose certificates are accepted.
    let trust: ServerTrust
    /// What HQ gave last.
    private(set) var nonce: String

    /// - Parameters:
    ///   - nonceFile: where HQ's last nonce waits for the next process; without one, that asks for it first.
    ///   - trust: whose certificates are accepted.
    ///   - confirm: called once HQ has shown that it takes the next key; it must be durable on return.
    public init(
        _ replica: ReplicaID, secret: String, key: DeviceKey, next: DeviceKey? = nil, nonceFile: String? = nil,
        trust: ServerTrust = .system, confirm: @escaping (DeviceKey) throws -> Void = { _ in }
    ) {
        self.replica = replica
        self.secret = secret
        self.key = key
        self.next = next
        self.confirm = confirm
        self.trust = trust
        shelf = nonceFile.map(NonceShelf.init)
        nonce = shelf?.read().flatMap { RequestSignature.isNonce($0) ? $0 : nil } ?? ""
    }

    /// The headers of one request.
    func headers(_ method: String, _ path: String, _ body: [UInt8], by key: DeviceKey) throws -> [String] {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<RequestSignature.saltLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let claim = RequestClaim(
            method: method, path: path, replica: replica, nonce: nonce, salt: salt,
            bodyHash: RequestSignature.hash(of: body))
        return [
            "Authorization: \(Credentials(replica: replica, secret: secret).header)",
            "\(RequestSignature.header): \(try RequestSignature(claim, by: key).text)",
        ]
    }

    /// Takes what a reply's header gave.
    func take(nonce: String?) {
        guard let nonce, RequestSignature.isNonce(nonce) else { return }
        self.nonce = nonce
        shelf?.write(nonce)
    }

    /// HQ takes the next key: from now on it is the only one.
    func confirmNext() throws {
        guard let next else { return }
        try confirm(next)
        key = next
        self.next = nil
    }
}

/// Keeps a nonce for the next process, so that a sync is one round trip. It is no secret, and losing it costs a
/// question.
private final class NonceShelf {
    private let path: String
    private var written: ContinuousClock.Instant?

    /// A nonce is good for an hour; one written this long ago still is for most of it.
    private static let patience = Duration.seconds(300)

    init(_ path: String) { self.path = path }

    func read() -> String? {
        guard let data = FileManager.default.contents(atPath: path), data.count <= RequestSignature.nonceLimit else {
            return nil
        }
        return String(decoding: data, as: UTF8.self)
    }

    func write(_ nonce: String) {
        if let written, written.duration(to: .now) < Self.patience { return }
        written = .now
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        let bytes = Array(nonce.utf8)
        bytes.withUnsafeBytes { _ = Foundation.write(file, $0.baseAddress, $0.count) }
    }
}
