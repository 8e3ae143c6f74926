// Why this file exists: whatever goes wrong anywhere below ends as one sentence in the user's language and one
// number that a script can act on.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

/// How the program ends.
enum ExitStatus: Int32, Error, Sendable, CaseIterable {
    case ok = 0
    /// It could not be done, for a reason on this machine: the disk is full, another process writes.
    case failed = 1
    case usage = 2
    /// HQ cannot be reached; the work is saved here.
    case unreachable = 3
    case unauthorised = 4
    /// Synced, but conflicts need the user.
    case conflicts = 5
    /// Edits are held or were refused.
    case held = 6
    /// HQ and this replica no longer share a history, and it could not be mended without a person.
    case rebaseline = 7
    case damaged = 8
    /// Whoever answers at HQ's address cannot prove to be HQ; nothing was sent.
    case untrusted = 9
    /// It was not synced for longer than HQ allows.
    case lapsed = 10
    /// HQ ordered this device to erase itself, and it did.
    case wiped = 11
}

/// Why a command could not do what it was asked.
struct Failure: Error {
    let status: ExitStatus
    private let phrase: Phrase
    private let fillings: [String]
    /// How to type it right; for people only.
    private var help: String?

    init(_ status: ExitStatus, _ phrase: Phrase, _ fillings: String...) {
        self.status = status
        self.phrase = phrase
        self.fillings = fillings
    }

    /// A sentence from below that is said as it is.
    private init(_ status: ExitStatus, sentence: String) {
        self.status = status
        phrase = Phrase("%1", "%1", "%1")
        fillings = [sentence]
    }

    /// What the argument parser says.
    static func usage(_ sentence: String, help: String) -> Failure {
        var failure = Failure(.usage, sentence: sentence)
        failure.help = help
        return failure
    }

    init(_ error: any Error) {
        switch Workspace.explain(error) {
        case let failure as Failure: self = failure
        case let error as ReplicaError: self = Self.replica(error)
        case let error as LinkError: self = Self.link(error)
        case ConversationError.refused(let refusal): self = Self.refusal(refusal)
        case ConversationError.cut: self.init(.unreachable, .connectionCut)
        case let error as ConversationError: self.init(.failed, .protocolBroken, "\(error)")
        case let error as WireError: self.init(.failed, .protocolBroken, "\(error)")
        case let error as FieldTextError: self.init(.usage, sentence: error.label.text(in: Self.language))
        case let error as ImportError: self.init(.usage, sentence: error.description)
        case let error as CocoaError: self.init(.failed, sentence: error.localizedDescription)
        case let error: self.init(.failed, sentence: "\(error)")
        }
    }

    private static func replica(_ error: ReplicaError) -> Failure {
        switch error {
        case .notEnrolled(let directory): Failure(.usage, .notEnrolled, directory)
        case .alreadyEnrolled(let directory): Failure(.usage, .alreadyEnrolled, directory)
        case .held(let holder, let doing): Failure(.failed, .replicaHeld, holder, doing)
        case .damaged(let what): Failure(.damaged, .damaged, what)
        case .newerFile(let version): Failure(.failed, .newerFile, String(version))
        case .noSuchRecord(let key): Failure(.usage, .recordGone, key.id.description)
        case .exists(let key): Failure(.usage, .recordExists, key.id.description)
        case .missing(let kind, let field):
            Failure(.usage, .fieldMissing, Labels.kind(kind, in: language).lowercased(), field)
        case .notEntitled(let permitted, let sentence): notEntitled(permitted, sentence)
        case .onlyHeadquarters(let kind): Failure(.usage, .onlyHeadquarters, Labels.kind(kind, in: language))
        case .file: Failure(.failed, sentence: error.description)
        default: Failure(.usage, sentence: error.description)
        }
    }

    private static func notEntitled(_ permitted: [String], _ sentence: String) -> Failure {
        guard language != .en, !permitted.isEmpty else { return Failure(.unauthorised, sentence: sentence) }
        let words = permitted.map { Labels.role($0, in: language) }
        return Failure(.unauthorised, .notEntitled, words.joined(separator: "、"))
    }

    private static func link(_ error: LinkError) -> Failure {
        switch error {
        case .unreachable(let why): Failure(.unreachable, .unreachable, why)
        case .untrusted(let why): Failure(.untrusted, .untrusted, why)
        case .certificate(let fault, let address): Failure(.untrusted, certificate(fault), address)
        case .insecure(let address): Failure(.usage, .insecure, address)
        case .notOutpost(let status, let address):
            Failure(status == 401 || status == 403 ? .unauthorised : .unreachable, .notOutpost, address, String(status))
        case .badAddress(let address): Failure(.usage, .badAddress, address)
        }
    }

    private static func certificate(_ fault: CertificateFault) -> Phrase {
        switch fault {
        case .expired: .certificateExpired
        case .notYetValid: .certificateNotYetValid
        case .wrongHost: .certificateOfOther
        case .unknownAuthority: .authorityUnknown
        case .otherAuthority: .authorityChanged
        }
    }

    private static func refusal(_ refusal: Refusal) -> Failure {
        switch refusal.code {
        case .fork: Failure(.rebaseline, .refusedFork, refusal.sentence)
        case .timeline: Failure(.rebaseline, .refusedTimeline, refusal.sentence)
        case .gap: Failure(.rebaseline, .refusedGap, refusal.sentence)
        case .upgrade: Failure(.failed, .refusedUpgrade, refusal.sentence)
        case .retry, .nonce: Failure(.unreachable, .refusedBusy)
        case .revoked, .wipe: Failure(.unauthorised, .refusedRevoked, refusal.sentence)
        case .suspended: Failure(.unauthorised, .refusedSuspended, refusal.sentence)
        case .unauthorised: doubt(refusal)
        case .malformed, .tooLarge: Failure(.failed, .refusedInput, refusal.sentence)
        case .failure: Failure(.unreachable, .serverFailed, refusal.sentence)
        }
    }

    private static func doubt(_ refusal: Refusal) -> Failure {
        switch Refusal.Doubt(rawValue: refusal.argument) {
        case .unknown: Failure(.unauthorised, .refusedUnknown, refusal.sentence)
        case .keyless: Failure(.unauthorised, .keyMissing)
        case .unprotected: Failure(.unauthorised, .refusedUnprotected, refusal.sentence)
        case .signature, .replay: Failure(.unauthorised, .refusedSignature, refusal.sentence)
        case nil: Failure(.unauthorised, .refusedUnauthorised, refusal.sentence)
        }
    }

    /// The sentence.
    var message: String { phrase.text(Self.language, fillings) }

    /// Says it on stderr, or as JSON on stdout where that was asked for.
    func report() {
        if CommandLine.arguments.contains("--json") {
            let error = JSON.members([
                "error": .members([
                    "code": .text("\(status)"), "exit": .integer(Int64(status.rawValue)), "message": .text(message),
                ])
            ])
            Terminal.write(error.pretty + "\n", to: STDOUT_FILENO)
        } else {
            Terminal.write((help ?? "outpost: \(message)") + "\n", to: STDERR_FILENO)
        }
    }

    /// The language asked for, also where the arguments could not be understood.
    private static var language: Language {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument == "--lang", index + 1 < arguments.count { return Language(tag: arguments[index + 1]) }
            if argument.hasPrefix("--lang=") { return Language(tag: String(argument.dropFirst(7))) }
        }
        return GlobalOptions.environmentLanguage
    }
}
