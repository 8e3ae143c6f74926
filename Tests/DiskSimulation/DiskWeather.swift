// Why this file exists: some bugs need many crashes and no full disk, others the reverse. Each seed draws its own mix,
// and switches some faults off altogether.

import Simulation

/// How often each thing happens in one world: weights of steps, or times in a thousand.
struct DiskWeather {
    let laptops: Int
    let cut: Int
    let laptopCrash: Int
    let officeCrash: Int
    let fullLaptop: Int
    let fullOffice: Int
    let readError: Int
    let writeError: Int
    let failedSync: Int
    let rotLaptop: Int
    let rotOffice: Int
    let restart: Int
    let restartOffice: Int
    let backUp: Int
    let restore: Int
    let move: Int
    let regrant: Int
    let erase: Int
    let collect: Int
    let compact: Int
    /// Whether the file or the log rots.
    let rotting: FaultDisk.Files

    init(_ chance: inout Chance) {
        laptops = chance.within(3...6)
        func draw(_ most: Int) -> Int { chance.pick([0, most / 3, most, most]) ?? 0 }
        cut = draw(300)
        laptopCrash = draw(24)
        officeCrash = draw(16)
        fullLaptop = draw(8)
        fullOffice = draw(6)
        readError = draw(8)
        writeError = draw(12)
        failedSync = draw(12)
        rotLaptop = draw(3)
        rotOffice = draw(2)
        restart = draw(9)
        restartOffice = draw(5)
        backUp = draw(5)
        restore = draw(2)
        move = draw(10)
        regrant = draw(4)
        erase = draw(3)
        collect = draw(4)
        compact = draw(3)
        rotting = chance.pick([[.database], [.database, .log], [.log]]) ?? .database
    }
}
