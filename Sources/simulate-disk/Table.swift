// Why this file exists: the closing table says how much was tried, and of what, so that "no violation" means something.

import DiskSimulation
import Foundation

enum Table {
    /// - Parameter seconds: how long the campaign took.
    static func text(_ outcome: DiskCampaign.Outcome, seconds: Double) -> String {
        var lines = [
            row("seeds", "\(outcome.seeds)"), row("violations", "\(outcome.failures.count)"),
            row("seconds", "\(Int(seconds.rounded()))"),
            row("seeds per second", String(format: "%.1f", Double(outcome.seeds) / max(seconds, 0.001))),
            row("steps", "\(outcome.steps)"), row("trace of all", String(outcome.hash, radix: 16)),
        ]
        lines += DiskEvent.allCases.map { row(words("\($0)"), "\(outcome.tally[$0])") }
        lines.append("disks")
        lines += FaultDisk.Happening.allCases.map { row("  " + words("\($0)"), "\(outcome.tally[$0])") }
        return lines.joined(separator: "\n")
    }

    private static func row(_ name: String, _ value: String) -> String {
        name + String(repeating: " ", count: max(1, 26 - name.count)) + value
    }

    /// `laptopCrash` as people write it.
    private static func words(_ name: String) -> String {
        name.map { $0.isUppercase ? " " + $0.lowercased() : String($0) }.joined()
    }
}
