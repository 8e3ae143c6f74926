// Why this file exists: some bugs need many crashes and no clock jump, others the reverse. Each seed draws its own mix.

/// How often each thing happens in one world. Numbers are weights or times in a thousand.
struct Weather {
    let laptops: Int
    let offices: Int
    let steps: Int
    /// How many rows HQ puts on a page: small ones make pages from different snapshots.
    let pageRows: Int
    /// Whether HQ's store answers briefly where it may.
    let isBrief: Bool
    let drop: Int
    let duplicate: Int
    let truncate: Int
    let corrupt: Int
    let misdeliver: Int
    let crash: Int
    let headquartersCrash: Int
    let clockJump: Int
    let damageRows: Int
    let lazySync: Int
    let decide: Int
    let longPause: Int
    let roleChange: Int
    let clone: Int
    let takeImage: Int
    let restoreImage: Int
    let backUp: Int
    let restoreHeadquarters: Int
    let collect: Int
    let erase: Int
    /// How often HQ moves a record, and changes what a laptop may hold.
    let relocate: Int
    let regrant: Int
    /// How often HQ takes a device from its user.
    let revoke: Int
    /// For how many days a laptop may be used without a sync; 0 for ever.
    let offlineDays: UInt32
    /// For how long HQ waits before it calls an edit backed up, and for how long it keeps deletions, milliseconds.
    let retention: UInt64
    let lease: UInt64
    /// Whether HQ's own clock is sometimes wrong.
    let isHeadquartersClockWrong: Bool

    init(_ chance: inout Chance) {
        laptops = chance.within(3...8)
        offices = chance.within(1...3)
        steps = chance.within(80...180)
        pageRows = chance.pick([1, 2, 4, 16, 64]) ?? 4
        isBrief = chance.hits(perMille: 500)
        let isCalm = chance.hits(perMille: 100)
        func draw(_ most: Int) -> Int { isCalm ? 0 : chance.pick([0, most / 4, most / 2, most]) ?? 0 }
        drop = draw(250)
        duplicate = draw(250)
        truncate = draw(200)
        corrupt = draw(200)
        misdeliver = draw(60)
        crash = draw(12)
        headquartersCrash = draw(8)
        clockJump = draw(10)
        damageRows = draw(4)
        lazySync = draw(400)
        decide = chance.within(1...8)
        longPause = draw(12)
        roleChange = draw(16)
        clone = draw(6)
        takeImage = draw(60)
        restoreImage = draw(20)
        backUp = draw(40)
        restoreHeadquarters = draw(14)
        collect = draw(60)
        erase = draw(8)
        relocate = draw(25)
        regrant = draw(20)
        revoke = draw(6)
        offlineDays = chance.pick([0, 0, 1, 7]) ?? 0
        let hour: UInt64 = 3_600_000
        retention = chance.pick([0, hour / 60, hour, 30 * 24 * hour]) ?? 0
        lease = chance.pick([hour, 24 * hour, 180 * 24 * hour]) ?? hour
        isHeadquartersClockWrong = chance.hits(perMille: 300)
    }
}
