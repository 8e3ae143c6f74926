// Why this file exists: the door. Whoever knows their password comes in, whoever has a one-time code may choose one,
// and nobody else learns anything, not even who is listed.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer

/// Pages for whoever is not signed in.
enum SignInPages {
    static let routes: [PageRoute] = [
        .open(.get, "/", home), .open(.get, "/sign-in", form), .open(.post, "/sign-in", enter),
        .open(.get, "/welcome", welcome), .open(.post, "/welcome", choose), .open(.post, "/me/language", remember),
        .post("/sign-out", for: nil, leave),
        .open(.get, "/assets/:name", asset),
    ]

    private struct Model {
        let to: String
        let login: String
        let code: String
        let problem: String?
    }

    private static func home(_ visit: Visit) throws -> Answer {
        .redirect(visit.visitor == nil ? "/sign-in" : Area.overview.path)
    }

    private static func form(_ visit: Visit) throws -> Answer { try page(visit, problem: nil) }

    private static func page(_ visit: Visit, problem: String?) throws -> Answer {
        let to = Reply.local(visit.form["to"] ?? visit.query["to"] ?? "/")
        return try visit.page(
            "signIn", title: visit.word("signIn"), area: .account,
            status: problem == nil ? .ok : .unprocessableContent,
            Model(to: to, login: visit.form["login"] ?? "", code: "", problem: problem))
    }

    private static func enter(_ visit: Visit) async throws -> Answer {
        guard let login = visit.form["login"], let password = visit.form.all("password").first, !password.isEmpty else {
            return try page(visit, problem: visit.word("wrongSignIn"))
        }
        let person = try await Logins.person(login, visit.headquarters)
        do {
            let begun = try await visit.headquarters.signIn(
                SignInAttempt(
                    name: login, person: person, password: password, address: visit.address, agent: visit.agent))
            return .enter(token: begun.token, then: Reply.local(visit.form["to"] ?? "/"))
        } catch let error as SignInError {
            return try page(visit, problem: visit.sentence(error))
        }
    }

    private static func leave(_ visit: Visit) async throws -> Answer {
        if let token = visit.token { try await visit.headquarters.signOut(token) }
        return .enter(token: nil, then: "/sign-in")
    }

    private static func welcome(_ visit: Visit) throws -> Answer { try welcomePage(visit, problem: nil) }

    private static func welcomePage(_ visit: Visit, problem: String?) throws -> Answer {
        try visit.page(
            "welcome", title: visit.word("welcome"), area: .account,
            status: problem == nil ? .ok : .unprocessableContent,
            Model(to: "/", login: "", code: visit.form["code"] ?? visit.query["code"] ?? "", problem: problem))
    }

    private static func choose(_ visit: Visit) async throws -> Answer {
        let passwords = visit.form.all("password")
        guard passwords.count == 2, passwords[0] == passwords[1] else {
            return try welcomePage(visit, problem: visit.word("passwordsDiffer"))
        }
        do {
            let code = visit.form["code"] ?? ""
            let person = try await visit.headquarters.person(welcomedBy: code, address: visit.address)
            let begun = try await visit.headquarters.redeem(
                code, password: passwords[0], names: try await Logins.names(of: person, visit.headquarters),
                address: visit.address, agent: visit.agent)
            return .enter(token: begun.token, then: "/")
        } catch let error as SignInError {
            return try welcomePage(visit, problem: visit.sentence(error))
        }
    }

    /// Language and colours. No harm is done by whoever sends this from elsewhere, and nothing but a word is kept.
    private static func remember(_ visit: Visit) throws -> Answer {
        let back = Reply.local(visit.form["to"] ?? "/")
        if let theme = visit.form["theme"].flatMap(Theme.init(rawValue:)), theme != visit.theme {
            return .remember(cookie: ChoiceCookie.theme, text: theme.rawValue, then: back)
        }
        let language = visit.form["language"].flatMap(Language.init(rawValue:)) ?? visit.language
        return .remember(cookie: ChoiceCookie.language, text: language.rawValue, then: back)
    }

    private static func asset(_ visit: Visit) throws -> Answer {
        let looks = visit.ground.looks
        for asset in [looks.style, looks.script, looks.icon] where asset.path == visit.path {
            return .asset(type: asset.type, text: asset.text, version: asset.version)
        }
        throw PageProblem.notFound
    }
}

/// Whom a login means.
enum Logins {
    /// The first person whose address it is, or else whose name; nil for nobody and for people who have left. Several
    /// with one name sign in by their addresses.
    static func person(_ login: String, _ headquarters: Headquarters) async throws -> RecordID? {
        try await headquarters.read { reader in
            for field in [User.Fields.email, User.Fields.name] {
                guard let id = try reader.first(User.kind, where: field, is: login),
                    let values = try reader.values(of: RecordKey(kind: User.kind, id: id)),
                    values[User.Fields.status] != .text("left")
                else { continue }
                return id
            }
            return nil
        }
    }
}

extension Logins {
    /// What somebody is called, which must not stand in their password.
    static func names(of person: RecordID, _ headquarters: Headquarters) async throws -> [String] {
        try await headquarters.read { reader in
            let values = try reader.values(of: RecordKey(kind: User.kind, id: person)) ?? [:]
            return [User.Fields.name, User.Fields.email].compactMap { values[$0]?.asText }
        }
    }
}

extension Visit {
    /// Why somebody could not sign in, in the reader's language.
    func sentence(_ error: SignInError) -> String {
        switch error {
        case .wrong: word("wrongSignIn")
        case .slowed(_, let seconds): word("slowedSignIn") + " \((seconds + 59) / 60)"
        case .busy: word("busySignIn")
        case .code: word("wrongCode")
        case .ended: word("signInEnded")
        case .objection(let objection): sentence(objection)
        }
    }

    private func sentence(_ objection: PasswordObjection) -> String {
        language == .en ? objection.description : word("passwordRule")
    }
}

/// The door's templates.
enum SignInTemplates {
    static let all = ["signIn": signIn, "welcome": welcome]

    private static let signIn = #"""
        <section class="door">
        <h1>{{w.signIn}}</h1>
        <p class="lead">{{w.signInLead}}</p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <form class="form" action="/sign-in" method="post">
        <input type="hidden" name="to" value="{{page.to}}">
        <label for="login">{{w.address}}</label>
        <input id="login" name="login" autocomplete="username" required maxlength="320" value="{{page.login}}"
        autofocus>
        <label for="password">{{w.password}}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="256">
        <div class="actions"><button type="submit" class="primary">{{w.signIn}}</button></div>
        </form>
        <p class="note">{{w.noPassword}} {{w.noPasswordHint}} <a href="/welcome">{{w.code}}</a></p>
        </section>
        """#

    private static let welcome = #"""
        <section class="door">
        <h1>{{w.welcome}}</h1>
        <p class="lead">{{w.welcomeLead}}</p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <form class="form" action="/welcome" method="post">
        <label for="code">{{w.code}}</label>
        <input id="code" name="code" autocomplete="one-time-code" required maxlength="64" value="{{page.code}}">
        <label for="password">{{w.newPassword}}</label>
        <input id="password" name="password" type="password" autocomplete="new-password" required minlength="10"
        maxlength="256" aria-describedby="rule">
        <p class="note" id="rule">{{w.passwordRule}}</p>
        <label for="repeat">{{w.repeatPassword}}</label>
        <input id="repeat" name="password" type="password" autocomplete="new-password" required maxlength="256">
        <div class="actions"><button type="submit" class="primary">{{w.save}}</button></div>
        </form>
        </section>
        """#
}
