// Why this file exists: how the overview reads in HTML: what is asked for, how far it can be trusted, then figure by
// figure with what it is made of.

/// The overview's templates.
enum OverviewTemplates {
    static let all = [
        "overview": page, "overviewCard": card, "overviewFilters": filters,
    ]

    private static let page = #"""
        <h1>{{w.overview}}: {{page.title}}</h1>
        <nav aria-label="{{w.overviewScope}}"><p class="note">
        {{#page.crumbs}}
        {{#crumbPath}}<a href="{{.}}">{{crumbName}}</a> › {{/crumbPath}}
        {{^crumbPath}}<strong aria-current="page">{{crumbName}}</strong>{{/crumbPath}}
        {{/page.crumbs}}
        </p></nav>
        <nav class="tabs" aria-label="{{w.overviewTabs}}"><ul>
        {{#page.tabs}}
        <li><a href="{{tabPath}}"{{#isHere}} aria-current="page"{{/isHere}}>{{tabName}}</a></li>
        {{/page.tabs}}
        </ul></nav>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        {{>overviewFilters}}
        <div id="overview-stamp" data-live><p class="stamp">{{page.stamp}}</p></div>
        {{#page.groups}}
        <section id="{{groupID}}" aria-labelledby="{{groupID}}-title" data-live>
        <h2 id="{{groupID}}-title">{{heading}}</h2>
        {{#lead}}<p class="lead">{{.}}</p>{{/lead}}
        {{#hasCards}}<div class="cards">
        {{#cards}}
        {{>overviewCard}}
        {{/cards}}
        </div>{{/hasCards}}
        {{#hasBodies}}<div class="columns">
        {{#bodies}}
        <div class="panel">
        {{#bodyTitle}}<h3>{{.}}</h3>{{/bodyTitle}}
        {{#chart}}{{{.}}}{{/chart}}
        {{{table}}}
        {{#nothing}}<p class="empty">{{.}}</p>{{/nothing}}
        </div>
        {{/bodies}}
        </div>{{/hasBodies}}
        </section>
        {{/page.groups}}
        """#

    /// The figure first, then how far it can be trusted; how it comes about for whoever asks.
    private static let card = #"""
        <section class="card" id="{{cardID}}">
        <h3 title="{{formula}}">{{name}} <span class="note">{{code}}</span></h3>
        <p class="value num">{{value}}</p>
        {{#why}}<p class="note">{{.}}</p>{{/why}}
        <p class="stamp">{{stamp}}</p>
        <details><summary>{{w.overviewHow}}<span class="unseen">: {{name}}</span></summary>
        <p class="note" lang="en">{{formula}}</p>
        {{#hasParts}}<dl class="facts">
        {{#parts}}<div><dt>{{partName}}</dt><dd class="num">{{partValue}}</dd></div>
        {{/parts}}</dl>{{/hasParts}}
        </details>
        </section>
        """#

    private static let filters = #"""
        <form class="filters" method="get" action="{{page.action}}">
        <label for="overview-scope">{{w.overviewScope}}</label>
        <select id="overview-scope" name="scope">
        {{{page.scopes}}}
        </select>
        <label for="overview-period">{{w.overviewPeriod}}</label>
        <select id="overview-period" name="period">
        {{{page.periods}}}
        </select>
        <label for="overview-span">{{w.overviewSpan}}</label>
        <input id="overview-span" name="span" value="{{page.span}}" maxlength="22" placeholder="2026-01-15..2026-02-03">
        <label for="overview-currency">{{w.overviewCurrency}}</label>
        <select id="overview-currency" name="currency">
        {{{page.currencies}}}
        </select>
        <button type="submit">{{w.show}}</button>
        </form>
        <div class="actions">
        {{#page.dealsPath}}<a class="primary" href="{{.}}">{{w.overviewOpenDeals}}</a>{{/page.dealsPath}}
        <a class="quiet" href="{{page.exportPath}}">{{w.export}}</a>
        </div>
        """#
}
