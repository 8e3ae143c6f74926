// Why this file exists: HQ may order a device that was taken away or lost to erase itself. A marker is written first,
// so that an order once taken is carried out, whatever stops the program in between, and is proven to HQ exactly then.

import Foundation
import SyncProtocol

/// An order to erase a replica, and how far it was carried out.
public struct Wipe: Codable, Hashable, Sendable {
    /// Why HQ ordered it.
    public enum Cause: String, Codable, Sendable {
        /// The device was taken out of service; HQ has what was made on it.
        case revoked
        /// The device is listed as lost; nothing of it was accepted.
        case lost
    }

    /// What is done.
    public enum Stage: String, Codable, Sendable {
        /// The order is noted; files may still be there.
        case ordered
        /// No file of the replica is left; HQ does not know yet.
        case erased
        /// HQ has noted it, and what the device proved itself with is gone as well.
        case proven
    }

    public let replica: UInt32
    public let cause: Cause
    public private(set) var stage: Stage

    private static let marker = "wiped.json"
    /// What a replica's files begin with; whatever SQLite or an interrupted command left beside them too.
    private static let prefixes = ["replica.db", "incoming.", "last-sync", "nonce"]
    private static let suffixes = [".log"]
    /// Gone last: whoever waits for them is to see that nothing is left to write to.
    private static let locks = ["writer.lock", "sync.lock"]

    /// The order that a directory is under; nil if there is none.
    /// - Throws: ``ReplicaError`` if there is one that cannot be read.
    public static func pending(in directory: String) throws -> Wipe? {
        let path = directory + "/" + marker
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path), data.count <= 4096,
            let wipe = try? JSONDecoder().decode(Wipe.self, from: data)
        else { throw ReplicaError.file("\(path) cannot be read") }
        return wipe
    }

    /// Forgets an order that was carried out and proven, so that the directory can be used again.
    public static func forget(in directory: String) throws {
        guard unlink(directory + "/" + marker) == 0 || errno == ENOENT else {
            throw ReplicaError.file("\(directory)/\(marker) cannot be removed")
        }
    }

    /// Notes the order.
    fileprivate static func order(_ replica: ReplicaID, _ cause: Cause, in directory: String) throws -> Wipe {
        let wipe = Wipe(replica: replica.rawValue, cause: cause, stage: .ordered)
        try wipe.write(in: directory)
        return wipe
    }

    /// Erases the replica's files.
    /// - Parameter mayGoOn: asked before every step; tests stop here, as a power cut would.
    public mutating func erase(in directory: String, mayGoOn: () throws -> Void = {}) throws {
        guard stage == .ordered else { return }
        for path in Self.files(in: directory) {
            try mayGoOn()
            // What another process holds open shrinks to nothing as well.
            truncate(path, 0)
            guard unlink(path) == 0 || errno == ENOENT else {
                throw ReplicaError.file("\(path) cannot be erased: \(String(cString: strerror(errno)))")
            }
        }
        try mayGoOn()
        stage = .erased
        try write(in: directory)
    }

    /// HQ has noted the proof.
    /// - Parameter credentials: files of what the device proved itself with.
    public mutating func prove(in directory: String, erasing credentials: [String]) throws {
        stage = .proven
        try write(in: directory)
        for path in credentials { unlink(path) }
    }

    private static func files(in directory: String) -> [String] {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).sorted()
        let own = names.filter { name in
            prefixes.contains { name.hasPrefix($0) } || suffixes.contains { name.hasSuffix($0) }
        }
        return (own + names.filter(locks.contains)).map { directory + "/" + $0 }
    }

    private func write(in directory: String) throws {
        let path = directory + "/" + Self.marker
        let file = open(path + ".new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw ReplicaError.file("\(path) cannot be written") }
        defer { close(file) }
        let data = try JSONEncoder().encode(self)
        let written = data.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
        guard written == data.count, fsync(file) == 0, rename(path + ".new", path) == 0 else {
            throw ReplicaError.file("\(path) cannot be written")
        }
        let folder = open(directory, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}

extension Replica {
    /// Takes HQ's order, unless something was made here that HQ has yet to have.
    /// - Parameter counter: the last changeset of this replica that HQ has; `UInt64.max` if it takes no more.
    /// - Returns: nil if there is something to be sent first.
    public func takeWipe(upTo counter: UInt64) throws -> Wipe? {
        try lock.hold("erasing the replica") {
            let checkpoint = try self.checkpoint()
            guard checkpoint.counter <= counter else { return nil }
            return try Wipe.order(checkpoint.replica, counter == .max ? .lost : .revoked, in: directory)
        }
    }
}
