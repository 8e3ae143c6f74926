// Why this file exists: the look of the list of devices and of one device.

/// Templates of devices.
enum FleetTemplates {
    static let all = ["fleetTabs": tabs, "fleetList": list, "fleetDevice": device, "fleetAct": act]

    /// `page.tabs`: where in the fleet one can go.
    private static let tabs = #"""
        <nav class="tabs" aria-label="{{w.fleetParts}}"><ul>
        {{#page.tabs}}
        <li><a href="{{tabPath}}"{{#isHere}} aria-current="page"{{/isHere}}>{{tabName}}</a></li>
        {{/page.tabs}}
        </ul></nav>
        """#

    private static let list = #"""
        <h1>{{w.fleet}}</h1>
        {{>fleetTabs}}
        <p class="lead">{{w.fleetLead}}</p>
        {{#page.hasOffices}}
        <form class="filters" method="get" action="/fleet">
        <label for="fleet-office">{{w.fleetOffice}}</label>
        <select id="fleet-office" name="office">
        <option value="">{{w.all}}</option>
        {{#page.offices}}
        <option value="{{officeID}}"{{#isChosen}} selected{{/isChosen}}>{{officeName}}</option>
        {{/page.offices}}
        </select>
        <button type="submit">{{w.show}}</button>
        </form>
        {{/page.hasOffices}}
        <div class="cards" id="fleet-cards" data-live>
        {{#page.cards}}
        <section class="card"><h2>{{cardTitle}}</h2><p class="value num {{cardTone}}">{{cardValue}}</p></section>
        {{/page.cards}}
        </div>
        {{#page.nothing}}{{>empty}}{{/page.nothing}}
        {{^page.nothing}}
        <section id="fleet-rows" data-live>
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.fleet}}">
        <table class="data">
        <caption class="unseen">{{w.fleet}}</caption>
        <thead><tr>
        <th scope="col" class="num">{{w.fleetNumber}}</th><th scope="col">{{w.fleetPerson}}</th>
        <th scope="col">{{w.fleetOffice}}</th><th scope="col">{{w.fleetDevice}}</th>
        <th scope="col">{{w.fleetState}}</th><th scope="col">{{w.fleetFreshness}}</th>
        <th scope="col">{{w.fleetLastSync}}</th><th scope="col" class="num">{{w.fleetUnsent}}</th>
        <th scope="col" class="num">{{w.fleetClock}}</th><th scope="col" class="num">{{w.fleetLease}}</th>
        <th scope="col" class="num">{{w.fleetBytes}}</th><th scope="col">{{w.fleetDisk}}</th>
        </tr></thead>
        <tbody>
        {{#page.rows}}
        <tr>
        <td class="num"><a href="/fleet/devices/{{number}}">{{number}}</a></td>
        <td>{{person}}</td><td>{{office}}</td><td>{{deviceName}}</td>
        <td><span class="badge {{stateTone}}">{{stateWord}}</span></td>
        <td><span class="badge {{lagTone}}">{{lagWord}}</span> <span class="num">{{lag}}</span></td>
        <td>{{synced}}</td>
        <td class="num">{{unsent}}{{#unsentSince}} <span class="note">{{w.fleetSince}} {{.}}</span>{{/unsentSince}}</td>
        <td class="num">{{clock}}{{#isClockOff}} <span class="badge warn">{{w.fleetClockOff}}</span>{{/isClockOff}}</td>
        <td class="num">{{leaseLeft}}</td><td class="num">{{bytes}}</td>
        <td><span class="badge {{diskTone}}">{{diskWord}}</span></td>
        </tr>
        {{/page.rows}}
        </tbody>
        </table>
        </div>
        </section>
        {{/page.nothing}}
        {{#page.pager}}{{>pager}}{{/page.pager}}
        <p class="note">{{w.fleetLeaseNote}} {{page.lease}}. {{w.fleetNote}}</p>
        """#

    private static let device = #"""
        <h1>{{w.fleetDevice}} {{page.number}} · {{page.deviceName}}</h1>
        {{>fleetTabs}}
        <p><span class="badge {{page.stateTone}}">{{page.stateWord}}</span>
        <span class="badge {{page.lagTone}}">{{page.lagWord}}</span></p>
        {{#page.alerts}}<p class="problem">{{.}}</p>{{/page.alerts}}
        <div class="columns">
        <section class="panel" id="device-facts" data-live><h2>{{w.deviceFacts}}</h2>
        <dl class="facts">
        {{#page.facts}}
        <div><dt>{{factName}}</dt><dd>{{factText}}</dd></div>
        {{/page.facts}}
        </dl>
        </section>
        {{#page.mayRun}}
        <section class="panel"><h2>{{w.deviceActs}}</h2>
        {{#page.acts}}
        <p><a class="{{actClass}}" href="{{actPath}}">{{actName}}</a></p>
        <p class="note">{{actHint}}</p>
        {{/page.acts}}
        {{^page.hasActs}}<p class="note">{{w.deviceNoActs}}</p>{{/page.hasActs}}
        </section>
        {{/page.mayRun}}
        </div>
        <section class="panel"><h2>{{w.deviceGrants}}</h2>
        <p class="note">{{w.deviceGrantsNote}}</p>
        {{#page.noGrants}}{{>empty}}{{/page.noGrants}}
        {{^page.noGrants}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.deviceGrants}}">
        <table class="data"><caption class="unseen">{{w.deviceGrants}}</caption>
        <thead><tr><th scope="col">{{w.deviceGrantScope}}</th><th scope="col">{{w.deviceGrantSince}}</th>
        <th scope="col">{{w.deviceGrantUntil}}</th></tr></thead>
        <tbody>
        {{#page.grants}}
        <tr><td>{{grantName}}</td><td>{{grantSince}}</td><td>{{grantUntil}}</td></tr>
        {{/page.grants}}
        </tbody></table></div>
        {{/page.noGrants}}
        </section>
        <section class="panel" id="device-syncs" data-live><h2>{{w.deviceSyncs}}</h2>
        <p class="note">{{w.syncSinceStart}}</p>
        {{#page.noSyncs}}{{>empty}}{{/page.noSyncs}}
        {{^page.noSyncs}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.deviceSyncs}}">
        <table class="data"><caption class="unseen">{{w.deviceSyncs}}</caption>
        <thead><tr><th scope="col">{{w.syncAt}}</th><th scope="col">{{w.syncOutcome}}</th>
        <th scope="col" class="num">{{w.syncEdits}}</th><th scope="col" class="num">{{w.fleetBytes}}</th>
        <th scope="col" class="num">{{w.syncTook}}</th></tr></thead>
        <tbody>
        {{#page.syncs}}
        <tr><td>{{syncAt}}</td><td><span class="badge {{syncTone}}">{{syncWord}}</span></td>
        <td class="num">{{syncEdits}}</td><td class="num">{{syncBytes}}</td><td class="num">{{syncTook}}</td></tr>
        {{/page.syncs}}
        </tbody></table></div>
        {{/page.noSyncs}}
        </section>
        {{#page.auditPath}}<p><a href="{{.}}">{{w.deviceAudit}}</a></p>{{/page.auditPath}}
        """#

    private static let act = #"""
        <h1>{{page.title}}</h1>
        <p class="lead">{{page.person}} · {{page.deviceName}} · {{w.fleetDevice}} {{page.number}}</p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <section class="panel">
        <h2>{{w.actConsequence}}</h2>
        <p>{{page.consequence}}</p>
        {{#page.pending}}<p class="note">{{.}}</p>{{/page.pending}}
        <form class="form" action="{{page.path}}" method="post">{{{form.fields}}}
        <label for="act-reason">{{w.reason}}</label>
        <select id="act-reason" name="reason" required>
        <option value=""></option>
        {{#page.reasons}}
        <option value="{{choiceWord}}"{{#isPicked}} selected{{/isPicked}}>{{choiceName}}</option>
        {{/page.reasons}}
        </select>
        <p class="note">{{w.actReasonNote}}</p>
        {{#page.isGrave}}
        <label for="act-number">{{w.actNumber}}</label>
        <input id="act-number" name="number" inputmode="numeric" autocomplete="off" required maxlength="10"
        aria-describedby="act-number-note">
        <p class="note" id="act-number-note">{{w.actNumberNote}} {{page.number}}</p>
        {{/page.isGrave}}
        <div class="actions"><button type="submit" class="{{page.buttonClass}}">{{page.title}}</button>
        <a class="quiet" href="/fleet/devices/{{page.number}}">{{w.cancel}}</a></div>
        </form>
        </section>
        """#
}
