// Why this file exists: a figure belongs to the machine it was measured on.

import CFloor
import FoundationEssentials

/// The machine and the day of a measurement.
struct Machine: CustomStringConvertible {
    let day: String
    let description: String

    init() {
        day = Date().formatted(.iso8601.year().month().day())
        let model = Self.value(of: "model name", in: "/proc/cpuinfo") ?? "an unknown processor"
        let memory = Self.value(of: "MemTotal", in: "/proc/meminfo").flatMap { Int($0.prefix { $0.isNumber }) }
        let parts = [
            model,
            "\(ProcessInfo.processInfo.activeProcessorCount) cores",
            memory.map { "\($0 / 1_048_576) GiB of memory" } ?? "",
            "Linux " + (Self.text("/proc/sys/kernel/osrelease").split(separator: "\n").first.map(String.init) ?? ""),
            "SQLite " + String(cString: floor_sqlite_version()),
        ]
        description = parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func value(of key: String, in path: String) -> String? {
        guard let line = text(path).split(separator: "\n").first(where: { $0.hasPrefix(key) }) else { return nil }
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return String(line[line.index(after: colon)...].drop { $0.isWhitespace })
    }

    private static func text(_ path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
