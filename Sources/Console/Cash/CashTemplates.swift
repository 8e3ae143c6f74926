// Why this file exists: how what is due reads in HTML: how much and how late first, then from whom, then the lists of
// what waits.

/// The templates of what is due, and the pieces that all pages about money are made of.
enum CashTemplates {
    static let all = [
        "cashSummary": summary, "cashList": list, "cashDispute": dispute, "cashTabs": tabs, "cashTable": table,
        "cashCell": cell, "cashFacts": facts, "cashOptions": options, "cashNode": node,
    ]

    private static let tabs = #"""
        <nav class="tabs" aria-label="{{w.cashParts}}"><ul>
        {{#page.tabs}}<li><a href="{{path}}"{{#isHere}} aria-current="page"{{/isHere}}>{{label}}</a></li>
        {{/page.tabs}}
        </ul></nav>
        """#

    private static let options = #"""
        <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>
        """#

    private static let cell = #"""
        {{#hasLink}}<a href="{{link}}">{{text}}</a>{{/hasLink}}{{^hasLink}}{{text}}{{/hasLink}}
        {{#hasBadge}}<span class="badge {{tone}}">{{badge}}</span>{{/hasBadge}}
        {{#hasButton}}{{#button}}
        <form action="{{path}}" method="post">{{{form.fields}}}
        {{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">{{/fields}}
        <button type="submit" class="quiet">{{label}}</button></form>
        {{/button}}{{/hasButton}}
        """#

    private static let facts = #"""
        <div><dt>{{label}}</dt>{{#cell}}<dd{{#isNumber}} class="num"{{/isNumber}}>{{>cashCell}}</dd>{{/cell}}</div>
        """#

    private static let table = #"""
        <section class="panel" id="{{id}}" data-live><h2>{{heading}}</h2>
        {{#hasNote}}<p class="note">{{note}}</p>{{/hasNote}}
        {{^hasRows}}<p class="empty">{{nothing}}</p>{{/hasRows}}
        {{#hasRows}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{heading}}">
        <table class="data"><caption class="unseen">{{heading}}</caption>
        <thead><tr>
        {{#heads}}<th scope="col"{{#isNumber}} class="num"{{/isNumber}}>{{label}}</th>{{/heads}}
        </tr></thead>
        <tbody>
        {{#rows}}
        <tr>{{#first}}<th scope="row">{{>cashCell}}</th>{{/first}}
        {{#cells}}<td{{#isNumber}} class="num"{{/isNumber}}>{{>cashCell}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        {{#hasSums}}
        {{#sums}}
        <tfoot><tr>{{#first}}<th scope="row">{{>cashCell}}</th>{{/first}}
        {{#cells}}<td{{#isNumber}} class="num"{{/isNumber}}>{{>cashCell}}</td>{{/cells}}</tr></tfoot>
        {{/sums}}
        {{/hasSums}}
        </table></div>
        {{/hasRows}}
        </section>
        """#

    /// A branch; it draws those below it by the same template.
    private static let node = #"""
        {{#hasChildren}}
        <li><details open><summary>{{label}}</summary>
        <p>{{#cell}}{{>cashCell}}{{/cell}}</p>
        {{#hasNote}}<p class="note num">{{note}}</p>{{/hasNote}}
        <ul>
        {{#children}}{{>cashNode}}{{/children}}
        </ul></details></li>
        {{/hasChildren}}
        {{^hasChildren}}
        <li>{{label}} {{#cell}}{{>cashCell}}{{/cell}}
        {{#hasNote}}<span class="note num">{{note}}</span>{{/hasNote}}</li>
        {{/hasChildren}}
        """#

    private static let summary = #"""
        <h1>{{w.cash}}</h1>
        {{>cashTabs}}
        <p class="lead">{{w.cashLead}}</p>
        <form class="filters" method="get" action="/cash">
        <div><label for="cash-office">{{w.cashOffice}}</label>
        <select id="cash-office" name="office"><option value="">{{w.all}}</option>
        {{#page.offices}}{{>cashOptions}}{{/page.offices}}
        </select></div>
        {{#page.hasCurrencies}}
        <div><label for="cash-currency">{{w.cashCurrency}}</label>
        <select id="cash-currency" name="currency">
        {{#page.currencies}}{{>cashOptions}}{{/page.currencies}}
        </select></div>
        {{/page.hasCurrencies}}
        <button type="submit">{{w.show}}</button>
        </form>
        <p class="stamp">{{page.stamp}}</p>
        <div class="cards">
        {{#page.cards}}
        <section class="card" id="{{id}}" data-live><h2><a href="{{path}}">{{label}}</a></h2>
        <p class="value num">{{text}}</p></section>
        {{/page.cards}}
        </div>
        <section class="panel" id="cash-chart" data-live>{{{page.chart}}}</section>
        {{#page.accounts}}{{>cashTable}}{{/page.accounts}}
        {{#page.hasExport}}<p><a href="{{page.export}}">{{w.export}}</a></p>{{/page.hasExport}}
        """#

    private static let list = #"""
        <h1>{{page.title}}</h1>
        {{>cashTabs}}
        {{#page.hasFilter}}
        <form class="filters" method="get" action="{{page.action}}">
        <div><label for="cash-office">{{w.cashOffice}}</label>
        <select id="cash-office" name="office"><option value="">{{w.all}}</option>
        {{#page.offices}}{{>cashOptions}}{{/page.offices}}
        </select></div>
        <button type="submit">{{w.show}}</button>
        </form>
        {{/page.hasFilter}}
        {{#page.table}}{{>cashTable}}{{/page.table}}
        {{#page.pager}}{{>pager}}{{/page.pager}}
        """#

    private static let dispute = #"""
        <h1>{{w.cashClose}}: {{page.code}}</h1>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <section class="panel"><dl class="facts">{{#page.facts}}{{>cashFacts}}{{/page.facts}}</dl></section>
        <form class="form" action="/cash/disputes/{{page.id}}" method="post">{{{form.fields}}}
        <label for="ending">{{w.cashEnding}}</label>
        <select id="ending" name="ending" required>
        {{#page.endings}}{{>cashOptions}}{{/page.endings}}
        </select>
        <label for="resolution">{{w.cashResolution}}</label>
        <textarea id="resolution" name="resolution" required maxlength="4000">{{page.resolution}}</textarea>
        <label for="on">{{w.cashOn}}</label>
        <input id="on" name="on" type="date" value="{{page.day}}">
        <div class="actions"><button type="submit" class="primary">{{w.cashClose}}</button>
        <a class="quiet" href="/cash/disputes">{{w.cancel}}</a></div>
        </form>
        """#
}
