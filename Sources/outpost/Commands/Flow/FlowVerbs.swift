// Why this file exists: the verbs of the flow belong to the commands of the kinds that they change; which belongs to
// which is said in one place.

import ArgumentParser
import LeadToCash
import SyncProtocol

/// The flow's verbs, by the kind to whose command they are attached. One that has the name of a verb that every kind
/// has takes its place: it understands what that one does, and more.
enum FlowVerbs {
    static var all: [KindNumber: [any ParsableCommand.Type]] {
        selling.merging(contracting) { $0 + $1 }.merging(money) { $0 + $1 }
    }

    /// Commands of their own.
    static var commands: [any ParsableCommand.Type] { [CustomerView.self] }

    private static var selling: [KindNumber: [any ParsableCommand.Type]] {
        [
            Lead.kind: [
                AcceptLead.self, QualifyLead.self, ConvertLead.self, CloseLead.self, ReturnLead.self, TouchLead.self,
            ],
            Opportunity.kind: [
                AdvanceDeal.self, LoseDeal.self, SuspendDeal.self, CancelDeal.self, ReopenDeal.self, ClaimWin.self,
            ],
            TeamSeat.kind: [AddSeat.self, ListSeats.self, EndSeat.self],
            Requirement.kind: [AddRequirement.self],
            SolutionVersion.kind: [AddSolution.self, ReleaseSolution.self],
            Risk.kind: [AddRisk.self],
            PriceRevision.kind: [RequestPrice.self, ListPrices.self],
            Bid.kind: [AddBid.self, SubmitBid.self, RecordBidResult.self],
            GateRequest.kind: [
                RequestGate.self, ListGates.self, ShowGate.self, WithdrawGate.self, ProveCondition.self,
            ],
        ]
    }

    private static var contracting: [KindNumber: [any ParsableCommand.Type]] {
        [
            Contract.kind: [
                FreezeContract.self, ReviewContract.self, SignContract.self, ShowContract.self, HandOverContract.self,
            ],
            ChangeOrder.kind: [AddChange.self, SubmitChange.self, AssessChange.self, WithdrawChange.self],
            NegotiationRound.kind: [AddNegotiation.self],
            Milestone.kind: [AdvanceMilestone.self, ProgressMilestone.self, RollBackMilestone.self],
            Acceptance.kind: [AddAcceptance.self],
        ]
    }

    private static var money: [KindNumber: [any ParsableCommand.Type]] {
        [
            Invoice.kind: [RequestInvoice.self],
            ReceiptClaim.kind: [AddClaim.self],
            CollectionAction.kind: [AddCollection.self],
            Dispute.kind: [AddDispute.self],
            Visit.kind: [AddVisit.self],
            SurveyResponse.kind: [AddSurvey.self],
            Improvement.kind: [AddImprovement.self],
        ]
    }

    /// Aliases of the commands of some kinds: the words that people use where the schema's name is a longer one.
    static let aliases: [KindNumber: String] = [
        TeamSeat.kind: "seat", SolutionVersion.kind: "solution", PriceRevision.kind: "price", GateRequest.kind: "gate",
        ChangeOrder.kind: "change", NegotiationRound.kind: "negotiation", ReceiptClaim.kind: "claim",
        CollectionAction.kind: "collection", SurveyResponse.kind: "survey",
    ]
}
