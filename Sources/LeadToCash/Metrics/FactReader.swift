// Why this file exists: facts must stay in step with every commit at HQ and be read whole out of a laptop's replica.
// Both tell the same reader what a record's fields show now, all of them or only those that changed.

import SyncProtocol

/// When an edit counts as made and when HQ received it. Whoever reads a record as it stands, without its history, has
/// none.
public struct FactMoment: Hashable, Sendable {
    public let made: FactInstant
    public let received: FactInstant

    /// Unix milliseconds.
    public init(made: Int64, received: Int64) {
        self.made = FactInstant(made)
        self.received = FactInstant(received)
    }
}

/// Keeps ``Facts`` in step with records.
public struct FactReader: Sendable {
    /// What has been read. What no record says is put in here: devices, syncs, tallies, events out of a log.
    public var facts = Facts()

    public init() {}

    /// The kinds of record that count; a loader need read no other.
    public static let kinds: [KindNumber] = [
        Region.kind, Office.kind, User.kind, RoleAssignment.kind, CertificationRule.kind, TrainingRecord.kind,
        Product.kind, Account.kind, Contact.kind, Lead.kind, Activity.kind, Opportunity.kind, Requirement.kind,
        OpportunityLine.kind, PriceRevision.kind, DealFloor.kind, BidSubmission.kind, DealTask.kind, Deviation.kind,
        Snapshot.kind, GateRequest.kind, GateDecision.kind, GateCondition.kind, Contract.kind, ContractLine.kind,
        PaymentTerm.kind, ContractReview.kind, ChangeOrder.kind, DeliveryProject.kind, Milestone.kind, Acceptance.kind,
        Invoice.kind, CreditNote.kind, WriteOff.kind, Payment.kind, Allocation.kind, CollectionAction.kind,
        Dispute.kind, SurveyResponse.kind, Improvement.kind, FxRate.kind, Target.kind, Wave.kind, WaveGoal.kind,
        CaseRecord.number,
    ]

    /// Takes in what fields of a record show now. Fields that are not named stay as they were; `.null` empties one. A
    /// record that comes back after its deletion is told whole. A set is told as it is, not as a change.
    /// - Parameter moment: when the edit was made and received; nil for a record that is read as it stands. Stage
    ///   events, changes of owner and late edits are noted only where it is given.
    public mutating func update(
        _ kind: KindNumber, _ id: RecordID, _ values: [FieldValue], at moment: FactMoment? = nil
    ) {
        switch kind {
        case Opportunity.kind: readDeal(id, values, moment)
        case Lead.kind: readLead(id, values, moment)
        case Account.kind: readAccount(id, values, moment)
        case Deviation.kind: readDeviation(id, values, moment)
        case Requirement.kind: readRequirement(id, values, moment)
        case CaseRecord.number: readCase(id, values)
        default: readOther(kind, id, values)
        }
    }

    /// Forgets a record that was deleted.
    public mutating func remove(_ kind: KindNumber, _ id: RecordID) {
        switch kind {
        case Opportunity.kind:
            guard let place = facts.deals.place(of: id) else { return }
            let kept = facts.kept(deal: Int(place))
            facts.dealProducts[place] = nil
            facts.openDeals.set(Int(place), false)
            facts.deals.remove(id)
            facts.restate(deal: Int(place), from: kept)
        case CaseRecord.number: removeCase(id)
        default: removeOther(kind, id)
        }
    }

    private mutating func readOther(_ kind: KindNumber, _ id: RecordID, _ values: [FieldValue]) {
        switch kind {
        case Region.kind: readRegion(id, values)
        case Office.kind: readOffice(id, values)
        case User.kind: readUser(id, values)
        case RoleAssignment.kind: readRole(id, values)
        case CertificationRule.kind: readCertification(id, values)
        case TrainingRecord.kind: readTraining(id, values)
        case Product.kind: readProduct(id, values)
        case Contact.kind: readContact(id, values)
        case Activity.kind: readActivity(id, values)
        case OpportunityLine.kind: readDealLine(id, values)
        case PriceRevision.kind: readPrice(id, values)
        case DealFloor.kind: readFloor(id, values)
        case BidSubmission.kind: readSubmission(id, values)
        case DealTask.kind: readTask(id, values)
        case Snapshot.kind: readSnapshot(id, values)
        default: readCommercial(kind, id, values)
        }
    }

    private mutating func readCommercial(_ kind: KindNumber, _ id: RecordID, _ values: [FieldValue]) {
        switch kind {
        case GateRequest.kind: readGateRequest(id, values)
        case GateDecision.kind: readGate(id, values)
        case GateCondition.kind: readGateCondition(id, values)
        case Contract.kind: readContract(id, values)
        case ContractLine.kind: readContractLine(id, values)
        case PaymentTerm.kind: readPaymentTerm(id, values)
        case ContractReview.kind: readReview(id, values)
        case ChangeOrder.kind: readChangeOrder(id, values)
        case DeliveryProject.kind: readProject(id, values)
        case Milestone.kind: readMilestone(id, values)
        case Acceptance.kind: readAcceptance(id, values)
        default: readCash(kind, id, values)
        }
    }

    private mutating func readCash(_ kind: KindNumber, _ id: RecordID, _ values: [FieldValue]) {
        switch kind {
        case Invoice.kind: readInvoice(id, values)
        case CreditNote.kind: readCreditNote(id, values)
        case WriteOff.kind: readWriteOff(id, values)
        case Payment.kind: readPayment(id, values)
        case Allocation.kind: readAllocation(id, values)
        case CollectionAction.kind: readPromise(id, values)
        case Dispute.kind: readDispute(id, values)
        case SurveyResponse.kind: readSurvey(id, values)
        case Improvement.kind: readImprovement(id, values)
        case FxRate.kind: readRate(id, values)
        case Target.kind: readTarget(id, values)
        case Wave.kind:
            let (place, row) = facts.waves.open(id)
            facts.waves.rows[place] = row
        case WaveGoal.kind: readWaveGoal(id, values)
        default: break
        }
    }

    private mutating func removeOther(_ kind: KindNumber, _ id: RecordID) {
        switch kind {
        case Region.kind: facts.regions.remove(id)
        case Office.kind: facts.offices.remove(id)
        case User.kind: facts.users.remove(id)
        case RoleAssignment.kind: facts.roles.remove(id)
        case CertificationRule.kind: facts.certifications.remove(id)
        case TrainingRecord.kind: facts.trainings.remove(id)
        case Product.kind: facts.products.remove(id)
        case Account.kind: facts.accounts.remove(id)
        case Contact.kind: facts.contacts.remove(id)
        case Lead.kind: facts.removeLead(id)
        case Requirement.kind: facts.requirements.remove(id)
        case Activity.kind: facts.activities.remove(id)
        case OpportunityLine.kind: facts.dealLines.remove(id)
        case PriceRevision.kind: facts.prices.remove(id)
        case DealFloor.kind: facts.floors.remove(id)
        case BidSubmission.kind: facts.submissions.remove(id)
        case DealTask.kind: facts.tasks.remove(id)
        case Deviation.kind: facts.deviations.remove(id)
        case Snapshot.kind: facts.removeSnapshot(id)
        default: removeCommercial(kind, id)
        }
    }

    private mutating func removeCommercial(_ kind: KindNumber, _ id: RecordID) {
        switch kind {
        case GateRequest.kind: facts.gateRequests.remove(id)
        case GateDecision.kind: facts.gates.remove(id)
        case GateCondition.kind: facts.gateConditions.remove(id)
        case Contract.kind: facts.contracts.remove(id)
        case ContractLine.kind: facts.contractLines.remove(id)
        case PaymentTerm.kind: facts.paymentTerms.remove(id)
        case ContractReview.kind: facts.reviews.remove(id)
        case ChangeOrder.kind: facts.changeOrders.remove(id)
        case DeliveryProject.kind: facts.projects.remove(id)
        case Milestone.kind: facts.milestones.remove(id)
        case Acceptance.kind: facts.acceptances.remove(id)
        case Invoice.kind: facts.removeInvoice(id)
        case CreditNote.kind, WriteOff.kind: facts.removeRelief(id)
        case Payment.kind: facts.payments.remove(id)
        case Allocation.kind: facts.removeAllocation(id)
        case CollectionAction.kind: facts.promises.remove(id)
        case Dispute.kind: facts.disputes.remove(id)
        case SurveyResponse.kind: facts.surveys.remove(id)
        case Improvement.kind: facts.improvements.remove(id)
        case FxRate.kind: facts.rates.remove(id)
        case Target.kind: facts.targets.remove(id)
        case Wave.kind: facts.waves.remove(id)
        case WaveGoal.kind: facts.waveGoals.remove(id)
        default: break
        }
    }
}

// MARK: From values to numbers

extension FactReader {
    /// A word that a field chooses from; what a newer version brought counts as nothing said.
    static func choice<Choice: RawRepresentable<String>>(_ value: Value, else nothing: Choice) -> Choice {
        value.asText.flatMap(Choice.init(rawValue:)) ?? nothing
    }

    static func day(_ value: Value) -> FactDay { FactDay(value.asDate) }
    static func instant(_ value: Value) -> FactInstant { FactInstant(value.asInteger) }

    mutating func office(_ value: Value) -> Int32 { value.asReference.map { facts.offices.claim($0) } ?? -1 }
    mutating func user(_ value: Value) -> Int32 { value.asReference.map { facts.users.claim($0) } ?? -1 }
    mutating func account(_ value: Value) -> Int32 { value.asReference.map { facts.accounts.claim($0) } ?? -1 }
    mutating func deal(_ value: Value) -> Int32 { value.asReference.map { facts.deals.claim($0) } ?? -1 }
    mutating func campaign(_ value: Value) -> Int32 { value.asReference.map { facts.campaigns.claim($0) } ?? -1 }
    mutating func lead(_ value: Value) -> Int32 { value.asReference.map { facts.leads.claim($0) } ?? -1 }
    mutating func product(_ value: Value) -> Int32 { value.asReference.map { facts.products.claim($0) } ?? -1 }
    mutating func contract(_ value: Value) -> Int32 { value.asReference.map { facts.contracts.claim($0) } ?? -1 }
    mutating func milestone(_ value: Value) -> Int32 { value.asReference.map { facts.milestones.claim($0) } ?? -1 }
    mutating func invoice(_ value: Value) -> Int32 { value.asReference.map { facts.invoices.claim($0) } ?? -1 }

    mutating func word(_ value: Value) -> Int32 {
        guard let text = value.asText, !text.isEmpty else { return -1 }
        return facts.words.claim(text)
    }

    mutating func currency(_ value: Value) -> Int16 {
        Int16(exactly: facts.currencies.claim(value.asText ?? "")) ?? -1
    }

    /// {amount, currency, …}; an amount that names no currency is in the empty one, for which there is no rate.
    mutating func money(_ value: Value) -> FactMoney {
        let parts = value.parts
        guard let minor = parts.first?.asInteger else { return .none }
        return FactMoney(minor: minor, currency: currency(parts.count > 1 ? parts[1] : .null))
    }
}
