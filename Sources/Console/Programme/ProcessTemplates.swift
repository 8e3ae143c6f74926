// Why this file exists: how processes read in HTML: the stages side by side, the tree below, and each text with what it
// asks for and what it leads to.

/// The templates of processes.
enum ProcessTemplates {
    static let all = [
        "processMap": map, "processBranch": branch, "processShelf": shelf, "process": process,
        "processText": text, "processRuns": runs, "processSheet": sheet,
    ]

    private static let map = #"""
        <h1>{{w.programme}}</h1>
        <p class="lead">{{w.progLead}}</p>
        <nav class="tabs" aria-label="{{w.programme}}"><ul>
        <li><a href="/process" aria-current="page">{{w.progMap}}</a></li>
        <li><a href="/templates">{{w.progTemplates}}</a></li>
        <li><a href="/training">{{w.progTrainings}}</a></li>
        <li><a href="/rollout">{{w.progRollout}}</a></li>
        <li><a href="/feedback">{{w.progFeedback}}</a></li>
        </ul></nav>
        {{#page.origin}}<p class="note">{{.}}</p>{{/page.origin}}
        {{#page.hasVersions}}
        <form class="filters" method="get" action="/process">
        <label for="process-version">{{w.progVersion}}</label>
        <select id="process-version" name="version">
        {{#page.versions}}<option value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>
        {{/page.versions}}
        </select>
        <button type="submit">{{w.show}}</button>
        </form>
        {{/page.hasVersions}}
        <h2>{{w.progStages}}</h2>
        <div class="cards" id="process-stages">
        {{#page.stages}}
        <section class="card"><h3><a href="{{path}}">{{number}} {{stage}}</a></h3>
        <p class="note">{{#subprocesses}}<a href="{{href}}">{{text}}</a> {{/subprocesses}}</p>
        <ul>{{#documents}}<li><a href="{{href}}">{{text}}</a></li>{{/documents}}</ul>
        {{#hasGates}}<p>{{#gates}}<span class="badge info">{{.}}</span> {{/gates}}</p>{{/hasGates}}
        <p class="note">{{#metrics}}{{.}}<br>{{/metrics}}</p>
        {{#message}}<p class="note"><a href="{{href}}">{{text}}</a></p>{{/message}}
        </section>
        {{/page.stages}}
        </div>
        <p class="note">{{w.progLoop}}</p>
        <section class="panel" id="process-tree"><h2>{{w.progTree}}</h2>
        <p class="note">{{w.progTreeNote}}</p>
        <ul class="tree">{{#page.trees}}{{>processBranch}}{{/page.trees}}</ul>
        </section>
        {{#page.shelves}}{{>processShelf}}{{/page.shelves}}
        """#

    private static let branch = #"""
        <li>{{#hasChildren}}<details{{#isOpen}} open{{/isOpen}}><summary>{{code}} {{branch}}</summary>
        <p class="note">{{level}} · {{roles}} · <a href="{{href}}">{{w.progRead}}<span
        class="unseen"> {{code}}</span></a></p>
        <ul>{{#children}}{{>processBranch}}{{/children}}</ul></details>{{/hasChildren}}
        {{^hasChildren}}<a href="{{href}}">{{code}} {{branch}}</a>
        <span class="note">{{level}} · {{roles}}</span>{{/hasChildren}}</li>
        """#

    private static let shelf = #"""
        <section class="panel" id="{{id}}"><h2>{{shelf}}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="{{shelf}}">
        <table class="data"><caption class="unseen">{{shelf}}</caption>
        <thead><tr><th scope="col">{{w.progCode}}</th><th scope="col">{{w.progTitle}}</th>
        <th scope="col">{{w.progEdition}}</th><th scope="col">{{w.progAbout}}</th></tr></thead>
        <tbody>
        {{#entries}}
        <tr><td>{{code}}</td><th scope="row"><a href="{{href}}">{{entry}}</a></th><td>{{edition}}</td>
        <td>{{about}}</td></tr>
        {{/entries}}
        </tbody></table></div></section>
        """#

    private static let process = #"""
        <p><a href="{{page.up}}">{{w.back}}</a></p>
        {{#page}}{{>processSheet}}{{/page}}
        """#

    /// A sheet: its own context.
    private static let sheet = #"""
        <h1><span class="num">{{code}}</span> {{heading}}</h1>
        <p class="lead">{{purpose}} <span class="badge">{{level}}</span></p>
        {{#hasNotice}}<p class="note">{{notice}}</p>{{/hasNotice}}
        <section class="panel"><h2>{{w.progFacts}}</h2>
        <dl class="facts">
        {{#facts}}
        <div><dt>{{label}}</dt><dd>{{#hasLink}}<a href="{{href}}">{{text}}</a>{{/hasLink}}
        {{^hasLink}}{{text}}{{/hasLink}}</dd></div>
        {{/facts}}
        </dl></section>
        {{#hasTasks}}
        <section class="panel"><h2>{{w.progTasks}}</h2>
        <ol>{{#tasks}}<li>{{.}}</li>{{/tasks}}</ol></section>
        {{/hasTasks}}
        {{#hasSteps}}
        <section class="panel"><h2>{{w.progActivities}}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.progActivities}}">
        <table class="data"><caption class="unseen">{{w.progActivities}}</caption>
        <thead><tr><th scope="col">{{w.progCode}}</th><th scope="col">{{w.progTitle}}</th>
        <th scope="col">{{w.progResponsible}}</th><th scope="col">{{w.progDue}}</th>
        <th scope="col">{{w.progOutput}}</th></tr></thead>
        <tbody>
        {{#steps}}
        <tr><td>{{code}}</td><th scope="row"><a href="{{href}}">{{step}}</a></th><td>{{role}}</td><td>{{due}}</td>
        <td>{{output}}</td></tr>
        {{/steps}}
        </tbody></table></div></section>
        {{/hasSteps}}
        {{#isCompared}}
        <section class="panel"><h2>{{w.progCompared}}</h2>
        <p class="note">{{w.progComparedNote}}</p>
        <div class="compare">{{#sides}}<section><h3>{{w.progEdition}} {{edition}}</h3>
        {{#blocks}}{{>processText}}{{/blocks}}</section>{{/sides}}</div></section>
        {{/isCompared}}
        {{^isCompared}}
        {{#hasBlocks}}<section class="panel">{{#blocks}}{{>processText}}{{/blocks}}
        {{#hasSource}}<p class="note">{{w.progSource}} {{source}}</p>{{/hasSource}}</section>{{/hasBlocks}}
        {{/isCompared}}
        {{#hasEditions}}
        <section class="panel"><h2>{{w.progEditions}}</h2>
        <ol class="timeline">
        {{#editions}}
        <li><time datetime="{{since}}">{{since}}</time> <strong>{{edition}}</strong>
        <span class="badge">{{state}}</span>
        {{#isThis}}<span class="badge info">{{w.progThis}}</span>{{/isThis}}
        {{^isThis}}<a href="{{href}}">{{w.progBeside}}<span class="unseen"> {{edition}}</span></a>{{/isThis}}</li>
        {{/editions}}
        </ol></section>
        {{/hasEditions}}
        """#

    private static let text = #"""
        {{#isHeading}}<h3>{{>processRuns}}{{#isChanged}} <span class="badge warn">{{w.progChanged}}</span>
        {{/isChanged}}</h3>{{/isHeading}}
        {{#isParagraph}}<p>{{>processRuns}}{{#isChanged}} <span class="badge warn">{{w.progChanged}}</span>
        {{/isChanged}}</p>{{/isParagraph}}
        {{#isQuote}}<blockquote>{{>processRuns}}</blockquote>{{/isQuote}}
        {{#isBullets}}<ul>{{#items}}<li>{{>processRuns}}</li>{{/items}}</ul>{{/isBullets}}
        {{#isNumbers}}<ol>{{#items}}<li>{{>processRuns}}</li>{{/items}}</ol>{{/isNumbers}}
        {{#isList}}{{#isChanged}}<p><span class="badge warn">{{w.progChanged}}</span></p>{{/isChanged}}{{/isList}}
        """#

    /// On one line, or blanks would come between the pieces.
    private static let runs =
        "{{#runs}}{{#isStrong}}<strong>{{text}}</strong>{{/isStrong}}{{#isCode}}<code>{{text}}</code>{{/isCode}}"
        + "{{#isPlain}}{{text}}{{/isPlain}}{{/runs}}"
}
