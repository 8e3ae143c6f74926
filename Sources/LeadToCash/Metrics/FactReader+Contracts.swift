// Why this file exists: from the records of gates, contracts and delivery to what counts of them.

import SyncProtocol

extension FactReader {
    mutating func readPrice(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = PriceRevision.Fields
        var (place, row) = facts.prices.open(id)
        for item in values {
            switch item.field {
            case F.opportunity: row.deal = deal(item.value)
            case F.number: row.number = item.value.asInteger ?? 0
            case F.discount: row.discount = item.value.asInteger ?? -1
            case F.authorisedDiscountBasis: row.authorisedDiscount = item.value.asInteger ?? -1
            case F.state: row.isBinding = ["approved", "approvedLower", "frozen"].contains(item.value.asText ?? "")
            default: break
            }
        }
        facts.prices.rows[place] = row
    }

    /// It has its deal's id.
    mutating func readFloor(_ id: RecordID, _ values: [FieldValue]) {
        var (place, row) = facts.floors.open(id)
        for item in values where item.field == DealFloor.Fields.floorPrice { row.price = money(item.value) }
        facts.floors.rows[place] = row
    }

    mutating func readSubmission(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = BidSubmission.Fields
        var (place, row) = facts.submissions.open(id)
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.opportunity: row.deal = deal(item.value)
            default: break
            }
        }
        facts.submissions.rows[place] = row
    }

    mutating func readGateRequest(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = GateRequest.Fields
        var (place, row) = facts.gateRequests.open(id)
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.requestedAt: row.requestedAt = Self.instant(item.value)
            case F.receivedAt: row.receivedAt = Self.instant(item.value)
            case F.gate: row.gate = Self.choice(item.value, else: .unsaid)
            default: break
            }
        }
        facts.gateRequests.rows[place] = row
    }

    mutating func readGate(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = GateDecision.Fields
        var (place, row) = facts.gates.open(id)
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.request: row.request = item.value.asReference.map { facts.gateRequests.claim($0) } ?? -1
            case F.decidedAt: row.decidedAt = Self.instant(item.value)
            case F.receivedAt: row.receivedAt = Self.instant(item.value)
            case F.gate: row.gate = Self.choice(item.value, else: .unsaid)
            case F.tier: row.tier = Self.choice(item.value, else: .unsaid)
            case F.decision: row.verdict = Self.choice(item.value, else: .unsaid)
            default: break
            }
        }
        facts.gates.rows[place] = row
    }

    mutating func readGateCondition(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = GateCondition.Fields
        var (place, row) = facts.gateConditions.open(id)
        for item in values {
            switch item.field {
            case F.contract: row.contract = contract(item.value)
            case F.closed: row.isClosed = item.value.isTrue
            case F.closedOn: row.closedOn = Self.day(item.value)
            default: break
            }
        }
        facts.gateConditions.rows[place] = row
    }

    mutating func readContract(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = Contract.Fields
        var (place, row) = facts.contracts.open(id)
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.owner: row.owner = user(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.account: row.account = account(item.value)
            case F.commercial: row.amount = money(item.value)
            case F.signedOn: row.signedOn = Self.day(item.value)
            case F.effectiveOn: row.effectiveOn = Self.day(item.value)
            case F.state: row.state = Self.choice(item.value, else: .unsaid)
            default: break
            }
        }
        facts.contracts.rows[place] = row
    }

    mutating func readContractLine(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = ContractLine.Fields
        var (place, row) = facts.contractLines.open(id)
        for item in values {
            switch item.field {
            case F.contract: row.parent = contract(item.value)
            case F.product: row.product = product(item.value)
            case F.quantity: row.quantity = item.value.parts.first?.asInteger ?? 0
            case F.price: readPrice(item.value, into: &row)
            default: break
            }
        }
        facts.contractLines.rows[place] = row
    }

    mutating func readPaymentTerm(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = PaymentTerm.Fields
        var (place, row) = facts.paymentTerms.open(id)
        for item in values {
            switch item.field {
            case F.contract: row.contract = contract(item.value)
            case F.milestone: row.milestone = milestone(item.value)
            case F.dueUpon: row.trigger = Self.choice(item.value, else: .unsaid)
            case F.dueOn: row.dueOn = Self.day(item.value)
            default: break
            }
        }
        facts.paymentTerms.rows[place] = row
    }

    mutating func readReview(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = ContractReview.Fields
        var (place, row) = facts.reviews.open(id)
        for item in values {
            switch item.field {
            case F.contract: row.contract = contract(item.value)
            case F.deviations: row.hasDeviations = !Normalization.trimmed(item.value.asText ?? "").isEmpty
            case F.state: row.isSubmitted = item.value.asText == ContractReview.submitted
            default: break
            }
        }
        facts.reviews.rows[place] = row
    }

    mutating func readChangeOrder(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = ChangeOrder.Fields
        var (place, row) = facts.changeOrders.open(id)
        for item in values {
            switch item.field {
            case F.contract: row.contract = contract(item.value)
            case F.effectiveOn: row.effectiveOn = Self.day(item.value)
            case F.state: row.isEffective = item.value.asText == "effective"
            case F.cause: row.isDrafting = item.value.asText == ChangeOrder.drafting
            default: break
            }
        }
        facts.changeOrders.rows[place] = row
    }

    mutating func readProject(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = DeliveryProject.Fields
        var (place, row) = facts.projects.open(id)
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.owner: row.owner = user(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.baseline: row.baselineEnd = item.value.parts.count > 1 ? Self.day(item.value.parts[1]) : .none
            case F.costForecast: row.costForecast = money(item.value)
            case F.costBaseline: row.costBaseline = money(item.value)
            default: break
            }
        }
        facts.projects.rows[place] = row
    }

    mutating func readMilestone(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = Milestone.Fields
        var (place, row) = facts.milestones.open(id)
        row.isContested = facts.openCases[RecordKey(kind: Milestone.kind, id: id)] != nil
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.contract: row.contract = contract(item.value)
            case F.plannedOn: row.plannedOn = Self.day(item.value)
            case F.acceptedOn: row.acceptedOn = Self.day(item.value)
            case F.state: row.state = Self.choice(item.value, else: .unsaid)
            default: break
            }
        }
        facts.milestones.rows[place] = row
    }

    mutating func readAcceptance(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = Acceptance.Fields
        var (place, row) = facts.acceptances.open(id)
        for item in values {
            switch item.field {
            case F.milestone: row.milestone = milestone(item.value)
            case F.result: row.result = Self.choice(item.value, else: .unsaid)
            case F.revoked: row.isRevoked = item.value.isTrue
            case F.setAside: row.isSetAside = item.value.isTrue
            default: break
            }
        }
        facts.acceptances.rows[place] = row
    }
}
