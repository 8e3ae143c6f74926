// Why this file exists: how a record reads in HTML: what it is and how it stands first, then what to do, then the
// facts, then what lies under it, then who did what.

/// The templates of records.
enum RecordTemplates {
    static let all = [
        "record": record, "recordTable": recordTable, "recordFacts": recordFacts, "recordTimeline": recordTimeline,
        "recordGuidance": recordGuidance, "recordActions": recordActions,
    ]

    private static let record = #"""
        <h1>{{#page.code}}<span class="num">{{.}}</span> {{/page.code}}{{page.title}}</h1>
        <p class="lead">{{page.kind}}
        {{#page.isDeleted}}<span class="badge bad">{{w.recordDeleted}}</span>{{/page.isDeleted}}</p>
        {{#page.outcomes}}<p class="notice" role="status">{{.}}</p>{{/page.outcomes}}
        {{#page.actions}}{{>recordActions}}{{/page.actions}}
        <section id="record-standing" data-live>
        {{#page.hasSteps}}
        <ol class="steps" aria-label="{{w.recordSteps}}">
        {{#page.steps}}
        <li class="{{state}}"{{#isNow}} aria-current="step"{{/isNow}}>{{label}}</li>
        {{/page.steps}}
        </ol>
        {{/page.hasSteps}}
        {{#page.hasCards}}
        <div class="cards">
        {{#page.cards}}
        <section class="card" id="{{id}}"><h2>{{label}}</h2><p class="value num">{{text}}</p>
        {{#note}}<p class="note">{{.}}</p>{{/note}}</section>
        {{/page.cards}}
        </div>
        {{/page.hasCards}}
        {{#page.hasCases}}
        <section class="panel" id="record-cases"><h2>{{w.recordCases}}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.recordCases}}">
        <table class="data"><caption class="unseen">{{w.recordCases}}</caption>
        <thead><tr><th scope="col">{{w.recordCase}}</th><th scope="col">{{w.recordQuestion}}</th>
        <th scope="col">{{w.recordField}}</th><th scope="col">{{w.recordDecider}}</th>
        <th scope="col">{{w.recordDue}}</th></tr></thead>
        <tbody>
        {{#page.cases}}
        <tr><th scope="row"><a href="{{path}}">{{code}}</a></th><td>{{question}}</td><td>{{field}}</td>
        <td>{{decider}}</td><td class="num">{{due}}</td></tr>
        {{/page.cases}}
        </tbody></table></div></section>
        {{/page.hasCases}}
        </section>
        {{#page.guidance}}{{>recordGuidance}}{{/page.guidance}}
        <div class="columns">
        {{#page.groups}}{{>recordFacts}}{{/page.groups}}
        </div>
        {{#page.tables}}{{>recordTable}}{{/page.tables}}
        <section class="panel" id="record-history" data-live><h2>{{w.recordHistory}}</h2>
        {{#page.hasTimeline}}
        <ol class="timeline">
        {{#page.timeline}}{{>recordTimeline}}{{/page.timeline}}
        </ol>
        {{/page.hasTimeline}}
        {{^page.hasTimeline}}<p class="empty">{{w.recordNoHistory}}</p>{{/page.hasTimeline}}
        </section>
        """#

    private static let recordActions = #"""
        <div class="actions">
        {{#edit}}<a href="{{.}}">{{w.recordEdit}}</a>{{/edit}}
        {{#advance}}<a href="{{.}}">{{w.dealAdvance}}</a>{{/advance}}
        {{#conclude}}<a href="{{.}}">{{w.dealConclude}}</a>{{/conclude}}
        {{#related}}<a href="{{path}}">{{text}}</a>{{/related}}
        {{#delete}}<a href="{{.}}">{{w.recordDelete}}</a>{{/delete}}
        </div>
        """#

    private static let recordGuidance = #"""
        <section class="panel" id="record-guidance" data-live><h2>{{w.recordNext}}</h2>
        <ol class="timeline">
        {{#advice}}
        <li><strong>{{what}}</strong>
        <p class="note">{{who}}
        {{#due}}· {{#isLate}}<span class="badge bad">{{due}}</span>{{/isLate}}
        {{^isLate}}<span class="badge info">{{due}}</span>{{/isLate}}{{/due}}
        {{#step}}· {{.}}{{/step}}
        {{#about}}· <a href="{{.}}">{{w.recordOpen}}</a>{{/about}}</p>
        {{#reason}}<p>{{.}}</p>{{/reason}}
        {{#command}}<p class="note"><code>{{.}}</code></p>{{/command}}
        </li>
        {{/advice}}
        </ol>
        {{#missingHeading}}
        <h3>{{.}}</h3>
        <ul>
        {{#missing}}<li>{{.}}</li>{{/missing}}
        </ul>
        {{/missingHeading}}
        </section>
        """#

    private static let recordFacts = #"""
        <section class="panel" id="{{id}}"><h2>{{heading}}</h2>
        <dl class="facts">
        {{#facts}}
        <div><dt>{{label}}</dt>
        {{#cell}}<dd{{#isNumber}} class="num"{{/isNumber}}>
        {{#link}}<a href="{{.}}">{{text}}</a>{{/link}}{{^link}}{{text}}{{/link}}</dd>{{/cell}}
        {{#lines}}<dd>{{.}}</dd>{{/lines}}</div>
        {{/facts}}
        </dl></section>
        """#

    private static let recordTable = #"""
        <section class="panel" id="{{id}}" data-live><h2>{{heading}}</h2>
        {{#nothing}}{{>empty}}{{/nothing}}
        {{^nothing}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{heading}}">
        <table class="data"><caption class="unseen">{{heading}}</caption>
        <thead><tr>
        {{#heads}}<th scope="col"{{#isNumber}} class="num"{{/isNumber}}>{{label}}</th>{{/heads}}
        </tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row"><a href="{{path}}">{{name}}</a></th>
        {{#cells}}<td{{#isNumber}} class="num"{{/isNumber}}>
        {{#link}}<a href="{{.}}">{{text}}</a>{{/link}}{{^link}}{{text}}{{/link}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody></table></div>
        {{#cut}}<p class="note">{{.}}</p>{{/cut}}
        {{/nothing}}
        {{#add}}<p><a href="{{.}}">{{w.recordAdd}}</a></p>{{/add}}
        </section>
        """#

    private static let recordTimeline = #"""
        <li><time datetime="{{instant}}">{{moment}}</time>
        <p><strong>{{who}}</strong>{{#device}} · {{.}}{{/device}} · {{deed}}{{#because}}: {{.}}{{/because}}</p>
        {{#changes}}
        <p class="note">{{label}}: {{#before}}<del>{{.}}</del> → {{/before}}<ins>{{after}}</ins>
        {{#verdict}}<span class="badge {{tone}}">{{word}}</span>{{/verdict}}
        {{#rule}}{{.}}{{/rule}}</p>
        {{/changes}}
        </li>
        """#
}
