// Why this file exists: a backup made before an erasure still holds what was erased, and one day it is restored. What
// must stay forgotten stands in a file of its own beside the database: ids, and nothing else.

import FoundationEssentials
import Glibc
import SyncProtocol

/// The ids of everything that was ever erased, one `kind id` a line.
struct ErasureList {
    private let path: String

    init(_ directory: DataDirectory) { path = directory.path + "/erased" }

    /// Adds records and waits until the disk has them.
    func append(_ keys: [RecordKey]) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw unwritable }
        defer { close(file) }
        // A line that a full disk cut short must not swallow the next one.
        let lines = Array(("\n" + keys.map { "\($0.kind) \($0.id)\n" }.joined()).utf8)
        let written = lines.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        guard written == lines.count, fsync(file) == 0 else { throw unwritable }
    }

    private var unwritable: DataDirectoryError {
        .system(
            "\(path) cannot be written: \(String(cString: strerror(errno))). A restored backup would hold it again.")
    }

    /// What is in the list, which is empty until something was erased; a line that a crash cut short is passed over.
    /// - Throws: ``DataDirectoryError`` if there is a list and it cannot be read: HQ must not start without it.
    func read() throws -> [RecordKey] {
        guard access(path, F_OK) == 0 || errno != ENOENT else { return [] }
        let text: String
        do { text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) } catch {
            throw DataDirectoryError.system(
                "\(path), the list of what was erased for privacy, cannot be read: \(error). "
                    + "HQ does not start without it; mend the disk or put the file back.")
        }
        return text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count == 2, let kind = KindNumber(words[0]), let id = RecordID(String(words[1])) else {
                return nil
            }
            return RecordKey(kind: kind, id: id)
        }
    }
}

extension Headquarters {
    /// Erases again what a restored backup brought back, and what laptops would bring back to it. Done at every start.
    /// - Returns: how many records.
    @discardableResult
    public func renewErasures() async throws -> Int {
        let listed = try ErasureList(directory).read().filter { schema.kind($0.kind) != nil }
        guard !listed.isEmpty else { return 0 }
        let lacking = try await committer.perform { ledger, _ in
            try Set(listed).sorted().filter { try ledger.header(of: $0)?.isErased != true }
        }
        guard !lacking.isEmpty else { return 0 }
        return try await erase(lacking, reason: "erased before HQ was restored").records.count
    }
}
