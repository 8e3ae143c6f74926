// Why this file exists: pages are looked at on a stage on which there is something of everything. To furnish it takes
// longer than to look, so all who look share one.

import Browser
import LeadToCash
import SyncProtocol
import SyncServer
import Testing

/// A stage with something of everything, and the people who look at it.
struct FurnishedStage: Sendable {
    let stage: ConsoleStage
    /// Somebody of HQ, who sees everything.
    let chief: ConsoleStage.Person
    /// An account responsible of the office in which everything happens.
    let rep: ConsoleStage.Person
    /// An account responsible of an office in which nothing has happened yet.
    let newcomer: ConsoleStage.Person
    let sales: SalesFurniture
    let cash: CashFurniture
    let programme: ProgrammeFurniture
    let waiting: WaitingFurniture
    /// Somebody's things on their way to somebody else.
    let handover: RecordKey
    /// The number of a laptop that syncs.
    let device: ReplicaID

    init(_ stage: ConsoleStage) async throws {
        self.stage = stage
        let empty = try await stage.openOffice("LIM", "Lima")
        chief = try await stage.enlist("Hana Chen", "HQ")
        rep = try await stage.enlist("Ann Areng", "AR")
        newcomer = try await stage.enlist("Quispe Mamani", "AR", at: empty)
        let ben = try await stage.list("Ben Bao", "SR")
        for (name, role) in [("Mina Otieno", "OM"), ("Amina Njeri", "FIN"), ("周明", "FR")] {
            _ = try await stage.list(name, role)
        }
        sales = try await SalesFurniture(stage, owner: rep)
        cash = try await CashFurniture(stage, sales, author: rep)
        programme = try await ProgrammeFurniture(stage, sales, author: rep)
        let laptops = (try await stage.laptop(of: rep), try await stage.laptop(of: ben))
        device = laptops.0.number
        waiting = try await WaitingFurniture(stage, ann: laptops.0, ben: laptops.1)
        let idle = try await stage.laptop("Chao Li", "PM")
        try await stage.headquarters.setStatus(.suspended, of: idle.number)
        handover = try await Self.handover(from: idle.person, to: ben, stage)
    }

    private static func handover(
        from leaver: ConsoleStage.Person, to taker: ConsoleStage.Person, _ stage: ConsoleStage
    ) async throws -> RecordKey {
        typealias Fields = Handover.Fields
        return try await stage.filed(
            Handover.kind,
            [
                Fields.fromUser: leaver.value, Fields.toUser: taker.value, Fields.state: .text("open"),
                Fields.reason: .text("moves to Lagos"), Fields.done: .set(["devicesSynced"]),
            ])
    }

    /// Signs somebody in, HQ's people with a fresh proof that it is them.
    func admit(_ reader: ListedPage.Reader, to tab: Tab) async throws {
        switch reader {
        case .stranger: return
        case .chief:
            try await stage.signIn(chief, in: tab)
            try await tab.open(stage.url + "/me/confirm?to=/me")
            try await tab.fill(.field("Password"), ConsoleStage.password)
            try await tab.submit(.field("Password"))
        case .rep: try await stage.signIn(rep, in: tab)
        case .newcomer: try await stage.signIn(newcomer, in: tab)
        }
    }
}

/// One furnished stage for all tests of a suite.
struct SharedFurniture: SuiteTrait, TestScoping {
    @TaskLocal static var current: FurnishedStage?

    /// The stage of this suite.
    static var stage: FurnishedStage {
        get throws {
            guard let current else { throw BrowserFailure("This suite has no furnished stage.") }
            return current
        }
    }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        try await ConsoleStage.tell { stage in
            let furnished = try await FurnishedStage(stage)
            try await Self.$current.withValue(furnished) { try await body() }
        }
    }
}
