// Why this file exists: an invoice needs its trigger (I5): what the contract says must have happened before the
// customer owes the money, and on which day it did.

import SyncProtocol

/// Whether what a payment term waits for has happened.
enum TermTrigger: Hashable {
    /// The day, where it is known.
    case happened(CivilDate?)
    /// What is missing.
    case waits(String)

    /// A term that names no milestone waits for all of the contract's: for all of them to be accepted, or for those of
    /// its sort to be done.
    /// - Parameters:
    ///   - milestone: the milestone, where the term names none.
    ///   - day: as of when it is asked.
    static func of(
        _ term: RecordKey, _ contract: RecordKey, milestone fallback: RecordID?, on day: CivilDate, _ book: Book
    ) throws -> TermTrigger {
        typealias Fields = PaymentTerm.Fields
        let milestone = (try book.id(Fields.milestone, term) ?? fallback)
            .map { RecordKey(kind: Milestone.kind, id: $0) }
        switch try book.text(Fields.dueUpon, term) {
        case "sign":
            return .happened(
                try book.date(Contract.Fields.effectiveOn, contract) ?? book.date(Contract.Fields.signedOn, contract))
        case "date":
            guard let due = try book.date(Fields.dueOn, term) else { return .waits("the term names no day") }
            return due <= day ? .happened(due) : .waits("the term is due on \(due)")
        case "accept":
            let conditional = try book.isTrue(Fields.conditionalCounts, term)
            let all = try milestone.map { [$0] } ?? milestones(of: contract, book)
            guard !all.isEmpty else { return .waits("the contract has no milestone") }
            return try last(of: all) { try acceptance(of: $0, conditional: conditional, book) }
        case let sort where ["ship", "arrive"].contains(sort):
            let all =
                try milestone.map { [$0] }
                ?? milestones(of: contract, book).filter { try book.text(Milestone.Fields.type, $0) == sort }
            guard !all.isEmpty else { return .waits("the contract has no milestone of the sort “\(sort)”") }
            return try last(of: all) { try completion(of: $0, book) }
        default: return .waits("the term does not say what it is due upon")
        }
    }

    private static func milestones(of contract: RecordKey, _ book: Book) throws -> [RecordKey] {
        try book.keys(Milestone.kind, Milestone.Fields.contract, contract.id)
    }

    /// What several milestones come to: the last of their days, or the first thing that is missing.
    private static func last(
        of milestones: [RecordKey], _ trigger: (RecordKey) throws -> TermTrigger
    ) throws -> TermTrigger {
        var days: [CivilDate] = []
        for milestone in milestones {
            let found = try trigger(milestone)
            guard case .happened(let day) = found else { return found }
            if let day { days.append(day) }
        }
        return .happened(days.max())
    }

    private static func completion(of milestone: RecordKey, _ book: Book) throws -> TermTrigger {
        let states = ["done", "submittedForAcceptance", "acceptedWithConditions", "accepted"]
        guard states.contains(try book.text(Milestone.Fields.state, milestone)) else {
            return .waits("the milestone “\(try book.name(milestone))” is not done")
        }
        return .happened(try book.date(Milestone.Fields.actualOn, milestone))
    }

    private static func acceptance(
        of milestone: RecordKey, conditional: Bool, _ book: Book
    ) throws -> TermTrigger {
        let state = try book.text(Milestone.Fields.state, milestone)
        guard state == "accepted" || (conditional && state == "acceptedWithConditions") else {
            return .waits("the milestone “\(try book.name(milestone))” is not accepted")
        }
        let certificates = try book.keys(Acceptance.kind, Acceptance.Fields.milestone, milestone.id)
        let standing = try certificates.filter { try isStanding($0, book) }
        guard certificates.isEmpty || !standing.isEmpty else {
            return .waits("the acceptance of “\(try book.name(milestone))” was taken back")
        }
        if try Certificates.isContradicted(milestone, book.ground) {
            return .waits("the last certificate for “\(try book.name(milestone))” is a refusal")
        }
        let signed = try standing.compactMap { try book.date(Acceptance.Fields.acceptedOn, $0) }.min()
        return .happened(try book.date(Milestone.Fields.acceptedOn, milestone) ?? signed)
    }

    private static func isStanding(_ certificate: RecordKey, _ book: Book) throws -> Bool {
        typealias Fields = Acceptance.Fields
        return try !book.isTrue(Fields.revoked, certificate) && !book.isTrue(Fields.setAside, certificate)
            && book.text(Fields.result, certificate) != "rejected"
    }
}
