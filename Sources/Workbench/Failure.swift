// Why this file exists: whatever goes wrong ends in one sentence and one exit code.

import GRDB
import LeadToCash
import SyncProtocol
import SyncServer

/// How a command failed.
package struct CommandFailure: Error {
    package let status: Int32
    package let sentence: String

    package static func usage(_ sentence: String) -> CommandFailure { CommandFailure(status: 2, sentence: sentence) }
    package static func failed(_ sentence: String) -> CommandFailure { CommandFailure(status: 1, sentence: sentence) }
    package static func unreachable(_ sentence: String) -> CommandFailure {
        CommandFailure(status: 3, sentence: sentence)
    }
    package static func unauthorised(_ sentence: String) -> CommandFailure {
        CommandFailure(status: 4, sentence: sentence)
    }
    package static func untrustworthy(_ sentence: String) -> CommandFailure {
        CommandFailure(status: 9, sentence: sentence)
    }
    package static func damaged(_ sentence: String) -> CommandFailure { CommandFailure(status: 8, sentence: sentence) }

    package static func rewound(_ sentence: String) -> CommandFailure { CommandFailure(status: 10, sentence: sentence) }

    package init(status: Int32, sentence: String) {
        self.status = status
        self.sentence = sentence
    }

    package init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as DataDirectoryError: self = .failed(error.description)
        case let error as CertificateProblem: self = .untrustworthy(error.description)
        case let error as RestoreError: self = Self.restore(error)
        case let error as ImportError: self = .failed(error.description)
        case let refusal as Refusal:
            self = refusal.code == .unauthorised ? .unauthorised(refusal.sentence) : .failed(refusal.sentence)
        case let error as DatabaseError where Self.damage.contains(error.resultCode):
            self = .damaged("The database is damaged (\(error.message ?? "no details")); restore the last backup.")
        case let error as WireError: self = .damaged("The database is damaged (\(error)); run `outpostd verify`.")
        case let error as LedgerError: self = .damaged("The database is damaged: \(error).")
        default: self = .failed("\(error)")
        }
    }

    private static func restore(_ error: RestoreError) -> CommandFailure {
        if case .damaged = error { return .damaged(error.description) }
        return .failed(error.description)
    }

    private static let damage: [ResultCode] = [.SQLITE_CORRUPT, .SQLITE_NOTADB]
}
