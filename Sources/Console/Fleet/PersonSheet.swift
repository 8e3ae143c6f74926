// Why this file exists: the look of the list of people, and of one person.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer

/// What is shown of one person.
enum PersonSheet {
    private struct Model {
        let tabs: [FleetTab]
        let name: String
        let email: String
        let office: String
        let statusWord: String
        let statusTone: String
        let path: String
        let problem: String?
        let code: Code?
        let roles: [Row]
        let noRoles: String?
        let choices: [FleetChoice]
        let offices: [FleetOffice]
        let isEverywhere: Bool
        let signInWord: String
        let canGive: Bool
        let sessions: [Session]
        let noSessions: String?
    }

    private struct Code {
        let codeText: String
        let codePath: String
        let codeUntil: String
    }

    private struct Row {
        let assignmentID: String
        let roleWord: String
        let place: String
        let firstDay: String
        let lastDay: String
        let isEnded: Bool
        let mayEnd: Bool
    }

    private struct Session {
        let sessionID: String
        let since: String
        let seen: String
        let address: String
        let agent: String
    }

    static func page(
        _ subject: PersonPages.Subject, problem: String? = nil, code: Welcome? = nil, _ visit: Visit
    ) throws -> Answer {
        let (member, language) = (subject.member, visit.language)
        let roles = subject.roles.map { row($0, subject, visit) }
        let chosen = visit.form["role"]
        let model = Model(
            tabs: FleetTab.all(visit, here: .people), name: member.name, email: member.email,
            office: subject.staff.officeName(member.office), statusWord: MemberText.status(member.status, language),
            statusTone: MemberText.tone(member.status), path: subject.path, problem: problem,
            code: code.map {
                Code(codeText: $0.code, codePath: $0.path, codeUntil: FleetTime.text($0.expires))
            }, roles: roles, noRoles: roles.isEmpty ? visit.word("personNoRoles") : nil,
            choices: Right.read.roles.sorted().map { word in
                FleetChoice(
                    choiceWord: word, choiceName: "\(word) · \(Labels.role(word, in: language))",
                    isPicked: word == chosen)
            }, offices: subject.staff.choices(subject.reach, chosen: visit.form["office"].flatMap { RecordID($0) }),
            isEverywhere: subject.reach.offices == nil,
            signInWord: visit.word(subject.hasPassword ? "peopleCanSignIn" : "peopleCannotSignIn"),
            canGive: !member.hasLeft, sessions: subject.sessions.map(session),
            noSessions: subject.sessions.isEmpty ? visit.word("personNoSessions") : nil)
        return try visit.page(
            "personSheet", title: member.name, area: .fleet, status: problem == nil ? .ok : .unprocessableContent,
            model)
    }

    private static func row(_ role: HeldRole, _ subject: PersonPages.Subject, _ visit: Visit) -> Row {
        let today = CivilDate(milliseconds: UInt64(max(0, visit.now)))
        let isEnded = role.hasEnded(today)
        return Row(
            assignmentID: role.id.description, roleWord: Labels.role(role.role, in: visit.language),
            place: subject.place(role, visit), firstDay: role.from?.description ?? "–",
            lastDay: role.to?.description ?? "–", isEnded: isEnded,
            mayEnd: !isEnded && subject.reach.admits(role.office))
    }

    private static func session(_ session: SignInSession) -> Session {
        Session(
            sessionID: session.number, since: FleetTime.text(session.created), seen: FleetTime.text(session.seen),
            address: session.address, agent: session.agent)
    }
}

/// Templates of people.
enum PeopleTemplates {
    static let all = ["peopleList": list, "personSheet": sheet, "personRoles": roles]

    private static let list = #"""
        <h1>{{w.peopleTitle}}</h1>
        {{>fleetTabs}}
        <p class="lead">{{w.peopleLead}}</p>
        <form class="filters" method="get" action="/people">
        <label for="people-q">{{w.find}}</label>
        <input id="people-q" name="q" type="search" maxlength="200" value="{{page.sought}}">
        <label for="people-office">{{w.fleetOffice}}</label>
        <select id="people-office" name="office">
        <option value="">{{w.all}}</option>
        {{#page.offices}}
        <option value="{{officeID}}"{{#isChosen}} selected{{/isChosen}}>{{officeName}}</option>
        {{/page.offices}}
        </select>
        <button type="submit">{{w.show}}</button>
        </form>
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        {{^page.nothing}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.peopleTitle}}">
        <table class="data"><caption class="unseen">{{w.peopleTitle}}</caption>
        <thead><tr><th scope="col">{{w.fleetPerson}}</th><th scope="col">{{w.peopleEmail}}</th>
        <th scope="col">{{w.fleetOffice}}</th><th scope="col">{{w.fleetState}}</th>
        <th scope="col">{{w.peopleRoles}}</th><th scope="col">{{w.peopleSignIn}}</th></tr></thead>
        <tbody>
        {{#page.rows}}
        <tr><th scope="row"><a href="{{personPath}}">{{name}}</a></th><td>{{email}}</td><td>{{office}}</td>
        <td><span class="badge {{statusTone}}">{{statusWord}}</span></td>
        <td>{{#roles}}<span class="badge">{{.}}</span> {{/roles}}</td>
        <td><span class="badge {{signInTone}}">{{signInWord}}</span>
        {{#browsers}}<span class="note">{{.}}</span>{{/browsers}}</td></tr>
        {{/page.rows}}
        </tbody></table></div>
        {{/page.nothing}}
        {{#page.pager}}{{>pager}}{{/page.pager}}
        """#

    private static let sheet = #"""
        <h1>{{page.name}}</h1>
        {{>fleetTabs}}
        <p><span class="badge {{page.statusTone}}">{{page.statusWord}}</span> {{page.email}} · {{page.office}}</p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        {{#page.code}}
        <section class="panel" id="welcome-code"><h2>{{w.personCode}}</h2>
        <p class="notice" role="status">{{w.inviteOnce}}</p>
        <dl class="facts">
        <div><dt>{{w.code}}</dt><dd><code>{{codeText}}</code></dd></div>
        <div><dt>{{w.personCodeWhere}}</dt><dd><code>{{codePath}}</code></dd></div>
        <div><dt>{{w.inviteUntil}}</dt><dd>{{codeUntil}}</dd></div>
        </dl>
        </section>
        {{/page.code}}
        {{>personRoles}}
        <section class="panel"><h2>{{w.peopleSignIn}}</h2>
        <p>{{page.signInWord}}</p>
        {{#page.canGive}}
        <form class="form" action="{{page.path}}/code" method="post">{{{form.fields}}}
        <p class="note">{{w.personCodeNote}}</p>
        <div class="actions"><button type="submit">{{w.personGiveCode}}</button></div>
        </form>
        {{/page.canGive}}
        {{#page.noSessions}}{{>empty}}{{/page.noSessions}}
        {{^page.noSessions}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.sessions}}">
        <table class="data"><caption class="unseen">{{w.sessions}}</caption>
        <thead><tr><th scope="col">{{w.sessionSince}}</th><th scope="col">{{w.sessionSeen}}</th>
        <th scope="col">{{w.sessionFrom}}</th><th scope="col">{{w.sessionWith}}</th>
        <th scope="col"><span class="unseen">{{w.endSession}}</span></th></tr></thead>
        <tbody>
        {{#page.sessions}}
        <tr><td>{{since}}</td><td>{{seen}}</td><td>{{address}}</td><td>{{agent}}</td>
        <td><form action="{{page.path}}/sessions/end" method="post">{{{form.fields}}}
        <input type="hidden" name="session" value="{{sessionID}}">
        <button type="submit" class="quiet">{{w.endSession}}</button></form></td></tr>
        {{/page.sessions}}
        </tbody></table></div>
        <form class="form" action="{{page.path}}/sessions/end" method="post">{{{form.fields}}}
        <div class="actions"><button type="submit" class="danger">{{w.personEndAll}}</button></div></form>
        {{/page.noSessions}}
        </section>
        """#

    private static let roles = #"""
        <section class="panel"><h2>{{w.peopleRoles}}</h2>
        {{#page.noRoles}}{{>empty}}{{/page.noRoles}}
        {{^page.noRoles}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.peopleRoles}}">
        <table class="data"><caption class="unseen">{{w.peopleRoles}}</caption>
        <thead><tr><th scope="col">{{w.personRole}}</th><th scope="col">{{w.personWhere}}</th>
        <th scope="col">{{w.personFrom}}</th><th scope="col">{{w.personTo}}</th>
        <th scope="col"><span class="unseen">{{w.personEndRole}}</span></th></tr></thead>
        <tbody>
        {{#page.roles}}
        <tr><td>{{roleWord}}</td><td>{{place}}</td><td>{{firstDay}}</td><td>{{lastDay}}
        {{#isEnded}}<span class="badge">{{w.personEnded}}</span>{{/isEnded}}</td>
        <td>{{#mayEnd}}<form class="filters" action="{{page.path}}/roles/end" method="post">{{{form.fields}}}
        <input type="hidden" name="assignment" value="{{assignmentID}}">
        <label for="end-{{assignmentID}}">{{w.personLastDay}}</label>
        <input id="end-{{assignmentID}}" name="on" type="date">
        <button type="submit" class="quiet">{{w.personEndRole}}</button></form>{{/mayEnd}}</td></tr>
        {{/page.roles}}
        </tbody></table></div>
        <p class="note">{{w.personEndNote}}</p>
        {{/page.noRoles}}
        <details><summary>{{w.personGiveRole}}</summary>
        <form class="form" action="{{page.path}}/roles" method="post">{{{form.fields}}}
        <label for="role-word">{{w.personRole}}</label>
        <select id="role-word" name="role" required>
        <option value=""></option>
        {{#page.choices}}
        <option value="{{choiceWord}}"{{#isPicked}} selected{{/isPicked}}>{{choiceName}}</option>
        {{/page.choices}}
        </select>
        <fieldset><legend>{{w.personWhere}}</legend>
        <ul class="choices">
        <li><input type="radio" id="where-office" name="where" value="office" checked>
        <label for="where-office">{{w.fleetOffice}}</label></li>
        {{#page.isEverywhere}}
        <li><input type="radio" id="where-account" name="where" value="account">
        <label for="where-account">{{w.personAccount}}</label></li>
        <li><input type="radio" id="where-opportunity" name="where" value="opportunity">
        <label for="where-opportunity">{{w.personOpportunity}}</label></li>
        <li><input type="radio" id="where-everywhere" name="where" value="everywhere">
        <label for="where-everywhere">{{w.everywhere}}</label></li>
        {{/page.isEverywhere}}
        </ul>
        <label for="role-office">{{w.fleetOffice}}</label>
        <select id="role-office" name="office">
        <option value=""></option>
        {{#page.offices}}
        <option value="{{officeID}}"{{#isChosen}} selected{{/isChosen}}>{{officeName}}</option>
        {{/page.offices}}
        </select>
        {{#page.isEverywhere}}
        <label for="role-code">{{w.personCodeOf}}</label>
        <input id="role-code" name="code" maxlength="64">
        {{/page.isEverywhere}}
        </fieldset>
        <label for="role-from">{{w.personFrom}}</label><input id="role-from" name="from" type="date">
        <label for="role-to">{{w.personTo}}</label><input id="role-to" name="to" type="date">
        <p class="note">{{w.personDaysNote}}</p>
        <label for="role-uncertified"><input type="checkbox" id="role-uncertified" name="uncertified" value="1">
        {{w.personUncertified}}</label>
        <div class="actions"><button type="submit" class="primary">{{w.personGiveRole}}</button></div>
        </form>
        </details>
        </section>
        """#
}
