// Why this file exists: nobody should have to reload a page to learn that a laptop has synced, and whoever comes back
// after lunch asks first what is new.

import LeadToCash
import SyncProtocol
import SyncServer

/// What is new, as it comes and since last time.
enum LivePages {
    static let routes: [PageRoute] = [
        .get("/live", for: nil, listen), .get("/changes", show), .post("/changes", looked),
    ]

    /// Changes listed at most.
    private static let most = 100

    // MARK: As it comes

    private static func listen(_ visit: Visit) throws -> Answer {
        let visitor = try visit.person()
        let headquarters = visit.headquarters
        let (events, listener) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(4))
        let commits = Task {
            for await frontier in headquarters.frontierChanges(since: visit.query["since"].flatMap(CommitSequence.init))
            {
                listener.yield("data: \(frontier)\n\n")
            }
            listener.finish()
        }
        let pulse = Task {
            // A line that is not there any more is found out by writing to it; a session that is over ends it.
            while !Task.isCancelled, let token = visit.token, headquarters.session(of: token) != nil {
                listener.yield(": \(visitor.session.number.prefix(4))\n\n")
                try await Task.sleep(for: .seconds(20))
            }
            listener.finish()
        }
        listener.onTermination = { _ in
            commits.cancel()
            pulse.cancel()
        }
        return .events(events)
    }

    // MARK: Since last time

    private struct Model {
        let lead: String
        let changes: [Row]
        let nothing: String?
        let isCut: Bool
        let upTo: String
    }

    private struct Row {
        let path: String?
        let kind: String
        let name: String
        let what: String
        let who: String
        let when: String
        let rfc: String
        let isOwn: Bool
        let badge: String
    }

    /// What other offices' customers look like from here has no page and is nobody's news.
    private static let kinds = Set(LeadToCash.schema.kinds.map(\.number)).subtracting([AccountShadow.kind])

    private static func show(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let since = try await visit.headquarters.looked(visitor.person) ?? 0
        let language = visit.language
        let (rows, frontier) = try await visit.headquarters.read(as: visitor.seat) { reader in
            let changes = try reader.changes(since: since, kinds: kinds, limit: most)
            return (try changes.compactMap { try row($0, reader, language) }, try reader.frontier())
        }
        return try visit.page(
            "changes", title: visit.word("changes"), area: .changes,
            Model(
                lead: visit.word(since == 0 ? "changesEver" : "changesLead"), changes: rows,
                nothing: rows.isEmpty ? visit.word("changesNone") : nil, isCut: rows.count == most,
                upTo: String(frontier)))
    }

    private static func row(_ change: SeatChange, _ reader: SeatReader, _ language: Language) throws -> Row? {
        guard let kind = LeadToCash.schema.kind(change.key.kind) else { return nil }
        let values = try reader.values(of: change.key) ?? [:]
        let fields = change.fields.compactMap(kind.field).map { Labels.field(kind, $0, in: language) }
        let at = Int64(clamping: change.at)
        return Row(
            path: change.isDeleted ? nil : "/records/\(kind.name)/\(change.key.id)",
            kind: Labels.kind(kind.name, in: language), name: Labels.title(kind, values) ?? change.key.id.description,
            what: fields.prefix(6).joined(separator: ", ") + (fields.count > 6 ? "…" : ""),
            who: change.device.isEmpty ? change.author : "\(change.author) · \(change.device)",
            when: Instant.text(at) ?? "", rfc: Instant.rfc3339(at) ?? "", isOwn: change.isOwn,
            badge: PageWords.text(
                change.isDeleted ? "changeDeleted" : change.isNew ? "changeNew" : "changeEdited", in: language))
    }

    private static func looked(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        guard let text = visit.form["upTo"], let sequence = CommitSequence(text) else { throw PageProblem.staleForm }
        try await visit.headquarters.noteLooked(
            visitor.person, upTo: min(sequence, visit.headquarters.frontier))
        return Visit.done("/changes", "changesNoted")
    }
}

/// The template of what is new.
enum LiveTemplates {
    static let all = ["changes": changes]

    private static let changes = #"""
        <h1>{{w.changes}}</h1>
        <p class="lead">{{page.lead}}</p>
        <section class="panel" id="changes" data-live>
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        <ol class="timeline">
        {{#page.changes}}
        <li><time datetime="{{rfc}}">{{when}}</time> <span class="badge info">{{badge}}</span>
        {{kind}} {{#path}}<a href="{{.}}">{{name}}</a>{{/path}}{{^path}}{{name}}{{/path}}
        <span class="note">{{what}} · {{who}}</span></li>
        {{/page.changes}}
        </ol>
        {{#page.isCut}}<p class="note">{{w.changesCut}}</p>{{/page.isCut}}
        <form class="form" action="/changes" method="post">{{{form.fields}}}
        <input type="hidden" name="upTo" value="{{page.upTo}}">
        <div class="actions"><button type="submit" class="primary">{{w.changesLooked}}</button></div>
        </form>
        </section>
        """#
}
