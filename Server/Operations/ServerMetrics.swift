// Why this file exists: an operator sees at a glance whether HQ is healthy: how much comes in, how long a commit takes,
// how many share one.

import SyncProtocol
import Synchronization

/// Counters since the server started.
final class ServerMetrics: Sendable {
    private struct Counters {
        var requests: [String: UInt64] = [:]
        var received: UInt64 = 0
        var sent: UInt64 = 0
        var changesets: UInt64 = 0
        var verdicts = [UInt64](repeating: 0, count: Verdict.allCases.count)
        var commits: UInt64 = 0
        var commitFailures: UInt64 = 0
        var commitUploads: UInt64 = 0
        var commitSeconds: Double = 0
        var commitBuckets = [UInt64](repeating: 0, count: ServerMetrics.bounds.count)
        var rows: UInt64 = 0
    }

    /// Upper bounds of the commit latency histogram, seconds.
    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 10]

    private let counters = Mutex(Counters())

    func request(_ route: String, status: Int) {
        counters.withLock { $0.requests["route=\"\(route)\",status=\"\(status)\"", default: 0] += 1 }
    }

    func transferred(received: Int, sent: Int) {
        counters.withLock {
            $0.received += UInt64(received)
            $0.sent += UInt64(sent)
        }
    }

    func committed(uploads: Int, _ results: [Result<Admitted, any Error>], took duration: Duration) {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        counters.withLock { counters in
            counters.commits += 1
            counters.commitUploads += UInt64(uploads)
            counters.commitSeconds += seconds
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { counters.commitBuckets[index] += 1 }
            for case .success(let admitted) in results {
                counters.changesets += UInt64(admitted.receipts.count)
                for receipt in admitted.receipts { counters.verdicts[Int(receipt.verdict.rawValue)] += 1 }
            }
        }
    }

    /// Seconds spent on commits, from judging to disk.
    var commitSeconds: Double { counters.withLock { $0.commitSeconds } }

    func commitFailed() { counters.withLock { $0.commitFailures += 1 } }

    /// Prometheus' text format.
    /// - Parameter gauges: what is counted elsewhere, by name and meaning.
    func text(_ gauges: [(name: String, help: String, value: UInt64)]) -> String {
        let counters = counters.withLock { $0 }
        var lines: [String] = []
        func add(_ name: String, _ help: String, _ type: String, _ samples: [(String, String)]) {
            lines += ["# HELP outpost_\(name) \(help)", "# TYPE outpost_\(name) \(type)"]
            lines += samples.map { "outpost_\(name)\($0.0) \($0.1)" }
        }
        for gauge in gauges { add(gauge.name, gauge.help, "gauge", [("", String(gauge.value))]) }
        add(
            "requests_total", "HTTP requests answered.", "counter",
            counters.requests.sorted { $0.key < $1.key }.map { ("{\($0.key)}", String($0.value)) })
        add("received_bytes_total", "Bytes of sync requests.", "counter", [("", String(counters.received))])
        add("sent_bytes_total", "Bytes of sync replies.", "counter", [("", String(counters.sent))])
        add("changesets_total", "Changesets made durable.", "counter", [("", String(counters.changesets))])
        add(
            "receipts_total", "Receipts by verdict.", "counter",
            Verdict.allCases.map { ("{verdict=\"\($0.name)\"}", String(counters.verdicts[Int($0.rawValue)])) })
        add("commit_failures_total", "Commits that failed.", "counter", [("", String(counters.commitFailures))])
        add("commit_uploads_total", "Uploads that shared commits.", "counter", [("", String(counters.commitUploads))])
        add("commit_seconds", "Time from judging to disk.", "histogram", histogram(counters))
        return lines.joined(separator: "\n") + "\n"
    }

    private func histogram(_ counters: Counters) -> [(String, String)] {
        var samples = Self.bounds.enumerated().map { ("_bucket{le=\"\($1)\"}", String(counters.commitBuckets[$0])) }
        samples.append(("_bucket{le=\"+Inf\"}", String(counters.commits)))
        samples.append(("_sum", String(counters.commitSeconds)))
        samples.append(("_count", String(counters.commits)))
        return samples
    }
}

extension Headquarters {
    /// Seconds spent on commits of uploads since it was opened, from judging to disk: what `/metrics` tells too.
    public var commitSeconds: Double { metrics.commitSeconds }
}
