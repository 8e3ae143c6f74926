// Why this file exists: how goals read in HTML: by pillar what became of them, then who has which part, then what
// waits.

/// The templates of goals.
enum GoalTemplates {
    static let all = [
        "goals": goals, "goalBranch": branch, "goalWaiting": waiting, "goalsPublished": published, "goalNew": new,
        "goal": goal, "goalForms": forms, "goalFigures": figures,
    ]

    private static let goals = #"""
        <h1>{{w.goals}}</h1>
        <p class="lead">{{w.goalLead}}</p>
        <form class="filters" method="get" action="/goals">
        <label for="goal-period">{{w.goalPeriod}}</label>
        <input id="goal-period" name="period" list="goal-periods" value="{{page.period}}" maxlength="7" size="8">
        <datalist id="goal-periods">{{#page.periods}}<option value="{{.}}"></option>{{/page.periods}}</datalist>
        <label for="goal-place">{{w.goalPlace}}</label>
        <select id="goal-place" name="place">
        {{#page.places}}<option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/page.places}}
        </select>
        <button type="submit">{{w.show}}</button>
        {{#page.canSet}}<a class="quiet" href="{{page.newHref}}">{{w.goalNew}}</a>{{/page.canSet}}
        </form>
        {{#page.cut}}<p class="note">{{.}}</p>{{/page.cut}}
        <section id="goal-attained" data-live>
        <h2>{{page.place}} · {{page.period}}</h2>
        <p class="stamp">{{w.asOf}} {{page.asOf}} · {{w.goalReportedNote}}</p>
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        {{#page.pillars}}
        <section class="panel" id="{{id}}"><h3>{{pillar}}</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="{{pillar}}">
        <table class="data"><caption class="unseen">{{pillar}}</caption>
        <thead><tr><th scope="col">{{w.goalMetric}}</th><th scope="col" class="num">{{w.goalTarget}}</th>
        <th scope="col" class="num">{{w.goalReported}}</th><th scope="col" class="num">{{w.goalAttainment}}</th>
        <th scope="col" class="num">{{w.goalRestated}}</th>
        <th scope="col" class="num">{{w.goalRestatedAttainment}}</th><th scope="col">{{w.goalState}}</th>
        <th scope="col" class="num">{{w.goalWeight}}</th><th scope="col">{{w.goalOwner}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row"><a href="{{href}}">{{metric}}</a></th><td class="num">{{target}}</td>
        <td class="num">{{reported}}</td><td class="num">{{attainment}}</td><td class="num">{{restated}}</td>
        <td class="num">{{restatedAttainment}}</td>
        <td>{{state}}{{#hasVerdict}} <span class="badge {{tone}}">{{verdict}}</span>{{/hasVerdict}}</td>
        <td class="num">{{weight}}</td><td>{{owner}}</td></tr>
        {{/rows}}
        </tbody></table></div>
        {{#hasChart}}{{{chart.html}}}{{/hasChart}}
        </section>
        {{/page.pillars}}
        </section>
        {{#page.hasTrees}}
        <section class="panel" id="goal-cascade" data-live>
        <h2>{{w.goalCascade}}</h2>
        <p class="note">{{w.goalCascadeNote}}</p>
        {{#page.trees}}
        <h3>{{heading}}</h3>
        <ul class="tree">{{#nodes}}{{>goalBranch}}{{/nodes}}</ul>
        {{/page.trees}}
        </section>
        {{/page.hasTrees}}
        {{#page.hasWaiting}}{{>goalWaiting}}{{/page.hasWaiting}}
        """#

    private static let branch = #"""
        <li>
        {{#hasChildren}}<details open><summary>{{place}}</summary>
        <a href="{{href}}" class="num">{{figure}}</a> <span class="badge">{{state}}</span>
        {{#hasGap}}<span class="badge warn">{{gap}}</span>{{/hasGap}}
        <ul>{{#children}}{{>goalBranch}}{{/children}}</ul></details>{{/hasChildren}}
        {{^hasChildren}}{{place}} <a href="{{href}}" class="num">{{figure}}</a>
        <span class="badge">{{state}}</span>{{/hasChildren}}
        </li>
        """#

    private static let waiting = #"""
        <section class="panel" id="goal-waiting">
        <h2>{{w.goalWaiting}}</h2>
        <form method="post" action="/goals/publish">
        {{{form.fields}}}
        <input type="hidden" name="period" value="{{page.period}}">
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.goalWaiting}}">
        <table class="data"><caption class="unseen">{{w.goalWaiting}}</caption>
        <thead><tr><th scope="col">{{w.goalPublish}}</th><th scope="col">{{w.goalMetric}}</th>
        <th scope="col">{{w.goalPlace}}</th><th scope="col" class="num">{{w.goalTarget}}</th>
        <th scope="col" class="num">{{w.goalProposal}}</th><th scope="col">{{w.goalState}}</th></tr></thead>
        <tbody>
        {{#page.waiting}}
        <tr><td>{{#canPublish}}<input type="checkbox" id="publish-{{id}}" name="target" value="{{id}}">
        <label class="unseen" for="publish-{{id}}">{{w.goalPublish}} {{metric}} {{place}}</label>{{/canPublish}}</td>
        <th scope="row"><a href="{{href}}">{{metric}}</a></th><td>{{place}}</td><td class="num">{{value}}</td>
        <td class="num">{{proposal}}</td><td>{{state}}</td></tr>
        {{/page.waiting}}
        </tbody></table></div>
        {{#page.canPublish}}
        <div class="actions"><label for="publish-from">{{w.goalFrom}}</label>
        <input id="publish-from" type="date" name="from" value="{{page.today}}">
        <button type="submit" class="primary">{{w.goalPublish}}</button></div>
        <p class="note">{{w.goalPublishNote}}</p>
        {{/page.canPublish}}
        </form>
        </section>
        """#

    private static let published = #"""
        <h1>{{w.goals}}</h1>
        <p class="notice" role="status">{{page.sentence}}</p>
        {{#page.hasGaps}}
        <section class="panel"><h2>{{w.goalGaps}}</h2>
        <ul>{{#page.gaps}}<li><span class="badge warn">{{w.goalWarning}}</span> {{.}}</li>{{/page.gaps}}</ul>
        </section>
        {{/page.hasGaps}}
        <p><a href="{{page.back}}">{{w.back}}</a></p>
        """#

    /// The lines of a form that stand in every form about a target: `typed`.
    private static let figures = #"""
        <label for="figure-value">{{w.goalTarget}}</label>
        <input id="figure-value" name="value" value="{{typed.value}}" maxlength="200" required>
        <p class="note">{{w.goalValueHint}}</p>
        <label for="figure-baseline">{{w.goalBaseline}}</label>
        <input id="figure-baseline" name="baseline" value="{{typed.baseline}}" maxlength="200">
        <label for="figure-stretch">{{w.goalStretch}}</label>
        <input id="figure-stretch" name="stretch" value="{{typed.stretch}}" maxlength="200">
        <label for="figure-weight">{{w.goalWeight}}</label>
        <input id="figure-weight" name="weight" value="{{typed.weight}}" type="number" min="0" max="100">
        <label for="figure-owner">{{w.goalOwner}}</label>
        <input id="figure-owner" name="owner" value="{{typed.owner}}" maxlength="200">
        <p class="note">{{w.goalOwnerHint}}</p>
        """#

    private static let new = #"""
        <p><a href="/goals">{{w.goals}}</a></p>
        <h1>{{w.goalNew}}</h1>
        {{#page.isProposal}}<p class="lead">{{w.goalProposalLead}}</p>{{/page.isProposal}}
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <form class="form" method="post" action="{{page.action}}">
        {{{form.fields}}}
        <input type="hidden" name="id" value="{{page.id}}">
        <label for="goal-metric">{{w.goalMetric}}</label>
        <select id="goal-metric" name="metric">
        {{#page.metrics}}<option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/page.metrics}}
        </select>
        <label for="goal-period">{{w.goalPeriod}}</label>
        <input id="goal-period" name="period" value="{{page.typed.period}}" maxlength="7" required>
        <p class="note">{{w.goalPeriodHint}}</p>
        <label for="goal-place">{{w.goalPlace}}</label>
        <select id="goal-place" name="place">
        {{#page.places}}<option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/page.places}}
        </select>
        <label for="goal-user">{{w.goalPerson}}</label>
        <input id="goal-user" name="user" value="{{page.typed.user}}" maxlength="200">
        <label for="goal-product">{{w.goalProduct}}</label>
        <input id="goal-product" name="product" value="{{page.typed.product}}" maxlength="200">
        <p class="note">{{w.goalPersonHint}}</p>
        <label for="goal-unit">{{w.goalUnit}}</label>
        <select id="goal-unit" name="unit">
        <option value="">{{w.goalUnitTyped}}</option>
        {{#page.units}}<option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/page.units}}
        </select>
        <label for="goal-value">{{w.goalTarget}}</label>
        <input id="goal-value" name="value" value="{{page.typed.value}}" maxlength="200" required>
        <p class="note">{{w.goalValueHint}}</p>
        {{^page.isProposal}}
        <label for="goal-baseline">{{w.goalBaseline}}</label>
        <input id="goal-baseline" name="baseline" value="{{page.typed.baseline}}" maxlength="200">
        <label for="goal-stretch">{{w.goalStretch}}</label>
        <input id="goal-stretch" name="stretch" value="{{page.typed.stretch}}" maxlength="200">
        <label for="goal-weight">{{w.goalWeight}}</label>
        <input id="goal-weight" name="weight" value="{{page.typed.weight}}" type="number" min="0" max="100">
        {{/page.isProposal}}
        <label for="goal-owner">{{w.goalOwner}}</label>
        <input id="goal-owner" name="owner" value="{{page.typed.owner}}" maxlength="200">
        <p class="note">{{w.goalOwnerHint}}</p>
        <label for="goal-rationale">{{w.goalRationale}}</label>
        <textarea id="goal-rationale" name="rationale" rows="3" maxlength="4000">{{page.typed.rationale}}</textarea>
        <div class="actions"><button type="submit" class="primary">{{w.save}}</button>
        <a class="quiet" href="/goals">{{w.cancel}}</a></div>
        </form>
        """#

    private static let goal = #"""
        <p><a href="/goals?period={{page.period}}">{{w.goals}}</a></p>
        <h1>{{page.metric}}</h1>
        <p class="lead">{{page.place}} · {{page.period}} <span class="badge info">{{page.state}}</span></p>
        <p class="note">{{page.formula}}</p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <div class="columns">
        <section class="panel"><h2>{{w.goalTarget}}</h2>
        <dl class="facts">{{#page.facts}}<div><dt>{{label}}</dt><dd>{{text}}</dd></div>{{/page.facts}}</dl>
        <p><a href="{{page.historyHref}}">{{w.goalHistory}}</a></p>
        </section>
        {{#page.hasOutcome}}
        <section class="panel" id="goal-outcome" data-live><h2>{{w.goalOutcome}}</h2>
        <dl class="facts">{{#page.outcome}}<div><dt>{{label}}</dt><dd class="num">{{text}}</dd></div>{{/page.outcome}}
        </dl><p class="note">{{w.goalReportedNote}}</p></section>
        {{/page.hasOutcome}}
        </div>
        {{#page.hasVersions}}
        <section class="panel"><h2>{{w.goalVersions}}</h2>
        <ol class="timeline">
        {{#page.versions}}
        <li><time datetime="{{since}}">{{since}}</time> <a href="{{href}}" class="num">{{figure}}</a>
        <span class="badge">{{state}}</span>{{#isThis}} <span class="badge info">{{w.goalThis}}</span>{{/isThis}}</li>
        {{/page.versions}}
        </ol></section>
        {{/page.hasVersions}}
        {{>goalForms}}
        """#

    private static let forms = #"""
        {{#page.canPublish}}
        <section class="panel"><h2>{{w.goalPublish}}</h2>
        <form class="form" method="post" action="{{page.action}}/publish">{{{form.fields}}}
        <label for="one-from">{{w.goalFrom}}</label>
        <input id="one-from" type="date" name="from" value="{{page.today}}">
        <p class="note">{{w.goalPublishNote}}</p>
        <div class="actions"><button type="submit" class="primary">{{w.goalPublish}}</button></div>
        </form></section>
        {{/page.canPublish}}
        {{#page.canSet}}
        <section class="panel"><h2>{{w.goalSetHeading}}</h2>
        <form class="form" method="post" action="{{page.action}}/set">{{{form.fields}}}
        {{#page}}{{>goalFigures}}{{/page}}
        <label for="set-rationale">{{w.goalRationale}}</label>
        <textarea id="set-rationale" name="rationale" rows="3" maxlength="4000">{{page.typed.rationale}}</textarea>
        <div class="actions"><button type="submit">{{w.save}}</button></div>
        </form></section>
        {{/page.canSet}}
        {{#page.canRevise}}
        <section class="panel"><h2>{{w.goalRevise}}</h2>
        <p class="note">{{w.goalReviseNote}}</p>
        <form class="form" method="post" action="{{page.action}}/revise">{{{form.fields}}}
        <label for="revise-from">{{w.goalFrom}}</label>
        <input id="revise-from" type="date" name="from" value="{{page.typed.from}}" required>
        {{#page}}{{>goalFigures}}{{/page}}
        <label for="revise-rationale">{{w.goalRationale}}</label>
        <textarea id="revise-rationale" name="rationale" rows="3" maxlength="4000" required></textarea>
        <div class="actions"><button type="submit">{{w.goalRevise}}</button></div>
        </form></section>
        {{/page.canRevise}}
        {{#page.canPropose}}
        <section class="panel"><h2>{{w.goalPropose}}</h2>
        <form class="form" method="post" action="{{page.action}}/propose">{{{form.fields}}}
        <input type="hidden" name="base.proposal" value="{{page.baseProposal}}">
        <input type="hidden" name="base.proposalNote" value="{{page.proposalNote}}">
        <label for="propose-value">{{w.goalProposal}}</label>
        <input id="propose-value" name="value" value="{{page.proposal}}" maxlength="200" required>
        <label for="propose-note">{{w.goalProposalNote}}</label>
        <textarea id="propose-note" name="rationale" rows="3" maxlength="4000">{{page.proposalNote}}</textarea>
        <div class="actions"><button type="submit">{{w.goalPropose}}</button></div>
        </form></section>
        {{/page.canPropose}}
        """#
}
