// Why this file exists: a one-time code is spent the moment HQ answers. What it bought is on disk, whole, before
// anything else is done with it, so that a crash never strands a device.

import Foundation
import SyncClient
import SyncProtocol

/// What a device proves itself with: what HQ granted, where HQ is, and the device's own key. One file, so that an
/// identity and its key are never apart.
struct Credentials: Codable {
    let server: String
    let device: String
    let grant: EnrolmentGrant
    /// The one authority that is trusted to sign HQ's certificate, in PEM form; nil for those of the system.
    var authority: String?
    /// The private key's seed in hexadecimal; nil in a file of the time before keys.
    var key: String?
    /// A key that HQ may or may not have taken in place of `key`.
    var nextKey: String?

    init(server: String, device: String, grant: EnrolmentGrant, key: DeviceKey, authority: String? = nil) {
        self.server = server
        self.device = device
        self.grant = grant
        self.key = Hexadecimal.text(key.seed)
        self.authority = authority
    }

    /// What requests are signed with.
    /// - Throws: ``Failure`` if there is no key.
    func identity(in directory: String) throws -> DeviceIdentity {
        guard let key = Self.key(key) else { throw Failure(.unauthorised, .keyMissing) }
        return DeviceIdentity(
            ReplicaID(rawValue: grant.replica), secret: grant.secret, key: key, next: Self.key(nextKey),
            nonceFile: directory + "/nonce", trust: try trust()
        ) { confirmed in try Self.confirm(confirmed, of: grant.replica, in: directory) }
    }

    private static func key(_ text: String?) -> DeviceKey? {
        text.flatMap { Hexadecimal.bytes($0, count: DeviceKey.length) }.flatMap { DeviceKey(seed: $0) }
    }

    /// HQ takes this key: it is the only one from now on.
    private static func confirm(_ key: DeviceKey, of replica: UInt32, in directory: String) throws {
        let seed = Hexadecimal.text(key.seed)
        guard var credentials = try read(in: directory), credentials.grant.replica == replica,
            credentials.nextKey == seed
        else { return }
        credentials.key = seed
        credentials.nextKey = nil
        try credentials.write(in: directory)
    }

    /// Every file in which a device may keep what it proves itself with.
    static func paths(in directory: String) -> [String] {
        [
            pendingPath(in: directory), pendingPath(in: directory) + ".new", path(in: directory) + ".new",
            path(in: directory), keyPath(in: directory),
        ]
    }

    private static let name = "credentials.json"

    static func path(in directory: String) -> String { directory + "/" + name }

    /// Where the credentials of a new identity wait until the database has taken it.
    private static func pendingPath(in directory: String) -> String { path(in: directory) + ".next" }

    /// Reads a replica's credentials; nil if there are none.
    /// - Throws: ``Failure`` if there are some that cannot be read.
    static func read(in directory: String) throws -> Credentials? { try read(at: path(in: directory)) }

    /// Reads the credentials that fit a database. A change of identity that was interrupted after the database had
    /// taken the new one is finished; before that, the old credentials still fit.
    static func read(in directory: String, of replica: ReplicaID) throws -> Credentials? {
        // A file that waits may be half of a change that never happened: only one that fits counts.
        if let next = try? read(at: pendingPath(in: directory)), next.grant.replica == replica.rawValue {
            try promote(in: directory)
            return next
        }
        return try read(in: directory)
    }

    /// Puts the waiting credentials in the place of the old ones.
    static func promote(in directory: String) throws {
        let path = path(in: directory)
        // Another process may have been quicker.
        guard rename(pendingPath(in: directory), path) == 0 || errno == ENOENT else { throw failure(path) }
        synchronize(directory)
    }

    private static func read(at path: String) throws -> Credentials? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path),
            let credentials = try? JSONDecoder().decode(Credentials.self, from: data)
        else { throw Failure(.unauthorised, .credentialsMissing, path) }
        return credentials
    }

    /// Writes them durably, readable by their owner only, under their name only once they are complete.
    /// - Parameter isPending: whether the database has yet to take this identity; then they wait for ``promote(in:)``.
    func write(in directory: String, isPending: Bool = false) throws {
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let path = isPending ? Self.pendingPath(in: directory) : Self.path(in: directory)
        try Self.store(try encoder.encode(self), at: path + ".new")
        guard rename(path + ".new", path) == 0 else { throw Self.failure(path) }
        Self.synchronize(directory)
    }

    private static func synchronize(_ directory: String) {
        let folder = open(directory, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    private static func store(_ data: Data, at path: String) throws {
        unlink(path)
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        let written = data.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
        guard written == data.count, fsync(file) == 0 else { throw failure(path) }
    }

    private static func failure(_ path: String) -> Failure {
        Failure(.failed, .cannotWrite, path, String(cString: strerror(errno)))
    }
}

extension Credentials {
    /// Where a key waits for HQ's answer to a code.
    private static func keyPath(in directory: String) -> String { path(in: directory) + ".key" }

    /// The key to trade a code with. It is on disk before HQ hears of it: a code is spent once HQ answers, and if the
    /// answer is lost, whoever has the key may ask again.
    static func keyToCome(in directory: String) throws -> DeviceKey {
        let path = keyPath(in: directory)
        if let kept = FileManager.default.contents(atPath: path), let key = key(String(decoding: kept, as: UTF8.self)) {
            return key
        }
        let key = try DeviceKey.random()
        try store(Data(Hexadecimal.text(key.seed).utf8), at: path)
        synchronize(directory)
        return key
    }

    /// The credentials hold the key now.
    static func forgetKeyToCome(in directory: String) { unlink(keyPath(in: directory)) }

    /// Makes the directory and sees whether it can be written to.
    static func prepare(_ directory: String) throws {
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try store(Data(), at: path(in: directory) + ".new")
        unlink(path(in: directory) + ".new")
    }
}
