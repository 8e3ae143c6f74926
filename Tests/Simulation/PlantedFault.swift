// Why this file exists: a checker that never fires proves nothing. Each of these is a bug that somebody could write,
// and that many have; they are planted one by one, and the right checker has to find each. They exist in the simulated
// stores and programs alone: nothing of Outpost's own programs links this module.

/// A bug built into one world on purpose.
public enum PlantedFault: String, Sendable, CaseIterable {
    case forgetsLosers
    case forgetsHeldEdits
    case forgetsFormerRoles
    case acknowledgesUnsynced
    case reusesCounters
    case trustsNumbers
    case dropsUnsentOnRejoin
    case countsOnAfterRestore
    case callsAllBackedUp
    case appliesRetriesTwice
    case ignoresRemovals
    case lastArrivalWins
    case forgetsRoles
    case installsWhatWasCut
    case syncsKnowledgeFirst
    case skipsLastRow
    case hidesPendingEdits
    case neverClearsQueue
    case endsOnMixedPages
    case deletesUnseenWork
    case revivesForgotten
    case comparesBeforePush
    case keepsStaleRows
    case comparesRowsAlone
    case forgetsFloors
    case trustsForeignClocks
    case hidesWrongClock
    case keepsDepartures
    case feedsWhatWasTaken
    case skipsNewScopes
    case forgetsGrants
    case leaksParts
    case feedsTheRevoked
    case trustsParcels
    case keepsTimelineOnFailover
    case takesStandbyForBackup
    case keepsRevivalsDead
    case neverRewinds
    case staysBusyAfterCrash
    case blocksAfterRefusal
    case resolvesLocally
    case skipsLongTail
    case ignoresUnknownKinds
    case upgradesWithoutFetching
    case takesUpgradedForNew
    case forgetsWhatUpgradedHold
    case forgetsOldPrograms
    case ignoresLease
    case auditsNoRefusals
    case hashesWhatIsLeft
    case leavesFollowersBehind
    case asksTwice
    case acceptsFirstOnly
    case forgetsLatecomers

    /// What it does.
    public var story: String {
        switch self {
        case .forgetsLosers: "HQ drops what lost from its journal."
        case .forgetsHeldEdits: "HQ does not write down what it holds."
        case .forgetsFormerRoles: "HQ forgets what somebody was when they made an edit, and refuses what should wait."
        case .acknowledgesUnsynced: "HQ acknowledges before its disk has the edits."
        case .reusesCounters: "a laptop gives a number again after a crash."
        case .trustsNumbers: "HQ does not compare the chains of two copies of one database."
        case .dropsUnsentOnRejoin: "a copy that goes on under a new number leaves its unsent edits behind."
        case .countsOnAfterRestore: "a restored HQ counts on where the backup stops."
        case .callsAllBackedUp: "HQ calls everything backed up at once."
        case .appliesRetriesTwice: "HQ takes in a doubled request twice."
        case .ignoresRemovals: "a laptop ignores removals."
        case .lastArrivalWins: "HQ lets the last arrival win."
        case .forgetsRoles: "HQ forgets what people are."
        case .installsWhatWasCut: "a laptop applies what it has staged when the line is cut."
        case .syncsKnowledgeFirst: "a laptop's knowledge reaches the disk before its rows do."
        case .skipsLastRow: "a laptop skips the last row of every batch."
        case .hidesPendingEdits: "an install wipes pending edits from view."
        case .neverClearsQueue: "a laptop never raises what was acknowledged."
        case .endsOnMixedPages:
            "HQ calls a reply complete although something was committed in a scope that it had read before."
        case .deletesUnseenWork: "HQ lets a deletion win over an edit that its author had not seen."
        case .revivesForgotten: "HQ makes a forgotten record anew when somebody edits it."
        case .comparesBeforePush: "HQ compares the rows of a laptop that was long away before it takes in its edits."
        case .comparesRowsAlone: "a repair compares rows, and not what the journal says of records without one."
        case .keepsStaleRows: "a laptop keeps the rows that HQ no longer has."
        case .forgetsFloors: "HQ does not say that it has forgotten deletions."
        case .trustsForeignClocks: "HQ lets a laptop's stamp stand, however far ahead."
        case .hidesWrongClock: "a laptop whose clock was set back does not say so."
        case .keepsDepartures: "HQ does not say that a record has left what a laptop may hold."
        case .feedsWhatWasTaken: "HQ ends a reply although something was taken from its reader meanwhile."
        case .skipsNewScopes: "a laptop takes a new scope for one that it knows."
        case .forgetsGrants: "HQ forgets what somebody could hold when they made an edit."
        case .leaksParts: "HQ feeds one reader the confidential part of each scope with the rest."
        case .feedsTheRevoked: "HQ goes on answering a device that it has revoked."
        case .trustsParcels: "HQ takes a file for what it says of itself, and does not compare its chain."
        case .takesStandbyForBackup: "what a standby has that took over counts as being in a backup."
        case .keepsTimelineOnFailover: "a standby that lacks the last commits takes over as if nothing had happened."
        case .keepsRevivalsDead: "HQ lets a record that was made anew stay deleted."
        case .neverRewinds: "a laptop does not send again what a restored HQ has lost."
        case .staysBusyAfterCrash: "a laptop that crashed during a sync takes the sync for under way for ever."
        case .blocksAfterRefusal: "HQ takes in nothing more from whoever it has refused something."
        case .resolvesLocally: "a laptop settles a conflict by an edit of its own whenever it hears of one."
        case .skipsLongTail: "HQ calls a scope sent although a page had no room for all of it."
        case .ignoresUnknownKinds: "a laptop does not count records of a kind that only newer programs know."
        case .forgetsWhatUpgradedHold: "HQ does not tell an upgraded laptop what has left its scopes."
        case .takesUpgradedForNew: "HQ takes an upgraded laptop, which asks for everything once more, for a new one."
        case .forgetsOldPrograms:
            "an older program goes on syncing a file that was upgraded under its hands, and nobody notes it."
        case .upgradesWithoutFetching: "an upgraded laptop does not ask for what it did not know before."
        case .ignoresLease: "a laptop does not look whether it may still be used."
        case .auditsNoRefusals: "HQ makes no audit entry of what it refuses."
        case .hashesWhatIsLeft: "HQ keeps the hash of what an erasure left, and not of what was there."
        case .leavesFollowersBehind: "HQ moves a record and leaves what is filed under it."
        case .asksTwice: "HQ forgets that it has asked."
        case .acceptsFirstOnly: "HQ applies the first of the edits that were accepted."
        case .forgetsLatecomers: "HQ lets an edit that had come before its record wait for ever."
        }
    }

    /// The invariant that it breaks.
    public var invariant: String {
        switch self {
        case .forgetsLosers, .forgetsHeldEdits, .forgetsFormerRoles: "I1"
        case .acknowledgesUnsynced: "I2"
        case .reusesCounters: "I3"
        case .trustsNumbers, .dropsUnsentOnRejoin, .trustsParcels: "I4"
        case .countsOnAfterRestore, .callsAllBackedUp, .keepsTimelineOnFailover, .takesStandbyForBackup: "I5"
        case .appliesRetriesTwice: "I6"
        case .ignoresRemovals: "I7"
        case .lastArrivalWins, .forgetsRoles, .forgetsGrants, .keepsRevivalsDead: "I8"
        case .installsWhatWasCut: "I9"
        case .syncsKnowledgeFirst: "I10"
        case .skipsLastRow: "I11"
        case .hidesPendingEdits: "I12"
        case .neverClearsQueue, .neverRewinds, .staysBusyAfterCrash, .blocksAfterRefusal, .resolvesLocally: "I13"
        case .endsOnMixedPages, .skipsLongTail: "I14"
        case .deletesUnseenWork: "I18"
        case .revivesForgotten: "I19"
        case .comparesBeforePush, .keepsStaleRows, .forgetsFloors, .takesUpgradedForNew: "I20"
        case .trustsForeignClocks, .hidesWrongClock: "I21"
        case .keepsDepartures, .feedsWhatWasTaken, .forgetsWhatUpgradedHold, .comparesRowsAlone: "I15"
        case .skipsNewScopes: "I16"
        case .leaksParts: "I17"
        case .ignoresUnknownKinds, .upgradesWithoutFetching, .forgetsOldPrograms: "I22"
        case .feedsTheRevoked: "I25"
        case .ignoresLease: "L1"
        case .auditsNoRefusals, .hashesWhatIsLeft: "I26"
        case .leavesFollowersBehind: "C3"
        case .asksTwice: "C1"
        case .acceptsFirstOnly, .forgetsLatecomers: "C2"
        }
    }
}
