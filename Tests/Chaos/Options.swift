// Why this file exists: what a run is told: which programs, how many kills, which seed, and whether to cheat.

/// What a run is told.
public struct ChaosOptions: Sendable {
    /// A fault of the driver's own, to see that the oracle notices.
    public enum Plant: String, Sendable, CaseIterable {
        /// A laptop's disk is secretly put back to before an edit that was promised.
        case lost
        /// A laptop's line stays silent after the storm.
        case stuck
        /// HQ's database is secretly put back to an earlier copy, and no laptop syncs afterwards.
        case rewound
    }

    /// Where the programs are.
    public var outpost: String
    public var outpostd: String
    /// The library that shifts a program's clock; nil: clocks stay right.
    public var wrongClock: String?
    public var seed: UInt64 = 1
    /// How many processes are to be killed.
    public var kills = 500
    /// How many seconds the storm may last, whatever was killed.
    public var seconds = 300
    public var laptops = 5
    /// How many clones may be made.
    public var clones = 4
    /// Whether disks are small file systems of their own that can be full; takes root.
    public var hasDisks = false
    /// How many seconds a command may take once all is well.
    public var patience = 30
    /// Whether laptops and HQ speak TLS: then a corrupt line is a cut one.
    public var isProtected = false
    public var plant: Plant?
    /// A file for one line of each command.
    public var trace: String?
    /// A folder to which everything is copied if something is found.
    public var keep: String?

    /// - Parameters: where the programs are.
    public init(outpost: String, outpostd: String) {
        self.outpost = outpost
        self.outpostd = outpostd
    }
}
