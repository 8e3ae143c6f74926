// Why this file exists: a deal's record says how it stands; how it came there is told by the edits one after the
// other. Where the reader is told when an edit was made, it notes what the edit changed.

import SyncProtocol

extension FactReader {
    /// An edit that reaches HQ later than this after it was made may have missed a snapshot, milliseconds.
    static let late: Int64 = 3_600_000

    mutating func readDeal(_ id: RecordID, _ values: [FieldValue], _ moment: FactMoment?) {
        var (place, deal) = facts.deals.open(id)
        let kept = facts.kept(deal: place)
        let before = facts.deals.rows[place]
        if !before.isPresent {
            let made = id.madeAt
            deal.createdOn = FactDay(made.isKnown ? made : moment?.made ?? .none)
            if facts.openCases[RecordKey(kind: Opportunity.kind, id: id)] != nil { deal.flags.insert(.contested) }
        }
        for item in values { read(item, into: &deal, at: Int32(place)) }
        // An imported deal had come to its stage, or to its end, before anybody here heard of it.
        let told = before.isPresent || id.madeAt.isKnown ? moment : nil
        book(&deal, before, told)
        if let told { note(deal, before, Int32(place), values, told) }
        facts.deals.rows[place] = deal
        facts.openDeals.set(place, deal.isOpen)
        facts.restate(deal: place, from: kept)
    }

    private mutating func read(_ item: FieldValue, into deal: inout DealFact, at place: Int32) {
        typealias F = Opportunity.Fields
        switch item.field {
        case F.office: deal.office = office(item.value)
        case F.owner: deal.owner = user(item.value)
        case F.account: deal.account = account(item.value)
        case F.stage: deal.stage = DealStage(word: item.value.asText ?? "")
        case F.outcome: deal.outcome = Self.choice(item.value, else: .unsaid)
        case F.probability: deal.probability = item.value.asInteger.flatMap { Int8(exactly: $0) } ?? -1
        case F.forecastCategory: deal.category = Self.choice(item.value, else: .none)
        case F.expectedSignDate: deal.signOn = Self.day(item.value)
        case F.openedOn: deal.openedOn = Self.day(item.value)
        case F.closedOn: deal.closedOn = Self.day(item.value)
        case F.commercial:
            let money = money(item.value)
            (deal.amount, deal.currency) = (money.minor, money.currency)
        case F.managerForecast: readManagerForecast(item.value.parts, into: &deal)
        case F.productsInterest: readProducts(item.value, into: &deal, at: place)
        case F.nextStep: deal.set(.nextStep, !(item.value.parts.first ?? .null).isEmpty)
        case F.winClaim: deal.set(.winClaim, item.value.isTrue)
        case F.mergedInto: deal.set(.merged, !item.value.isEmpty)
        default: break
        }
    }

    private mutating func readManagerForecast(_ parts: [Value], into deal: inout DealFact) {
        deal.managerCategory = parts.first.map { Self.choice($0, else: .none) } ?? .none
        let money = money(.compound(Array(parts.dropFirst())))
        (deal.managerAmount, deal.managerCurrency) = (money.minor, money.currency)
    }

    private mutating func readProducts(_ value: Value, into deal: inout DealFact, at place: Int32) {
        guard case .set(let names) = value else {
            deal.product = -1
            deal.set(.severalProducts, false)
            facts.dealProducts[place] = nil
            return
        }
        let products = names.map { facts.words.claim($0) }
        deal.product = products.first ?? -1
        deal.set(.severalProducts, products.count > 1)
        facts.dealProducts[place] = products.count > 1 ? products : nil
    }

    /// Whose a deal is when it closes, and when HQ hears of it; a deal that is opened again is nobody's booking.
    private func book(_ deal: inout DealFact, _ before: DealFact, _ moment: FactMoment?) {
        guard !Self.goesOn(deal.standing) else {
            (deal.bookedOffice, deal.bookedOwner, deal.closedKnownOn) = (-1, -1, .none)
            return
        }
        let closesNow = !before.isPresent || Self.goesOn(before.standing)
        if closesNow, let moment { deal.closedKnownOn = FactDay(moment.received) }
        if closesNow || deal.bookedOffice < 0 { deal.bookedOffice = deal.office }
        if closesNow || deal.bookedOwner < 0 { deal.bookedOwner = deal.owner }
    }

    private static func goesOn(_ outcome: DealOutcome) -> Bool { outcome == .open || outcome == .suspended }

    private mutating func note(
        _ deal: DealFact, _ before: DealFact, _ place: Int32, _ values: [FieldValue], _ moment: FactMoment
    ) {
        let day = FactDay(moment.made)
        if deal.stage != before.stage, deal.stage != .none {
            facts.note(StageEventFact(deal: place, from: before.stage, to: deal.stage, day: day))
        }
        if before.isPresent, deal.owner != before.owner {
            facts.ownerChanges.append(
                OwnerChangeFact(deal: place, from: before.owner, to: deal.owner, day: day))
        }
        guard moment.received.since(moment.made) > Self.late else { return }
        var parts = Self.forecastParts(values)
        if !before.isPresent { parts.insert(.creation) }
        guard !parts.isEmpty else { return }
        facts.lateEdits.append(
            LateEditFact(
                deal: place, madeAt: moment.made, receivedAt: moment.received, parts: parts, forecast: deal.forecast,
                outcome: deal.standing))
    }

    private static func forecastParts(_ values: [FieldValue]) -> LateEditFact.Parts {
        typealias F = Opportunity.Fields
        var parts: LateEditFact.Parts = []
        for item in values {
            switch item.field {
            case F.commercial: parts.insert(.amount)
            case F.expectedSignDate: parts.insert(.signOn)
            case F.stage: parts.insert(.stage)
            case F.forecastCategory: parts.insert(.category)
            case F.probability: parts.insert(.probability)
            case F.outcome: parts.insert(.outcome)
            default: break
            }
        }
        return parts
    }

    mutating func readDealLine(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = OpportunityLine.Fields
        var (place, line) = facts.dealLines.open(id)
        for item in values {
            switch item.field {
            case F.opportunity: line.parent = deal(item.value)
            case F.product: line.product = product(item.value)
            case F.quantity: line.quantity = item.value.parts.first?.asInteger ?? 0
            case F.price: readPrice(item.value, into: &line)
            default: break
            }
        }
        facts.dealLines.rows[place] = line
    }

    /// {unit price, currency, discount in basis points}
    mutating func readPrice(_ value: Value, into line: inout LineFact) {
        line.unitPrice = money(value)
        line.discountBasisPoints = value.parts.dropFirst(2).first?.asInteger ?? 0
    }

    mutating func readSnapshot(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = Snapshot.Fields
        var (place, row) = facts.snapshots.open(id)
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.week: row.week = Self.day(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.takenAt: row.takenAt = Self.instant(item.value)
            case F.stage: row.forecast.stage = DealStage(word: item.value.asText ?? "")
            case F.amount: row.forecast.amount = money(item.value)
            case F.expectedSignDate: row.forecast.signOn = Self.day(item.value)
            case F.forecastCategory: row.forecast.category = Self.choice(item.value, else: .none)
            case F.probability:
                row.forecast.probability = item.value.asInteger.flatMap { Int8(exactly: $0) } ?? -1
            default: break
            }
        }
        facts.write(row, at: place)
    }
}

extension DealFact {
    mutating func set(_ flag: DealFlags, _ isSet: Bool) {
        if isSet { flags.insert(flag) } else { flags.remove(flag) }
    }

    var forecast: DealForecast {
        var forecast = DealForecast()
        forecast.amount = money
        forecast.signOn = signOn
        forecast.stage = stage
        forecast.category = category
        forecast.probability = probability
        return forecast
    }
}
