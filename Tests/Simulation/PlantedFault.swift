// Why this file exists: a checker that never fires proves nothing. Each of these is a bug that somebody could write;
// the
// tests plant them one by one and demand that the right checker finds them.

/// A bug built into one world on purpose.
public enum PlantedFault: String, Sendable, CaseIterable {
    /// I1: HQ drops what lost from its journal.
    case forgetsLosers
    /// I2: HQ acknowledges before its disk has the edits.
    case acknowledgesUnsynced
    /// I3: a laptop gives a number again after a crash.
    case reusesCounters
    /// I6: HQ takes in a doubled request twice.
    case appliesRetriesTwice
    /// I7: a laptop ignores removals.
    case ignoresRemovals
    /// I8: HQ lets the last arrival win.
    case lastArrivalWins
    /// I9: a laptop applies what it has staged when the line is cut.
    case installsWhatWasCut
    /// I10: a laptop's knowledge reaches the disk before its rows do.
    case syncsKnowledgeFirst
    /// I11: a laptop skips the last row of every batch.
    case skipsLastRow
    /// I12: an install wipes pending edits from view.
    case hidesPendingEdits
    /// I13: a laptop never raises what was acknowledged.
    case neverClearsQueue
    /// I21: HQ lets a laptop's stamp stand, however far ahead.
    case trustsForeignClocks

    /// The invariant that it breaks.
    public var invariant: String {
        switch self {
        case .forgetsLosers: "I1"
        case .acknowledgesUnsynced: "I2"
        case .reusesCounters: "I3"
        case .appliesRetriesTwice: "I6"
        case .ignoresRemovals: "I7"
        case .lastArrivalWins: "I8"
        case .installsWhatWasCut: "I9"
        case .syncsKnowledgeFirst: "I10"
        case .skipsLastRow: "I11"
        case .hidesPendingEdits: "I12"
        case .neverClearsQueue: "I13"
        case .trustsForeignClocks: "I21"
        }
    }
}
