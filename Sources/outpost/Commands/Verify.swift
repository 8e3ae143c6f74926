// Why this file exists: trust in a local database is checked, not hoped for.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read the whole local database and see whether everything agrees.",
        discussion: "Ends with 8 if it does not. With --hq every value is compared with HQ's too, by digests.")

    @Flag(name: .customLong("hq"), help: "Compare every value with HQ's as well; needs a network.")
    var withHeadquarters = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let workspace = try session.workspace()
        let verification = try workspace.verify()
        let comparison = withHeadquarters ? try workspace.compare(over: try session.link(CurlLink.contentsPath)) : nil
        session.terminal.answer(Self.json(verification, comparison))
        if let comparison { try report(comparison, session) }
        if verification.isSound {
            let records = Money.group(String(verification.records))
            return session.terminal.say(.sound, records, Money.group(String(verification.changesets)))
        }
        var table = TextTable([
            TextTable.Column(session.terminal.text(.check)),
            TextTable.Column(session.terminal.text(.finding), widest: 100),
        ])
        for problem in verification.problems { table.add([problem.check.rawValue, problem.finding]) }
        session.terminal.say(table)
        session.terminal.remark(session.terminal.text(.unsound, String(verification.problems.count)))
        throw ExitStatus.damaged
    }

    private func report(_ comparison: ContentComparison, _ session: Session) throws {
        switch comparison {
        case .same(let records): session.terminal.say(.sameAsHeadquarters, Money.group(String(records)))
        case .pending: throw Failure(.failed, .compareAfterUpload)
        case .behind: throw Failure(.failed, .compareAfterSync)
        case .different(let kinds):
            let list = kinds.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
            throw Failure(.damaged, .differsFromHeadquarters, list)
        }
    }

    private static func word(_ comparison: ContentComparison?) -> JSON {
        switch comparison {
        case nil: .null
        case .same: .text("same")
        case .pending: .text("pending")
        case .behind: .text("behind")
        case .different: .text("different")
        }
    }

    private static func json(_ verification: Verification, _ comparison: ContentComparison?) -> JSON {
        .members([
            "headquarters": word(comparison),
            "sound": .flag(verification.isSound), "records": .unsigned(verification.records),
            "changesets": .integer(Int64(verification.changesets)),
            "problems": .array(
                verification.problems.map {
                    .members(["check": .text($0.check.rawValue), "finding": .text($0.finding)])
                }),
        ])
    }
}
