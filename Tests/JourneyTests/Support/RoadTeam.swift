// Why this file exists: the road from a lead to cash is walked by people who are offline most of the time. Here are
// their laptops, what they type, and what `outpost status` has to say to each of them at every step.

import Testing

/// What `outpost status` counts; nothing, where nothing is named.
struct StatusCounts: Equatable {
    /// Own edits that did not go up yet.
    var pending = 0
    /// Open cases that ask this person.
    var asked = 0
    /// Own edits that HQ holds.
    var held = 0
    /// Open cases, whomever they ask.
    var open = 0
    var refused = 0
    var replaced = 0
    var contested = 0
}

extension StatusCounts {
    init(_ status: Answer) {
        let (cases, receipts) = (status["cases"], status["receipts"])
        self.init(
            pending: Self.count(status["pending"]["edits"]), asked: Self.count(cases["forYou"]),
            held: Self.count(receipts["held"]), open: Self.count(cases["open"]),
            refused: Self.count(receipts["refused"]), replaced: Self.count(receipts["overridden"]),
            contested: Self.count(status["conflicts"]["open"]))
    }

    /// What is no number equals none that is expected.
    private static func count(_ answer: Answer) -> Int { Int(answer.shown) ?? -1 }
}

/// Those who sell, solve and deliver, the commercial manager and finance, each with a laptop; and HQ.
struct RoadTeam {
    let headquarters: HeadquartersProgram
    private let laptops: [String: Laptop]

    static let people = [
        (role: "AR", name: "Ann Mwangi"), (role: "SR", name: "Sam Otieno"), (role: "FR", name: "Fay Kamau"),
        (role: "COM", name: "Cora Lund"), (role: "FIN", name: "Fin Wanjiku"),
    ]

    /// Who decides at HQ.
    static let decider = "Hana Chen"
    static let customer = "Safaricom PLC"

    init(_ world: World) async throws {
        headquarters = try await world.headquarters()
        _ = try await headquarters.succeed("office", "add", "NBO", "--name", "Nairobi")
        try await headquarters.serve()
        _ = try await headquarters.succeed("user", "add", Self.decider, "--role", "HQ")
        _ = try await headquarters.succeed("campaign", "add", "AfricaCom", "--type", "exhibition")
        _ = try await headquarters.succeed(
            "record", "add", "product", "code=5GC", "name=5G core site", "listPrice=10000 USD", "active=yes")
        var laptops: [String: Laptop] = [:]
        for (role, name) in Self.people {
            let invitation = try await headquarters.succeed(
                "invite", "--office", "NBO", "--user", name, "--role", role)
            let laptop = Laptop(world, name)
            _ = try await laptop.succeed("enroll", headquarters.url, invitation["code"].text)
            laptops[role] = laptop
        }
        self.laptops = laptops
        try await hear("AR", "SR", "FR")
    }

    subscript(role: String) -> Laptop {
        get throws {
            guard let laptop = laptops[role] else { throw Stranded("Nobody on the road is \(role).") }
            return laptop
        }
    }

    // MARK: What people type

    /// - Parameter verb: the words before what is typed, such as `lead add`.
    /// - Throws: ``Stranded`` if it ends with another exit code.
    @discardableResult
    func does(_ role: String, _ verb: String, _ rest: String..., ending status: Int32 = 0) async throws -> Answer {
        try await does(role, verb, rest, ending: status)
    }

    @discardableResult
    func does(_ role: String, _ verb: String, _ rest: [String], ending status: Int32 = 0) async throws -> Answer {
        let words = verb.split(separator: " ").map(String.init) + rest
        let outcome = try await self[role].start(words + ["--json"]).finish()
        guard outcome.status == status else {
            throw Stranded("\(role): outpost \(words) should have ended with \(status): \(outcome.told)")
        }
        return try Answer(outcome.output)
    }

    /// The id of what somebody adds.
    func adds(_ role: String, _ verb: String, _ rest: String...) async throws -> String {
        let added = try await does(role, verb, rest)
        guard !added["id"].text.isEmpty else { throw Stranded("\(role): \(verb) says no id: \(added)") }
        return added["id"].text
    }

    /// Somebody finds a network, and all that waited goes up.
    @discardableResult
    func sync(
        _ role: String, sending edits: Int = 0, ending status: Int32 = 0,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        let answer = try await does(role, "sync", ending: status)
        #expect(answer["uploaded"] == .number(edits), "\(role)", sourceLocation: sourceLocation)
        return answer
    }

    /// These hear of what the others did; they have nothing to send, and nothing needs them.
    func hear(_ roles: String..., sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for role in roles { try await sync(role, sourceLocation: sourceLocation) }
    }

    /// Those who decide at HQ meet, and approve.
    func approve(_ request: String, _ gate: String) async throws {
        let decision = try await headquarters.succeed("gate", "decide", request, "approve", "--by", Self.decider)
        #expect(decision["gate"] == .text(gate) && decision["decision"] == "approved", "\(decision)")
    }

    // MARK: What they see

    /// What `outpost status` says to somebody.
    func stands(
        _ role: String, _ counts: StatusCounts = StatusCounts(), sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let status = try await does(role, "status")
        #expect(StatusCounts(status) == counts, "\(role)", sourceLocation: sourceLocation)
        #expect(status["needsRepair"] == false, "\(role)", sourceLocation: sourceLocation)
        #expect(status["arriving"] == false, "\(role)", sourceLocation: sourceLocation)
    }

    /// Nothing waits on the three laptops: nothing to send, nobody asked, and no count is left of what was held once.
    func standIdle(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for role in ["AR", "SR", "FR"] { try await stands(role, sourceLocation: sourceLocation) }
    }

    /// The one open case on somebody's laptop, and what it says of edits of theirs that did not come in.
    func openCase(_ role: String) async throws -> (item: Answer, unapplied: [Answer]) {
        let shown = try await does(role, "conflicts")
        let cases = shown["cases"].list
        guard cases.count == 1 else { throw Stranded("\(role) sees \(cases.count) cases: \(cases)") }
        return (cases[0], shown["unapplied"].list)
    }

    /// All that somebody's laptop shows of the customer, on one page.
    func page(_ role: String) async throws -> Answer { try await does(role, "customer", Self.customer) }
}

extension Answer {
    /// What the records of a list hold.
    func rows(_ name: String) -> [Answer] { self[name].list.map { $0["values"] } }

    /// The same of a list's only record; null if there is another.
    func only(_ name: String) -> Answer {
        let rows = rows(name)
        return rows.count == 1 ? rows[0] : .null
    }
}
