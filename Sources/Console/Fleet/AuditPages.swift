// Why this file exists: who did what, and when, can be asked without a shell on the server; and what leaves HQ as a
// file leaves it by somebody's own hand, proven a moment before.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer

/// Searching the audit chain.
enum AuditPages {
    static let routes: [PageRoute] = [
        .get("/audit", for: .seeAudit, show), .get("/audit/export", for: .seeAudit, export),
    ]

    /// Entries of an export at most.
    private static let mostExported = 10_000

    private struct Model {
        let tabs: [FleetTab]
        let person: String
        let device: String
        let deeds: [FleetChoice]
        let from: String
        let to: String
        let problem: String?
        let rows: [Row]
        let nothing: String?
        let pager: FleetPager?
        let exportPath: String
        let headText: String
        let headCount: String
        let command: String
    }

    private struct Row {
        let commit: String
        let at: String
        let machineTime: String
        let who: String
        let role: String
        let what: String
        let recordPath: String?
        let verdictWord: String?
        let verdictTone: String
    }

    private static func show(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person(who: .seeAudit)
        let staff = try await FleetStaff.read(visit)
        do {
            let asked = try AuditAsking(visit.query, staff, visit.word)
            let mark = try visit.query["after"].map { text in
                guard let mark = AuditMark(text) else { throw PageProblem.notFound }
                return mark
            }
            let page = try await visit.headquarters.searchAudit(asked.search, after: mark)
            let lines = page.lines.filter { AuditReach(visitor, staff).admits($0) }
            let telling = try await telling(lines, staff, visit)
            return try await answer(lines, telling, page.next, visit)
        } catch PageProblem.invalid(let sentence) {
            let telling = AuditTelling(staff: staff, language: visit.language, names: [:])
            return try await answer([], telling, nil, problem: sentence, visit)
        }
    }

    private static func telling(
        _ lines: [AuditLine], _ staff: FleetStaff, _ visit: Visit
    ) async throws -> AuditTelling {
        let keys = AuditTelling.keys(lines)
        let seat = try visit.person().seat
        let names = try await visit.headquarters.read(as: seat) { try AuditTelling.names(keys, $0) }
        return AuditTelling(staff: staff, language: visit.language, names: names)
    }

    private static func answer(
        _ lines: [AuditLine], _ telling: AuditTelling, _ next: AuditMark?, problem: String? = nil, _ visit: Visit
    ) async throws -> Answer {
        let head = try await visit.headquarters.auditHead()
        let query = visit.query.encoded(replacing: ["after": nil, "done": nil])
        let model = Model(
            tabs: FleetTab.all(visit, here: .audit), person: visit.query["person"] ?? "",
            device: visit.query["device"] ?? "",
            deeds: AuditTelling.deeds.map {
                FleetChoice(
                    choiceWord: $0.name, choiceName: visit.word($0.key), isPicked: $0.name == visit.query["deed"])
            }, from: visit.query["since"] ?? "", to: visit.query["until"] ?? "", problem: problem,
            rows: lines.map { row($0, telling, visit) },
            nothing: lines.isEmpty && problem == nil
                ? visit.word(next == nil ? "auditNothing" : "auditNothingYet") : nil,
            pager: FleetPager(
                visit, first: visit.query["after"] != nil, next: next.map { (name: "after", text: $0.description) }),
            exportPath: "/audit/export" + (query.isEmpty ? "" : "?" + query), headText: head.text,
            headCount: Figures.grouped(Int64(clamping: head.count ?? 0)),
            command: "outpostd audit verify --head \(head.text)")
        return try visit.page(
            "auditSearch", title: visit.word("auditTitle"), area: .fleet,
            status: problem == nil ? .ok : .unprocessableContent, model)
    }

    private static func row(_ line: AuditLine, _ telling: AuditTelling, _ visit: Visit) -> Row {
        var verdict: BadgeModel?
        var role = ""
        if case .commit(let commit) = line.content {
            verdict = VerdictWords.badge(commit.verdict, in: visit.language)
            role = commit.role
        }
        return Row(
            commit: "\(line.sequence)", at: FleetTime.text(line.at), machineTime: FleetTime.machine(line.at),
            who: telling.who(line), role: role.isEmpty ? "" : Labels.role(role, in: visit.language),
            what: telling.what(line), recordPath: telling.path(line), verdictWord: verdict?.word,
            verdictTone: verdict?.tone ?? "info")
    }

    // MARK: Export

    private static func export(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person(who: .seeAudit)
        guard !visit.headquarters.needsStepUp(visitor.session) else {
            let query = visit.query.encoded()
            throw PageProblem.stepUp(returningTo: "/audit/export" + (query.isEmpty ? "" : "?" + query))
        }
        let staff = try await FleetStaff.read(visit)
        var search = try AuditAsking(visit.query, staff, visit.word).search
        search.limit = AuditSearch.most
        let reach = AuditReach(visitor, staff)
        var text = AuditFile.heading
        var (count, mark): (Int, AuditMark?) = (0, nil)
        repeat {
            let page = try await visit.headquarters.searchAudit(search, after: mark)
            let lines = page.lines.filter(reach.admits).prefix(mostExported - count)
            let telling = try await telling(Array(lines), staff, visit)
            for line in lines { text += AuditFile.row(line, telling) }
            count += lines.count
            mark = page.next
        } while mark != nil && count < mostExported
        try await visit.headquarters.note("export", about: "audit entries:\(count)", by: visitor.person)
        return .file(name: "audit.csv", type: "text/csv; charset=utf-8", text: text)
    }
}

/// What a visitor asks of the chain.
struct AuditAsking: Sendable {
    let search: AuditSearch

    /// - Throws: ``PageProblem/invalid(_:)`` with what cannot be read.
    init(_ query: FormFields, _ staff: FleetStaff, _ word: (String) -> String) throws {
        var search = AuditSearch()
        if let text = query["person"] {
            guard let member = staff.find(text) else { throw PageProblem.invalid(word("inviteNobody")) }
            search.person = member.id
        }
        if let text = query["device"] {
            guard let number = UInt32(text) else { throw PageProblem.invalid(word("auditBadDevice")) }
            search.device = ReplicaID(rawValue: number)
        }
        if let name = query["deed"] {
            guard AuditTelling.deeds.contains(where: { $0.name == name }) else { throw PageProblem.notFound }
            search.deed = name
        }
        search.from = try Self.midnight(query["since"], 0, word)
        // The last day is meant whole.
        search.before = try Self.midnight(query["until"], 1, word)
        self.search = search
    }

    private static func midnight(
        _ text: String?, _ later: Int64, _ word: (String) -> String
    ) throws -> UInt64? {
        guard let text else { return nil }
        guard let day = CivilDate(text) else { throw PageProblem.invalid(word("personBadDay")) }
        return UInt64(max(0, (Int64(day.days) + later) * 86_400_000))
    }
}

/// Which entries somebody may read: all, or those about the devices and people of their offices.
struct AuditReach: Sendable {
    private let reach: FleetReach
    private let staff: FleetStaff

    init(_ visitor: Visitor, _ staff: FleetStaff) {
        reach = FleetReach(visitor, .seeAudit)
        self.staff = staff
    }

    func admits(_ line: AuditLine) -> Bool {
        guard reach.offices != nil else { return true }
        guard case .deed(let deed) = line.content, let person = deed.person else { return false }
        return reach.admits(staff.members[person]?.office)
    }
}

/// The chain as a file for spreadsheets.
enum AuditFile {
    static let heading = CSVWriter.line([
        "sequence", "at", "replica", "who", "device", "role", "verdict", "deed", "what", "hash",
    ])

    static func row(_ line: AuditLine, _ telling: AuditTelling) -> String {
        var (role, verdict, deed) = ("", "", AuditSearch.edits)
        switch line.content {
        case .commit(let commit): (role, verdict) = (commit.role, commit.verdict.name)
        case .deed(let done): deed = done.name
        }
        let cells = [
            "\(line.sequence)", FleetTime.machine(line.at), line.replica.description, telling.who(line), line.device,
            role, verdict, deed, telling.what(line), line.hash?.description ?? "",
        ]
        return CSVWriter.line(cells.map(CSVWriter.escapingFormula))
    }
}

/// The template of the audit.
enum AuditTemplates {
    static let all = ["auditSearch": search]

    private static let search = #"""
        <h1>{{w.auditTitle}}</h1>
        {{>fleetTabs}}
        <p class="lead">{{w.auditLead}}</p>
        <form class="filters" method="get" action="/audit">
        <label for="audit-person">{{w.fleetPerson}}</label>
        <input id="audit-person" name="person" maxlength="320" value="{{page.person}}">
        <label for="audit-device">{{w.fleetDevice}}</label>
        <input id="audit-device" name="device" inputmode="numeric" maxlength="10" size="6" value="{{page.device}}">
        <label for="audit-deed">{{w.auditDeed}}</label>
        <select id="audit-deed" name="deed">
        <option value="">{{w.all}}</option>
        {{#page.deeds}}
        <option value="{{choiceWord}}"{{#isPicked}} selected{{/isPicked}}>{{choiceName}}</option>
        {{/page.deeds}}
        </select>
        <label for="audit-since">{{w.personFrom}}</label>
        <input id="audit-since" name="since" type="date" value="{{page.from}}">
        <label for="audit-until">{{w.personTo}}</label>
        <input id="audit-until" name="until" type="date" value="{{page.to}}">
        <button type="submit">{{w.show}}</button>
        </form>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.auditTitle}}">
        <table class="data"><caption class="unseen">{{w.auditTitle}}</caption>
        <thead><tr><th scope="col" class="num">{{w.auditCommit}}</th><th scope="col">{{w.syncAt}}</th>
        <th scope="col">{{w.auditWho}}</th><th scope="col">{{w.personRole}}</th>
        <th scope="col">{{w.auditWhat}}</th></tr></thead>
        <tbody>
        {{#page.rows}}
        <tr><td class="num">{{commit}}</td><td><time datetime="{{machineTime}}">{{at}}</time></td><td>{{who}}</td>
        <td>{{role}}</td>
        <td>{{#verdictWord}}<span class="badge {{verdictTone}}">{{.}}</span> {{/verdictWord}}
        {{#recordPath}}<a href="{{.}}">{{what}}</a>{{/recordPath}}{{^recordPath}}{{what}}{{/recordPath}}</td></tr>
        {{/page.rows}}
        </tbody></table></div>
        {{#page.pager}}{{>pager}}{{/page.pager}}
        <p><a href="{{page.exportPath}}">{{w.export}}</a> <span class="note">{{w.auditExportNote}}</span></p>
        <section class="panel"><h2>{{w.auditHead}}</h2>
        <p class="note">{{w.auditHeadNote}}</p>
        <dl class="facts">
        <div><dt>{{w.auditHead}}</dt><dd><code>{{page.headText}}</code></dd></div>
        <div><dt>{{w.auditEntries}}</dt><dd class="num">{{page.headCount}}</dd></div>
        <div><dt>{{w.auditVerify}}</dt><dd><code>{{page.command}}</code></dd></div>
        </dl>
        </section>
        """#
}
