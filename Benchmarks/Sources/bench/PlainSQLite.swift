// Why this file exists: the floor of the local comparisons, plain SQLite in C, as a contender.

import CFloor
import FoundationEssentials

/// A problem that stops a benchmark, in one sentence.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

@MainActor
final class PlainSQLite: Contender {
    private let dataSet: DataSet
    private let path: String
    private let cacheKiB: Int32
    private var database: OpaquePointer?

    init(_ dataSet: DataSet, directory: String, cacheKiB: Int) {
        self.dataSet = dataSet
        path = directory + "/floor-\(dataSet.rows).db"
        self.cacheKiB = Int32(clamping: cacheKiB)
    }

    func start() throws {
        close()
        database = floor_open(path, cacheKiB, true)
        if database == nil {
            throw BenchmarkError("cannot create \(path): is the folder writable and the disk not full?")
        }
    }

    func insertAll() throws -> Double {
        try checked(floor_insert(try opened(), dataSet.seed, Int64(dataSet.rows))).seconds
    }

    func update(count: Int, perCommit: Int, round: Int) throws -> UpdateCost {
        try update(skipping: 0, count: count, perCommit: perCommit, round: round)
    }

    /// - Parameter skipping: how many of the first picks are left out.
    func update(skipping: Int, count: Int, perCommit: Int, round: Int) throws -> UpdateCost {
        let result = try checked(
            floor_update(
                try opened(), dataSet.seed, Int64(dataSet.rows), Int64(skipping), Int64(count), Int64(perCommit),
                Int64(round)))
        return UpdateCost(seconds: result.seconds, pages: Double(result.pages))
    }

    /// Deletes the first `count` picks and writes the file anew without them. Returns seconds.
    func scrub(count: Int) throws -> Double {
        try checked(floor_scrub(try opened(), dataSet.seed, Int64(dataSet.rows), Int64(count))).seconds
    }

    func fileBytes() throws -> Double {
        let bytes = floor_file_bytes(try opened())
        guard bytes >= 0 else { throw BenchmarkError("cannot read the size of \(path)") }
        return Double(bytes)
    }

    func finish() throws {
        close()
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
    }

    private func close() {
        floor_close(database)
        database = nil
    }

    private func opened() throws -> OpaquePointer {
        guard let database else { throw BenchmarkError("the floor's database was not started") }
        return database
    }

    private func checked(_ result: floor_result) throws -> floor_result {
        if let problem = result.problem { throw BenchmarkError("plain SQLite failed: \(String(cString: problem))") }
        return result
    }
}
