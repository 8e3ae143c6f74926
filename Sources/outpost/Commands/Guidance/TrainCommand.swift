// Why this file exists: people learn between two flights. The material is on the laptop, and so is the answer to "what
// do I still need for my role?".

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Training: read, take the quiz, see what you still need.",
        discussion: "Such as: outpost train read R10, outpost train quiz R10, outpost train status",
        subcommands: [TrainList.self, TrainRead.self, TrainQuiz.self, TrainStatus.self])
}

/// What somebody has learnt, as their laptop knows it.
struct LearnerDesk {
    let desk: LibraryDesk
    /// The learner; nil if this replica does not know its user.
    let person: RecordID?
    let roles: Set<String>

    init(_ options: GlobalOptions) throws {
        let desk = try LibraryDesk(options)
        let person = try desk.session.user()
        let today = try LibraryDesk.today()
        roles = try person.map { try Learning.roles(of: $0, on: today, desk.ground) } ?? []
        self.desk = desk
        self.person = person
    }

    func standings() throws -> [Learning.Standing] {
        try person.map { try Learning.standings(of: $0, roles: roles, desk.ground) } ?? []
    }

    /// How somebody stands with a material, in a word or two.
    func text(_ standing: Learning.Standing?) -> String {
        guard let standing else { return "" }
        if let passed = standing.passedAt {
            return desk.terminal.text(.trainPassed, Instant.text(passed).map { String($0.prefix(10)) } ?? "")
        }
        if standing.isMissing { return desk.terminal.text(.trainMissing) }
        return standing.attempts > 0 ? desk.terminal.text(.trainTried) : ""
    }

    static func json(_ standing: Learning.Standing) -> [JSON.Member] {
        [
            JSON.Member(key: "material", value: .text(standing.material)),
            JSON.Member(key: "neededFor", value: .array(standing.roles.map(JSON.text))),
            JSON.Member(key: "mark", value: .integer(standing.mark)),
            JSON.Member(key: "attempts", value: .integer(Int64(standing.attempts))),
            JSON.Member(key: "best", value: standing.best.map(JSON.integer) ?? .null),
            JSON.Member(key: "passedAt", value: standing.passedAt.map { RecordJSON.instant($0) } ?? .null),
            JSON.Member(key: "missing", value: .flag(standing.isMissing)),
        ]
    }
}

struct TrainList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The training materials, and how you stand with each.",
        discussion: "Such as: outpost train list")

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let learner = try LearnerDesk(options)
        let desk = learner.desk
        let materials = try desk.library.documents().filter { $0.genre == .training }
        let standings = Dictionary(try learner.standings().map { ($0.material, $0) }) { first, _ in first }
        try desk.terminal.answer(
            .members([
                "shipped": .flag(try desk.library.isShipped),
                "materials": .array(
                    materials.map { material in
                        let own = standings[material.code].map(LearnerDesk.json) ?? []
                        return .object(LibraryJSON.head(material) + own.filter { $0.key != "material" })
                    }),
            ]))
        guard !options.json else { return }
        var table = TextTable([
            TextTable.Column(desk.terminal.text(.codeTitle)), TextTable.Column(desk.terminal.text(.guideTitle)),
            TextTable.Column(desk.terminal.text(.guideFor)), TextTable.Column(desk.terminal.text(.trainBest), .right),
            TextTable.Column(desk.terminal.text(.state)),
        ])
        for material in materials {
            let standing = standings[material.code]
            table.add([
                material.code, material.title.text(in: desk.language), desk.roles(material.audience),
                standing?.best.map { "\($0) %" } ?? "", learner.text(standing),
            ])
        }
        desk.terminal.say(table)
        try desk.sayOrigin()
    }
}

struct TrainRead: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read a training material.", discussion: "Such as: outpost train read R10")

    @Argument(help: ArgumentHelp("The material's number, such as R10.", valueName: "code"))
    var code: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try LibraryDesk(options)
        let material = try desk.document(code, [.training])
        try desk.terminal.answer(
            .members([
                "shipped": .flag(try desk.library.isShipped), "document": LibraryJSON.document(material),
                "questions": .array(material.quiz.map(QuizJSON.question)),
            ]))
        guard !options.json else { return }
        desk.say(material)
        if !material.quiz.isEmpty { desk.terminal.say(.trainQuizHint, material.code) }
        try desk.sayOrigin()
    }
}

/// Questions for programs, without saying which answer is right.
enum QuizJSON {
    static func question(_ question: Question) -> JSON {
        .members([
            "text": LibraryJSON.prose(question.text), "answers": .array(question.answers.map(LibraryJSON.prose)),
        ])
    }
}

struct TrainStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "What you have passed, and what your roles still need.",
        discussion: "Such as: outpost train status")

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let learner = try LearnerDesk(options)
        let desk = learner.desk
        guard learner.person != nil else { throw Failure(.usage, .trainNoUser) }
        let standings = try learner.standings()
        let missing = standings.filter(\.isMissing)
        desk.terminal.answer(
            .members([
                "roles": .array(learner.roles.sorted().map(JSON.text)),
                "materials": .array(standings.map { .object(LearnerDesk.json($0)) }),
                "missing": .array(missing.map { .text($0.material) }),
            ]))
        guard !options.json else { return }
        guard !standings.isEmpty else { return desk.terminal.say(.trainNothing) }
        var table = TextTable([
            TextTable.Column(desk.terminal.text(.codeTitle)), TextTable.Column(desk.terminal.text(.guideTitle)),
            TextTable.Column(desk.terminal.text(.trainNeededFor)),
            TextTable.Column(desk.terminal.text(.trainMark), .right),
            TextTable.Column(desk.terminal.text(.trainBest), .right), TextTable.Column(desk.terminal.text(.state)),
        ])
        for standing in standings {
            let title = try desk.library.document(standing.material)?.title.text(in: desk.language) ?? ""
            table.add([
                standing.material, title, standing.roles.joined(separator: ", "), "\(standing.mark) %",
                standing.best.map { "\($0) %" } ?? "", learner.text(standing),
            ])
        }
        desk.terminal.say(table)
        if let first = missing.first { desk.terminal.say(.trainStillMissing, "\(missing.count)", first.material) }
    }
}
