// Why this file exists: one directory is one HQ. A second process that opened the database for writing could break both
// SQLite's log and the gapless numbering, so the directory has a holder, and the holder has a name.

import FoundationEssentials
import Glibc
import SyncProtocol

/// Why HQ's data could not be opened.
public enum DataDirectoryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another process serves or changes this directory.
    case held(by: Holder)
    case missing(path: String)
    case exists(path: String)
    case newer(path: String)
    case system(String)

    public var description: String {
        switch self {
        case .held(let holder):
            "The data directory is in use by process \(holder.process)\(holder.url.map { " serving \($0)" } ?? "")."
        case .missing(let path): "There is no HQ in \(path); create one with `init`."
        case .exists(let path): "There is an HQ in \(path) already."
        case .newer(let path): "The database in \(path) was written by a newer version; upgrade this one."
        case .system(let what): what
        }
    }
}

/// Who holds a data directory.
public struct Holder: Hashable, Sendable {
    public let process: Int32
    /// Where it listens, if it serves.
    public let url: String?
    /// Where it takes commands, if it does so elsewhere.
    public var commands: String?
}

/// An exclusive hold on a data directory, released when the value goes.
public final class DataDirectory: Sendable {
    public let path: String
    private let lock: Int32

    /// HQ's database within the directory.
    public var database: String { path + "/hq.db" }
    private var lockFile: String { path + "/hq.lock" }
    private var tokenFile: String { path + "/admin.token" }

    /// Takes hold of a directory.
    /// - Parameter create: whether the directory may be new.
    /// - Throws: ``DataDirectoryError/held(by:)`` if another process has it.
    public init(_ path: String, create: Bool = false) throws {
        self.path = path
        if create { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        guard access(path, F_OK) == 0 else { throw DataDirectoryError.missing(path: path) }
        lock = open(path + "/hq.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else {
            throw DataDirectoryError.system("\(path)/hq.lock cannot be opened: \(String(cString: strerror(errno))).")
        }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(path) ?? Holder(process: 0, url: nil)
            close(lock)
            throw DataDirectoryError.held(by: holder)
        }
        try note(url: nil)
    }

    deinit {
        // A process that was forked a moment ago still has this file open; closing alone would leave it the lock.
        flock(lock, LOCK_UN)
        close(lock)
    }

    /// Who holds a directory, as the holder noted it.
    public static func holder(_ path: String) -> Holder? {
        guard let text = try? String(contentsOfFile: path + "/hq.lock", encoding: .utf8) else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, let process = Int32(first) else { return nil }
        let urls = words.dropFirst().map(String.init)
        return Holder(process: process, url: urls.first, commands: urls.dropFirst().first)
    }

    /// Tells others who we are, where we listen, and where we take commands if elsewhere.
    public func note(url: String?, commands: String? = nil) throws {
        let text = "\(getpid()) \(url ?? "") \(commands ?? "")\n"
        guard ftruncate(lock, 0) == 0 else { throw DataDirectoryError.system("\(lockFile) cannot be written.") }
        let written = text.utf8.withContiguousStorageIfAvailable { pwrite(lock, $0.baseAddress, $0.count, 0) }
        guard written == text.utf8.count else { throw DataDirectoryError.system("\(lockFile) cannot be written.") }
    }

    /// Makes a new administrator's token, readable by this user only, for as long as the server runs.
    public func renewAdministratorToken() throws -> String {
        let token = Secrets.token()
        unlink(tokenFile)
        let file = open(tokenFile, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw DataDirectoryError.system("\(tokenFile) cannot be written.") }
        defer { close(file) }
        let written = token.utf8.withContiguousStorageIfAvailable { write(file, $0.baseAddress, $0.count) }
        guard written == token.utf8.count else { throw DataDirectoryError.system("\(tokenFile) cannot be written.") }
        return token
    }

    /// The running server's administrator token; nil if this user may not read it.
    public static func administratorToken(_ path: String) -> String? {
        try? String(contentsOfFile: path + "/admin.token", encoding: .utf8)
    }
}
