// Why this file exists: how long figures over a million deals take shows only over a million deals. No real company
// ships with Outpost, so this one is made up: five years of it, told to the facts as HQ's store tells them, or to HQ.

import LeadToCash
import SyncProtocol

/// A made-up company and what counts of it. Equal seeds make equal companies.
struct Company {
    /// The day of the figures, and the first of the five years before it: days since 1970-01-01.
    static let today = day(2026, 11, 15)
    static let founded = today - 1826
    /// The first day of the quarter that the day of the figures is in.
    static let quarter = day(2026, 10, 1)

    /// An office and its people.
    struct Branch {
        let id: RecordID
        let currency: String
        let people: [RecordID]
    }

    /// One thing that a store tells: a record, or what an edit changed of it.
    struct Telling: Sendable {
        let kind: KindNumber
        let id: RecordID
        let values: [FieldValue]
        let moment: FactMoment?
    }

    /// How many deals it ever had.
    let size: Int
    private(set) var reader = FactReader()
    /// Records and edits taken in, and the seconds that took; making them up is not counted.
    private(set) var told = 0
    private(set) var seconds = 0.0
    /// Whoever is told instead of the facts; then those stay empty.
    private let listener: (([Telling]) -> Void)?
    private var waiting: [Telling] = []
    private var random: SplitMix64
    private var made: UInt64 = 0

    var branches: [Branch] = []
    var products: [RecordID] = []
    var accounts: [RecordID] = []
    var deals: [RecordID] = []

    /// Things made up before the clock runs for them.
    private static let portion = 20_000
    static let currencies = ["USD", "EUR", "CNY", "BRL", "INR"]

    /// - Parameter listener: is told everything, portion by portion, instead of the facts.
    init(size: Int, seed: UInt64, listener: (([Telling]) -> Void)? = nil) {
        self.size = size
        self.listener = listener
        random = SplitMix64(seed: seed)
        waiting.reserveCapacity(Self.portion)
        deals.reserveCapacity(size)
        // As HQ does when it reads everything: sums are added up once, at the end.
        reader.pauseAggregates()
        tellOrganisation()
        tellCustomers()
        tellDeals()
        tellLeads()
        tellWork()
        tellCases()
        takeIn()
        guard listener == nil else { return }
        let took = clocked { reader.resumeAggregates() }
        seconds += took
        noteField()
    }

    // MARK: Telling

    mutating func tell(_ kind: KindNumber, _ id: RecordID, at moment: FactMoment? = nil, _ values: [FieldValue]) {
        waiting.append(Telling(kind: kind, id: id, values: values, moment: moment))
        if waiting.count >= Self.portion { takeIn() }
    }

    /// Tells a new record.
    @discardableResult
    mutating func add(_ kind: KindNumber, on day: Int = Company.founded, _ values: [FieldValue]) -> RecordID {
        let id = newID(on: day)
        tell(kind, id, values)
        return id
    }

    private mutating func takeIn() {
        let portion = waiting
        waiting.removeAll(keepingCapacity: true)
        told += portion.count
        if let listener { return listener(portion) }
        let took = clocked {
            for item in portion { reader.update(item.kind, item.id, item.values, at: item.moment) }
        }
        seconds += took
    }

    /// The id of a record that a laptop made on a day.
    mutating func newID(on day: Int) -> RecordID {
        made += 1
        return RecordID(
            milliseconds: UInt64(clamping: Self.noon(day)), entropy: 0, replica: ReplicaID(rawValue: 7), counter: made)
    }

    /// What no record says: devices, their syncs, and where edits met.
    private mutating func noteField() {
        let facts = reader.facts
        var devices: [DeviceFact] = []
        for person in branches.flatMap(\.people) {
            let place = facts.users.place(of: person) ?? -1
            let idle = Int64(below(6 * 86_400)) * 1000
            devices.append(
                DeviceFact(
                    replica: ReplicaID(rawValue: UInt32(100 + devices.count)), user: place,
                    office: facts.users[place]?.office ?? -1, lastSyncAt: FactInstant(Self.noon(Self.today) - idle),
                    clockOffset: Int64(below(400_000)), pendingEdits: chance(5) ? 3 : 0,
                    pendingSince: FactInstant(Self.noon(Self.today) - 10 * idle)))
        }
        var syncs: [SyncFact] = []
        for _ in 0..<min(20_000, 4 * size) {
            syncs.append(
                SyncFact(
                    office: Int32(below(branches.count)), at: FactInstant(Self.noon(Self.today - below(60))),
                    succeeded: !chance(3), bytes: Int64(below(100_000)), edits: Int64(below(40)),
                    duration: Int64(below(2000))))
        }
        var tallies: [EditTallyFact] = []
        for office in branches.indices {
            for age in 0..<400 {
                tallies.append(
                    EditTallyFact(
                        office: Int32(office), day: FactDay(number: Int32(Self.today - age)),
                        edited: Int64(500 + below(500)), merged: Int64(below(20)), chosen: Int64(below(5)),
                        asked: Int64(below(3))))
            }
        }
        reader.facts.devices = devices
        reader.facts.syncs = syncs
        reader.facts.editTallies = tallies
    }

    // MARK: Chance

    /// A number from 0 up to a bound.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: random.next().multipliedFullWidth(by: UInt64(max(bound, 1))).high)
    }

    /// A whole number of a range, some number of times.
    mutating func whole(_ range: Range<Int>, times factor: Int = 1) -> Value {
        let number = range.lowerBound + below(range.count)
        return .integer(Int64(number * factor))
    }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func anyBranch() -> Branch {
        let number = below(branches.count)
        return branches[number]
    }

    mutating func word(_ words: [String]) -> String { words.isEmpty ? "" : words[below(words.count)] }

    mutating func pick(_ ids: [RecordID]) -> Value { ids.isEmpty ? .null : .reference(ids[below(ids.count)]) }

    // MARK: Days and values

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        CivilDate(year: year, month: month, day: day).map { Int($0.days) } ?? 0
    }

    /// Noon of a day, Unix milliseconds.
    static func noon(_ day: Int) -> Int64 { Int64(day) * 86_400_000 + 43_200_000 }

    static func date(_ day: Int) -> Value { CivilDate(days: Int64(day)).map(Value.date) ?? .null }
    static func instant(_ day: Int) -> Value { .integer(noon(day)) }
    static func money(_ minor: Int, _ currency: String) -> Value {
        .compound([.integer(Int64(minor)), .text(currency)])
    }

    /// An edit of a day; one in ten reaches HQ days later.
    mutating func moment(_ day: Int) -> FactMoment {
        let heard = chance(10) ? min(day + 1 + below(20), Self.today) : day
        return FactMoment(made: Self.noon(day), received: Self.noon(heard))
    }
}
