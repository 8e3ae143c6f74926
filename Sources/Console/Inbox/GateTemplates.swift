// Why this file exists: how a request at a gate looks stands apart from what is shown of it.

/// Templates of requests at the gates.
enum GateTemplates {
    static let all = ["gate": gate, "gateDecisions": decisions, "gateForm": form]

    private static let gate = #"""
        <p><a href="/inbox?tab=gates">{{w.inboxGates}}</a></p>
        <h1>{{page.code}}: {{page.gate}}</h1>
        <p class="lead">{{#page.subjectHref}}<a href="{{.}}">{{page.subjectName}}</a>{{/page.subjectHref}}
        <span class="badge info">{{page.state}}</span></p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <div class="columns">
        <section class="panel">
        <h2>{{w.gateRequest}}</h2>
        <dl class="facts">
        {{#page.facts}}<div><dt>{{label}}</dt><dd>{{text}}</dd></div>{{/page.facts}}
        </dl>
        <p><a href="{{page.historyHref}}">{{w.gateHistory}}</a></p>
        </section>
        <section class="panel" id="gate-lacks" data-live>
        <h2>{{w.gateLacks}}</h2>
        {{#page.change}}<p class="problem">{{w.gateChanged}} {{.}}</p>{{/page.change}}
        {{#page.isComplete}}<p class="note">{{w.gateComplete}}</p>{{/page.isComplete}}
        <ul>
        {{#page.lacks}}<li>{{.}}</li>{{/page.lacks}}
        </ul>
        {{#page.isOver}}<p class="empty">{{w.gateOver}}</p>{{/page.isOver}}
        </section>
        </div>
        <section class="panel">
        <h2>{{w.gateBound}}</h2>
        <p class="note">{{page.boundNote}}</p>
        {{#page.isDamaged}}<p class="problem">{{w.gateDamaged}}</p>{{/page.isDamaged}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.gateBound}}">
        <table class="data">
        <caption class="unseen">{{w.gateBound}}</caption>
        <thead><tr><th scope="col">{{w.gateLineName}}</th><th scope="col">{{w.gateLineValue}}</th>
        <th scope="col">{{w.gateLineMeaning}}</th></tr></thead>
        <tbody>
        {{#page.lines}}<tr><th scope="row">{{name}}</th><td>{{value}}</td><td>{{meaning}}</td></tr>{{/page.lines}}
        </tbody>
        </table>
        </div>
        <p class="note">SHA-256 <code>{{page.hash}}</code></p>
        </section>
        {{>gateDecisions}}
        {{#page.objection}}<p class="note">{{.}}</p>{{/page.objection}}
        {{#page.canDecide}}{{>gateForm}}{{/page.canDecide}}
        """#

    private static let decisions = #"""
        <section class="panel" id="gate-decisions" data-live>
        <h2>{{w.gateDecisions}}</h2>
        <ol class="timeline">
        {{#page.decisions}}
        <li><strong>{{code}} · {{word}}</strong> {{about}}
        {{#note}}<p>{{.}}</p>{{/note}}
        {{#lapsed}}<p><span class="badge warn">{{w.gateLapsed}}</span> {{.}}</p>{{/lapsed}}
        <ul>
        {{#conditions}}
        <li>{{term}} · {{due}} {{#isMet}}<span class="badge good">{{w.gateMet}}</span>{{/isMet}}{{^isMet}}<span
        class="badge warn">{{w.gateUnmet}}</span>{{/isMet}}</li>
        {{/conditions}}
        </ul></li>
        {{/page.decisions}}
        {{#page.others}}<li><a href="{{href}}">{{code}}</a> · {{state}} · {{at}}</li>{{/page.others}}
        </ol>
        {{#page.isUndecided}}<p class="empty">{{w.gateUndecided}}</p>{{/page.isUndecided}}
        </section>
        """#

    private static let form = #"""
        <section class="panel">
        <h2>{{w.gateDecide}}</h2>
        <form class="form" method="post" action="{{page.action}}">
        {{{form.fields}}}
        <input type="hidden" name="hash" value="{{page.hash}}">
        <fieldset>
        <legend>{{w.gateVerdict}}</legend>
        <ul class="choices">
        {{#page.choices}}
        <li><input type="radio" id="verdict-{{word}}" name="verdict" value="{{word}}" required
        {{#isChosen}}checked{{/isChosen}}>
        <label for="verdict-{{word}}">{{label}}</label></li>
        {{/page.choices}}
        </ul>
        </fieldset>
        <fieldset>
        <legend>{{w.gateConditions}}</legend>
        <p class="note">{{w.gateConditionsHint}}</p>
        {{#page.rows}}
        <label for="condition-{{number}}">{{w.gateConditionOf}} {{number}}</label>
        <input id="condition-{{number}}" name="conditionText" maxlength="1000" value="{{conditionText}}">
        <label for="condition-due-{{number}}">{{w.gateDueOf}} {{number}}</label>
        <input id="condition-due-{{number}}" name="conditionDue" type="date" value="{{conditionDue}}">
        {{/page.rows}}
        </fieldset>
        <label for="gate-note">{{w.gateNote}}</label>
        <textarea id="gate-note" name="note" rows="3" maxlength="4000">{{page.note}}</textarea>
        <p class="note">{{w.gateBinds}}</p>
        <div class="actions"><button type="submit" class="primary">{{w.gateDecide}}</button></div>
        </form>
        </section>
        """#
}
