// Why this file exists: whatever goes wrong on a page ends in one sentence in the reader's language, with a way back,
// and says nothing of what the reader may not know.

import HTTPTypes
import LeadToCash
import Logging
import SyncProtocol
import SyncServer
import Workbench

/// The page for an error.
struct ProblemPage {
    private struct Model {
        let sentence: String
        let hint: String?
        let back: String
    }

    private let error: any Error
    private let visit: Visit
    private let logger: Logger

    init(_ error: any Error, _ visit: Visit, _ logger: Logger) {
        self.error = error
        self.visit = visit
        self.logger = logger
    }

    func answer() throws -> Answer {
        switch error {
        case PageProblem.signInFirst: return .redirect("/sign-in?to=" + FormFields.encode(destination))
        case PageProblem.stepUp(let path): return .redirect("/me/confirm?to=" + FormFields.encode(path))
        case PageProblem.notFound: return try page("notFound", hint: "notFoundHint", .notFound)
        case PageProblem.forbidden: return try page("forbidden", hint: "forbiddenHint", .forbidden)
        case PageProblem.staleForm: return try page("staleForm", .forbidden)
        case PageProblem.invalid(let sentence): return try page(sentence: sentence, .unprocessableContent)
        case let refusal as Refusal: return try page(sentence: refusal.sentence, .unprocessableContent)
        case SignInError.ended, SeatProblem.noSeat: return .redirect("/sign-in?to=" + FormFields.encode(destination))
        case SeatProblem.noSuchRecord: return try page("notFound", hint: "notFoundHint", .notFound)
        case let problem as SignInError: return try page(sentence: visit.sentence(problem), .unprocessableContent)
        case let problem as SeatProblem: return try page(sentence: problem.description, .unprocessableContent)
        case let impediments as Impediments: return try page(sentence: "\(impediments)", .unprocessableContent)
        case let failure as CommandFailure: return try page(sentence: failure.sentence, .unprocessableContent)
        default:
            logger.error("\(visit.path): \(error)")
            return try page("failure", .internalServerError)
        }
    }

    /// Where the browser wanted to go; a form that was sent too late is not sent again.
    private var destination: String {
        let query = visit.query.encoded()
        return visit.form == FormFields() ? visit.path + (query.isEmpty ? "" : "?" + query) : "/"
    }

    private func page(_ key: String, hint: String? = nil, _ status: HTTPResponse.Status) throws -> Answer {
        try page(sentence: visit.word(key), hint: hint.map(visit.word), status)
    }

    private func page(sentence: String, hint: String? = nil, _ status: HTTPResponse.Status) throws -> Answer {
        try visit.page(
            "problem", title: visit.word("errorTitle"), area: .account, status: status,
            Model(sentence: sentence, hint: hint, back: visit.form == FormFields() ? "/" : visit.path))
    }
}
