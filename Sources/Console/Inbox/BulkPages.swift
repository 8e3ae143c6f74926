// Why this file exists: deciding many cases in one go takes two steps on purpose: a page that says what will happen,
// and one that says what did.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer

/// Several cases at once.
enum BulkPages {
    static let routes: [PageRoute] = [.post("/inbox/review", review), .post("/inbox/decide", decide)]

    struct Row: Sendable {
        let code: String
        let href: String
        let subject: String
        let shownText: String
        let valueText: String
        let who: String
        let about: String
    }

    struct Left: Sendable {
        let code: String
        let href: String
        let sentence: String
    }

    struct Model: Sendable {
        let field: String
        let choice: String
        let choiceText: String
        let rows: [Row]
        let hasRows: Bool
        let left: [Left]
        let hasLeft: Bool
        let typedReason: String
        let problem: String?
        let summary: String?
    }

    // MARK: What will happen

    private static func review(_ visit: Visit) async throws -> Answer {
        let codes = visit.form.all("case")
        guard !codes.isEmpty else { throw PageProblem.invalid(visit.word("bulkNonePicked")) }
        return try await reviewPage(codes, visit, problem: nil)
    }

    private static func reviewPage(_ codes: [String], _ visit: Visit, problem: String?) async throws -> Answer {
        let plan = try await plan(codes, nil, visit)
        return try visit.page(
            "bulkReview", title: visit.word("bulkTitle"), area: .inbox,
            status: problem == nil ? .ok : .unprocessableContent,
            model(plan.steps, plan.skips, plan.field, visit, problem: problem))
    }

    private static func wanted(_ visit: Visit) -> BulkPlan.Choice {
        visit.form["choice"].flatMap(BulkPlan.Choice.init(rawValue:)) ?? .newest
    }

    private static func plan(
        _ codes: [String], _ abouts: [String: String]?, _ visit: Visit
    ) async throws -> BulkPlan {
        let visitor = try visit.person()
        let (choice, language, now) = (wanted(visit), visit.language, visit.now)
        let isHeadquarters = visitor.may(.decideForHeadquarters)
        return try await visit.headquarters.read(as: visitor.seat) { reader in
            try BulkPlan(codes, choice, abouts: abouts, in: language) { code in
                try CaseReader(code: code, reader, isHeadquarters: isHeadquarters, language, now: now)
            }
        }
    }

    static func model(
        _ steps: [BulkPlan.Step], _ skips: [BulkPlan.Skip], _ field: String, _ visit: Visit, problem: String? = nil,
        summary: String? = nil
    ) -> Model {
        let choice = wanted(visit)
        return Model(
            field: field, choice: choice.rawValue,
            choiceText: visit.word(choice == .newest ? "bulkNewest" : "bulkShown"),
            rows: steps.map { step in
                Row(
                    code: step.code, href: InboxLinks.item(step.code), subject: step.subject,
                    shownText: step.shownText, valueText: step.valueText, who: step.who, about: step.about)
            }, hasRows: !steps.isEmpty,
            left: skips.map { Left(code: $0.code, href: InboxLinks.item($0.code), sentence: $0.sentence) },
            hasLeft: !skips.isEmpty, typedReason: visit.form["reason"] ?? "", problem: problem, summary: summary)
    }

    // MARK: What happens

    private static func decide(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        guard let seen = FormTokens.seen(visit.form, visitor.session) else { throw PageProblem.staleForm }
        let codes = visit.form.all("case")
        guard let reason = visit.form["reason"], reason.utf8.count <= CaseWish.mostBytes else {
            return try await reviewPage(codes, visit, problem: visit.word("caseReasonNeeded"))
        }
        let abouts = Dictionary(zip(codes, visit.form.all("about"))) { first, _ in first }
        let plan = try await plan(codes, abouts, visit)
        var done: [BulkPlan.Step] = []
        var left = plan.skips
        // Each is an edit of its own: one that cannot be decided holds up no other.
        for step in plan.steps {
            let wish = CaseWish(answer: .decided, value: step.value, reason: reason)
            do {
                let remarks = try await CaseAnswering.give(
                    wish, to: step.dossier, step.way, seen: seen, visitor, visit)
                if remarks.isEmpty {
                    done.append(step)
                } else {
                    left.append(BulkPlan.Skip(code: step.code, sentence: remarks.joined(separator: " ")))
                }
            } catch PageProblem.invalid(let sentence) {
                left.append(BulkPlan.Skip(code: step.code, sentence: sentence))
            }
        }
        let summary = visit.word("bulkSummary").replacing("%1", with: String(done.count))
            .replacing("%2", with: String(left.count))
        return try visit.page(
            "bulkResult", title: visit.word("bulkTitle"), area: .inbox,
            model(done, left, plan.field, visit, summary: summary))
    }
}

/// Templates of several cases at once.
enum BulkTemplates {
    static let all = ["bulkReview": review, "bulkResult": result, "bulkRows": rows, "bulkLeft": left]

    private static let review = #"""
        <p><a href="/inbox?tab=conflicts">{{w.inboxConflicts}}</a></p>
        <h1>{{w.bulkTitle}}: {{page.field}}</h1>
        <p class="lead">{{page.choiceText}}</p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        {{#page.hasRows}}
        <h2>{{w.bulkWill}}</h2>
        {{>bulkRows}}
        <form class="form" method="post" action="/inbox/decide">
        {{{form.fields}}}
        <input type="hidden" name="choice" value="{{page.choice}}">
        {{#page.rows}}
        <input type="hidden" name="case" value="{{code}}"><input type="hidden" name="about" value="{{about}}">
        {{/page.rows}}
        {{>caseWhy}}
        <div class="actions"><button type="submit" class="primary">{{w.bulkDecide}}</button>
        <a href="/inbox?tab=conflicts">{{w.cancel}}</a></div>
        </form>
        {{/page.hasRows}}
        {{^page.hasRows}}<p class="empty">{{w.bulkNothing}}</p>{{/page.hasRows}}
        {{>bulkLeft}}
        """#

    private static let result = #"""
        <h1>{{w.bulkTitle}}: {{page.field}}</h1>
        <p class="notice" role="status">{{page.summary}}</p>
        {{#page.hasRows}}
        <h2>{{w.bulkDone}}</h2>
        {{>bulkRows}}
        {{/page.hasRows}}
        {{>bulkLeft}}
        <p><a href="/inbox?tab=conflicts">{{w.inboxConflicts}}</a></p>
        """#

    private static let rows = #"""
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.bulkTitle}}">
        <table class="data">
        <caption class="unseen">{{w.bulkTitle}}</caption>
        <thead><tr><th scope="col">{{w.inboxCode}}</th><th scope="col">{{w.inboxRecord}}</th>
        <th scope="col">{{w.bulkBefore}}</th><th scope="col">{{w.bulkAfter}}</th>
        <th scope="col">{{w.bulkWho}}</th></tr></thead>
        <tbody>
        {{#page.rows}}
        <tr><td><a href="{{href}}">{{code}}</a></td><td>{{subject}}</td><td>{{shownText}}</td><td>{{valueText}}</td>
        <td>{{who}}</td></tr>
        {{/page.rows}}
        </tbody>
        </table>
        </div>
        """#

    private static let left = #"""
        {{#page.hasLeft}}
        <h2>{{w.bulkLeft}}</h2>
        <ul>
        {{#page.left}}<li><a href="{{href}}">{{code}}</a> · {{sentence}}</li>{{/page.left}}
        </ul>
        {{/page.hasLeft}}
        """#
}
