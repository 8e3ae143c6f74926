// Why this file exists: what a seed made happen, written out: to be cut down to what mattered, kept beside the tests
// and played again long after the drawing of chance has changed.

/// A world and everything that happens in it, in order.
public struct Script: Sendable, Hashable {
    /// Decides how the world begins and how its faults end.
    public var seed: UInt64
    public var weather: Weather
    public var actions: [Action]
    public var planted: PlantedFault?
    /// The invariant that is broken; nil if everything comes right.
    public var breaks: String?

    /// Lives the world of this script.
    /// - Throws: ``Violation``.
    @discardableResult
    public func play(tell: ((String) -> Void)? = nil) throws -> SeedReport { try World(self, tell: tell).run() }

    /// The invariant that breaks when it is played; nil if everything comes right.
    public var outcome: String? {
        do {
            try play()
            return nil
        } catch { return (error as? Violation)?.invariant ?? "engine" }
    }
}

extension Script: CustomStringConvertible {
    /// One line for each thing that is not as in the plainest world, then one for each action.
    public var description: String {
        var lines = ["seed \(seed)"]
        if let planted { lines.append("plant \(planted.rawValue)") }
        lines.append("breaks \(breaks ?? "nothing")")
        lines += weather.lines
        return (lines + actions.map { "do \($0)" }).joined(separator: "\n") + "\n"
    }

    /// A line of a script that cannot be read.
    public struct Problem: Error, CustomStringConvertible {
        public let line: Int
        public let text: String

        public var description: String { "line \(line) of the script is no part of one: \(text)" }
    }

    /// Reads what ``description`` writes; empty lines and those that begin with `#` are comments.
    /// - Throws: ``Problem``.
    public init(_ text: String) throws {
        self.init(seed: 0, weather: .plain, actions: [])
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            guard read(line) else { throw Problem(line: index + 1, text: String(line)) }
        }
    }

    private mutating func read(_ line: Substring) -> Bool {
        guard let space = line.firstIndex(of: " ") else { return false }
        let rest = line[line.index(after: space)...]
        switch line[..<space] {
        case "seed":
            guard let number = UInt64(rest) else { return false }
            seed = number
        case "plant":
            guard let fault = PlantedFault(rawValue: String(rest)) else { return false }
            planted = fault
        case "breaks": breaks = rest == "nothing" ? nil : String(rest)
        case "do":
            guard let action = Action(rest) else { return false }
            actions.append(action)
        default: return weather.read(String(line[..<space]), rest)
        }
        return true
    }
}

extension Weather {
    /// Two laptops, and nothing ever goes wrong.
    static let plain: Weather = {
        var chance = Chance(nil)
        var weather = Weather(&chance)
        weather.rates = [:]
        weather.steps = 0
        return weather
    }()

    private static let sizes: [(name: String, path: any WritableKeyPath<Weather, Int> & Sendable)] = [
        ("laptops", \.laptops), ("sites", \.sites), ("nodes", \.nodes), ("relays", \.relays), ("rows", \.pageRows),
        ("absent", \.absent),
    ]

    fileprivate var lines: [String] {
        var lines = Self.sizes.map { "\($0.name) \(self[keyPath: $0.path])" }
        lines.append("brief \(isBrief)")
        lines.append("wrongclock \(isHeadquartersClockWrong)")
        lines.append("days \(offlineDays)")
        lines.append("retention \(retention)")
        lines.append("lease \(lease)")
        return lines + Peril.allCases.filter { self[$0] > 0 }.map { "\($0.rawValue) \(self[$0])" }
    }

    fileprivate mutating func read(_ name: String, _ value: Substring) -> Bool {
        if let size = Self.sizes.first(where: { $0.name == name }) {
            guard let number = Int(value), (0...1000).contains(number) else { return false }
            self[keyPath: size.path] = number
            return true
        }
        switch name {
        case "brief", "wrongclock":
            guard let flag = Bool(String(value)) else { return false }
            if name == "brief" { isBrief = flag } else { isHeadquartersClockWrong = flag }
        case "days", "retention", "lease":
            guard let number = UInt64(value) else { return false }
            if name == "days" { offlineDays = UInt32(clamping: number) }
            if name == "retention" { retention = number }
            if name == "lease" { lease = number }
        default:
            guard let peril = Peril(rawValue: name), let rate = Int(value), (1...1000).contains(rate) else {
                return false
            }
            rates[peril] = rate
        }
        return true
    }
}
