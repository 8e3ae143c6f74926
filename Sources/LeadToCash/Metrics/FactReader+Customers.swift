// Why this file exists: from the records of customers, leads and what was done for them to what counts of them.

import SyncProtocol

extension FactReader {
    mutating func readAccount(_ id: RecordID, _ values: [FieldValue], _ moment: FactMoment?) {
        typealias F = Account.Fields
        let isNew = facts.accounts[id] == nil
        var (place, row) = facts.accounts.open(id)
        if isNew { row.createdOn = FactDay(Self.made(id, moment)) }
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.mergedInto: row.isMerged = !item.value.isEmpty
            default: break
            }
        }
        facts.accounts.rows[place] = row
    }

    /// When a record was made: as its id says, else as the edit does.
    static func made(_ id: RecordID, _ moment: FactMoment?) -> FactInstant {
        id.madeAt.isKnown ? id.madeAt : moment?.made ?? .none
    }

    mutating func readContact(_ id: RecordID, _ values: [FieldValue]) {
        var (place, row) = facts.contacts.open(id)
        for item in values where item.field == Contact.Fields.account { row.account = account(item.value) }
        facts.contacts.rows[place] = row
    }

    mutating func readLead(_ id: RecordID, _ values: [FieldValue], _ moment: FactMoment?) {
        var (place, row) = facts.leads.open(id)
        let before = facts.leads.rows[place]
        if !before.isPresent { row.createdAt = Self.made(id, moment) }
        var convertedTo: RecordID?
        for item in values {
            if item.field == Lead.Fields.convertedOpportunity { convertedTo = item.value.asReference }
            read(item, into: &row)
        }
        if row.isConverted, !before.isConverted {
            row.convertedAt = moment?.made ?? convertedTo?.madeAt ?? .none
        } else if !row.isConverted {
            row.convertedAt = .none
        } else if !row.convertedAt.isKnown, let convertedTo {
            row.convertedAt = convertedTo.madeAt
        }
        if before.status == .closed, row.status != .closed, let moment { row.reopenedAt = moment.made }
        facts.write(row, at: place)
    }

    private mutating func read(_ item: FieldValue, into row: inout LeadFact) {
        typealias F = Lead.Fields
        switch item.field {
        case F.office: row.office = office(item.value)
        case F.assignedTo: row.assignedTo = user(item.value)
        case F.source: row.source = word(item.value)
        case F.campaign: row.campaign = campaign(item.value)
        case F.status: row.status = Self.choice(item.value, else: .unsaid)
        case F.temperature: row.temperature = Self.choice(item.value, else: .unsaid)
        case F.firstResponseAt: row.firstResponseAt = Self.instant(item.value)
        case F.convertedOpportunity: row.convertedDeal = deal(item.value)
        case F.duplicateOf: row.isRepeat = !item.value.isEmpty
        case F.mergedInto: row.isMerged = !item.value.isEmpty
        default: break
        }
    }

    mutating func readActivity(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = Activity.Fields
        var (place, row) = facts.activities.open(id)
        for item in values {
            switch item.field {
            case F.occurredAt: row.at = Self.instant(item.value)
            case F.author: row.author = user(item.value)
            case F.lead: row.lead = lead(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.contact: row.contact = item.value.asReference.map { facts.contacts.claim($0) } ?? -1
            case F.account: row.account = account(item.value)
            default: break
            }
        }
        facts.activities.rows[place] = row
    }

    mutating func readSurvey(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = SurveyResponse.Fields
        var (place, row) = facts.surveys.open(id)
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.account: row.account = account(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.date: row.date = Self.day(item.value)
            case F.score: row.score = item.value.asInteger.flatMap { Int8(exactly: $0) } ?? -1
            default: break
            }
        }
        facts.surveys.rows[place] = row
    }

    mutating func readImprovement(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = Improvement.Fields
        var (place, row) = facts.improvements.open(id)
        row.createdOn = FactDay(id.madeAt)
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.author: row.author = user(item.value)
            default: break
            }
        }
        facts.improvements.rows[place] = row
    }

    /// Which edit answered it, the log tells; a record that is read as it stands says only that somebody did.
    mutating func readRequirement(_ id: RecordID, _ values: [FieldValue], _ moment: FactMoment?) {
        typealias F = Requirement.Fields
        var (place, row) = facts.requirements.open(id)
        let before = facts.requirements.rows[place]
        if !before.isPresent { row.createdAt = Self.made(id, moment) }
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.author: row.author = user(item.value)
            case F.status: row.status = Self.choice(item.value, else: .unsaid)
            case F.ipdAnswer: row.hasProductAnswer = !(item.value.asText ?? "").isEmpty
            default: break
            }
        }
        if !row.isAnswered {
            row.answeredAt = .none
        } else if !before.isAnswered {
            row.answeredAt = moment?.made ?? .none
        }
        facts.requirements.rows[place] = row
    }

    mutating func readProduct(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = Product.Fields
        var (place, row) = facts.products.open(id)
        for item in values {
            switch item.field {
            case F.name: row.name = word(item.value)
            case F.listPrice: row.listPrice = money(item.value)
            default: break
            }
        }
        facts.products.rows[place] = row
    }

    mutating func readTask(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = DealTask.Fields
        var (place, row) = facts.tasks.open(id)
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.assignee: row.assignee = user(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.step: row.step = word(item.value)
            case F.dueOn: row.dueOn = Self.day(item.value)
            case F.state: row.state = Self.choice(item.value, else: .unsaid)
            case F.evidence: row.hasEvidence = !(item.value.asText ?? "").isEmpty
            default: break
            }
        }
        facts.tasks.rows[place] = row
    }

    mutating func readDeviation(_ id: RecordID, _ values: [FieldValue], _ moment: FactMoment?) {
        typealias F = Deviation.Fields
        let isNew = facts.deviations[id] == nil
        var (place, row) = facts.deviations.open(id)
        if isNew { row.createdOn = FactDay(Self.made(id, moment)) }
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.opportunity: row.deal = deal(item.value)
            case F.nature: row.isSkipped = item.value.asText == "skipped"
            default: break
            }
        }
        facts.deviations.rows[place] = row
    }
}
