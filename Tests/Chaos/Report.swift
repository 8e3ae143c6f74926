// Why this file exists: a run ends in one table that a person can read and some lines that a gate can.

import Foundation

/// What a run came to.
public struct Report: Sendable {
    private let options: ChaosOptions
    private let tally: Tally
    private let seconds: Double

    init(_ options: ChaosOptions, _ tally: Tally, seconds: Double) {
        self.options = options
        self.tally = tally
        self.seconds = seconds
    }

    /// What must not be and is.
    public var findings: [Tally.Finding] { tally.findings }

    /// How many processes were killed.
    public var kills: Int { tally.total("kills") }

    /// How often something of a group was counted.
    public func total(_ group: String) -> Int { tally.total(group) }

    /// Whether nothing was lost, doubled, stuck or badly reported, and enough was killed.
    public var isSound: Bool { findings.isEmpty && kills >= options.kills }

    private func count(_ kinds: String...) -> Int {
        tally.names("findings").filter { kinds.contains($0.name) }.reduce(0) { $0 + $1.count }
    }

    private static let groups = [
        "kills", "stops", "line faults", "full disks", "wrong clocks", "backups", "restores", "clones",
        "rejoined by code", "commands", "exits of outpost", "exits of outpostd", "edits promised", "edits owed",
        "edits found", "edits of killed commands", "edits on lost disks alone",
        "edits said twice by copies", "rounds until quiet", "findings",
    ]

    /// The closing table.
    public var table: String {
        var lines: [String] = []
        for group in Self.groups {
            let names = tally.names(group)
            lines.append("\(group): \(tally.total(group))")
            if names.count > 1 || group == "findings" {
                lines += names.map { "    \($0.name): \($0.count)" }
            }
        }
        lines.append("seed \(options.seed), \(String(format: "%.1f", seconds)) s")
        lines.append(
            "process kills \(kills), edits promised \(total("edits promised")), lost \(lost), "
                + "doubled \(count("doubled")), stuck \(count("stuck")), other findings \(others)")
        return lines.joined(separator: "\n")
    }

    private var lost: Int { count("lost") }
    private var others: Int { findings.count - lost - count("doubled", "stuck") }

    /// Lines of name, value and aim for the table of all proofs.
    public var figures: String {
        let rows: [(String, String, String)] = [
            ("process kills", "\(kills)", "\(options.kills)"),
            ("edits promised under process kills", "\(total("edits promised"))", ""),
            ("edits lost", "\(lost)", "0"), ("edits doubled", "\(count("doubled"))", "0"),
            ("processes or laptops stuck", "\(count("stuck"))", "0"),
            ("other findings of the chaos driver", "\(others)", "0"),
            ("seconds of chaos", String(format: "%.0f", seconds), ""),
        ]
        return rows.map { "\($0.0)\t\($0.1)\t\($0.2)\n" }.joined()
    }
}
