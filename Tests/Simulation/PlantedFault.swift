// Why this file exists: a checker that never fires proves nothing. Each of these is a bug that somebody could write;
// the
// tests plant them one by one and demand that the right checker finds them.

/// A bug built into one world on purpose.
public enum PlantedFault: String, Sendable, CaseIterable {
    /// I1: HQ drops what lost from its journal.
    case forgetsLosers
    /// I1: HQ does not write down what it holds.
    case forgetsHeldEdits
    /// I1: HQ forgets what somebody was when they made an edit, and refuses what should wait.
    case forgetsFormerRoles
    /// I2: HQ acknowledges before its disk has the edits.
    case acknowledgesUnsynced
    /// I3: a laptop gives a number again after a crash.
    case reusesCounters
    /// I4: HQ does not compare the chains of two copies of one database.
    case trustsNumbers
    /// I4: a copy that goes on under a new number leaves its unsent edits behind.
    case dropsUnsentOnRejoin
    /// I5: a restored HQ counts on where the backup stops.
    case countsOnAfterRestore
    /// I5: HQ calls everything backed up at once.
    case callsAllBackedUp
    /// I6: HQ takes in a doubled request twice.
    case appliesRetriesTwice
    /// I7: a laptop ignores removals.
    case ignoresRemovals
    /// I8: HQ lets the last arrival win.
    case lastArrivalWins
    /// I8: HQ forgets what people are.
    case forgetsRoles
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
    /// I14: HQ calls a reply complete although something was committed in a scope that it had read before.
    case endsOnMixedPages
    /// I18: HQ lets a deletion win over an edit that its author had not seen.
    case deletesUnseenWork
    /// I19: HQ makes a forgotten record anew when somebody edits it.
    case revivesForgotten
    /// I20: HQ sends a laptop that was away for too long to compare its rows before it takes in its edits.
    case comparesBeforePush
    /// I20: a laptop keeps the rows that HQ no longer has.
    case keepsStaleRows
    /// I20: HQ does not say that it has forgotten deletions.
    case forgetsFloors
    /// I21: HQ lets a laptop's stamp stand, however far ahead.
    case trustsForeignClocks
    /// I21: a laptop whose clock was set back does not say so.
    case hidesWrongClock
    /// I15: HQ does not say that a record has left what a laptop may hold.
    case keepsDepartures
    /// I15: HQ ends a reply although something was taken from its reader meanwhile.
    case feedsWhatWasTaken
    /// I16: a laptop takes a new scope for one that it knows.
    case skipsNewScopes
    /// I8: HQ forgets what somebody could hold when they made an edit.
    case forgetsGrants
    /// I17: HQ feeds one reader the confidential part of each scope with the rest.
    case leaksParts
    /// I25: HQ goes on answering a device that it has revoked.
    case feedsTheRevoked
    /// L1: a laptop does not look whether it may still be used.
    case ignoresLease
    /// I26: HQ makes no audit entry of what it refuses.
    case auditsNoRefusals
    /// I26: HQ keeps the hash of what an erasure left, and not of what was there.
    case hashesWhatIsLeft
    /// C3: HQ moves a record and leaves what is filed under it.
    case leavesFollowersBehind
    /// C1: HQ forgets that it has asked.
    case asksTwice
    /// C2: HQ applies the first of the edits that were accepted.
    case acceptsFirstOnly
    /// C2: HQ lets an edit that had come before its record wait for ever.
    case forgetsLatecomers

    /// The invariant that it breaks.
    public var invariant: String {
        switch self {
        case .forgetsLosers, .forgetsHeldEdits, .forgetsFormerRoles: "I1"
        case .acknowledgesUnsynced: "I2"
        case .reusesCounters: "I3"
        case .trustsNumbers, .dropsUnsentOnRejoin: "I4"
        case .countsOnAfterRestore, .callsAllBackedUp: "I5"
        case .appliesRetriesTwice: "I6"
        case .ignoresRemovals: "I7"
        case .lastArrivalWins, .forgetsRoles, .forgetsGrants: "I8"
        case .installsWhatWasCut: "I9"
        case .syncsKnowledgeFirst: "I10"
        case .skipsLastRow: "I11"
        case .hidesPendingEdits: "I12"
        case .neverClearsQueue: "I13"
        case .endsOnMixedPages: "I14"
        case .deletesUnseenWork: "I18"
        case .revivesForgotten: "I19"
        case .comparesBeforePush, .keepsStaleRows, .forgetsFloors: "I20"
        case .trustsForeignClocks, .hidesWrongClock: "I21"
        case .keepsDepartures, .feedsWhatWasTaken: "I15"
        case .skipsNewScopes: "I16"
        case .leaksParts: "I17"
        case .feedsTheRevoked: "I25"
        case .ignoresLease: "L1"
        case .auditsNoRefusals, .hashesWhatIsLeft: "I26"
        case .leavesFollowersBehind: "C3"
        case .asksTwice: "C1"
        case .acceptsFirstOnly, .forgetsLatecomers: "C2"
        }
    }
}
