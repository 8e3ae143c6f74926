// Why this file exists: a laptop is let in by a one-time code. It is shown once, on the answer to the form that asked
// for it: it stands at no address, in no log, and at HQ only as a hash.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Letting a device in.
enum InvitePages {
    static let routes: [PageRoute] = [
        .get("/fleet/invite", for: .runFleet, show), .post("/fleet/invite", for: .runFleet, invite),
    ]

    private struct Model {
        let tabs: [FleetTab]
        let person: String
        let people: [String]
        let server: String
        let offices: [FleetOffice]
        let problem: String?
        let code: Code?
    }

    private struct Code {
        let codeText: String
        let codeFor: String
        let codeUntil: String
        let codeCommand: String
        let codePicture: String?
    }

    /// Names that the form proposes.
    private static let mostProposed = 300

    private static func show(_ visit: Visit) async throws -> Answer {
        try page(try await FleetStaff.read(visit), visit.query, problem: nil, code: nil, visit)
    }

    private static func page(
        _ staff: FleetStaff, _ typed: FormFields, problem: String?, code: Code?, _ visit: Visit
    ) throws -> Answer {
        let reach = FleetReach(try visit.person(), .runFleet)
        let people = staff.members.values.filter { !$0.hasLeft && reach.admits($0.office) }
            .map { $0.email.isEmpty ? $0.name : "\($0.name) <\($0.email)>" }.sorted()
        let model = Model(
            tabs: FleetTab.all(visit, here: .invite), person: typed["person"] ?? "",
            people: Array(people.prefix(mostProposed)), server: typed["server"] ?? Self.server(visit),
            offices: staff.choices(reach, chosen: typed["office"].flatMap { RecordID($0) }), problem: problem,
            code: code)
        return try visit.page(
            "fleetInvite", title: visit.word("inviteTitle"), area: .fleet,
            status: problem == nil ? .ok : .unprocessableContent, model)
    }

    /// Where HQ listens, as far as it knows: behind a proxy, laptops reach it elsewhere.
    private static func server(_ visit: Visit) -> String {
        DataDirectory.holder(visit.headquarters.directory.path)?.url ?? ""
    }

    private static func invite(_ visit: Visit) async throws -> Answer {
        let visitor = try visit.person(who: .runFleet)
        let staff = try await FleetStaff.read(visit)
        func again(_ key: String) throws -> Answer {
            try page(staff, visit.form, problem: visit.word(key), code: nil, visit)
        }
        guard let member = visit.form["person"].flatMap(staff.find), !member.hasLeft else {
            return try again("inviteNobody")
        }
        guard let office = visit.form["office"].flatMap({ RecordID($0) }), let name = staff.offices[office],
            FleetReach(visitor, .runFleet).admits(office)
        else { return try again("inviteNoOffice") }
        guard let server = visit.form["server"].flatMap(ServerAddress.init) else { return try again("inviteNoServer") }
        if try await Inviting.missingRole(of: member.id, at: office, visit.headquarters) != nil {
            // Whoever gets a device for an office gets a role there: that is asked for as any other role is.
            guard visitor.may(.assignRoles) else { return try again("inviteNoRole") }
            guard !visit.headquarters.needsStepUp(visitor.session) else {
                throw PageProblem.stepUp(returningTo: back(member, office, server))
            }
            try await Inviting.assign(member.id, to: office, visit.headquarters)
            try await visit.headquarters.note(
                "role-assign", about: "user:\(member.id) office:\(office)", by: visitor.person)
        }
        let scope = try await visit.headquarters.scope(anchoredAt: office, name: name)
        let made = try await visit.headquarters.invite(name: member.name, person: member.id, scopes: [scope])
        try await visit.headquarters.note("invite", about: "user:\(member.id) office:\(office)", by: visitor.person)
        return try page(staff, FormFields(), problem: nil, code: code(made, member, server, visit), visit)
    }

    private static func back(_ member: FleetStaff.Member, _ office: RecordID, _ server: ServerAddress) -> String {
        let typed = FormFields([
            ("person", member.id.description), ("office", office.description), ("server", server.text),
        ])
        return "/fleet/invite?" + typed.encoded()
    }

    private static func code(
        _ made: Invitation, _ member: FleetStaff.Member, _ server: ServerAddress, _ visit: Visit
    ) -> Code {
        let command = "outpost enroll \(server.text) \(made.code)"
        let picture = QuickResponse(command)?.drawing(title: visit.word("inviteQR"), hint: visit.word("inviteQRHint"))
        return Code(
            codeText: made.code, codeFor: member.name, codeUntil: FleetTime.text(made.expires),
            codeCommand: command, codePicture: picture?.html)
    }
}

/// HQ's address as a command line takes it: nothing in it means anything to a shell.
package struct ServerAddress: Hashable, Sendable {
    package let text: String

    private static let most = 200

    /// `https://hq.example:8787`; nil for anything but a scheme, a host and a port.
    package init?(_ typed: String) {
        var text = typed[...]
        while text.last == "/" { text.removeLast() }
        guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }), text.utf8.count <= Self.most
        else { return nil }
        let host = text.dropFirst(scheme.count)
        let allowed = Array("-.:[]".utf8)
        let isPlain = host.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || allowed.contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80
        }
        guard let first = host.utf8.first, isPlain, first != UInt8(ascii: "-") else { return nil }
        self.text = String(text)
    }
}

/// The template of an invitation.
enum InviteTemplates {
    static let all = ["fleetInvite": invite]

    private static let invite = #"""
        <h1>{{w.inviteTitle}}</h1>
        {{>fleetTabs}}
        <p class="lead">{{w.inviteLead}}</p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        {{#page.code}}
        <section class="panel" id="invitation"><h2>{{w.inviteCode}}</h2>
        <p class="notice" role="status">{{w.inviteOnce}}</p>
        <dl class="facts">
        <div><dt>{{w.inviteCode}}</dt><dd><code>{{codeText}}</code></dd></div>
        <div><dt>{{w.inviteFor}}</dt><dd>{{codeFor}}</dd></div>
        <div><dt>{{w.inviteUntil}}</dt><dd>{{codeUntil}}</dd></div>
        <div><dt>{{w.inviteCommand}}</dt><dd><code>{{codeCommand}}</code></dd></div>
        </dl>
        {{#codePicture}}{{{.}}}{{/codePicture}}
        <p class="note">{{w.inviteCA}}</p>
        </section>
        {{/page.code}}
        <section class="panel"><h2>{{w.inviteNew}}</h2>
        <form class="form" action="/fleet/invite" method="post" autocomplete="off">{{{form.fields}}}
        <label for="invite-person">{{w.fleetPerson}}</label>
        <input id="invite-person" name="person" list="invite-people" required maxlength="320" value="{{page.person}}"
        aria-describedby="invite-person-note">
        <datalist id="invite-people">
        {{#page.people}}<option value="{{.}}"></option>{{/page.people}}
        </datalist>
        <p class="note" id="invite-person-note">{{w.invitePersonNote}}</p>
        <label for="invite-office">{{w.fleetOffice}}</label>
        <select id="invite-office" name="office" required>
        <option value=""></option>
        {{#page.offices}}
        <option value="{{officeID}}"{{#isChosen}} selected{{/isChosen}}>{{officeName}}</option>
        {{/page.offices}}
        </select>
        <p class="note">{{w.inviteOfficeNote}}</p>
        <label for="invite-server">{{w.inviteServer}}</label>
        <input id="invite-server" name="server" type="url" required maxlength="200" value="{{page.server}}"
        aria-describedby="invite-server-note">
        <p class="note" id="invite-server-note">{{w.inviteServerNote}}</p>
        <div class="actions"><button type="submit" class="primary">{{w.inviteMake}}</button></div>
        </form>
        </section>
        """#
}
