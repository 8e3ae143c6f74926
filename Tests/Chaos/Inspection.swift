// Why this file exists: after the healing every promise is looked for, with the programs' own eyes: HQ's audit log,
// what the laptops show, and what their history says of what shows no more.

/// The oracle.
struct Inspection {
    let stage: Stage
    private let roster: Roster
    private let headquarters: Headquarters

    init(_ stage: Stage, _ roster: Roster, _ headquarters: Headquarters) {
        self.stage = stage
        self.roster = roster
        self.headquarters = headquarters
    }

    func run() async throws {
        try await checkSoundness()
        let commits = try await readLog()
        let views = try await readViews()
        let evidence = Evidence(
            attempts: stage.books.attempts, owed: stage.books.owed, twins: stage.books.twins, commits: commits,
            view: views, history: try await readHistory())
        for finding in evidence.findings() { stage.tally.find(finding.kind, finding.sentence) }
        for (group, name) in evidence.fates() { stage.tally.count(group, name) }
    }

    // MARK: Soundness

    private func checkSoundness() async throws {
        for command in [["verify"], ["audit", "verify"]] {
            let outcome = try await headquarters.ask(command)
            if outcome.exit != 0 { stage.tally.find("unsound HQ", outcome.told) }
        }
        for laptop in roster.laptops {
            var outcome = try await laptop.calm("verify", "verify", "--hq")
            // HQ brings its shadows into step when it is quiet, and has then moved on.
            for _ in 0..<3 where outcome.exit == 1 {
                let sync = try await laptop.calm("sync", "sync")
                if ![0, 5, 6].contains(sync.exit) { stage.tally.find("stuck", sync.told) }
                outcome = try await laptop.calm("verify", "verify", "--hq")
            }
            if outcome.exit != 0 { stage.tally.find("unsound laptop", outcome.told) }
        }
    }

    // MARK: Reading

    /// HQ's log, by the reason of each commit.
    private func readLog() async throws -> [String: [AuditEntry.Commit]] {
        var commits: [String: [AuditEntry.Commit]] = [:]
        var next: UInt64 = 0
        for _ in 0..<500 {
            let outcome = try await headquarters.ask(["audit", "list", "--from", "\(next)", "--limit", "5000"])
            guard outcome.exit == 0, let page = answer([AuditEntry].self, outcome.output) else {
                throw ChaosFailure("HQ's log cannot be read. \(outcome.told)")
            }
            for commit in page.compactMap(\.commit) where !commit.reason.isEmpty {
                commits[commit.reason, default: []].append(commit)
            }
            guard let last = page.last, page.count > 1 else { break }
            next = last.sequence + 1
        }
        return commits
    }

    /// What the first laptop shows, after seeing that all show the same.
    private func readViews() async throws -> View {
        var first: (name: String, view: View)?
        for laptop in roster.laptops {
            var view: View = [:]
            for kind in ["lead", "account", "opp"] {
                let outcome = try await laptop.calm("\(kind) list", kind, "list", "--limit", "0", "--merged")
                guard outcome.exit == 0, let list = answer(ListAnswer.self, outcome.output) else {
                    stage.tally.find("stuck", "a healed laptop cannot list: \(outcome.told)")
                    continue
                }
                for record in list.records { view[kind, default: [:]][record.id] = record.values }
            }
            if let first {
                compare(first.view, first.name, view, laptop.name)
            } else {
                first = (laptop.name, view)
            }
        }
        return first?.view ?? [:]
    }

    private func compare(_ mine: View, _ name: String, _ other: View, _ otherName: String) {
        for kind in Set(mine.keys).union(other.keys).sorted() {
            let (here, there) = (mine[kind] ?? [:], other[kind] ?? [:])
            for id in Set(here.keys).union(there.keys).sorted() where here[id] != there[id] {
                let values = "\(String(describing: here[id])) and \(String(describing: there[id]))"
                stage.tally.find("diverged", "\(kind) \(id): \(name) and \(otherName) show \(values)")
            }
        }
    }

    /// What the laptops' histories say of the fields that all contend for.
    private func readHistory() async throws -> [LogAnswer.Entry] {
        var entries: [LogAnswer.Entry] = []
        for laptop in roster.laptops {
            for account in await laptop.shared {
                let outcome = try await laptop.calm("log", "log", "account/\(account)")
                guard outcome.exit == 0, let log = answer(LogAnswer.self, outcome.output) else {
                    stage.tally.find("stuck", "a healed laptop tells no history: \(outcome.told)")
                    continue
                }
                entries += log.entries
            }
        }
        return entries
    }
}
