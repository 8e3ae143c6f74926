// Why this file exists: around every page stands the same frame: where one can go, who one is, search, language, and
// what was just done.

import LeadToCash

/// What the frame's template shows.
struct Shell {
    struct Place {
        let path: String
        let name: String
        let isHere: Bool
    }

    /// What a select offers.
    struct Offer {
        let word: String
        let name: String
        let isChosen: Bool
    }

    let title: String
    let content: String
    let lang: String
    let theme: String
    let notice: String?
    let places: [Place]
    let person: String?
    let w: [String: String]
    let nonce: String
    let style: String
    let script: String
    let icon: String
    let tokens: FormTokens
    /// Whether the page may fetch itself again. What answers a form is at no address.
    let isLive: Bool
    /// Whether figures on it are older than HQ's last commit, so that the page asks again.
    let isBehind: Bool
    /// Where one comes back to after choosing a language.
    let here: String
    let languages: [Offer]
    let themes: [Offer]

    init(_ visit: Visit, title: String, area: Area, content: String, notice: String?, isBehind: Bool) {
        self.isBehind = isBehind
        self.title = title
        self.content = content
        self.notice = notice
        lang = visit.language.rawValue
        theme = visit.theme.rawValue
        w = PageWords.all(in: visit.language)
        nonce = visit.scriptNonce
        style = visit.ground.looks.style.path
        script = visit.ground.looks.script.path
        icon = visit.ground.looks.icon.path
        tokens = visit.formTokens
        person = visit.visitor?.name
        isLive = visit.visitor != nil && visit.form == FormFields()
        here = Self.address(visit)
        let tongues: [(name: String, language: Language)] = [
            ("English", .en), ("简体中文", .zhHans), ("繁體中文", .zhHant),
        ]
        languages = tongues.map {
            Offer(word: $0.language.rawValue, name: $0.name, isChosen: $0.language == visit.language)
        }
        let shades: [(key: String, theme: Theme)] = [
            ("themeSystem", .system), ("themeLight", .light), ("themeDark", .dark),
        ]
        themes = shades.map {
            Offer(word: $0.theme.rawValue, name: visit.word($0.key), isChosen: $0.theme == visit.theme)
        }
        places = Area.allCases.filter { place in
            guard let visitor = visit.visitor else { return false }
            return place.right.map(visitor.may) ?? true
        }.map { Place(path: $0.path, name: visit.word($0.rawValue), isHere: $0 == area) }
    }

    /// The page's own address without what it said once; `/` for what answers a form.
    private static func address(_ visit: Visit) -> String {
        guard visit.form == FormFields() else { return "/" }
        let query = visit.query.encoded(replacing: ["done": nil])
        return visit.path + (query.isEmpty ? "" : "?" + query)
    }
}

/// The frame's templates.
enum ShellTemplates {
    static let all = ["shell": shell, "problem": problem, "pager": pager, "empty": empty]

    private static let shell = #"""
        <!doctype html>
        <html lang="{{lang}}" data-theme="{{theme}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{title}} · {{w.product}}</title>
        <link rel="stylesheet" href="{{style}}">
        <link rel="icon" href="{{icon}}" type="image/svg+xml">
        <script src="{{script}}" nonce="{{nonce}}" defer></script>
        </head>
        <body{{#isLive}} data-live-source="/live"{{/isLive}}>
        <a class="skip" href="#content">{{w.skip}}</a>
        <header class="bar">
        <a class="brand" href="/">{{w.product}}</a>
        {{#person}}
        <form class="find" action="/find" method="get" role="search">
        <label class="unseen" for="find-q">{{w.find}}</label>
        <input id="find-q" name="q" type="search" placeholder="{{w.findHint}}" maxlength="200">
        <button type="submit">{{w.find}}</button>
        </form>
        <form class="leave" action="/sign-out" method="post">{{{tokens.fields}}}<a href="/me">{{person}}</a>
        <button type="submit" class="quiet">{{w.signOut}}</button></form>
        {{/person}}
        </header>
        {{#person}}
        <nav class="places" aria-label="{{w.navigation}}"><ul>
        {{#places}}
        <li><a href="{{path}}"{{#isHere}} aria-current="page"{{/isHere}}>{{name}}</a></li>
        {{/places}}
        </ul></nav>
        {{/person}}
        <main id="content" tabindex="-1"{{#isBehind}} data-behind{{/isBehind}}>
        {{#notice}}<p class="notice" role="status">{{.}}</p>{{/notice}}
        <p class="notice live" id="live-notice" role="status" hidden>{{w.liveUpdate}}
        <a href="" id="live-refresh">{{w.refresh}}</a></p>
        {{{content}}}
        </main>
        <p class="unseen" id="live-said" role="status" data-text="{{w.updated}}"></p>
        <footer class="foot">
        <form action="/me/language" method="post"><input type="hidden" name="to" value="{{here}}">
        <label for="foot-language">{{w.language}}</label>
        <select id="foot-language" name="language" autocomplete="off">
        {{#languages}}
        <option value="{{word}}" lang="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>
        {{/languages}}
        </select>
        <button type="submit" class="quiet">{{w.show}}<span class="unseen"> {{w.language}}</span></button>
        </form>
        <form action="/me/language" method="post"><input type="hidden" name="to" value="{{here}}">
        <label for="foot-theme">{{w.theme}}</label>
        <select id="foot-theme" name="theme" autocomplete="off">
        {{#themes}}
        <option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>
        {{/themes}}
        </select>
        <button type="submit" class="quiet">{{w.show}}<span class="unseen"> {{w.theme}}</span></button>
        </form>
        </footer>
        </body>
        </html>
        """#

    private static let problem = #"""
        <h1>{{w.errorTitle}}</h1>
        <p class="problem" role="alert">{{page.sentence}}</p>
        {{#page.hint}}<p>{{.}}</p>{{/page.hint}}
        <p><a href="{{page.back}}">{{w.back}}</a></p>
        """#

    /// `page.pager`: `next`, `first`: addresses, or nothing.
    private static let pager = #"""
        <p class="pager">
        {{#first}}<a href="{{.}}">{{w.first}}</a>{{/first}}
        {{#next}}<a href="{{.}}" rel="next">{{w.next}}</a>{{/next}}
        </p>
        """#

    private static let empty = #"""
        <p class="empty">{{.}}</p>
        """#
}
