// Why this file exists: a decision at a gate is typed once and may come back with a sentence beside it. What was typed
// is kept as it was, and becomes a verdict only when all of it makes sense.

import LeadToCash
import SyncProtocol

/// What somebody typed to decide on a request.
struct GateForm: Hashable, Sendable {
    /// Something that has to be done although it is approved, as it was typed.
    struct Condition: Hashable, Sendable {
        let text: String
        let due: String

        var isBlank: Bool { text.isEmpty && due.isEmpty }
    }

    /// Rows for conditions that an empty form has, and that any form has at most.
    static let rows = 4
    private static let mostRows = 20

    let word: GateVerdict.Word?
    let conditions: [Condition]
    let note: String
    /// The hash of what was shown.
    let hash: String

    init() {
        word = nil
        conditions = []
        note = ""
        hash = ""
    }

    init(_ form: FormFields) {
        word = form["verdict"].flatMap(GateVerdict.Word.init(rawValue:))
        note = form["note"] ?? ""
        hash = form["hash"] ?? ""
        conditions = zip(form.all("conditionText"), form.all("conditionDue")).prefix(Self.mostRows).map {
            Condition(text: Self.trimmed($0), due: Self.trimmed($1))
        }.filter { !$0.isBlank }
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// The verdict.
    /// - Throws: ``PageProblem/invalid(_:)`` with a sentence in the reader's language.
    func verdict(on request: RecordID, by person: RecordID, in language: Language) throws -> GateVerdict {
        func problem(_ key: String, _ text: String = "") -> PageProblem {
            .invalid(PageWords.text(key, in: language).replacing("%1", with: text))
        }
        guard let word else { throw problem("gateChoose") }
        let terms = try conditions.map { condition in
            guard !condition.text.isEmpty else { throw problem("gateConditionText") }
            guard let day = CivilDate(condition.due) else { throw problem("gateConditionDue", condition.text) }
            return GateVerdict.Condition(text: condition.text, dueOn: day)
        }
        if word == .conditional, terms.isEmpty { throw problem("gateConditionNeeded") }
        if word != .conditional, !terms.isEmpty { throw problem("gateConditionSurplus") }
        if word == .reject || word == .sendBack, note.isEmpty { throw problem("gateNoteNeeded") }
        return GateVerdict(request: request, word: word, decidedBy: person, conditions: terms, note: note)
    }
}
