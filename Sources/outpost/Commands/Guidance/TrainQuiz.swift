// Why this file exists: five questions tell a reader what they have understood, and why an answer is the right one. The
// result is a record: what counts towards a role is what was passed, not what was claimed.

import ArgumentParser
import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

struct TrainQuiz: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quiz", abstract: "Take the quiz of a training material; the result is recorded.",
        discussion: """
            On a terminal the questions are asked one by one; elsewhere --answers gives them all, counted from 1. \
            Such as: outpost train quiz R10 --answers 1,3,2,4,1
            """)

    @Argument(help: ArgumentHelp("The material's number, such as R10.", valueName: "code"))
    var code: String

    @Option(help: ArgumentHelp("One number for each question, counted from 1.", valueName: "numbers"))
    var answers: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let learner = try LearnerDesk(options)
        let desk = learner.desk
        guard let person = learner.person else { throw Failure(.usage, .trainNoUser) }
        let replica = try desk.session.workspace().replica
        let seen = try replica.beginEdit()
        let material = try desk.document(code, [.training])
        guard !material.quiz.isEmpty else { throw Failure(.usage, .trainNoQuiz, material.code) }
        let given = try answers.map { try parse($0, material) } ?? ask(material, desk)
        let mark = try Learning.mark(for: material.code, roles: learner.roles, desk.ground)
        guard let result = Learning.result(of: given, to: material.quiz, mark: mark) else {
            throw Failure(.usage, .trainBadAnswers, material.code, "\(material.quiz.count)")
        }
        let edit = try record(result, material, person, desk.session.home(), replica.makeID())
        try replica.apply([edit], seen: seen)
        report(result, given, material, desk)
        desk.terminal.answer(Self.json(result, given, material, edit.key.id))
    }

    // MARK: Answers

    /// `1,3,2` as places counted from 0.
    private func parse(_ text: String, _ material: Document) throws -> [Int] {
        let words = text.split(separator: ",").map { $0.filter { $0 != " " } }
        let numbers = words.compactMap { Int($0) }.map { $0 - 1 }
        guard numbers.count == words.count else {
            throw Failure(.usage, .trainBadAnswers, material.code, "\(material.quiz.count)")
        }
        return numbers
    }

    private func ask(_ material: Document, _ desk: LibraryDesk) throws -> [Int] {
        guard Terminal.isTTY(STDIN_FILENO), !desk.terminal.json else {
            throw Failure(.usage, .trainNeedsAnswers, material.code, "\(material.quiz.count)")
        }
        let page = PageText(desk.terminal)
        return try material.quiz.enumerated().map { index, question in
            desk.terminal.say("")
            page.say("\(index + 1). " + question.text.text(in: desk.language))
            for (place, answer) in question.answers.enumerated() {
                page.say("   \(place + 1)) " + answer.text(in: desk.language))
            }
            return try choice(question.answers.count, desk)
        }
    }

    /// Asks until there is a number that the question has.
    private func choice(_ count: Int, _ desk: LibraryDesk) throws -> Int {
        while true {
            Terminal.write(desk.terminal.text(.trainAsk, "\(count)"), to: STDERR_FILENO)
            guard let line = readLine() else { throw Failure(.usage, .trainStopped) }
            if let number = Int(line.filter { $0 != " " }), (1...count).contains(number) { return number - 1 }
        }
    }

    // MARK: The result

    private func record(
        _ result: Learning.Result, _ material: Document, _ person: RecordID, _ office: RecordID?, _ id: RecordID
    ) throws -> RecordEdit {
        typealias Fields = TrainingRecord.Fields
        var writes = [
            FieldValue(Fields.user, .reference(person)), FieldValue(Fields.material, .text(material.code)),
            FieldValue(Fields.score, .integer(result.score)), FieldValue(Fields.author, .reference(person)),
        ]
        if let office { writes.append(FieldValue(Fields.office, .reference(office))) }
        if !material.version.isEmpty { writes.append(FieldValue(Fields.edition, .text(material.version))) }
        if result.isPassed {
            writes.append(FieldValue(Fields.passedAt, .integer(Int64(clamping: Replica.systemClock()))))
        }
        return RecordEdit(RecordKey(kind: TrainingRecord.kind, id: id), .create, writes)
    }

    /// Question by question: right or wrong, and why.
    private func report(_ result: Learning.Result, _ given: [Int], _ material: Document, _ desk: LibraryDesk) {
        let page = PageText(desk.terminal)
        for (index, (answer, question)) in zip(given, material.quiz).enumerated() {
            let isRight = answer == question.right
            desk.terminal.say(
                isRight ? .trainRight : .trainWrong, "\(index + 1)", "\(answer + 1)", "\(question.right + 1)")
            if !isRight, question.answers.indices.contains(question.right) {
                page.say("   " + question.answers[question.right].text(in: desk.language))
            }
            page.say("   " + question.why.text(in: desk.language))
        }
        desk.terminal.say(
            result.isPassed ? .trainResultPassed : .trainResultFailed, material.code, "\(result.right)",
            "\(result.total)", "\(result.score)", "\(result.mark)")
    }

    private static func json(
        _ result: Learning.Result, _ given: [Int], _ material: Document, _ id: RecordID
    ) -> JSON {
        let answers = zip(given, material.quiz).map { answer, question in
            JSON.members([
                "given": .integer(Int64(answer + 1)), "right": .integer(Int64(question.right + 1)),
                "correct": .flag(answer == question.right), "why": LibraryJSON.prose(question.why),
            ])
        }
        return .members([
            "material": .text(material.code), "edition": .text(material.version), "score": .integer(result.score),
            "mark": .integer(result.mark), "passed": .flag(result.isPassed), "right": .integer(Int64(result.right)),
            "total": .integer(Int64(result.total)), "answers": .array(answers), "record": .describing(id),
        ])
    }
}
