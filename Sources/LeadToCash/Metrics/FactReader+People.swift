// Why this file exists: from the records of the organisation, of learning and of goals to what counts of them.

import SyncProtocol

extension FactReader {
    mutating func readRegion(_ id: RecordID, _ values: [FieldValue]) {
        var (place, row) = facts.regions.open(id)
        for item in values where item.field == Region.Fields.parent { row.parent = region(item.value) }
        facts.regions.rows[place] = row
    }

    mutating func region(_ value: Value) -> Int32 { value.asReference.map { facts.regions.claim($0) } ?? -1 }

    mutating func readOffice(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = Office.Fields
        var (place, row) = facts.offices.open(id)
        for item in values {
            switch item.field {
            case F.region: row.region = region(item.value)
            case F.functionalCurrency: row.currency = item.value.isEmpty ? -1 : currency(item.value)
            case F.fiscalStartMonth:
                let month = item.value.asInteger.flatMap { UInt8(exactly: $0) } ?? 1
                row.fiscalStartMonth = (1...12).contains(month) ? month : 1
            default: break
            }
        }
        facts.offices.rows[place] = row
    }

    mutating func readUser(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = User.Fields
        var (place, row) = facts.users.open(id)
        for item in values {
            switch item.field {
            case F.office: row.office = office(item.value)
            case F.role: row.role = word(item.value)
            case F.hireDate: row.hiredOn = Self.day(item.value)
            case F.status: row.status = Self.choice(item.value, else: .unsaid)
            default: break
            }
        }
        facts.users.rows[place] = row
    }

    mutating func readRole(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = RoleAssignment.Fields
        var (place, row) = facts.roles.open(id)
        for item in values {
            switch item.field {
            case F.user: row.user = user(item.value)
            case F.role: row.role = word(item.value)
            case F.office: row.office = office(item.value)
            case F.from: row.from = Self.day(item.value)
            case F.to: row.to = Self.day(item.value)
            default: break
            }
        }
        facts.roles.rows[place] = row
    }

    mutating func readCertification(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = CertificationRule.Fields
        var (place, row) = facts.certifications.open(id)
        for item in values {
            switch item.field {
            case F.role: row.role = word(item.value)
            case F.material: row.material = word(item.value)
            case F.passMark: row.passMark = item.value.asInteger.flatMap { Int16(exactly: $0) } ?? 0
            default: break
            }
        }
        facts.certifications.rows[place] = row
    }

    mutating func readTraining(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = TrainingRecord.Fields
        var (place, row) = facts.trainings.open(id)
        row.createdOn = FactDay(id.madeAt)
        for item in values {
            switch item.field {
            case F.user: row.user = user(item.value)
            case F.material: row.material = word(item.value)
            case F.score: row.score = item.value.asInteger.flatMap { Int16(exactly: $0) } ?? -1
            case F.passedAt: row.passedOn = FactDay(Self.instant(item.value))
            default: break
            }
        }
        facts.trainings.rows[place] = row
    }

    mutating func readTarget(_ id: RecordID, _ values: [FieldValue]) {
        var (place, row) = facts.targets.open(id)
        for item in values { read(item, into: &row) }
        facts.targets.rows[place] = row
    }

    private mutating func read(_ item: FieldValue, into row: inout TargetFact) {
        typealias F = Target.Fields
        let number = item.value.asInteger
        switch item.field {
        case F.office: row.office = office(item.value)
        case F.region: row.region = region(item.value)
        case F.user: row.user = user(item.value)
        case F.product: row.product = product(item.value)
        case F.metric: row.metric = word(item.value)
        case F.period: row.period = word(item.value)
        case F.unit: row.measure = Self.choice(item.value, else: .unsaid)
        case F.currency: row.currency = item.value.isEmpty ? -1 : currency(item.value)
        case F.baseline: (row.baseline, row.hasBaseline) = (number ?? 0, number != nil)
        case F.value: (row.value, row.hasValue) = (number ?? 0, number != nil)
        case F.stretch: (row.stretch, row.hasStretch) = (number ?? 0, number != nil)
        case F.weight: row.weight = number.flatMap { Int16(exactly: $0) } ?? -1
        case F.state: row.state = Self.choice(item.value, else: .unsaid)
        case F.publishedFrom: row.publishedFrom = Self.day(item.value)
        case F.revisionOf: row.revisionOf = item.value.asReference.map { facts.targets.claim($0) } ?? -1
        default: break
        }
    }

    mutating func readWaveGoal(_ id: RecordID, _ values: [FieldValue]) {
        typealias F = WaveGoal.Fields
        var (place, row) = facts.waveGoals.open(id)
        for item in values {
            let number = item.value.asInteger
            switch item.field {
            case F.wave: row.wave = item.value.asReference.map { facts.waves.claim($0) } ?? -1
            case F.metric: row.metric = word(item.value)
            case F.unit: row.measure = Self.choice(item.value, else: .unsaid)
            case F.currency: row.currency = item.value.isEmpty ? -1 : currency(item.value)
            case F.baseline: (row.baseline, row.hasBaseline) = (number ?? 0, number != nil)
            case F.value: (row.value, row.hasValue) = (number ?? 0, number != nil)
            case F.dueOn: row.dueOn = Self.day(item.value)
            default: break
            }
        }
        facts.waveGoals.rows[place] = row
    }
}
