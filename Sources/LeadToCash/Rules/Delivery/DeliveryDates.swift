// Why this file exists: what is accepted before it was done, or done before it was signed, was not; somebody typed the
// wrong year. Interest and penalties are counted from such days.

import SyncProtocol

enum DeliveryDates {
    static let rule = Invariant(
        "deliveryDatesInOrder", "Work is done after the signing, and accepted after it was done.",
        watches: [
            Milestone.kind: [Milestone.Fields.actualOn, Milestone.Fields.acceptedOn],
            Acceptance.kind: [Acceptance.Fields.acceptedOn],
        ], check: check)

    /// A date that lies on the wrong side of another.
    private struct Finding {
        let field: FieldNumber
        let date: CivilDate
        let meant: CivilDate
        let because: String
    }

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, !proposal.isDeletion else { return nil }
        let findings = try proposal.key.kind == Milestone.kind ? milestone(proposal, ground) : paper(proposal, ground)
        guard !findings.isEmpty else { return nil }
        let role = proposal.author.role.isEmpty ? "FR" : proposal.author.role
        let deciders = role == "PM" ? ["PM", "OM"] : [role, "PM", "OM"]
        let terms = CaseTerms(.medium, deciders: deciders, workingDays: 3, expiry: .escalates)
        let cases = findings.map { finding -> CaseDraft in
            let name = proposal.kind.field(finding.field)?.name ?? "the date"
            let note =
                "\(proposal.authorName) writes \(finding.date) as \(name), and \(finding.because). Did you mean "
                + "\(finding.meant)?"
            return CaseDraft(.held, proposal.key, field: finding.field, terms: terms, note: note)
        }
        return Ruling(.holdFields(Set(findings.map(\.field))), cases: cases)
    }

    private static func milestone(_ proposal: Proposal, _ ground: any Ground) throws -> [Finding] {
        typealias Fields = Milestone.Fields
        let done = try proposal.after(Fields.actualOn, ground).asDate
        let accepted = try proposal.after(Fields.acceptedOn, ground).asDate
        var findings: [Finding] = []
        if let done, proposal.writes(Fields.actualOn) {
            if let signed = try signing(proposal, ground), done < signed {
                let because = "the contract was signed on \(signed)"
                findings.append(
                    Finding(field: Fields.actualOn, date: done, meant: later(done, signed, proposal), because: because))
            } else if let accepted, accepted < done, !proposal.writes(Fields.acceptedOn) {
                let because = "it was accepted on \(accepted)"
                findings.append(Finding(field: Fields.actualOn, date: done, meant: accepted, because: because))
            }
        }
        if let done, let accepted, accepted < done, proposal.writes(Fields.acceptedOn) {
            let because = "the work was done on \(done)"
            findings.append(
                Finding(
                    field: Fields.acceptedOn, date: accepted, meant: later(accepted, done, proposal), because: because))
        }
        return findings
    }

    private static func paper(_ proposal: Proposal, _ ground: any Ground) throws -> [Finding] {
        guard let accepted = proposal.value(Acceptance.Fields.acceptedOn)?.asDate,
            let milestone = try proposal.above(Milestone.kind, by: Acceptance.Fields.milestone, ground),
            let done = try ground.value(Milestone.Fields.actualOn, of: milestone).asDate, accepted < done
        else { return [] }
        return [
            Finding(
                field: Acceptance.Fields.acceptedOn, date: accepted, meant: later(accepted, done, proposal),
                because: "the work was done on \(done)")
        ]
    }

    /// The day on which the milestone's contract was signed: its own, or that of its project.
    private static func signing(_ proposal: Proposal, _ ground: any Ground) throws -> CivilDate? {
        var contract = try proposal.above(Contract.kind, by: Milestone.Fields.contract, ground)
        if contract == nil,
            let project = try proposal.above(DeliveryProject.kind, by: Milestone.Fields.project, ground)
        {
            contract = try ground.record(Contract.kind, by: DeliveryProject.Fields.contract, of: project)
        }
        return try contract.flatMap { try ground.value(Contract.Fields.signedOn, of: $0).asDate }
    }

    private static let day: Int64 = 86_400_000

    /// The day that was probably meant: what the wrong clock makes of it, the same day of a later year, or at least the
    /// earliest day that could be.
    private static func later(_ date: CivilDate, _ bound: CivilDate, _ proposal: Proposal) -> CivilDate {
        let today = Int64(clamping: proposal.received) / day
        let skew = proposal.skew / day
        let byClock = skew > 0 ? CivilDate(days: Int64(date.days) + min(skew, 10_000)) : nil
        let (year, month, number) = date.components
        let byYear = (1...3).map { CivilDate(year: year + $0, month: month, day: number) }
        let candidates = ([byClock] + byYear).compactMap(\.self)
        return candidates.first { $0 >= bound && Int64($0.days) <= today + 1 } ?? bound
    }
}
