// Why this file exists: a record has thirty fields and a figure needs a few of them. A store that is asked for those
// alone reads a million records in seconds; which they are stands here, beside the code that reads them.

import SyncProtocol

extension FactReader {
    /// The fields that count, by kind: no other field of a record changes any figure.
    public static let fields: [KindNumber: [FieldNumber]] = [
        organisationFields, customerFields, dealFields, contractFields, cashFields, goalFields,
    ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }

    static let fieldSets: [KindNumber: Set<FieldNumber>] = fields.mapValues { Set($0) }

    private static let organisationFields: [KindNumber: [FieldNumber]] = [
        Region.kind: [Region.Fields.parent],
        Office.kind: [Office.Fields.region, Office.Fields.functionalCurrency, Office.Fields.fiscalStartMonth],
        User.kind: [User.Fields.office, User.Fields.role, User.Fields.hireDate, User.Fields.status],
        RoleAssignment.kind: [
            RoleAssignment.Fields.user, RoleAssignment.Fields.role, RoleAssignment.Fields.office,
            RoleAssignment.Fields.from, RoleAssignment.Fields.to,
        ],
        CertificationRule.kind: [
            CertificationRule.Fields.role, CertificationRule.Fields.material, CertificationRule.Fields.passMark,
        ],
        TrainingRecord.kind: [
            TrainingRecord.Fields.user, TrainingRecord.Fields.material, TrainingRecord.Fields.score,
            TrainingRecord.Fields.passedAt,
        ],
        CaseRecord.number: [
            CaseRecord.Fields.subject, CaseRecord.Fields.other, CaseRecord.Fields.question, CaseRecord.Fields.rule,
            CaseRecord.Fields.severity, CaseRecord.Fields.decider, CaseRecord.Fields.due, CaseRecord.Fields.openedAt,
            CaseRecord.Fields.state, CaseRecord.Fields.decision, CaseRecord.Fields.candidates,
        ],
    ]

    private static let customerFields: [KindNumber: [FieldNumber]] = [
        Product.kind: [Product.Fields.name, Product.Fields.listPrice],
        Account.kind: [Account.Fields.office, Account.Fields.mergedInto],
        Contact.kind: [Contact.Fields.account],
        Lead.kind: [
            Lead.Fields.office, Lead.Fields.assignedTo, Lead.Fields.source, Lead.Fields.status,
            Lead.Fields.temperature, Lead.Fields.firstResponseAt, Lead.Fields.convertedOpportunity,
            Lead.Fields.duplicateOf, Lead.Fields.mergedInto, Lead.Fields.campaign,
        ],
        Activity.kind: [
            Activity.Fields.occurredAt, Activity.Fields.author, Activity.Fields.lead, Activity.Fields.opportunity,
            Activity.Fields.contact, Activity.Fields.account,
        ],
        SurveyResponse.kind: [
            SurveyResponse.Fields.office, SurveyResponse.Fields.account, SurveyResponse.Fields.opportunity,
            SurveyResponse.Fields.date, SurveyResponse.Fields.score,
        ],
        Improvement.kind: [Improvement.Fields.office, Improvement.Fields.opportunity, Improvement.Fields.author],
        Requirement.kind: [
            Requirement.Fields.office, Requirement.Fields.opportunity, Requirement.Fields.author,
            Requirement.Fields.status, Requirement.Fields.ipdAnswer,
        ],
        DealTask.kind: [
            DealTask.Fields.office, DealTask.Fields.assignee, DealTask.Fields.opportunity, DealTask.Fields.step,
            DealTask.Fields.dueOn, DealTask.Fields.state, DealTask.Fields.evidence,
        ],
        Deviation.kind: [Deviation.Fields.office, Deviation.Fields.opportunity, Deviation.Fields.nature],
    ]

    private static let dealFields: [KindNumber: [FieldNumber]] = [
        Opportunity.kind: [
            Opportunity.Fields.office, Opportunity.Fields.owner, Opportunity.Fields.account, Opportunity.Fields.stage,
            Opportunity.Fields.outcome, Opportunity.Fields.probability, Opportunity.Fields.forecastCategory,
            Opportunity.Fields.expectedSignDate, Opportunity.Fields.openedOn, Opportunity.Fields.closedOn,
            Opportunity.Fields.commercial, Opportunity.Fields.managerForecast, Opportunity.Fields.productsInterest,
            Opportunity.Fields.nextStep, Opportunity.Fields.winClaim, Opportunity.Fields.mergedInto,
        ],
        OpportunityLine.kind: [
            OpportunityLine.Fields.opportunity, OpportunityLine.Fields.product, OpportunityLine.Fields.quantity,
            OpportunityLine.Fields.price,
        ],
        PriceRevision.kind: [
            PriceRevision.Fields.opportunity, PriceRevision.Fields.number, PriceRevision.Fields.discount,
            PriceRevision.Fields.authorisedDiscountBasis, PriceRevision.Fields.state,
        ],
        DealFloor.kind: [DealFloor.Fields.floorPrice],
        BidSubmission.kind: [BidSubmission.Fields.office, BidSubmission.Fields.opportunity],
        Snapshot.kind: [
            Snapshot.Fields.office, Snapshot.Fields.week, Snapshot.Fields.opportunity, Snapshot.Fields.takenAt,
            Snapshot.Fields.stage, Snapshot.Fields.amount, Snapshot.Fields.expectedSignDate,
            Snapshot.Fields.forecastCategory, Snapshot.Fields.probability,
        ],
        GateRequest.kind: [
            GateRequest.Fields.office, GateRequest.Fields.opportunity, GateRequest.Fields.requestedAt,
            GateRequest.Fields.receivedAt, GateRequest.Fields.gate,
        ],
        GateDecision.kind: [
            GateDecision.Fields.office, GateDecision.Fields.opportunity, GateDecision.Fields.request,
            GateDecision.Fields.decidedAt, GateDecision.Fields.receivedAt, GateDecision.Fields.gate,
            GateDecision.Fields.tier, GateDecision.Fields.decision,
        ],
        GateCondition.kind: [
            GateCondition.Fields.contract, GateCondition.Fields.closed, GateCondition.Fields.closedOn,
        ],
    ]

    private static let contractFields: [KindNumber: [FieldNumber]] = [
        Contract.kind: [
            Contract.Fields.office, Contract.Fields.owner, Contract.Fields.opportunity, Contract.Fields.account,
            Contract.Fields.commercial, Contract.Fields.signedOn, Contract.Fields.effectiveOn, Contract.Fields.state,
        ],
        ContractLine.kind: [
            ContractLine.Fields.contract, ContractLine.Fields.product, ContractLine.Fields.quantity,
            ContractLine.Fields.price,
        ],
        PaymentTerm.kind: [
            PaymentTerm.Fields.contract, PaymentTerm.Fields.milestone, PaymentTerm.Fields.dueUpon,
            PaymentTerm.Fields.dueOn,
        ],
        ContractReview.kind: [
            ContractReview.Fields.contract, ContractReview.Fields.deviations, ContractReview.Fields.state,
        ],
        ChangeOrder.kind: [
            ChangeOrder.Fields.contract, ChangeOrder.Fields.effectiveOn, ChangeOrder.Fields.state,
            ChangeOrder.Fields.cause,
        ],
        DeliveryProject.kind: [
            DeliveryProject.Fields.office, DeliveryProject.Fields.owner, DeliveryProject.Fields.opportunity,
            DeliveryProject.Fields.baseline, DeliveryProject.Fields.costForecast, DeliveryProject.Fields.costBaseline,
        ],
        Milestone.kind: [
            Milestone.Fields.office, Milestone.Fields.opportunity, Milestone.Fields.contract,
            Milestone.Fields.plannedOn, Milestone.Fields.acceptedOn, Milestone.Fields.state,
        ],
        Acceptance.kind: [
            Acceptance.Fields.milestone, Acceptance.Fields.result, Acceptance.Fields.revoked,
            Acceptance.Fields.setAside,
        ],
    ]

    private static let cashFields: [KindNumber: [FieldNumber]] = [
        Invoice.kind: [
            Invoice.Fields.office, Invoice.Fields.opportunity, Invoice.Fields.contract, Invoice.Fields.account,
            Invoice.Fields.amount, Invoice.Fields.triggerOn, Invoice.Fields.issuedOn, Invoice.Fields.dueOn,
            Invoice.Fields.state, Invoice.Fields.isDisputed,
        ],
        CreditNote.kind: [CreditNote.Fields.invoice, CreditNote.Fields.amount, CreditNote.Fields.issuedOn],
        WriteOff.kind: [WriteOff.Fields.invoice, WriteOff.Fields.amount, WriteOff.Fields.writtenOffOn],
        Payment.kind: [
            Payment.Fields.office, Payment.Fields.account, Payment.Fields.amount, Payment.Fields.valueDate,
        ],
        Allocation.kind: [
            Allocation.Fields.payment, Allocation.Fields.invoice, Allocation.Fields.amount,
            Allocation.Fields.bookedOn, Allocation.Fields.reversalOf,
        ],
        CollectionAction.kind: [
            CollectionAction.Fields.office, CollectionAction.Fields.opportunity, CollectionAction.Fields.invoice,
            CollectionAction.Fields.date, CollectionAction.Fields.promise,
        ],
        Dispute.kind: [
            Dispute.Fields.contract, Dispute.Fields.invoice, Dispute.Fields.openedOn, Dispute.Fields.closedOn,
            Dispute.Fields.state, Dispute.Fields.isOpen,
        ],
        FxRate.kind: [FxRate.Fields.from, FxRate.Fields.to, FxRate.Fields.date, FxRate.Fields.rateE8],
    ]

    private static let goalFields: [KindNumber: [FieldNumber]] = [
        Target.kind: [
            Target.Fields.office, Target.Fields.region, Target.Fields.user, Target.Fields.product,
            Target.Fields.metric, Target.Fields.period, Target.Fields.unit, Target.Fields.currency,
            Target.Fields.baseline, Target.Fields.value, Target.Fields.stretch, Target.Fields.weight,
            Target.Fields.state, Target.Fields.publishedFrom, Target.Fields.revisionOf,
        ],
        Wave.kind: [],
        WaveGoal.kind: [
            WaveGoal.Fields.wave, WaveGoal.Fields.metric, WaveGoal.Fields.unit, WaveGoal.Fields.currency,
            WaveGoal.Fields.baseline, WaveGoal.Fields.value, WaveGoal.Fields.dueOn,
        ],
    ]
}
