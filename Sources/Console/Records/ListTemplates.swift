// Why this file exists: lists in HTML: what they are narrowed down by is a plain form, so that every state of a list
// has an address that can be kept and sent.

/// The templates of lists of records.
enum ListTemplates {
    static let all = ["recordList": list, "recordFind": find]

    private static let list = #"""
        <h1>{{page.title}}</h1>
        <nav class="tabs" aria-label="{{w.recordLists}}"><ul>
        {{#page.tabs}}
        <li><a href="{{path}}"{{#isHere}} aria-current="page"{{/isHere}}>{{text}}</a></li>
        {{/page.tabs}}
        </ul></nav>
        <form class="filters" action="{{page.path}}" method="get">
        {{#page.account}}<input type="hidden" name="account" value="{{.}}">{{/page.account}}
        <label for="filter-q">{{w.recordText}}</label>
        <input id="filter-q" name="q" type="search" maxlength="200" value="{{page.text}}">
        <label for="filter-office">{{page.officeLabel}}</label>
        <select id="filter-office" name="office">
        {{#page.offices}}
        <option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>
        {{/page.offices}}
        </select>
        <label for="filter-owner">{{page.ownerLabel}}</label>
        <input id="filter-owner" name="owner" maxlength="200" value="{{page.owner}}"
        placeholder="{{w.recordOwnerHint}}">
        <label for="filter-state">{{page.stateLabel}}</label>
        <select id="filter-state" name="state">
        {{#page.states}}
        <option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>
        {{/page.states}}
        </select>
        {{#page.outcomeLabel}}
        <label for="filter-outcome">{{.}}</label>
        <select id="filter-outcome" name="outcome">
        {{#page.outcomes}}
        <option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>
        {{/page.outcomes}}
        </select>
        {{/page.outcomeLabel}}
        <label for="filter-order">{{w.recordOrder}}</label>
        <select id="filter-order" name="order">
        {{#page.orders}}
        <option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>
        {{/page.orders}}
        </select>
        <button type="submit">{{w.show}}</button>
        </form>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        {{#page.table}}{{>recordTable}}{{/page.table}}
        {{#page.pager}}{{>pager}}{{/page.pager}}
        <div class="actions">
        {{#page.add}}<a href="{{.}}">{{w.recordAdd}}</a>{{/page.add}}
        <a href="{{page.export}}">{{w.export}}</a>
        </div>
        """#

    private static let find = #"""
        <h1>{{w.find}}</h1>
        <form class="filters" action="/find" method="get" role="search">
        <label for="found-q">{{w.findHint}}</label>
        <input id="found-q" name="q" type="search" maxlength="200" value="{{page.text}}">
        <button type="submit">{{w.find}}</button>
        </form>
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        {{#page.tables}}{{>recordTable}}{{/page.tables}}
        """#
}
