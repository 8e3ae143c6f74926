// Why this file exists: the pipeline is the large file of the made-up set; its shares of stages and of defects are
// those of a real one.

import SyncProtocol

extension Synthetic {
    static func pipeline(
        _ count: Int, _ agents: [Agent], _ accounts: [Account], _ generator: inout SplitMix64
    ) -> String {
        var text = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
        text.reserveCapacity(80 * (count + 1))
        let offset = generator.next() % identifiers
        for index in 0..<max(0, count) {
            // The last five agents have no deals.
            let agent = agents[generator.below(max(1, agents.count - 5))]
            let cells = deal(index, offset, agent, accounts, &generator)
            text += CSVWriter.row(cells)
            text += "\n"
        }
        return text
    }

    private static func deal(
        _ index: Int, _ offset: UInt64, _ agent: Agent, _ accounts: [Account], _ generator: inout SplitMix64
    ) -> [String] {
        let stage = stage(&generator)
        let product = products[generator.below(products.count)]
        // The pipeline spells one product without its blank, as exports from two systems do.
        let spelled = product.name == "Kestrel Max" ? "KestrelMax" : product.name
        let open = stage == .engaging || stage == .prospecting
        let nameless = open && generator.below(100) < 68
        let account = nameless ? "" : account(for: agent, accounts, &generator)
        let opened = firstDay + Int64(generator.below(430))
        let closed = opened + 1 + Int64(generator.below(138))
        let won = product.price * (80 + generator.below(41)) / 100
        return [
            identifier(index, offset), agent.name, spelled, account, stage.rawValue,
            stage == .prospecting ? "" : day(opened), open ? "" : day(closed),
            open ? "" : stage == .won ? String(won) : "0",
        ]
    }

    /// 2016-10-20.
    private static let firstDay: Int64 = 17_094

    private static func day(_ days: Int64) -> String { CivilDate(days: days)?.description ?? "" }

    private static func stage(_ generator: inout SplitMix64) -> MavenStage {
        switch generator.below(8800) {
        case ..<4238: .won
        case ..<6711: .lost
        case ..<8300: .engaging
        default: .prospecting
        }
    }

    private static func account(
        for agent: Agent, _ accounts: [Account], _ generator: inout SplitMix64
    ) -> String {
        for _ in 0..<20 {
            let account = accounts[generator.below(accounts.count)]
            if account.region == nil || account.region == agent.region { return account.name }
        }
        return accounts.first { $0.region == nil }?.name ?? ""
    }

    /// 36⁸: how many identifiers of eight characters there are.
    private static let identifiers: UInt64 = 2_821_109_907_456

    /// Eight characters that look random and never repeat: the factor shares no divisor with 36⁸.
    private static func identifier(_ index: Int, _ offset: UInt64) -> String {
        let factor: UInt64 = 1_000_003
        let number = (UInt64(index) &* factor &+ offset) % identifiers
        let text = String(number, radix: 36, uppercase: true)
        return String(repeating: "0", count: 8 - text.utf8.count) + text
    }
}
