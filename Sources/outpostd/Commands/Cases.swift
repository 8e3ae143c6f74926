// Why this file exists: some questions are HQ's to answer, and an operator answers them, or takes a merge back, where
// the data is: for all offices at once.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd case`.
struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Questions that wait for people, in all offices.",
        subcommands: [List.self, Show.self, Answer.self, Unmerge.self])

    /// The case that a command names.
    static func find(_ code: String, _ headquarters: Headquarters) async throws -> CaseDossier {
        guard let dossier = try await headquarters.caseDossier(code) else {
            throw CommandFailure.failed("There is no case “\(code)”; `outpostd case list --all` shows them.")
        }
        return dossier
    }

    struct List: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "List open cases, the most severe first.")
        @OptionGroup var options: CommonOptions
        @Flag(help: "Closed ones too.") var all = false

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let cases = try await headquarters.cases(includingClosed: all).sorted(by: CasePage.isMoreUrgent)
            let pages = try await headquarters.read { [language = console.language] reader in
                try cases.map { try CasePage($0, reader, language) }
            }
            if options.json { return console.print(JSON.array(pages.map(\.json))) }
            console.print(CasePage.table(pages, Words(console.language)))
        }
    }

    struct Show: HeadquartersCommand {
        static let configuration = CommandConfiguration(abstract: "Show what a case is about.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The case's code, such as C-2026-000118.") var code: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let dossier = try await CaseCommand.find(code, headquarters)
            let page = try await headquarters.read { [language = console.language] in
                try CasePage(dossier, $0, language)
            }
            if options.json { return console.print(page.json) }
            for line in page.lines(Words(console.language)) { console.print(line) }
        }
    }

    struct Answer: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer a case on HQ's authority.",
            discussion: "The values to --take are numbered as `outpostd case show` lists them.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The case's code.") var code: String
        @Option(help: "The number of the value that is to stand.") var take: Int?
        @Option(help: "Another value that is to stand, as people type it.") var value: String?
        @Flag(help: "accept or reject a held edit or an exception; merge a pair or keep it separate.")
        var answer: Choice?
        @Option(help: "Why; everybody concerned reads it.") var reason: String
        @Option(help: "Who answers.") var by = "HQ"

        enum Choice: String, EnumerableFlag {
            case accept, reject, merge, separate
        }

        func validate() throws {
            let given = [take != nil, value != nil, answer != nil].count { $0 }
            guard given == 1 else {
                throw ValidationError("Give one of --take, --value, --accept, --reject, --merge, --separate.")
            }
            guard !reason.isEmpty, reason.utf8.count <= Limits.reason else {
                throw ValidationError("Give a reason of 1 to \(Limits.reason) bytes.")
            }
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let dossier = try await CaseCommand.find(code, headquarters)
            guard dossier.isOpen else { throw CommandFailure.usage("\(code) is closed already; nothing was changed.") }
            let chosen = try await chosen(dossier, headquarters)
            let answer = self.answer.flatMap { CaseAnswer(rawValue: $0.rawValue) } ?? .decided
            guard dossier.question.takes(answer),
                try await headquarters.answer(
                    dossier.id, answer, value: chosen, CaseRemark(name: by, text: reason))
            else {
                let answers = CaseAnswer.allCases.filter(dossier.question.takes).map { "--\($0.rawValue)" }
                let words = dossier.question == .values ? "--take N or --value TEXT" : answers.joined(separator: " or ")
                throw CommandFailure.usage("\(code) takes \(words); nothing was changed.")
            }
            try await Show(options: _options, code: _code).perform(headquarters, console)
        }

        private func chosen(_ dossier: CaseDossier, _ headquarters: Headquarters) async throws -> Value? {
            if let take {
                guard dossier.candidates.indices.contains(take - 1) else {
                    throw CommandFailure.usage(
                        "\(code) has \(dossier.candidates.count) values to take; `outpostd case show` numbers them.")
                }
                return dossier.candidates[take - 1].sibling.value
            }
            guard let value, let kind = LeadToCash.schema.kind(dossier.subject.kind),
                let field = kind.field(dossier.field)
            else { return nil }
            let shown = try await headquarters.read { try $0.values(of: dossier.subject)?[dossier.field] ?? .null }
            do {
                let parsed = try FieldText.parse(value, as: field, current: shown) { _, word in RecordID(word) }
                if let objection = LeadToCash.rulebook.objection(kind, field, parsed) {
                    throw CommandFailure.usage(objection)
                }
                return parsed
            } catch let error as FieldTextError {
                throw CommandFailure.usage(error.description)
            }
        }
    }

    struct Unmerge: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a merge of two records back, within thirty days.",
            discussion: "Wherever nobody has changed since what the merge did; the rest stays as it is.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The code of the duplicate case that was answered with --merge.") var code: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let dossier = try await CaseCommand.find(code, headquarters)
            guard dossier.question == .duplicate, let changed = try await headquarters.undoMerge(dossier.id) else {
                throw CommandFailure.usage("\(code) is no merge of the last thirty days; nothing was changed.")
            }
            if options.json {
                console.print(JSON.members(["case": .text(code), "records": .integer(Int64(changed))]))
            } else {
                console.print("The records of \(code) are two again; \(changed) records were put back.")
            }
        }
    }
}
