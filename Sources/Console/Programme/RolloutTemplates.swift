// Why this file exists: how a rollout reads in HTML: the phases as steps, the waves as a table, and beside each
// decision what stands in its way.

/// The templates of rollouts and feedback.
enum RolloutTemplates {
    static let all = [
        "rollout": rollout, "rolloutProgramme": programme, "rolloutForms": forms, "wave": wave, "waveForms": waveForms,
        "feedback": feedback, "feedbackForm": feedbackForm,
    ]

    private static let rollout = #"""
        <p><a href="/process">{{w.programme}}</a></p>
        <h1>{{w.progRollout}}</h1>
        <p class="lead">{{w.progRolloutLead}} <a href="/feedback">{{w.progFeedback}}</a></p>
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        {{#page.programmes}}{{>rolloutProgramme}}{{/page.programmes}}
        <section class="panel" id="rollout-adoption" data-live>{{{page.chart.html}}}</section>
        {{#page.mayRun}}{{>rolloutForms}}{{/page.mayRun}}
        """#

    private static let programme = #"""
        <section class="panel" id="programme-{{id}}"><h2>{{programme}}</h2>
        <p class="note">{{about}}</p>
        <ol class="steps" aria-label="{{w.progPhases}}">
        {{#phases}}<li class="{{state}}"{{#isNow}} aria-current="step"{{/isNow}}>{{phase}}</li>{{/phases}}
        </ol>
        {{#hasWaves}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.progWaves}}: {{programme}}">
        <table class="data"><caption class="unseen">{{w.progWaves}}: {{programme}}</caption>
        <thead><tr><th scope="col">{{w.progWave}}</th><th scope="col">{{w.progState}}</th>
        <th scope="col">{{w.progKind}}</th><th scope="col" class="num">{{w.progPhase}}</th>
        <th scope="col">{{w.progOffices}}</th><th scope="col">{{w.progVersion}}</th>
        <th scope="col">{{w.progOpened}}</th><th scope="col">{{w.progClosed}}</th></tr></thead>
        <tbody>
        {{#waves}}
        <tr><th scope="row"><a href="{{href}}">{{wave}}</a></th><td><span class="badge {{tone}}">{{state}}</span></td>
        <td>{{kind}}</td><td class="num">{{phase}}</td><td>{{offices}}</td><td>{{version}}</td><td>{{opens}}</td>
        <td>{{closed}}</td></tr>
        {{/waves}}
        </tbody></table></div>
        {{/hasWaves}}
        {{#page.mayRun}}{{^isOver}}
        <div class="actions">
        <form method="post" action="/rollout/programmes/{{id}}/phase">{{{form.fields}}}
        <label for="phase-{{id}}">{{w.progToPhase}}</label>
        <input id="phase-{{id}}" name="phase" type="number" min="1" max="8" value="{{next}}">
        <button type="submit">{{w.progAdvance}}</button></form>
        <form method="post" action="/rollout/programmes/{{id}}/close">{{{form.fields}}}
        <button type="submit" class="danger">{{w.progEnd}}</button></form>
        </div>
        {{/isOver}}{{/page.mayRun}}
        </section>
        """#

    private static let forms = #"""
        <div class="columns">
        <section class="panel"><h2>{{w.progAddWave}}</h2>
        <form class="form" method="post" action="/rollout/waves">{{{form.fields}}}
        <label for="wave-name">{{w.progName}}</label>
        <input id="wave-name" name="name" maxlength="200" required>
        <label for="wave-programme">{{w.progProgramme}}</label>
        <select id="wave-programme" name="programme" required>
        {{#page.programmes}}<option value="{{id}}">{{programme}}</option>{{/page.programmes}}
        </select>
        <label for="wave-kind">{{w.progKind}}</label>
        <select id="wave-kind" name="kind">
        {{#page.kinds}}<option value="{{word}}">{{name}}</option>{{/page.kinds}}
        </select>
        <label for="wave-phase">{{w.progPhase}}</label>
        <input id="wave-phase" name="phase" type="number" min="1" max="8" value="4" required>
        <label for="wave-version">{{w.progVersion}}</label>
        <select id="wave-version" name="version"><option value="">{{w.none}}</option>
        {{#page.versions}}<option value="{{word}}">{{name}}</option>{{/page.versions}}
        </select>
        <label for="wave-offices">{{w.progOffices}}</label>
        <select id="wave-offices" name="office" multiple size="6">
        {{#page.offices}}<option value="{{word}}">{{name}}</option>{{/page.offices}}
        </select>
        <label for="wave-entry">{{w.progEntry}}</label>
        <textarea id="wave-entry" name="entry" rows="2" maxlength="4000"></textarea>
        <label for="wave-exit">{{w.progExit}}</label>
        <textarea id="wave-exit" name="exit" rows="2" maxlength="4000"></textarea>
        <div class="actions"><button type="submit" class="primary">{{w.save}}</button></div>
        </form></section>
        <section class="panel"><h2>{{w.progAddProgramme}}</h2>
        <form class="form" method="post" action="/rollout/programmes">{{{form.fields}}}
        <label for="programme-name">{{w.progName}}</label>
        <input id="programme-name" name="name" maxlength="200" required>
        <label for="programme-sponsor">{{w.progSponsor}}</label>
        <input id="programme-sponsor" name="sponsor" maxlength="200">
        <label for="programme-budget">{{w.progBudget}}</label>
        <input id="programme-budget" name="budget" maxlength="100" placeholder="2m USD">
        <div class="actions"><button type="submit">{{w.save}}</button></div>
        </form></section>
        </div>
        """#

    private static let wave = #"""
        <p><a href="/rollout">{{w.progRollout}}</a></p>
        <h1>{{page.wave}}</h1>
        <p class="lead"><span class="badge info">{{page.state}}</span>
        <a href="{{page.historyHref}}">{{w.progHistory}}</a></p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <div class="columns">
        <section class="panel"><h2>{{w.progFacts}}</h2>
        <dl class="facts">{{#page.facts}}<div><dt>{{label}}</dt><dd>{{text}}</dd></div>{{/page.facts}}</dl></section>
        {{#page.isPlanned}}
        <section class="panel" id="wave-impediments" data-live><h2>{{w.progImpediments}}</h2>
        {{#page.isReady}}<p><span class="badge good">{{w.progReady}}</span></p>{{/page.isReady}}
        <ul>{{#page.impediments}}<li>{{.}}</li>{{/page.impediments}}</ul></section>
        {{/page.isPlanned}}
        </div>
        <section class="panel" id="wave-goals" data-live><h2>{{w.progGoals}}</h2>
        {{#page.noGoals}}{{>empty}}{{/page.noGoals}}
        {{^page.noGoals}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.progGoals}}">
        <table class="data"><caption class="unseen">{{w.progGoals}}</caption>
        <thead><tr><th scope="col">{{w.goalMetric}}</th><th scope="col" class="num">{{w.goalBaseline}}</th>
        <th scope="col" class="num">{{w.goalTarget}}</th><th scope="col">{{w.progDueOn}}</th>
        <th scope="col">{{w.progActual}}</th></tr></thead>
        <tbody>
        {{#page.goals}}
        <tr><th scope="row">{{metric}}</th><td class="num">{{baseline}}</td><td class="num">{{target}}</td>
        <td>{{due}}</td><td>{{#actuals}}<p>{{place}}: <span class="num">{{actual}}</span>
        {{#hasVerdict}}<span class="badge {{tone}}">{{verdict}}</span>{{/hasVerdict}}</p>{{/actuals}}</td></tr>
        {{/page.goals}}
        </tbody></table></div>
        {{/page.noGoals}}
        </section>
        <section class="panel" id="wave-problems" data-live><h2>{{w.progProblems}}</h2>
        {{#page.noProblems}}{{>empty}}{{/page.noProblems}}
        {{^page.noProblems}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.progProblems}}">
        <table class="data"><caption class="unseen">{{w.progProblems}}</caption>
        <thead><tr><th scope="col">{{w.progCode}}</th><th scope="col">{{w.progText}}</th>
        <th scope="col">{{w.progSeverity}}</th><th scope="col">{{w.progDisposition}}</th>
        <th scope="col">{{w.progAnswer}}</th></tr></thead>
        <tbody>
        {{#page.problems}}
        <tr><th scope="row"><a href="{{href}}">{{code}}</a></th><td>{{words}}</td><td>{{severity}}</td>
        <td>{{disposition}}</td><td>{{answer}}</td></tr>
        {{/page.problems}}
        </tbody></table></div>
        {{/page.noProblems}}
        <p><a href="/feedback?tab=problems">{{w.progFeedback}}</a></p>
        </section>
        {{#page.mayRun}}{{>waveForms}}{{/page.mayRun}}
        """#

    private static let waveForms = #"""
        {{#page.canOpen}}
        <section class="panel"><h2>{{w.progOpenWave}}</h2>
        <form class="form" method="post" action="{{page.action}}/open">{{{form.fields}}}
        <label for="open-on">{{w.progOn}}</label><input id="open-on" type="date" name="on" value="{{page.today}}">
        <p class="note">{{w.progOpenNote}}</p>
        <div class="actions"><button type="submit" class="primary">{{w.progOpenWave}}</button></div></form></section>
        {{/page.canOpen}}
        {{#page.canClose}}
        <section class="panel"><h2>{{w.progCloseWave}}</h2>
        <form class="form" method="post" action="{{page.action}}/close">{{{form.fields}}}
        <label for="close-on">{{w.progOn}}</label><input id="close-on" type="date" name="on" value="{{page.today}}">
        <div class="actions"><button type="submit" class="danger">{{w.progCloseWave}}</button></div></form></section>
        {{/page.canClose}}
        <section class="panel"><h2>{{w.progAddGoal}}</h2>
        <form class="form" method="post" action="{{page.action}}/goals">{{{form.fields}}}
        <label for="wave-metric">{{w.goalMetric}}</label>
        <select id="wave-metric" name="metric">
        {{#page.metrics}}<option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/page.metrics}}
        </select>
        <label for="wave-unit">{{w.goalUnit}}</label>
        <select id="wave-unit" name="unit"><option value="">{{w.goalUnitTyped}}</option>
        {{#page.units}}<option value="{{word}}">{{name}}</option>{{/page.units}}
        </select>
        <label for="wave-baseline">{{w.goalBaseline}}</label>
        <input id="wave-baseline" name="baseline" maxlength="200" required>
        <label for="wave-target">{{w.goalTarget}}</label>
        <input id="wave-target" name="target" maxlength="200" required>
        <p class="note">{{w.goalValueHint}}</p>
        <label for="wave-due">{{w.progDueOn}}</label><input id="wave-due" name="due" type="date" required>
        <div class="actions"><button type="submit">{{w.save}}</button></div></form></section>
        """#

    private static let feedback = #"""
        <p><a href="/rollout">{{w.progRollout}}</a></p>
        <h1>{{w.progFeedback}}</h1>
        <p class="lead">{{w.progFeedbackLead}}</p>
        <nav class="tabs" aria-label="{{w.progFeedback}}"><ul>
        {{#page.tabs}}<li><a href="{{href}}"{{#isHere}} aria-current="page"{{/isHere}}>{{tab}}</a></li>{{/page.tabs}}
        </ul></nav>
        <form class="filters" method="get" action="/feedback">
        <input type="hidden" name="tab" value="{{page.tab}}">
        <label for="feedback-state">{{w.progDisposition}}</label>
        <select id="feedback-state" name="state"><option value="all">{{w.all}}</option>
        {{#page.states}}<option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/page.states}}
        </select>
        <label for="feedback-office">{{w.progOffice}}</label>
        <select id="feedback-office" name="office"><option value="">{{w.all}}</option>
        {{#page.offices}}<option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>
        {{/page.offices}}
        </select>
        <button type="submit">{{w.show}}</button>
        </form>
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        {{^page.nothing}}
        <form method="post" action="/feedback">{{{form.fields}}}
        <input type="hidden" name="tab" value="{{page.tab}}">
        <section id="feedback-rows" data-live>
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.progFeedback}}">
        <table class="data"><caption class="unseen">{{w.progFeedback}}</caption>
        <thead><tr>{{#page.mayRun}}<th scope="col">{{w.progPick}}</th>{{/page.mayRun}}
        <th scope="col">{{w.progCode}}</th><th scope="col">{{w.progText}}</th><th scope="col">{{w.progSeverity}}</th>
        <th scope="col">{{w.progNode}}</th><th scope="col">{{w.progOffice}}</th><th scope="col">{{w.progAuthor}}</th>
        <th scope="col" class="num">{{w.progVotes}}</th><th scope="col">{{w.progDisposition}}</th>
        <th scope="col">{{w.progAnswer}}</th></tr></thead>
        <tbody>
        {{#page.rows}}
        <tr>{{#page.mayRun}}<td><input type="checkbox" id="item-{{id}}" name="item" value="{{id}}">
        <label class="unseen" for="item-{{id}}">{{w.progPick}} {{code}}</label></td>{{/page.mayRun}}
        <th scope="row"><a href="{{href}}">{{code}}</a></th><td>{{words}}</td>
        <td><span class="badge {{tone}}">{{severity}}</span></td><td>{{node}}</td><td>{{office}}</td>
        <td>{{author}}</td><td class="num">{{votes}}</td><td>{{disposition}}</td><td>{{answer}}</td></tr>
        {{/page.rows}}
        </tbody></table></div></section>
        {{#page.mayRun}}{{>feedbackForm}}{{/page.mayRun}}
        </form>
        {{/page.nothing}}
        {{#page.pager}}{{>pager}}{{/page.pager}}
        """#

    private static let feedbackForm = #"""
        <fieldset class="form"><legend>{{w.progDispose}}</legend>
        <label for="feedback-disposition">{{w.progDisposition}}</label>
        <select id="feedback-disposition" name="disposition">
        {{#page.dispositions}}<option value="{{word}}">{{name}}</option>{{/page.dispositions}}
        </select>
        <label for="feedback-answer">{{w.progAnswer}}</label>
        <textarea id="feedback-answer" name="answer" rows="3" maxlength="4000" required></textarea>
        {{#page.isFeedback}}
        <label for="feedback-version">{{w.progTakenUp}}</label>
        <select id="feedback-version" name="version"><option value="">{{w.none}}</option>
        {{#page.versions}}<option value="{{word}}">{{name}}</option>{{/page.versions}}
        </select>
        {{/page.isFeedback}}
        <div class="actions"><button type="submit" class="primary">{{w.progDispose}}</button></div>
        </fieldset>
        """#
}
