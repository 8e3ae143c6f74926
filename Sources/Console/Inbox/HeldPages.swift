// Why this file exists: nothing that waits is hidden from whoever made it: which of my edits do not stand yet, whose
// turn it is, and until when.

import LeadToCash
import SyncProtocol
import SyncServer

/// One's own edits that wait for others. The engine lets nobody but the deciders keep an edit out, so there is nothing
/// here to withdraw one with: its author says in the case that they no longer want it.
enum HeldPages {
    static let routes: [PageRoute] = [.get("/held", show)]

    /// Open cases that are looked through at most, the newest first.
    private static let most = RecordQuery.most

    struct Row: Sendable {
        let code: String
        let href: String
        let subject: String
        let matter: String
        let edits: [String]
        let decider: String
        let due: String
        let isOverdue: Bool
        let age: String
    }

    struct Model: Sendable {
        let rows: [Row]
        let nothing: String?
        let note: String?
    }

    private static func show(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let (language, now) = (visit.language, visit.now)
        let (rows, isCut) = try await visit.headquarters.read(as: visitor.seat) { reader in
            let cases = try reader.cases(limit: Self.most)
            let asked = cases.filter { $0.question == .held || $0.question == .values }
            let rows = try asked.compactMap { item -> Row? in
                guard let dossier = try reader.caseDossier(item.id) else { return nil }
                return try Self.row(CaseReader(dossier, reader, isHeadquarters: false, language, now: now))
            }
            return (rows, cases.count == Self.most)
        }
        let cut = visit.word("heldCut").replacing("%1", with: String(most))
        return try visit.page(
            "held", title: visit.word("heldTitle"), area: .inbox,
            Model(rows: rows, nothing: rows.isEmpty ? visit.word("heldNothing") : nil, note: isCut ? cut : nil))
    }

    /// The row of a case that one's own edit is in; nil for others.
    private static func row(_ reader: CaseReader) throws -> Row? {
        let (dossier, names) = (reader.dossier, reader.names)
        let sides =
            dossier.candidates.enumerated().map { reader.side($0, $1) }
            + dossier.held.enumerated().map { reader.side($0, $1) }
        let own = sides.filter(\.isOwn)
        guard !own.isEmpty else { return nil }
        func instant(_ field: FieldNumber) -> Int64? {
            if case .integer(let time)? = dossier.values[field] { time } else { nil }
        }
        let due = instant(CaseRecord.Fields.due)
        let code = reader.text(CaseRecord.Fields.code)
        return Row(
            code: code, href: InboxLinks.item(code), subject: try names.title(dossier.subject),
            matter: try names.matter(dossier.question, dossier.field, of: dossier.subject, and: dossier.other),
            edits: own.map { side in [side.field ?? "", side.brief].filter { !$0.isEmpty }.joined(separator: ": ") },
            decider: Labels.role(reader.text(CaseRecord.Fields.decider), in: names.language),
            due: CaseReader.minute(due), isOverdue: due.map { $0 < reader.now } ?? false,
            age: InboxAge.text(since: instant(CaseRecord.Fields.openedAt), now: reader.now, in: names.language))
    }
}

/// Templates of one's own edits that wait.
enum HeldTemplates {
    static let all = ["held": held]

    private static let held = #"""
        <p><a href="/inbox">{{w.inbox}}</a></p>
        <h1>{{w.heldTitle}}</h1>
        <p class="lead">{{w.heldLead}}</p>
        {{#page.note}}<p class="note">{{.}}</p>{{/page.note}}
        <section id="held-rows" data-live>
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        {{^page.nothing}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.heldTitle}}">
        <table class="data">
        <caption class="unseen">{{w.heldTitle}}</caption>
        <thead><tr><th scope="col">{{w.inboxCode}}</th><th scope="col">{{w.inboxRecord}}</th>
        <th scope="col">{{w.inboxMatter}}</th><th scope="col">{{w.heldEdit}}</th>
        <th scope="col">{{w.inboxDecider}}</th><th scope="col">{{w.inboxDue}}</th>
        <th scope="col" class="num">{{w.inboxAge}}</th></tr></thead>
        <tbody>
        {{#page.rows}}
        <tr><td><a href="{{href}}">{{code}}</a></td><td>{{subject}}</td><td>{{matter}}</td>
        <td>{{#edits}}<p>{{.}}</p>{{/edits}}</td><td>{{decider}}</td>
        <td>{{due}}{{#isOverdue}} <span class="badge bad">{{w.inboxOverdue}}</span>{{/isOverdue}}</td>
        <td class="num">{{age}}</td></tr>
        {{/page.rows}}
        </tbody>
        </table>
        </div>
        {{/page.nothing}}
        </section>
        """#
}
