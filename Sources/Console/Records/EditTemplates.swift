// Why this file exists: forms in HTML that work with nothing but a browser: every control has its label, whatever is
// amiss stands beside it, and lists of likely words only help.

/// The templates of forms about records.
enum EditTemplates {
    static let all = [
        "recordEdit": edit, "recordControl": control, "recordStep": step, "recordProblems": problems,
    ]

    private static let edit = #"""
        <h1>{{page.title}}</h1>
        <p class="lead">{{page.kind}}</p>
        {{>recordProblems}}
        <form class="form" action="{{page.action}}" method="post">
        {{#page.seen}}<input type="hidden" name="_seen" value="{{.}}">{{/page.seen}}
        {{{form.fields}}}
        {{#page.newID}}<input type="hidden" name="id" value="{{.}}">{{/page.newID}}
        {{#page.fields}}
        {{#base}}<input type="hidden" name="{{name}}" value="{{text}}">{{/base}}
        {{#legend}}<fieldset><legend>{{.}}</legend>{{/legend}}
        {{#controls}}{{>recordControl}}{{/controls}}
        {{#problem}}<p class="problem">{{.}}</p>{{/problem}}
        {{#legend}}</fieldset>{{/legend}}
        {{/page.fields}}
        <label for="reason">{{w.reason}}</label>
        <textarea id="reason" name="reason" rows="2" maxlength="1000"
        {{#page.needsReason}} required{{/page.needsReason}}>
        {{page.reason}}</textarea>
        <p class="note">{{w.recordReasonNote}}</p>
        <div class="actions"><button type="submit" class="primary">{{w.save}}</button>
        <a href="{{page.back}}">{{w.cancel}}</a></div>
        {{#page.lists}}
        <datalist id="{{id}}">
        {{#options}}<option value="{{word}}">{{title}}</option>{{/options}}
        </datalist>
        {{/page.lists}}
        </form>
        """#

    private static let problems = #"""
        {{#page.problems}}<p class="problem" role="alert">{{.}}</p>{{/page.problems}}
        """#

    // A text area's first line end is not part of its text.
    private static let control = #"""
        <label for="{{id}}">{{label}}{{#isRequired}} *{{/isRequired}}</label>
        {{#input}}
        <input id="{{id}}" name="{{name}}" type="{{type}}" value="{{text}}" maxlength="4000"
        {{#mode}} inputmode="{{.}}"{{/mode}}{{#list}} list="{{.}}"{{/list}}{{#isRequired}} required{{/isRequired}}>
        {{/input}}
        {{#area}}<textarea id="{{id}}" name="{{name}}" rows="{{rows}}"{{#isRequired}} required{{/isRequired}}>
        {{text}}</textarea>{{/area}}
        {{#choice}}
        <select id="{{id}}" name="{{name}}"{{#isRequired}} required{{/isRequired}}>
        {{#options}}
        <option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>
        {{/options}}
        </select>
        {{/choice}}
        {{#note}}<p class="note">{{.}}</p>{{/note}}
        """#

    private static let step = #"""
        <h1>{{page.title}}</h1>
        <p class="lead">{{page.lead}}</p>
        {{>recordProblems}}
        <form class="form" action="{{page.action}}" method="post">
        {{#page.seen}}<input type="hidden" name="_seen" value="{{.}}">{{/page.seen}}
        {{{form.fields}}}
        {{#page.choiceLabel}}
        <label for="choice">{{.}}</label>
        <select id="choice" name="choice" required>
        {{#page.choices}}
        <option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>
        {{/page.choices}}
        </select>
        {{/page.choiceLabel}}
        {{#page.asksCompetitors}}
        <label for="competitors">{{w.dealWinners}}</label>
        <textarea id="competitors" name="competitors" rows="2" maxlength="1000">
        {{page.competitors}}</textarea>
        <p class="note">{{w.recordSetNote}}</p>
        {{/page.asksCompetitors}}
        <label for="reason">{{w.reason}}</label>
        <textarea id="reason" name="reason" rows="2" maxlength="1000"
        {{#page.isReasonNeeded}} required{{/page.isReasonNeeded}}>
        {{page.reason}}</textarea>
        <div class="actions">
        {{#page.isGrave}}<button type="submit" class="danger">{{page.button}}</button>{{/page.isGrave}}
        {{^page.isGrave}}<button type="submit" class="primary">{{page.button}}</button>{{/page.isGrave}}
        <a href="{{page.back}}">{{w.cancel}}</a></div>
        </form>
        """#
}
