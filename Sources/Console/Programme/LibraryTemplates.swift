// Why this file exists: how templates, forms and training read in HTML, on a screen and on paper.

/// The templates of templates, forms and training.
enum LibraryTemplates {
    static let all = [
        "libraryList": list, "template": template, "filledForm": filled, "trainingList": trainings,
        "trainingOne": training,
    ]

    private static let list = #"""
        <p><a href="/process">{{w.programme}}</a></p>
        <h1>{{page.heading}}</h1>
        <p class="lead">{{page.lead}}</p>
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        {{^page.nothing}}{{#page.shelf}}{{>processShelf}}{{/page.shelf}}{{/page.nothing}}
        """#

    private static let template = #"""
        <p><a href="/templates">{{w.progTemplates}}</a></p>
        {{#page.sheet}}{{>processSheet}}{{/page.sheet}}
        <section class="panel"><h2>{{w.progCells}}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.progCells}}">
        <table class="data"><caption class="unseen">{{w.progCells}}</caption>
        <thead><tr><th scope="col">{{w.progTitle}}</th><th scope="col">{{w.progRequired}}</th>
        <th scope="col">{{w.progHint}}</th><th scope="col">{{w.progColumns}}</th>
        <th scope="col">{{w.progPrefill}}</th></tr></thead>
        <tbody>
        {{#page.cells}}
        <tr><th scope="row">{{cell}}</th><td>{{#isRequired}}{{w.yes}}{{/isRequired}}</td><td>{{hint}}</td>
        <td>{{columns}}</td><td>{{#prefill}}<code>{{.}}</code>{{/prefill}}</td></tr>
        {{/page.cells}}
        </tbody></table></div>
        <p class="note">{{w.progPrint}}</p>
        </section>
        <section class="panel" id="template-forms" data-live><h2>{{w.progForms}}</h2>
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        {{#page.hasForms}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.progForms}}">
        <table class="data"><caption class="unseen">{{w.progForms}}</caption>
        <thead><tr><th scope="col">{{w.progCode}}</th><th scope="col">{{w.progSubject}}</th>
        <th scope="col">{{w.progEdition}}</th><th scope="col">{{w.progState}}</th>
        <th scope="col">{{w.progAuthor}}</th></tr></thead>
        <tbody>
        {{#page.forms}}
        <tr><th scope="row"><a href="{{href}}">{{code}}</a></th><td><a href="{{aboutHref}}">{{about}}</a></td>
        <td>{{edition}}</td><td>{{state}}</td><td>{{author}}</td></tr>
        {{/page.forms}}
        </tbody></table></div>
        {{/page.hasForms}}
        {{#page.pager}}{{>pager}}{{/page.pager}}
        </section>
        """#

    private static let filled = #"""
        <p><a href="{{page.templateHref}}">{{w.progTemplate}}</a></p>
        {{#page.head}}
        <h1><span class="num">{{code}}</span> {{page.title}}</h1>
        <p class="lead"><a href="{{aboutHref}}">{{about}}</a> <span class="badge info">{{state}}</span></p>
        <p class="note">{{w.progEdition}} {{edition}} · {{author}} ·
        <a href="{{page.recordHref}}">{{w.progHistory}}</a></p>
        {{/page.head}}
        {{#page.cells}}
        <section class="panel"><h2>{{cell}}</h2>
        {{#text}}<p>{{.}}</p>{{/text}}
        {{#isList}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{cell}}">
        <table class="data"><caption class="unseen">{{cell}}</caption>
        <thead><tr>{{#columns}}<th scope="col">{{.}}</th>{{/columns}}</tr></thead>
        <tbody>{{#rows}}<tr>{{#texts}}<td>{{.}}</td>{{/texts}}</tr>{{/rows}}</tbody></table></div>
        {{/isList}}
        {{#isMissing}}<p class="note"><span class="badge warn">{{w.progStillMissing}}</span></p>{{/isMissing}}
        </section>
        {{/page.cells}}
        """#

    private static let trainings = #"""
        <p><a href="/process">{{w.programme}}</a></p>
        <h1>{{w.progTrainings}}</h1>
        <p class="lead">{{w.progTrainingsLead}}</p>
        {{#page.hasOwn}}
        <section class="panel"><h2>{{w.progOwn}}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.progOwn}}">
        <table class="data"><caption class="unseen">{{w.progOwn}}</caption>
        <thead><tr><th scope="col">{{w.progTitle}}</th><th scope="col">{{w.progFor}}</th>
        <th scope="col" class="num">{{w.progMark}}</th><th scope="col" class="num">{{w.progBest}}</th>
        <th scope="col">{{w.progState}}</th></tr></thead>
        <tbody>
        {{#page.own}}
        <tr><th scope="row"><a href="{{href}}">{{material}}</a></th><td>{{neededFor}}</td>
        <td class="num">{{mark}}</td><td class="num">{{best}}</td>
        <td><span class="badge {{tone}}">{{standing}}</span></td></tr>
        {{/page.own}}
        </tbody></table></div></section>
        {{/page.hasOwn}}
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        {{^page.nothing}}{{#page.shelf}}{{>processShelf}}{{/page.shelf}}{{/page.nothing}}
        <section class="panel" id="training-coverage" data-live>{{{page.chart.html}}}</section>
        """#

    private static let training = #"""
        <p><a href="/training">{{w.progTrainings}}</a></p>
        {{#page.sheet}}{{>processSheet}}{{/page.sheet}}
        {{#page.hasQuiz}}<p class="note">{{w.progQuiz}} {{page.questions}} ·
        <code>outpost train quiz {{page.sheet.code}}</code></p>{{/page.hasQuiz}}
        <section class="panel" id="training-offices" data-live><h2>{{w.progPassedByOffice}}</h2>
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        {{^page.nothing}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.progPassedByOffice}}">
        <table class="data"><caption class="unseen">{{w.progPassedByOffice}}</caption>
        <thead><tr><th scope="col">{{w.progOffice}}</th><th scope="col" class="num">{{w.progPeople}}</th>
        <th scope="col" class="num">{{w.progTried}}</th><th scope="col" class="num">{{w.progPassed}}</th>
        <th scope="col" class="num">{{w.progShare}}</th><th scope="col" class="num">{{w.progMean}}</th></tr></thead>
        <tbody>
        {{#page.offices}}
        <tr><th scope="row">{{office}}</th><td class="num">{{people}}</td><td class="num">{{tried}}</td>
        <td class="num">{{passed}}</td><td class="num">{{share}}</td><td class="num">{{mean}}</td></tr>
        {{/page.offices}}
        </tbody></table></div>
        {{/page.nothing}}
        </section>
        """#
}
