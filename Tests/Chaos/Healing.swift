// Why this file exists: once the storm is over everything must come right by itself, soon: whoever does not is stuck.

/// Good weather again.
struct Healing {
    private let stage: Stage
    private let roster: Roster
    private let headquarters: Headquarters

    /// Rounds in which every laptop syncs once: one to send, one to hear of the others, one in which nothing is left,
    /// and as many again for what HQ itself decides and for devices that need a new code.
    private static let rounds = 6

    init(_ stage: Stage, _ roster: Roster, _ headquarters: Headquarters) {
        self.stage = stage
        self.roster = roster
        self.headquarters = headquarters
    }

    func run() async throws {
        try await headquarters.heal()
        for laptop in roster.laptops { await laptop.settleDown() }
        try await plant()
        var restless: [String: String] = [:]
        for round in 1...Self.rounds {
            restless = [:]
            for laptop in roster.laptops {
                switch try await laptop.recover() {
                case .quiet: break
                case .busy: restless[laptop.name] = "still has something to send or to fetch after \(round) rounds"
                case .failed(let why): restless[laptop.name] = why
                }
            }
            stage.tell("round \(round): \(restless)")
            stage.tally.count("rounds until quiet", "all laptops")
            if restless.isEmpty { break }
        }
        for (name, why) in restless.sorted(by: { $0.key < $1.key }) { stage.tally.find("stuck", "\(name): \(why)") }
        if stage.options.plant == .rewound { try await headquarters.secretCopy(back: true) }
    }

    private func plant() async throws {
        switch stage.options.plant {
        case .lost: try await roster.laptops.first?.makeAnEdit(secretlyLost: true)
        case .stuck: roster.laptops.first?.relay.fallSilent()
        case .rewound:
            try await headquarters.secretCopy(back: false)
            try await roster.laptops.first?.makeAnEdit(secretlyLost: false)
        case nil: break
        }
    }
}
