// Why this file exists: whether a promise was kept is decided here, from what was read, without running anything.

/// Kind, record, field: what is shown.
typealias View = [String: [String: [String: JSONValue]]]

/// Everything that is known at the end.
struct Evidence {
    let attempts: [Attempt]
    /// The tokens that some disk certainly held.
    let owed: Set<String>
    /// The tokens of edits that copies of one disk may say twice.
    var twins: Set<String> = []
    /// HQ's log, by token.
    let commits: [String: [AuditEntry.Commit]]
    let view: View
    let history: [LogAnswer.Entry]

    private static let waiting: Set<String> = ["held", "refused"]

    // MARK: Verdicts

    func findings() -> [Tally.Finding] {
        attempts.flatMap { logFindings($0) } + addFindings() + setFindings() + sharedFindings()
    }

    /// HQ's log has every promised edit, and each once.
    private func logFindings(_ attempt: Attempt) -> [Tally.Finding] {
        let found = commits[attempt.token] ?? []
        let edits = Set(found.map { $0.inPlaceOf ?? $0.dot })
        var findings: [Tally.Finding] = []
        if found.isEmpty, owed.contains(attempt.token) {
            findings.append(.init(kind: "lost", sentence: "HQ's log has no \(describe(attempt))"))
        }
        if edits.count > 1, !twins.contains(attempt.token) {
            findings.append(
                .init(kind: "doubled", sentence: "HQ's log has it as \(edits.sorted()): \(describe(attempt))"))
        }
        if attempt.isDenied, !found.isEmpty {
            findings.append(
                .init(
                    kind: "denied",
                    sentence: "the command said that nothing was written, but HQ has \(describe(attempt))"))
        }
        return findings
    }

    /// Every record that was promised is there once, unless it was deleted.
    private func addFindings() -> [Tally.Finding] {
        var made: [String: [String]] = [:]
        for (kind, records) in view {
            for (id, values) in records {
                for field in ["accountName", "name"] {
                    if let name = values[field]?.text { made["\(kind) \(name)", default: []].append(id) }
                }
            }
        }
        var deletions: [String: Attempt] = [:]
        for attempt in attempts where attempt.deed == .delete { deletions[attempt.record ?? ""] = attempt }
        return attempts.filter { $0.deed == .add }.flatMap { attempt -> [Tally.Finding] in
            let shown = made["\(attempt.kind) \(attempt.token)"] ?? []
            let deletion = deletions[attempt.record ?? "-"]
            let isGone =
                deletion.map { owed.contains($0.token) && !isWaiting($0.token) && !twins.contains(attempt.token) }
                ?? false
            var findings: [Tally.Finding] = []
            if shown.count > 1 { findings.append(.init(kind: "doubled", sentence: "\(shown): \(describe(attempt))")) }
            if shown.isEmpty, deletion == nil, owed.contains(attempt.token), !isWaiting(attempt.token) {
                findings.append(.init(kind: "lost", sentence: "nobody shows the record of \(describe(attempt))"))
            }
            if isGone, !shown.isEmpty, let deletion {
                findings.append(.init(kind: "lost", sentence: "the record is back after \(describe(deletion))"))
            }
            return findings
        }
    }

    /// Of a field that one laptop alone writes, the last promised value shows, or a later one.
    private func setFindings() -> [Tally.Finding] {
        var chains: [String: [Attempt]] = [:]
        for attempt in attempts where attempt.deed == .set {
            chains["\(attempt.record ?? "") \(attempt.field)", default: []].append(attempt)
        }
        return chains.values.compactMap { chain -> Tally.Finding? in
            guard let first = chain.first, let last = chain.lastIndex(where: { owed.contains($0.token) }),
                let values = view[first.kind]?[first.record ?? ""]
            else { return nil }
            let shown = values[first.field]?.text
            guard !chain[last...].contains(where: { $0.token == shown }), !isWaiting(chain[last].token) else {
                return nil
            }
            return .init(kind: "lost", sentence: "\(shown ?? "nothing") shows instead of \(describe(chain[last]))")
        }.sorted { $0.sentence < $1.sentence }
    }

    /// Elements of shared sets are all there; a value over which all contended shows, or the history says why not.
    private func sharedFindings() -> [Tally.Finding] {
        let replaced = Set(history.compactMap { $0.base?.text })
        let told = Dictionary(grouping: history, by: \.reason)
        return attempts.compactMap { attempt -> Tally.Finding? in
            guard owed.contains(attempt.token), !isWaiting(attempt.token) else { return nil }
            let value = view[attempt.kind]?[attempt.record ?? ""]?[attempt.field]
            switch attempt.deed {
            case .tag:
                if value?.texts.contains(attempt.token) == true { return nil }
                return .init(kind: "lost", sentence: "the set lacks the element of \(describe(attempt))")
            case .contend:
                if value?.text == attempt.token || replaced.contains(attempt.token) { return nil }
                let isOverridden = commits[attempt.token]?.contains { $0.verdict == "overridden" } ?? false
                let isTold = told[attempt.token]?.contains { $0.stands == "overridden" } ?? false
                if isOverridden, !isTold {
                    return .init(kind: "lost", sentence: "no history tells of the overridden \(describe(attempt))")
                }
                return nil
            default: return nil
            }
        }
    }

    private func isWaiting(_ token: String) -> Bool {
        commits[token]?.contains { Self.waiting.contains($0.verdict) } ?? false
    }

    private func describe(_ attempt: Attempt) -> String {
        let promise = attempt.isPromised ? "promised" : attempt.isDenied ? "denied" : "killed"
        return "\(attempt.deed.rawValue) \(attempt.kind) \(attempt.record ?? "-") \(attempt.field) \(attempt.token)"
            + " (life \(attempt.life), \(promise))"
    }

    // MARK: Figures

    /// What became of each edit, for the closing table: group and name.
    func fates() -> [(group: String, name: String)] {
        attempts.flatMap { attempt -> [(String, String)] in
            let verdict = commits[attempt.token]?.last?.verdict
            var fates: [(String, String)] = []
            if owed.contains(attempt.token) {
                fates.append(("edits owed", "owed"))
                fates.append(("edits found", verdict ?? "lost"))
            } else if attempt.isPromised {
                fates.append(("edits on lost disks alone", verdict == nil ? "gone" : "there"))
            } else if !attempt.isDenied {
                fates.append(("edits of killed commands", verdict == nil ? "not kept" : "kept"))
            }
            if attempt.isPromised { fates.append(("edits promised", "promised")) }
            if Set((commits[attempt.token] ?? []).map { $0.inPlaceOf ?? $0.dot }).count > 1 {
                fates.append(("edits said twice by copies", attempt.deed.rawValue))
            }
            return fates
        }
    }
}
