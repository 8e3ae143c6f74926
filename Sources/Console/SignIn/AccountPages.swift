// Why this file exists: what belongs to the one who is signed in: roles, password, sessions, and the second look at the
// password before something grave.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer

/// Pages about oneself.
enum AccountPages {
    static let routes: [PageRoute] = [
        .get("/me", for: nil, show), .post("/me/password", for: nil, changePassword),
        .post("/me/sessions/end", for: nil, endSession), .post("/me/sessions/end-others", for: nil, endOthers),
        .get("/me/confirm", for: nil, confirm), .post("/me/confirm", for: nil, confirmed),
    ]

    private struct Model {
        let name: String
        let roles: [String]
        let sessions: [Row]
        let hasOthers: Bool
        let problem: String?
    }

    private struct Row {
        let id: String
        let since: String
        let seen: String
        let address: String
        let agent: String
        let isThis: Bool
    }

    private struct ConfirmModel {
        let to: String
        let problem: String?
    }

    private static func show(_ visit: Visit) async throws -> Answer { try await page(visit, problem: nil) }

    private static func page(_ visit: Visit, problem: String?) async throws -> Answer {
        let visitor = try visit.person()
        let rows = visit.headquarters.sessions(of: visitor.person).map { session in
            Row(
                id: session.number, since: Instant.text(Int64(clamping: session.created)) ?? "",
                seen: Instant.text(Int64(clamping: session.seen)) ?? "", address: session.address,
                agent: session.agent, isThis: session.number == visitor.session.number)
        }
        let roles = try await roles(visitor, visit)
        return try visit.page(
            "me", title: visit.word("account"), area: .account, status: problem == nil ? .ok : .unprocessableContent,
            Model(name: visitor.name, roles: roles, sessions: rows, hasOthers: rows.count > 1, problem: problem))
    }

    private static func roles(_ visitor: Visitor, _ visit: Visit) async throws -> [String] {
        let places = visitor.seat.roles.compactMap(\.place)
        let names = try await visit.headquarters.read(as: visitor.seat) { reader in
            try places.reduce(into: [RecordID: String]()) { names, place in
                for number in [Office.kind, Account.kind, Opportunity.kind] {
                    guard let kind = LeadToCash.schema.kind(number),
                        let values = try reader.values(of: RecordKey(kind: number, id: place))
                    else { continue }
                    names[place] = Labels.title(kind, values)
                }
            }
        }
        return visitor.seat.roles.sorted().map { role in
            let place = role.place.map { names[$0] ?? $0.description } ?? visit.word("everywhere")
            return "\(Labels.role(role.name, in: visit.language)) · \(place)"
        }
    }

    private static func changePassword(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        let new = visit.form.all("new")
        guard new.count == 2, new[0] == new[1] else {
            return try await page(visit, problem: visit.word("passwordsDiffer"))
        }
        do {
            let begun = try await visit.headquarters.changePassword(
                visit.token ?? "", from: visit.form.all("password").first ?? "", to: new[0],
                names: try await Logins.names(of: visitor.person, visit.headquarters), address: visit.address)
            return .enter(token: begun.token, then: "/me?done=passwordChanged")
        } catch let error as SignInError where error != .ended {
            return try await page(visit, problem: visit.sentence(error))
        }
    }

    private static func endSession(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person()
        guard let id = visit.form["session"] else { throw PageProblem.notFound }
        try await visit.headquarters.endSession(id, of: visitor.person)
        return Visit.done("/me", "sessionEnded")
    }

    private static func endOthers(_ visit: Visit) async throws -> Answer {
        try await visit.headquarters.endOtherSessions(than: visit.token ?? "")
        return Visit.done("/me", "sessionEnded")
    }

    private static func confirm(_ visit: Visit) throws -> Answer { try confirmPage(visit, problem: nil) }

    private static func confirmPage(_ visit: Visit, problem: String?) throws -> Answer {
        try visit.page(
            "confirm", title: visit.word("confirm"), area: .account,
            status: problem == nil ? .ok : .unprocessableContent,
            ConfirmModel(to: Reply.local(visit.form["to"] ?? visit.query["to"] ?? "/"), problem: problem))
    }

    private static func confirmed(_ visit: Visit) async throws -> Answer {
        do {
            let begun = try await visit.headquarters.stepUp(
                visit.token ?? "", password: visit.form.all("password").first ?? "", address: visit.address)
            return .enter(token: begun.token, then: Reply.local(visit.form["to"] ?? "/"))
        } catch let error as SignInError where error != .ended {
            return try confirmPage(visit, problem: visit.sentence(error))
        }
    }
}

/// Templates of one's own pages.
enum AccountTemplates {
    static let all = ["me": me, "confirm": confirm]

    private static let me = #"""
        <h1>{{page.name}}</h1>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <div class="columns">
        <section class="panel"><h2>{{w.yourRoles}}</h2>
        <ul>{{#page.roles}}<li>{{.}}</li>{{/page.roles}}</ul>
        </section>
        <section class="panel"><h2>{{w.changePassword}}</h2>
        <form class="form" action="/me/password" method="post">{{{form.fields}}}
        <label for="password">{{w.currentPassword}}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="256">
        <label for="new">{{w.newPassword}}</label>
        <input id="new" name="new" type="password" autocomplete="new-password" required minlength="10" maxlength="256"
        aria-describedby="rule">
        <p class="note" id="rule">{{w.passwordRule}}</p>
        <label for="again">{{w.repeatPassword}}</label>
        <input id="again" name="new" type="password" autocomplete="new-password" required maxlength="256">
        <div class="actions"><button type="submit" class="primary">{{w.save}}</button></div>
        </form>
        </section>
        </div>
        <section class="panel"><h2>{{w.sessions}}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.sessions}}">
        <table class="data"><caption class="unseen">{{w.sessions}}</caption>
        <thead><tr><th scope="col">{{w.sessionSince}}</th><th scope="col">{{w.sessionSeen}}</th>
        <th scope="col">{{w.sessionFrom}}</th><th scope="col">{{w.sessionWith}}</th>
        <th scope="col"><span class="unseen">{{w.endSession}}</span></th></tr></thead>
        <tbody>
        {{#page.sessions}}
        <tr><td>{{since}}</td><td>{{seen}}</td><td>{{address}}</td><td>{{agent}}</td>
        <td>{{#isThis}}<span class="badge info">{{w.thisSession}}</span>{{/isThis}}{{^isThis}}
        <form action="/me/sessions/end" method="post">{{{form.fields}}}
        <input type="hidden" name="session" value="{{id}}">
        <button type="submit" class="quiet">{{w.endSession}}</button></form>{{/isThis}}</td></tr>
        {{/page.sessions}}
        </tbody></table></div>
        {{#page.hasOthers}}
        <form class="form" action="/me/sessions/end-others" method="post">{{{form.fields}}}
        <div class="actions"><button type="submit">{{w.endOthers}}</button></div></form>
        {{/page.hasOthers}}
        </section>
        """#

    private static let confirm = #"""
        <section class="door">
        <h1>{{w.confirm}}</h1>
        <p class="lead">{{w.confirmLead}}</p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <form class="form" action="/me/confirm" method="post">{{{form.fields}}}
        <input type="hidden" name="to" value="{{page.to}}">
        <label for="password">{{w.password}}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="256"
        autofocus>
        <div class="actions"><button type="submit" class="primary">{{w.continue}}</button></div>
        </form>
        </section>
        """#
}
