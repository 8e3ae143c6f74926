// Why this file exists: nobody should have to look for what waits for them. One page lists it, the most urgent first,
// and leads to where it is decided.

import LeadToCash
import SyncProtocol
import SyncServer

/// The list of what waits.
enum InboxPages {
    static let routes: [PageRoute] = [.get("/inbox", show)]

    struct Tab: Sendable {
        let href: String
        let label: String
        let count: Int
        let isHere: Bool
    }

    struct OfficeChoice: Sendable {
        let officeID: String
        let officeName: String
        let isChosen: Bool
    }

    struct Row: Sendable {
        let code: String
        let href: String
        let subject: String
        let matter: String
        let weight: String
        let weightClass: String
        let decider: String
        let due: String
        let isOverdue: Bool
        let age: String
        let isBulk: Bool
    }

    struct Pager: Sendable {
        let first: String?
        let next: String?
    }

    struct Model: Sendable {
        let tabs: [Tab]
        let tab: String
        let isMine: Bool
        let offices: [OfficeChoice]
        let rows: [Row]
        let nothing: String?
        let hasBulk: Bool
        let cut: String?
        let pager: Pager?
    }

    private static func show(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let contents = try await visit.headquarters.read(as: visitor.seat) { [language = visit.language] reader in
            try InboxReading(reader, language).contents()
        }
        let filter = InboxFilter(visit.query)
        return try visit.page(
            "inboxList", title: visit.word("inbox"), area: .inbox,
            model(contents, filter, visit.language, now: visit.now))
    }

    static func model(
        _ contents: InboxContents, _ filter: InboxFilter, _ language: Language, now: Int64
    ) -> Model {
        func word(_ key: String) -> String { PageWords.text(key, in: language) }
        let list = InboxList(contents.rows, filter)
        let rows = list.rows.map { row($0, language, now: now) }
        let seen = Set(contents.rows.compactMap(\.office))
        let offices = contents.offices.filter { seen.contains($0.key) }
            .sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        var beginning = filter
        beginning.after = nil
        let isPaged = filter.after != nil || list.next != nil
        return Model(
            tabs: InboxTab.allCases.map { tab($0, list, filter, language) }, tab: filter.tab.rawValue,
            isMine: filter.isMine,
            offices: offices.map {
                OfficeChoice(officeID: $0.key.description, officeName: $0.value, isChosen: $0.key == filter.office)
            },
            rows: rows,
            nothing: rows.isEmpty ? word(filter.isMine ? "inboxNothingMine" : "inboxNothing") : nil,
            hasBulk: rows.contains(where: \.isBulk),
            cut: contents.isCut
                ? word("inboxCut").replacing("%1", with: String(InboxReading.most)) : nil,
            pager: isPaged
                ? Pager(first: filter.after == nil ? nil : beginning.path, next: list.next?.path) : nil)
    }

    private static func tab(_ tab: InboxTab, _ list: InboxList, _ filter: InboxFilter, _ language: Language) -> Tab {
        var other = filter
        other.tab = tab
        other.after = nil
        return Tab(
            href: other.path, label: PageWords.text(tab.word, in: language), count: list.counts[tab] ?? 0,
            isHere: tab == filter.tab)
    }

    private static func row(_ row: InboxRow, _ language: Language, now: Int64) -> Row {
        Row(
            code: row.code, href: row.path, subject: row.subject, matter: row.matter, weight: row.weight,
            weightClass: row.rank > 1 ? "bad" : row.rank > 0 ? "warn" : "info", decider: row.decider,
            due: row.due.flatMap { Instant.text($0) }.map { String($0.prefix(16)) + "Z" } ?? "",
            isOverdue: row.isOverdue(at: now),
            age: InboxAge.text(since: row.opened, now: now, in: language), isBulk: row.isBulk)
    }
}

/// The inbox's templates.
enum InboxTemplates {
    static let all = ["inboxList": list]

    private static let list = #"""
        <h1>{{w.inbox}}</h1>
        <p class="lead">{{w.inboxLead}} <a href="/held">{{w.inboxOwnEdits}}</a></p>
        <nav class="tabs" aria-label="{{w.inboxTabs}}"><ul>
        {{#page.tabs}}
        <li><a href="{{href}}"{{#isHere}} aria-current="page"{{/isHere}}>{{label}}
        <span class="badge">{{count}}</span></a></li>
        {{/page.tabs}}
        </ul></nav>
        <form class="filters" method="get" action="/inbox">
        <input type="hidden" name="tab" value="{{page.tab}}">
        <label for="inbox-whose">{{w.inboxWhose}}</label>
        <select id="inbox-whose" name="whose">
        <option value="me"{{#page.isMine}} selected{{/page.isMine}}>{{w.inboxMine}}</option>
        <option value="all"{{^page.isMine}} selected{{/page.isMine}}>{{w.inboxEverybody}}</option>
        </select>
        <label for="inbox-office">{{w.inboxOffice}}</label>
        <select id="inbox-office" name="office">
        <option value="">{{w.all}}</option>
        {{#page.offices}}
        <option value="{{officeID}}"{{#isChosen}} selected{{/isChosen}}>{{officeName}}</option>
        {{/page.offices}}
        </select>
        <button type="submit">{{w.show}}</button>
        </form>
        {{#page.cut}}<p class="note">{{.}}</p>{{/page.cut}}
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        {{^page.nothing}}
        {{#page.hasBulk}}<form class="form" method="post" action="/inbox/review">{{{form.fields}}}{{/page.hasBulk}}
        <section id="inbox-rows" data-live>
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.inbox}}">
        <table class="data">
        <caption class="unseen">{{w.inbox}}</caption>
        <thead><tr>
        {{#page.hasBulk}}<th scope="col">{{w.inboxPick}}</th>{{/page.hasBulk}}
        <th scope="col">{{w.inboxCode}}</th>
        <th scope="col">{{w.inboxWeight}}</th>
        <th scope="col">{{w.inboxRecord}}</th>
        <th scope="col">{{w.inboxMatter}}</th>
        <th scope="col">{{w.inboxDecider}}</th>
        <th scope="col">{{w.inboxDue}}</th>
        <th scope="col" class="num">{{w.inboxAge}}</th>
        </tr></thead>
        <tbody>
        {{#page.rows}}
        <tr>
        {{#isBulk}}<td><input type="checkbox" id="pick-{{code}}" name="case" value="{{code}}">
        <label class="unseen" for="pick-{{code}}">{{w.inboxPick}} {{code}}</label></td>{{/isBulk}}
        <td><a href="{{href}}">{{code}}</a></td>
        <td><span class="badge {{weightClass}}">{{weight}}</span></td>
        <td>{{subject}}</td>
        <td>{{matter}}</td>
        <td>{{decider}}</td>
        <td>{{due}}{{#isOverdue}} <span class="badge bad">{{w.inboxOverdue}}</span>{{/isOverdue}}</td>
        <td class="num">{{age}}</td>
        </tr>
        {{/page.rows}}
        </tbody>
        </table>
        </div>
        </section>
        {{#page.hasBulk}}
        <fieldset>
        <legend>{{w.bulkTitle}}</legend>
        <p class="note">{{w.bulkHint}}</p>
        <ul class="choices">
        <li><input type="radio" id="bulk-newest" name="choice" value="newest" checked>
        <label for="bulk-newest">{{w.bulkNewest}}</label></li>
        <li><input type="radio" id="bulk-shown" name="choice" value="shown">
        <label for="bulk-shown">{{w.bulkShown}}</label></li>
        </ul>
        <div class="actions"><button type="submit">{{w.bulkReview}}</button></div>
        </fieldset>
        </form>
        {{/page.hasBulk}}
        {{/page.nothing}}
        {{#page.pager}}{{>pager}}{{/page.pager}}
        """#
}
