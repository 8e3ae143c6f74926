// Why this file exists: a reform must not disturb the business that it is for. A wave opens only with goals that can be
// missed (D34), and only once what the waves before it brought up has been dealt with.

import SyncProtocol

/// A wave that opens.
public struct OpenedWave: Sendable {
    public let edits: [RecordEdit]
    /// The codes of its offices.
    public let offices: [String]
}

public enum WaveOpening {
    private typealias Fields = Wave.Fields

    /// Opens a wave: from then on its offices work by its process version.
    /// - Throws: ``Impediments`` with all that is missing.
    public static func open(_ wave: RecordID, on day: CivilDate, _ ground: any Ground) throws -> OpenedWave {
        let book = Book(ground)
        let key = try book.existing(Wave.kind, wave)
        let offices = try offices(of: key, book)
        let reasons =
            try standing(key, book) + goals(of: key, on: day, book) + version(of: key, book) + offices.reasons
            + earlier(than: key, book)
        try Impediments.check("The wave “\(try book.name(key))” cannot open", reasons)
        let version = try book.value(Fields.processVersion, key)
        let opened = RecordEdit.changing(
            key, [FieldValue(Fields.state, .text("open")), FieldValue(Fields.opensOn, .date(day))])
        let moved = try offices.keys.filter { try book.value(Office.Fields.processVersion, $0) != version }
            .map { RecordEdit.changing($0, [FieldValue(Office.Fields.processVersion, version)]) }
        return OpenedWave(
            edits: [opened] + moved, offices: try offices.keys.map { try book.text(Office.Fields.code, $0) })
    }

    /// Closes a wave.
    /// - Throws: ``Impediments`` unless it is open.
    public static func close(_ wave: RecordID, on day: CivilDate, _ ground: any Ground) throws -> [RecordEdit] {
        let book = Book(ground)
        let key = try book.existing(Wave.kind, wave)
        var reasons: [String] = []
        let state = try book.text(Fields.state, key)
        if state != "open" { reasons.append("it is \(state.isEmpty ? "planned" : state)") }
        if let opened = try book.date(Fields.opensOn, key), day < opened { reasons.append("it opened on \(opened)") }
        try Impediments.check("The wave “\(try book.name(key))” cannot close", reasons)
        return [
            .changing(key, [FieldValue(Fields.state, .text("closed")), FieldValue(Fields.closedOn, .date(day))])
        ]
    }

    // MARK: What a wave needs

    private static func standing(_ wave: RecordKey, _ book: Book) throws -> [String] {
        let state = try book.text(Fields.state, wave)
        return state.isEmpty || state == "planned" ? [] : ["it is \(state) already"]
    }

    private static func goals(of wave: RecordKey, on day: CivilDate, _ book: Book) throws -> [String] {
        let goals = try book.keys(WaveGoal.kind, WaveGoal.Fields.wave, wave.id)
        if goals.isEmpty { return ["it has no goal"] }
        return try goals.flatMap { try lacks($0, on: day, book) }
    }

    /// What a goal lacks.
    private static func lacks(_ goal: RecordKey, on day: CivilDate, _ book: Book) throws -> [String] {
        typealias Goal = WaveGoal.Fields
        let metric = try book.text(Goal.metric, goal)
        var missing: [String] = []
        if metric.isEmpty { missing.append("metric") }
        if try book.number(Goal.baseline, goal) == nil { missing.append("baseline") }
        if try book.number(Goal.value, goal) == nil { missing.append("target") }
        let due = try book.date(Goal.dueOn, goal)
        if due == nil { missing.append("date") }
        let name = metric.isEmpty ? "a goal" : "the goal \(metric)"
        var reasons = missing.isEmpty ? [] : ["\(name) has no \(missing.joined(separator: ", no "))"]
        if let due, due <= day { reasons.append("\(name) is due on \(due) already") }
        return reasons
    }

    private static func version(of wave: RecordKey, _ book: Book) throws -> [String] {
        guard let id = try book.id(Fields.processVersion, wave) else { return ["it names no process version"] }
        let version = RecordKey(kind: ProcessVersion.kind, id: id)
        if try book.text(ProcessVersion.Fields.state, version) == "released" { return [] }
        return ["the process version \(try book.name(version)) is not released"]
    }

    private static func offices(of wave: RecordKey, _ book: Book) throws -> (keys: [RecordKey], reasons: [String]) {
        guard case .set(let codes) = try book.value(Fields.offices, wave), !codes.isEmpty else {
            return ([], ["it names no office"])
        }
        var keys: [RecordKey] = []
        var reasons: [String] = []
        for code in codes {
            if let office = try book.keys(Office.kind, Office.Fields.code, .text(code)).first {
                keys.append(office)
            } else {
                reasons.append("there is no office \(code)")
            }
        }
        return (keys, reasons + (try taken(codes, besides: wave, book)))
    }

    /// The offices that are in a wave which is open: two ways of working at once are none.
    private static func taken(_ codes: [String], besides wave: RecordKey, _ book: Book) throws -> [String] {
        try book.keys(Wave.kind, Fields.state, .text("open")).filter { $0 != wave }.compactMap { other -> String? in
            guard case .set(let theirs) = try book.value(Fields.offices, other) else { return nil }
            let both = codes.filter(theirs.contains)
            return both.isEmpty ? nil : "\(both.joined(separator: ", ")) is in the open wave “\(try book.name(other))”"
        }
    }

    /// What the waves before this one left open.
    private static func earlier(than wave: RecordKey, _ book: Book) throws -> [String] {
        guard let programme = try book.id(Fields.programme, wave) else { return [] }
        let phase = try book.number(Fields.phase, wave) ?? 0
        let waves = try book.keys(Wave.kind, Fields.programme, programme).filter { other in
            guard other != wave else { return false }
            // Of one phase those that have opened came before.
            let theirs = try book.number(Fields.phase, other) ?? 0
            return try theirs < phase || (theirs == phase && book.date(Fields.opensOn, other) != nil)
        }
        return try waves.compactMap { other -> String? in
            let open = try problems(of: other, book)
            guard !open.isEmpty else { return nil }
            let names = try open.prefix(3).map { try book.name($0) }.joined(separator: ", ")
            let more = open.count > 3 ? " and \(open.count - 3) more" : ""
            return "the wave “\(try book.name(other))” left problems without a disposition: \(names)\(more)"
        }
    }

    /// The problems of a wave that nobody has disposed of.
    static func problems(of wave: RecordKey, _ book: Book) throws -> [RecordKey] {
        try book.keys(ProblemItem.kind, ProblemItem.Fields.wave, wave.id).filter {
            ["", "open"].contains(try book.text(ProblemItem.Fields.disposition, $0))
        }
    }
}
