// Why this file exists: who accepts what waits accepts all of it, and what waited only for its record waits no longer
// once the record is there.

import SyncProtocol

/// C2: what was held and accepted was written, each edit of it; what came before its record was said again when the
/// record came.
struct C2AnswersReachEveryHeldEdit {
    let graph: EventGraph
    let merge: NaiveMerge

    func check() throws {
        let cases = merge.records.sorted { $0.key < $1.key }.filter { $0.key.kind == CaseRecord.number }
            .compactMap { NaiveCase($0.key, $0.value, graph) }.filter { $0.question == CaseQuestion.held.rawValue }
        for fate in merge.fates where fate.asked != nil && !merge.erased.contains(fate.key) {
            // Of the cases that it can be, the one that ends next is the one, unless its answer had not seen the edit.
            let asking = cases.filter {
                $0.subject == (fate.key, fate.asked ?? 0) && $0.isAbout(fate.cause) && $0.closed ?? .max > fate.order
                    && hasSeen(fate, answering: $0)
            }.min { $0.closed ?? .max < $1.closed ?? .max }
            guard let asking else { continue }
            if fate.cause == .unknownRecord { try checkSaidAgain(fate, asking) }
            if decision(fate, asking) == CaseAnswer.accept.rawValue, !wasTakenUp(fate, asking) {
                try checkWritten(fate, asking)
            }
        }
    }

    /// What was decided about an edit: the first answer whose author had heard that it was held; HQ has heard all.
    private func decision(_ fate: NaiveFate, _ asking: NaiveCase) -> String {
        let sequence = graph.commits[fate.order].sequence
        let answers = merge.records[asking.key]?.fields[Int(CaseRecord.Fields.answer)]?.writes ?? []
        let first = answers.first {
            !graph.edits[$0.edit].isOfHeadquarters && $0.order > fate.order && graph.edits[$0.edit].claim >= sequence
                && [CaseAnswer.accept, .decided, .reject].map { Value.text($0.rawValue) }.contains($0.value)
        }
        return first.map { $0.value == .text(CaseAnswer.reject.rawValue) ? "reject" : "accept" } ?? asking.decision
    }

    /// Whether whoever ended a case had heard that an edit was held; HQ has heard all.
    private func hasSeen(_ fate: NaiveFate, answering asking: NaiveCase) -> Bool {
        let answers = merge.records[asking.key]?.fields[Int(CaseRecord.Fields.answer)]?.writes ?? []
        guard let last = answers.last(where: { $0.value == .text(asking.decision) }) else { return true }
        return graph.commits[fate.order].sequence <= graph.edits[last.edit].claim
    }

    /// When the record of an edit that came before it arrived while that was asked about; nil if it did not.
    private func arrival(_ fate: NaiveFate, _ asking: NaiveCase) -> Int? {
        guard fate.cause == .unknownRecord, fate.order >= graph.restoredAt ?? .max else { return nil }
        guard let arrival = merge.arrivals[fate.key]?.first(where: { $0 > fate.order && $0 < asking.closed ?? .max })
        else { return nil }
        // Who makes a record anew after an edit of what it was before does not wait for that.
        return graph.edits[graph.commits[arrival].edit].seen.contains(fate.edit) ? nil : arrival
    }

    private func wasTakenUp(_ fate: NaiveFate, _ asking: NaiveCase) -> Bool { arrival(fate, asking) != nil }

    private func checkSaidAgain(_ fate: NaiveFate, _ asking: NaiveCase) throws {
        guard let arrival = arrival(fate, asking) else { return }
        let name = graph.edits[fate.edit].name
        let isSaidAgain = graph.commits[arrival...].contains { graph.edits[$0.edit].inPlaceOf == name }
        if !isSaidAgain { throw Violation("C2", "\(name) came before \(fate.key), which is there now") }
    }

    /// Whether a part of the edit waits for another answer.
    private func asksApart(_ field: FieldNumber, _ fate: NaiveFate) -> Bool {
        merge.fates.contains {
            $0.edit == fate.edit && $0.key == fate.key && $0.field == field
                && ($0.asked == field || ($0.cause == .notEntitled && fate.cause != .notEntitled))
        }
    }

    private func checkWritten(_ fate: NaiveFate, _ asking: NaiveCase) throws {
        let made = graph.edits[fate.edit]
        let last = asking.closed ?? graph.commits.count
        let written = graph.commits[fate.order..<last].map { graph.edits[$0.edit] }.filter(\.isOfHeadquarters)
            .flatMap(\.operations).filter { $0.key.kind == fate.key.kind }
        for write in made.operations.filter({ $0.key == fate.key }).flatMap(\.writes)
        where fate.field == 0 ? !asksApart(write.field, fate) : fate.field == write.field {
            // A record that it names may have been merged meanwhile.
            if case .reference = write.value { continue }
            let isThere = written.contains { $0.writes.contains { $0.field == write.field && $0.value == write.value } }
            if !isThere {
                throw Violation("C2", "\(made.name) was accepted on \(fate.key), field \(write.field) was not written")
            }
        }
    }
}

extension NaiveCase {
    /// Whether it asks about what does not count for a cause.
    fileprivate func isAbout(_ cause: NaiveFate.Cause) -> Bool {
        rule == cause.rawValue || (cause == .invariant && ["oneActive", "noElm"].contains(rule))
    }
}
