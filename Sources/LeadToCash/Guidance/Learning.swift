// Why this file exists: who is to play a role has learnt what it takes. What that is, whether somebody has, and when a
// quiz is passed, is worked out in one way on the learner's laptop and at HQ.

import SyncProtocol

/// Training, tests and what roles ask for.
public enum Learning {
    /// The share of right answers that passes where no rule of certification says otherwise, in percent.
    public static let usualMark: Int64 = 80

    // MARK: A quiz

    /// What somebody's answers to a quiz come to.
    public struct Result: Hashable, Sendable {
        public let right: Int
        public let total: Int
        /// Percent, towards zero.
        public let score: Int64
        public let mark: Int64

        public var isPassed: Bool { score >= mark }
    }

    /// - Parameters:
    ///   - answers: the places of the answers given, counted from 0, one for each question.
    ///   - mark: see ``mark(for:roles:_:)``.
    /// - Returns: nil if there is not one answer for each question, or one that the question does not have.
    public static func result(of answers: [Int], to quiz: [Question], mark: Int64) -> Result? {
        guard !quiz.isEmpty, answers.count == quiz.count,
            zip(answers, quiz).allSatisfy({ answer, question in question.answers.indices.contains(answer) })
        else { return nil }
        let right = zip(answers, quiz).count { answer, question in answer == question.right }
        return Result(right: right, total: quiz.count, score: Int64(right * 100 / quiz.count), mark: mark)
    }

    // MARK: What roles ask for

    /// The roles that somebody plays anywhere on a day.
    public static func roles(of person: RecordID, on day: CivilDate, _ ground: any Ground) throws -> Set<String> {
        if let position = try Positions.organisation.position(person, day, ground) {
            return Set(position.roles.map(\.name))
        }
        let role = try ground.value(User.Fields.role, of: RecordKey(kind: User.kind, id: person)).asText
        return Set([role].compactMap { $0 }.filter { !$0.isEmpty })
    }

    /// A material that roles ask for.
    public struct Need: Hashable, Sendable {
        public let material: String
        public let roles: [String]
        public let mark: Int64
    }

    /// What the rules of certification ask of these roles; of two marks for one material the higher counts.
    public static func needs(of roles: Set<String>, _ ground: any Ground) throws -> [Need] {
        typealias Fields = CertificationRule.Fields
        var needs: [String: Need] = [:]
        for role in roles.sorted() {
            for id in try ground.allRecords(CertificationRule.kind, where: Fields.role, is: .text(role)) {
                let rule = RecordKey(kind: CertificationRule.kind, id: id)
                guard let material = try ground.value(Fields.material, of: rule).asText else { continue }
                let mark = try ground.value(Fields.passMark, of: rule).asInteger ?? usualMark
                let known = needs[material]
                needs[material] = Need(
                    material: material, roles: (known?.roles ?? []).filter { $0 != role } + [role],
                    mark: max(mark, known?.mark ?? mark))
            }
        }
        return needs.values.sorted { $0.material < $1.material }
    }

    /// The mark at which a quiz is passed by somebody who plays these roles.
    public static func mark(for material: String, roles: Set<String>, _ ground: any Ground) throws -> Int64 {
        try needs(of: roles, ground).first { $0.material == material }?.mark ?? usualMark
    }

    // MARK: What somebody has learnt

    /// How somebody stands with a material. Every attempt is kept, and the best one counts.
    public struct Standing: Hashable, Sendable {
        public let material: String
        public let attempts: Int
        /// The best score, in percent; nil if none is recorded.
        public let best: Int64?
        /// When it was first passed, Unix milliseconds; nil if it was not.
        public let passedAt: Int64?
        /// The roles that ask for it; empty if none does.
        public let roles: [String]
        public let mark: Int64

        /// Whether it is asked for and not passed.
        public var isMissing: Bool { !roles.isEmpty && passedAt == nil }
    }

    /// Everything that somebody has tried or is asked for, what is missing first.
    public static func standings(
        of person: RecordID, roles: Set<String>, _ ground: any Ground
    ) throws -> [Standing] {
        let attempts = try attempts(of: person, ground)
        let needs = Dictionary(try needs(of: roles, ground).map { ($0.material, $0) }) { first, _ in first }
        let standings = Set(attempts.keys).union(needs.keys).map { material in
            let tried = attempts[material] ?? []
            return Standing(
                material: material, attempts: tried.count, best: tried.compactMap(\.score).max(),
                passedAt: tried.compactMap(\.passedAt).min(), roles: needs[material]?.roles ?? [],
                mark: needs[material]?.mark ?? usualMark)
        }
        return standings.sorted { ($0.isMissing ? 0 : 1, $0.material) < ($1.isMissing ? 0 : 1, $1.material) }
    }

    /// What somebody has still to pass before they play a role: `R10 (80 %)`; empty if nothing.
    public static func lacks(of person: RecordID, for role: String, _ ground: any Ground) throws -> [String] {
        try standings(of: person, roles: [role], ground).filter(\.isMissing).map { "\($0.material) (\($0.mark) %)" }
    }

    private static func attempts(
        of person: RecordID, _ ground: any Ground
    ) throws -> [String: [(score: Int64?, passedAt: Int64?)]] {
        typealias Fields = TrainingRecord.Fields
        var attempts: [String: [(score: Int64?, passedAt: Int64?)]] = [:]
        for id in try ground.allRecords(TrainingRecord.kind, where: Fields.user, is: .reference(person)) {
            let key = RecordKey(kind: TrainingRecord.kind, id: id)
            guard let material = try ground.value(Fields.material, of: key).asText else { continue }
            let attempt = (
                score: try ground.value(Fields.score, of: key).asInteger,
                passedAt: try ground.value(Fields.passedAt, of: key).asInteger
            )
            attempts[material, default: []].append(attempt)
        }
        return attempts
    }
}
