// Why this file exists: how a case looks stands apart from what is shown of it.

/// Templates of cases.
enum CaseTemplates {
    static let all = [
        "case": item, "caseValues": values, "caseSide": side, "casePair": pair, "caseClosing": closing,
        "caseAnswer": answer, "caseWhy": why,
    ]

    private static let item = #"""
        <p><a href="/inbox">{{w.inbox}}</a></p>
        <h1>{{page.sheet.head.code}}: {{page.sheet.head.matter}}</h1>
        <p class="lead">{{#page.sheet.head.subjectHref}}<a href="{{.}}">{{/page.sheet.head.subjectHref}}
        {{page.sheet.head.subject}}
        {{#page.sheet.head.subjectHref}}</a>{{/page.sheet.head.subjectHref}}
        <span class="badge {{page.sheet.head.severityClass}}">{{page.sheet.head.severity}}</span>
        <span class="badge info">{{page.sheet.head.question}}</span>
        <span class="badge">{{page.sheet.head.state}}</span></p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        {{#page.remarks}}<p class="problem" role="alert">{{.}}</p>{{/page.remarks}}
        <section class="panel" id="case-facts" data-live>
        <h2>{{w.caseAbout}}</h2>
        <p>{{page.sheet.head.sentence}}</p>
        {{#page.sheet.head.rule}}<p class="note">{{.}}</p>{{/page.sheet.head.rule}}
        {{#page.sheet.head.note}}<p class="note">{{.}}</p>{{/page.sheet.head.note}}
        <dl class="facts">
        {{#page.sheet.head.facts}}<div><dt>{{label}}</dt><dd>{{text}}</dd></div>{{/page.sheet.head.facts}}
        </dl>
        {{#page.sheet.head.otherwise}}<p class="note">{{.}}</p>{{/page.sheet.head.otherwise}}
        </section>
        {{#page.sheet.values}}{{>caseValues}}{{/page.sheet.values}}
        {{#page.sheet.hasHeld}}
        <section class="panel" id="case-held" data-live><h2>{{w.caseHeldEdits}}</h2>
        <div class="compare">{{#page.sheet.held}}{{>caseSide}}{{/page.sheet.held}}</div>
        </section>
        {{/page.sheet.hasHeld}}
        {{#page.sheet.pair}}{{>casePair}}{{/page.sheet.pair}}
        {{#page.sheet.isPairUnseen}}<p class="note">{{w.casePairUnseen}}</p>{{/page.sheet.isPairUnseen}}
        {{#page.sheet.closing}}{{>caseClosing}}{{/page.sheet.closing}}
        {{#page.sheet.asks.isNotYours}}<p class="note">{{w.caseNotYours}}</p>{{/page.sheet.asks.isNotYours}}
        {{#page.sheet.asks.canAnswer}}{{>caseAnswer}}{{/page.sheet.asks.canAnswer}}
        <section class="panel">
        <h2>{{w.caseComments}}</h2>
        {{#page.sheet.hasComments}}<ol class="timeline">
        {{#page.sheet.comments}}<li>{{.}}</li>{{/page.sheet.comments}}
        </ol>{{/page.sheet.hasComments}}
        <form class="form" method="post" action="{{page.sheet.head.path}}/comments">
        {{{form.fields}}}
        <label for="case-comment">{{w.caseComment}}</label>
        <textarea id="case-comment" name="reason" rows="2" maxlength="3000" required></textarea>
        <div class="actions"><button type="submit" class="quiet">{{w.caseSay}}</button></div>
        </form>
        </section>
        """#

    private static let values = #"""
        <section class="panel" id="case-values" data-live>
        <h2>{{w.caseValues}}</h2>
        <div class="compare">
        {{#hasBase}}<section><h3>{{w.caseBase}}</h3>
        {{#baseLines}}<p>{{.}}</p>{{/baseLines}}
        </section>{{/hasBase}}
        {{#sides}}{{>caseSide}}{{/sides}}
        </div>
        <p class="note">{{w.caseShown}} <strong>{{shown}}</strong> ({{whyShown}})</p>
        </section>
        """#

    private static let side = #"""
        <section><h3>{{heading}} · {{who}}</h3>
        {{#field}}<p class="note">{{.}}</p>{{/field}}
        {{#lines}}<p>{{.}}</p>{{/lines}}
        <dl class="facts">
        {{#role}}<div><dt>{{w.caseRole}}</dt><dd>{{.}}</dd></div>{{/role}}
        {{#device}}<div><dt>{{w.caseDevice}}</dt><dd>{{.}}</dd></div>{{/device}}
        <div><dt>{{w.caseWhen}}</dt><dd>{{when}}</dd></div>
        {{#why}}<div><dt>{{w.reason}}</dt><dd>{{.}}</dd></div>{{/why}}
        </dl>
        </section>
        """#

    private static let pair = #"""
        <section class="panel" id="case-pair" data-live>
        <h2>{{w.casePair}}</h2>
        <p class="note">{{w.casePairHint}}</p>
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.casePair}}">
        <table class="data">
        <caption class="unseen">{{w.casePair}}</caption>
        <thead><tr><th scope="col">{{w.caseField}}</th>
        <th scope="col">{{w.caseStays}}: <a href="{{survivorHref}}">{{survivor}}</a></th>
        <th scope="col">{{w.caseGoes}}: <a href="{{loserHref}}">{{loser}}</a></th>
        <th scope="col">{{w.caseBecomes}}</th><th scope="col">{{w.caseSource}}</th></tr></thead>
        <tbody>
        {{#pairLines}}
        <tr><th scope="row">{{label}}</th><td>{{survivorText}}</td><td>{{loserText}}</td><td>{{resultText}}</td>
        <td><span class="badge {{sourceClass}}">{{source}}</span></td></tr>
        {{/pairLines}}
        </tbody>
        </table>
        </div>
        </section>
        """#

    private static let closing = #"""
        {{#decision}}<section class="panel"><h2>{{w.caseDecision}}</h2><p>{{.}}</p></section>{{/decision}}
        {{#hasQuotes}}
        <section class="panel"><h2>{{w.caseWasAsked}}</h2>
        <div class="compare">
        {{#quotes}}
        <section><h3>{{heading}} · {{who}}</h3>
        {{#lines}}<p>{{.}}</p>{{/lines}}
        <p class="note">{{when}}{{#why}} · {{.}}{{/why}}</p>
        {{#isLost}}
        <form class="form" method="post" action="{{page.sheet.head.path}}/restore">
        {{{form.fields}}}
        <input type="hidden" name="dot" value="{{dot}}">
        <label for="restore-{{number}}">{{w.reason}}</label>
        <input id="restore-{{number}}" name="reason" maxlength="1000" required>
        <div class="actions"><button type="submit" class="quiet">{{w.caseRestore}}</button></div>
        </form>
        {{/isLost}}
        </section>
        {{/quotes}}
        </div></section>
        {{/hasQuotes}}
        {{#canUnmerge}}
        <form class="form" method="post" action="{{page.sheet.head.path}}/unmerge">
        {{{form.fields}}}
        <p class="note">{{w.caseUnmergeHint}}</p>
        <div class="actions"><button type="submit" class="danger">{{w.caseUnmerge}}</button></div>
        </form>
        {{/canUnmerge}}
        """#

    private static let answer = #"""
        <section class="panel">
        <h2>{{w.caseDecide}}</h2>
        {{#page.sheet.asks.isForHeadquarters}}
        <p class="note">{{w.caseAsHeadquarters}}</p>
        {{/page.sheet.asks.isForHeadquarters}}
        <form class="form" method="post" action="{{page.sheet.head.path}}">
        {{{form.fields}}}
        <input type="hidden" name="about" value="{{page.sheet.asks.about}}">
        {{#page.sheet.asks.value}}
        <fieldset><legend>{{w.caseTake}}</legend>
        <ul class="choices">
        {{#page.sheet.values.sides}}
        <li><input type="radio" id="take-{{number}}" name="take" value="{{dot}}" required>
        <label for="take-{{number}}">{{who}}: {{brief}}</label></li>
        {{/page.sheet.values.sides}}
        {{#page.sheet.values.hasBase}}
        <li><input type="radio" id="take-base" name="take" value="base">
        <label for="take-base">{{w.caseBase}}</label></li>
        {{/page.sheet.values.hasBase}}
        <li><input type="radio" id="take-other" name="take" value="other"{{#page.isOther}} checked{{/page.isOther}}>
        <label for="take-other">{{w.caseOther}}</label></li>
        </ul>
        <label for="case-value">{{w.caseOtherValue}}</label>
        <textarea id="case-value" name="value" rows="1">{{page.typedValue}}</textarea>
        <p class="note">{{w.caseOtherHint}}</p>
        </fieldset>
        {{>caseWhy}}
        <div class="actions">
        <button type="submit" class="primary" name="answer" value="decided">{{w.caseSettle}}</button>
        </div>
        {{/page.sheet.asks.value}}
        {{#page.sheet.asks.yesOrNo}}
        {{>caseWhy}}
        <div class="actions">
        <button type="submit" class="primary" name="answer" value="accept">{{w.caseAccept}}</button>
        <button type="submit" name="answer" value="reject">{{w.caseReject}}</button>
        </div>
        {{/page.sheet.asks.yesOrNo}}
        {{#page.sheet.asks.merge}}
        {{>caseWhy}}
        <div class="actions">
        <button type="submit" class="primary" name="answer" value="merge">{{w.caseMerge}}</button>
        <button type="submit" name="answer" value="separate">{{w.caseSeparate}}</button>
        </div>
        {{/page.sheet.asks.merge}}
        </form>
        </section>
        """#

    private static let why = #"""
        <label for="case-reason">{{w.reason}}</label>
        <textarea id="case-reason" name="reason" rows="2" maxlength="3000" required>{{page.typedReason}}</textarea>
        <p class="note">{{w.caseReasonHint}}</p>
        """#
}
