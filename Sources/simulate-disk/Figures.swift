// Why this file exists: the figures of every harness come together in one table; each appends its own lines.

import DiskSimulation
import Foundation

/// A file of figures: name, value and aim, with tabs between.
struct Figures {
    let path: String

    func write(_ outcome: DiskCampaign.Outcome) {
        append([
            ("disk: seeds on real SQLite over failing disks", "\(outcome.seeds)", "2000"),
            ("disk: steps", "\(outcome.steps)", "800000"),
            ("disk: power cuts", "\(outcome.tally[.crashes])", "-"),
            ("disk: violations", "\(outcome.failures.count)", "0"),
        ])
    }

    func write(_ outcome: CrashPoints.Outcome) {
        append([
            ("disk: scenarios with every crash point", "\(outcome.scenarios)", "50"),
            ("disk: crash points", "\(outcome.points)", "-"),
            ("disk: violations at crash points", "\(outcome.failures.count)", "0"),
        ])
    }

    private func append(_ figures: [(String, String, String)]) {
        let text = figures.map { "\($0.0)\t\($0.1)\t\($0.2)\n" }.joined()
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        guard let file = FileHandle(forUpdatingAtPath: path) else { return }
        _ = try? file.seekToEnd()
        try? file.write(contentsOf: Data(text.utf8))
        try? file.close()
    }
}
