// Why this file exists: the closed list of addresses is walked as it stands. Whoever adds one whose placeholders mean
// something new is told so here, before the page goes out untried.

import HTTPTypes
import LeadToCash
import SyncProtocol

@testable import Console

/// Real addresses for the list's patterns.
struct SecurityPaths: Sendable {
    /// The record of a kind that an address names.
    let id: @Sendable (KindNumber) -> RecordID
    /// For addresses with a kind in them.
    var kinds: [RecordKind] = [Account.kind].compactMap(LeadToCash.schema.kind)
    var cases = ["C-2026-000001"]
    var device = "4242"

    /// Addresses of records that are not there.
    static let void = SecurityPaths { kind in
        RecordID(milliseconds: 9, entropy: 0, replica: .headquarters, counter: 900_000 + UInt64(kind))
    }

    /// Which kind's record an address names, by what stands before it.
    private static let subjects: [(prefix: String, kind: KindNumber)] = [
        ("/accounts/", Account.kind), ("/opportunities/", Opportunity.kind), ("/leads/", Lead.kind),
        ("/contracts/", Contract.kind), ("/invoices/", Invoice.kind), ("/payments/", Payment.kind),
        ("/cash/disputes/", Dispute.kind), ("/goals/", Target.kind), ("/gates/", GateRequest.kind),
        ("/forms/", Form.kind), ("/rollout/programmes/", RolloutProgramme.kind), ("/rollout/waves/", Wave.kind),
        ("/fleet/handovers/", Handover.kind), ("/people/", User.kind),
    ]

    /// The kind of the record that a pattern names; nil if it names none, or the kind itself, too.
    static func subject(_ route: PageRoute) -> KindNumber? {
        guard route.placeholders.contains("id"), !route.placeholders.contains("kind") else { return nil }
        return subjects.first { route.path.hasPrefix($0.prefix) }?.kind
    }

    /// Every address that a pattern stands for here; none if nobody has said what its placeholders mean.
    func paths(_ route: PageRoute) -> [String] {
        if route.placeholders.contains("kind") {
            return kinds.flatMap { kind in
                expanded(route) { ["kind": [kind.name], "id": [id(kind.number).description]][$0] }
            }
        }
        return expanded(route) { options($0, route) }
    }

    private func options(_ placeholder: String, _ route: PageRoute) -> [String]? {
        switch placeholder {
        case "id": Self.subject(route).map { [id($0).description] }
        case "number": [device]
        case "act": DeviceAct.allCases.map(\.rawValue)
        case "tab": OverviewTab.allCases.map(\.rawValue)
        case "list": route.path.hasPrefix("/cash/") ? CashList.all.map(\.name) : Self.exports
        case "code":
            route.path.hasPrefix("/cases/")
                ? cases : Self.codes.filter { route.path.hasPrefix($0.key) }.map(\.value)
        default: nil
        }
    }

    private static let exports = ListPlan.all.map { String($0.path.dropFirst()) }
    private static let codes = ["/process/": "P03", "/templates/": "T01", "/training/": "R10"]

    private func expanded(_ route: PageRoute, _ options: (String) -> [String]?) -> [String] {
        var paths = [""]
        for part in route.path.split(separator: "/") {
            let words = part.first == ":" ? options(String(part.dropFirst())) ?? [] : [String(part)]
            paths = paths.flatMap { path in words.map { "\(path)/\($0)" } }
        }
        return paths == [""] ? ["/"] : paths
    }
}

extension PageRoute {
    /// Those that somebody has to be signed in for.
    static var guarded: [PageRoute] { all.filter { !$0.isOpen } }

    /// An answer that never ends is listened to in a test of its own.
    var isEndless: Bool { path == "/live" }

    /// Whether it names a record, a device or a case, and not merely a list or a tab.
    var namesSomething: Bool { placeholders.contains { ["id", "number"].contains($0) } || path.hasPrefix("/cases/") }
}
