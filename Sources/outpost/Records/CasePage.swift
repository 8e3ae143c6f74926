// Why this file exists: one page says all there is about a case, in the order in which people ask: what is it, who
// wanted what, what shows now, who decides until when, what if not, what do I type.

import LeadToCash
import SyncClient
import SyncProtocol

/// A case as people read it.
struct CasePage {
    let target: CaseTarget
    let evidence: [CaseEvidence]
    let pair: RecordPair?
    let text: CaseText

    private var terminal: Terminal { text.terminal }
    private var item: ConflictCase? { target.item }

    private var subject: RecordKey? { item?.subject ?? target.conflict?.key }
    private var fieldNumber: FieldNumber { item?.field ?? target.conflict?.field ?? 0 }
    private var kind: RecordKind? { subject.flatMap { LeadToCash.schema.kind($0.kind) } }
    private var field: Field? { kind?.field(fieldNumber) }

    func say(name: String) {
        sayHeading(name)
        if let conflict = target.conflict {
            saySides(conflict)
            sayShown(conflict)
        } else if let pair {
            say(pair)
        } else if !evidence.isEmpty {
            sayEvidence()
        }
        sayComments()
        guard let item else {
            terminal.say(.noCaseYet)
            return sayCommands(name, .values)
        }
        guard item.isOpen else {
            terminal.say(text.closing(item))
            let isDeletion = evidence.contains { $0.act == .deletion }
            if item.question == .values || (item.question == .held && !isDeletion) { terminal.say(.getItBack, name) }
            return
        }
        for line in text.terms(item) { terminal.say(line) }
        if item.isAnswered { return terminal.say(.answered) }
        sayCommands(name, item.question)
    }

    private func sayHeading(_ name: String) {
        guard let subject else { return }
        let severity = item.map { " · \(terminal.text($0.severity.phrase))" } ?? ""
        let matter = item.map(text.matter) ?? text.label(fieldNumber, subject)
        let code = item == nil ? "" : "\(name)\(severity) · "
        terminal.say(terminal.heading("\(code)\(text.subject(subject)): \(matter)"))
        terminal.say((item?.question ?? .values).phrase)
        guard let item else { return }
        if !item.note.isEmpty { terminal.say(Terminal.tame(item.note)) }
        if let rule = LeadToCash.rulebook.invariants.first(where: { $0.name == item.rule }) {
            terminal.say(.ruleLine, rule.name, rule.sentence)
        }
    }

    // MARK: Values

    /// Base, yours and theirs side by side; long texts one below the other, as what changed in them.
    private func saySides(_ conflict: Conflict) {
        let sides = [conflict.yours].compactMap { $0 } + conflict.theirs
        if isLongText(conflict) { return sayTexts(sides, conflict) }
        var columns = [TextTable.Column(""), TextTable.Column(terminal.text(.base), widest: 36)]
        columns += sides.map { TextTable.Column(title($0, conflict), widest: 36) }
        var table = TextTable(columns)
        let base = conflict.base.map(value) ?? terminal.text(.notKnown)
        table.add([terminal.text(.valueTitle), base] + sides.map { value($0.sibling.value) })
        table.add([terminal.text(.who), ""] + sides.map { author($0, conflict) })
        table.add([terminal.text(.role), ""] + sides.map(\.sibling.circumstances.role))
        table.add(
            [terminal.text(.when), ""] + sides.map { CaseText.minute(Int64(clamping: $0.sibling.stamp.milliseconds)) })
        table.add([terminal.text(.reason), ""] + sides.map(\.sibling.circumstances.reason))
        terminal.say(table)
    }

    private func title(_ candidate: Candidate, _ conflict: Conflict) -> String {
        candidate == conflict.yours ? terminal.text(.yours) : terminal.text(.theirs)
    }

    private func author(_ candidate: Candidate, _ conflict: Conflict) -> String {
        candidate == conflict.yours ? terminal.text(.you) : candidate.author
    }

    private func isLongText(_ conflict: Conflict) -> Bool {
        if field?.policy == .textMerge { return true }
        let texts = conflict.candidates.map(\.sibling.value) + [conflict.base ?? .null]
        return texts.contains { if case .text(let text) = $0 { text.contains(where: \.isNewline) } else { false } }
    }

    private func sayTexts(_ sides: [Candidate], _ conflict: Conflict) {
        var base = ""
        if case .text(let text)? = conflict.base { base = text }
        for side in sides {
            let sibling = side.sibling
            let words = [
                title(side, conflict), author(side, conflict), sibling.circumstances.role,
                CaseText.minute(Int64(clamping: sibling.stamp.milliseconds)), sibling.circumstances.reason,
            ]
            let about = words.filter { !$0.isEmpty }.joined(separator: " · ")
            terminal.say(terminal.text(.againstBase, Terminal.tame(about)))
            var text = ""
            if case .text(let written) = sibling.value { text = written }
            for line in ParagraphDiff(from: base, to: text).text { terminal.say(Terminal.tame(line)) }
        }
    }

    private func sayShown(_ conflict: Conflict) {
        let why = terminal.text(CaseText.whyShown(field?.policy))
        guard !isLongText(conflict) else { return terminal.say(.shownNow, text.label(fieldNumber, conflict.key), why) }
        terminal.say(.shownNow, Terminal.tame(value(conflict.shown)), why)
    }

    private func value(_ value: Value) -> String {
        guard let kind else { return value.description }
        let words = text.text.text(value, fieldNumber, kind)
        return words.isEmpty ? terminal.text(.empty) : words
    }

    // MARK: Held edits, pairs, what was said

    /// The edits a case is about; for a held edit beside what shows now.
    private func sayEvidence() {
        guard let kind else { return }
        let isHeld = item?.question == .held
        let titles: [Phrase] = [.fieldTitle, .base, isHeld ? .proposed : .valueTitle, .who, .role, .when, .reason]
        var table = TextTable(
            [TextTable.Column(terminal.text(.changeTitle))]
                + titles.map { TextTable.Column(terminal.text($0), widest: 36) })
        for edit in evidence {
            table.add([
                edit.dot?.description ?? "", text.text.label(edit.field, kind),
                edit.base.map { text.text.text($0, edit.field, kind) } ?? "",
                text.proposal(edit, kind),
                edit.isOwn ? terminal.text(.you) : edit.author, edit.role,
                edit.stamp.map { CaseText.minute(Int64(clamping: $0.milliseconds)) } ?? "", edit.reason,
            ])
        }
        terminal.say(table)
    }

    private func say(_ pair: RecordPair) {
        guard let kind else { return }
        var table = TextTable([
            TextTable.Column(""), TextTable.Column(terminal.text(.fieldTitle)),
            TextTable.Column(text.record(pair.subject.key), widest: 40),
            TextTable.Column(text.record(pair.other.key), widest: 40),
        ])
        for field in pair.fields(kind) {
            table.add([
                pair.differ(field) ? "≠" : "", Labels.field(kind, field, in: terminal.language),
                text.text.text(field, of: pair.subject, kind), text.text.text(field, of: pair.other, kind),
            ])
        }
        terminal.say(table)
    }

    private func sayComments() {
        guard let item, !item.comments.isEmpty else { return }
        terminal.say(.comments)
        for line in item.comments { terminal.say("  " + Terminal.tame(line)) }
    }

    /// Exactly what can be typed.
    private func sayCommands(_ name: String, _ question: CaseQuestion) {
        terminal.say(.toDecide)
        let reason = item?.severity == .high ? " --reason \"…\"" : ""
        for answer in answers(question) { terminal.say("  outpost resolve \(name) \(answer)\(reason)") }
    }

    private func answers(_ question: CaseQuestion) -> [String] {
        guard question == .values, let conflict = target.conflict else {
            return question == .values ? ["--value \"…\""] : question.answers
        }
        var answers = conflict.yours == nil ? [] : ["--take yours"]
        answers +=
            conflict.theirs.count == 1 ? ["--take theirs"] : TakeChoice.names(conflict.theirs).map { "--take \($0)" }
        if conflict.base != nil { answers.append("--take base") }
        return answers + ["--value \"…\""]
    }
}
