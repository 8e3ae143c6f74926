// Why this file exists: the taker of a handover, and whoever watches over it, look at one sheet: what moves, on which
// laptops there may be more, and what is still to be done.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer

/// Words of handovers.
enum HandoverText {
    /// Bytes of a reason.
    static let mostReason = 1000

    static func state(_ word: String, _ language: Language) -> String {
        guard let kind = LeadToCash.schema.kind(Handover.kind), let field = kind.field(Handover.Fields.state) else {
            return word
        }
        return Labels.choice(word, of: field, in: kind, language: language)
    }

    /// The key of a line of the checklist; the line itself where no word is known.
    static func key(_ item: String) -> String {
        switch item {
        case "customersIntroduced": "checkCustomers"
        case "filesHandedOver": "checkFiles"
        case "devicesSynced": "checkDevices"
        case "openCasesReviewed": "checkCases"
        default: item
        }
    }
}

/// One handover.
enum HandoverSheet {
    private typealias Fields = Handover.Fields

    private struct Model {
        let tabs: [FleetTab]
        let handoverID: String
        let from: String
        let to: String
        let office: String
        let state: String
        let stateTone: String
        let why: String?
        let isOpen: Bool
        let items: [String]
        let noItems: String?
        let devices: [String]
        let noDevices: String?
        let checks: [Check]
        let problem: String?
    }

    private struct Check {
        let checkWord: String
        let checkName: String
        let isDone: Bool
    }

    /// The handover in the path, if the visitor may see it.
    static func record(_ visit: Visit) async throws -> (RecordKey, FleetFields) {
        let (seat, key) = (try visit.person().seat, RecordKey(kind: Handover.kind, id: try visit.id()))
        let values = try await visit.headquarters.read(as: seat) { try $0.values(of: key) }
        guard let values else { throw PageProblem.notFound }
        return (key, FleetFields(values))
    }

    static func page(_ visit: Visit, problem: String?) async throws -> Answer {
        let (key, shown) = try await record(visit)
        let staff = try await FleetStaff.read(visit)
        let state = shown.text(Fields.state)
        let items = shown.elements(Fields.items)
        let devices = shown.elements(Fields.devices)
        let why = shown.text(Fields.reason)
        let done = Set(shown.elements(Fields.done))
        let model = Model(
            tabs: FleetTab.all(visit, here: .handover), handoverID: key.id.description,
            from: staff.name(shown.id(Fields.fromUser)), to: staff.name(shown.id(Fields.toUser)),
            office: staff.officeName(shown.id(Fields.office)), state: HandoverText.state(state, visit.language),
            stateTone: state == "open" ? "warn" : "good", why: why.isEmpty ? nil : why, isOpen: state == "open",
            items: items, noItems: items.isEmpty ? visit.word("handoverNoItems") : nil, devices: devices,
            noDevices: devices.isEmpty ? visit.word("handoverNoDevices") : nil,
            checks: Handover.checklist.map { item in
                Check(
                    checkWord: item, checkName: visit.word(HandoverText.key(item)), isDone: done.contains(item))
            }, problem: problem)
        return try visit.page(
            "handoverSheet", title: visit.word("handoverTitle"), area: .fleet,
            status: problem == nil ? .ok : .unprocessableContent, model)
    }
}

/// Templates of handovers.
enum HandoverTemplates {
    static let all = ["handoverList": list, "handoverSheet": sheet]

    private static let list = #"""
        <h1>{{w.handoverTitle}}</h1>
        {{>fleetTabs}}
        <p class="lead">{{w.handoverLead}}</p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        {{#page.mayRun}}
        <section class="panel"><h2>{{w.handoverNew}}</h2>
        <form class="form" action="/fleet/handover" method="get">
        <label for="handover-from">{{w.handoverFrom}}</label>
        <input id="handover-from" name="from" list="handover-people" required maxlength="320" value="{{page.from}}">
        <label for="handover-to">{{w.handoverTo}}</label>
        <input id="handover-to" name="to" list="handover-people" required maxlength="320" value="{{page.to}}">
        <datalist id="handover-people">
        {{#page.people}}<option value="{{.}}"></option>{{/page.people}}
        </datalist>
        <div class="actions"><button type="submit">{{w.handoverPreview}}</button></div>
        </form>
        </section>
        {{/page.mayRun}}
        {{#page.preview}}
        <section class="panel"><h2>{{previewFrom}} → {{previewTo}}</h2>
        <p>{{w.handoverWouldMove}} <span class="num">{{itemCount}}</span></p>
        <ul>{{#items}}<li>{{.}}</li>{{/items}}</ul>
        {{#isCut}}<p class="note">{{w.handoverCut}}</p>{{/isCut}}
        <h3>{{w.handoverDevices}}</h3>
        {{#noDevices}}<p class="note">{{w.handoverNoDevices}}</p>{{/noDevices}}
        <ul>{{#devices}}<li>{{.}}</li>{{/devices}}</ul>
        <form class="form" action="/fleet/handover" method="post">{{{form.fields}}}
        <input type="hidden" name="from" value="{{fromID}}"><input type="hidden" name="to" value="{{toID}}">
        <label for="handover-reason">{{w.reason}}</label>
        <input id="handover-reason" name="reason" maxlength="300">
        <p class="note">{{w.handoverMeans}}</p>
        <div class="actions"><button type="submit" class="primary">{{w.handoverBegin}}</button></div>
        </form>
        </section>
        {{/page.preview}}
        <section class="panel" id="handovers" data-live><h2>{{w.handoverAll}}</h2>
        {{#page.noHandovers}}{{>empty}}{{/page.noHandovers}}
        {{^page.noHandovers}}
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.handoverAll}}">
        <table class="data"><caption class="unseen">{{w.handoverAll}}</caption>
        <thead><tr><th scope="col">{{w.handoverFrom}}</th><th scope="col">{{w.handoverTo}}</th>
        <th scope="col">{{w.fleetOffice}}</th><th scope="col">{{w.fleetState}}</th></tr></thead>
        <tbody>
        {{#page.handovers}}
        <tr><td><a href="{{linePath}}">{{lineFrom}}</a></td><td>{{lineTo}}</td><td>{{lineOffice}}</td>
        <td><span class="badge {{lineTone}}">{{lineState}}</span></td></tr>
        {{/page.handovers}}
        </tbody></table></div>
        {{/page.noHandovers}}
        </section>
        {{#page.mayRun}}
        <section class="panel"><h2>{{w.handoverOrphans}}</h2>
        <p class="note">{{w.handoverOrphansNote}}</p>
        {{^page.asksOrphans}}
        <p><a href="/fleet/handover?orphans=1">{{w.handoverFindOrphans}}</a></p>
        {{/page.asksOrphans}}
        {{#page.noOrphans}}{{>empty}}{{/page.noOrphans}}
        <ul>
        {{#page.orphans}}<li>{{orphanOwner}}: <a href="{{orphanPath}}">{{orphanText}}</a></li>{{/page.orphans}}
        </ul>
        </section>
        {{/page.mayRun}}
        """#

    private static let sheet = #"""
        <h1>{{page.from}} → {{page.to}}</h1>
        {{>fleetTabs}}
        <p><span class="badge {{page.stateTone}}">{{page.state}}</span> {{page.office}}
        {{#page.why}}· {{.}}{{/page.why}}</p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <div class="columns">
        <section class="panel"><h2>{{w.handoverItems}}</h2>
        {{#page.noItems}}{{>empty}}{{/page.noItems}}
        <ul>{{#page.items}}<li>{{.}}</li>{{/page.items}}</ul>
        </section>
        <section class="panel"><h2>{{w.handoverDevices}}</h2>
        {{#page.noDevices}}{{>empty}}{{/page.noDevices}}
        <ul>{{#page.devices}}<li>{{.}}</li>{{/page.devices}}</ul>
        <h2>{{w.handoverChecklist}}</h2>
        <form class="form" action="/fleet/handovers/{{page.handoverID}}/done" method="post">{{{form.fields}}}
        <ul class="choices">
        {{#page.checks}}
        <li><input type="checkbox" id="check-{{checkWord}}" name="item" value="{{checkWord}}"
        {{#isDone}} checked{{/isDone}}>
        <label for="check-{{checkWord}}">{{checkName}}</label></li>
        {{/page.checks}}
        </ul>
        <div class="actions"><button type="submit">{{w.save}}</button></div>
        </form>
        </section>
        </div>
        {{#page.isOpen}}
        <section class="panel"><h2>{{w.handoverAccept}}</h2>
        <p>{{w.handoverAcceptMeans}}</p>
        <form class="form" action="/fleet/handovers/{{page.handoverID}}/accept" method="post">{{{form.fields}}}
        <div class="actions"><button type="submit" class="primary">{{w.handoverAccept}}</button></div>
        </form>
        </section>
        {{/page.isOpen}}
        """#
}
