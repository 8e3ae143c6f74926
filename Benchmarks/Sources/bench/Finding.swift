// Why this file exists: whoever types two characters of a name, or asks what comes next, stands before a customer. Both
// are measured as people run them, and once more in this process, where starting a program does not hide them.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

/// A laptop with many records; a third of the customers have Chinese names.
@MainActor
final class Finding {
    private let programs: Programs
    private let laptop: String
    /// A copy of the laptop's file, opened here.
    private let workspace: Workspace
    /// The beginning of a customer's name.
    private let name: String
    /// A deal that goes on, and what the shell calls it.
    private let deal: (key: RecordKey, word: String)
    private let today: CivilDate

    /// Two characters that many names begin with.
    private static let chinese = "深圳"
    private static let limit = 0.05

    /// Fills an HQ and a laptop of somebody who sells.
    init(_ programs: Programs, opportunities: Int) throws {
        self.programs = programs
        var words = (agent: "", name: "")
        try programs.start(opportunities: opportunities) { words = try Finding.rename($0) }
        laptop = try programs.enrol(words.agent)
        name = words.name
        _ = try programs.run("outpost", "sync", "--replica", laptop)
        for text in [name, Self.chinese] {
            let found = try programs.run("outpost", "find", text, "--json", "--replica", laptop).output
            guard found.contains("\"id\"") else { throw BenchmarkError("outpost finds nothing for \(text)") }
        }
        // Another plan would have the program make its index anew, so nobody shares the file.
        try FileManager.default.copyItem(atPath: laptop, toPath: laptop + "-copy")
        workspace = try Workspace.open(laptop + "-copy", schema: LeadToCash.schema, rulebook: LeadToCash.rulebook)
        workspace.searchPlan = SearchPlan.everything
        let open = try workspace.replica.records(
            Opportunity.kind, where: "outcome = 'open' AND account_id IS NOT NULL", order: "id", limit: 1)
        guard let row = open.first, let today = CivilDate(milliseconds: Replica.systemClock()) else {
            throw BenchmarkError("the laptop holds no open deal")
        }
        var word = row.key.id.description
        if case .text(let code) = row.value(Opportunity.Fields.code), !code.isEmpty { word = code }
        deal = (row.key, word)
        self.today = today
    }

    func comparisons() -> [Comparison] {
        let name = self.name
        let chinese = Self.chinese
        return [
            shell("starting `outpost` to print its version", target: nil, ["--version"]),
            shell("`outpost find \(name)` from the shell", ["find", name, "--replica", laptop]),
            shell("`outpost find \(chinese)` from the shell", ["find", chinese, "--replica", laptop]),
            shell("`outpost next DEAL` from the shell", ["next", deal.word, "--replica", laptop]),
            shell("`outpost next`, somebody's first fifty deals, from the shell", ["next", "--replica", laptop]),
            inside("looking for \(name)") { try self.search(name) },
            inside("looking for \(chinese)") { try self.search(chinese) },
            inside("what comes next for a deal") { try self.guide() },
        ]
    }

    private func shell(_ what: String, target: Double? = 1, _ arguments: [String]) -> Comparison {
        Comparison(
            what + ", against 50 ms", target: target, floor: { _ in Self.limit },
            ours: { _ in try self.programs.run("outpost", arguments).seconds })
    }

    private func inside(_ what: String, _ body: @escaping @MainActor () throws -> Void) -> Comparison {
        Comparison(
            what + ", in a replica that is open already, against 50 ms", floor: { _ in Self.limit },
            ours: { _ in try clocked { try body() } })
    }

    private func search(_ text: String) throws {
        guard try !workspace.search(text, limit: 10).isEmpty else { throw BenchmarkError("nothing is called \(text)") }
    }

    private func guide() throws {
        guard try !Guide.next(deal.key, LaptopGround(workspace.replica), on: today).isEmpty else {
            throw BenchmarkError("nothing comes next for \(deal.word)")
        }
    }

    // MARK: Names

    /// Gives every third customer a Chinese name.
    /// - Returns: somebody who sells, and the beginning of a name that stays.
    private static func rename(_ folder: String) throws -> (agent: String, name: String) {
        let accounts = try lines(folder + "/accounts.csv")
        let simple = accounts.dropFirst().filter { !$0.hasPrefix("\"") }.map { String($0.prefix { $0 != "," }) }
        var names: [String: String] = [:]
        for (number, name) in simple.enumerated() where number % 3 == 0 { names[name] = invented(number / 3) }
        func renamed(_ cell: Substring) -> String { names[String(cell)] ?? String(cell) }
        try write(
            accounts.map { line in
                guard let first = line.firstIndex(of: ","), let last = line.lastIndex(of: ",") else {
                    return String(line)
                }
                let middle = String(line[first...last])
                return renamed(line[..<first]) + middle + renamed(line[line.index(after: last)...])
            }, to: folder + "/accounts.csv")
        let deals = try lines(folder + "/sales_pipeline.csv")
        try write(
            deals.map { line in
                var cells = line.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
                if cells.count == 5 { cells[3] = names[cells[3]] ?? cells[3] }
                return cells.joined(separator: ",")
            }, to: folder + "/sales_pipeline.csv")
        let teams = try lines(folder + "/sales_teams.csv")
        guard teams.count > 1, simple.count > 1, let word = simple[1].split(separator: " ").first else {
            throw BenchmarkError("the invented files are not as they used to be")
        }
        return (String(teams[1].prefix { $0 != "," }), String(word))
    }

    private static let cities = [chinese, "上海", "北京", "成都", "广州", "武汉", "西安", "杭州"]
    private static let letters = Array("华通达新天宏远智联海星金龙安信德诚盛泰康瑞丰博宇辰光源恒力云")
    private static let forms = ["科技有限公司", "通信集团", "电力公司", "银行", "铁路局"]

    private static func invented(_ number: Int) -> String {
        let count = letters.count
        let middle = [number % count, number / count % count, number / count / count % count].map { letters[$0] }
        return cities[number % cities.count] + String(middle) + forms[number % forms.count]
    }

    private static func lines(_ path: String) throws -> [Substring] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    }

    private static func write(_ lines: [String], to path: String) throws {
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path))
    }
}
