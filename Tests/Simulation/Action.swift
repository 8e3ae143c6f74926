// Why this file exists: a failing world can be cut down to the few things that mattered only if each thing that happens
// stands for itself, and does not change because another was left out.

/// One thing that happens in a world.
public struct Action: Sendable, Hashable, CustomStringConvertible {
    public let verb: Verb
    /// To whom or what: a laptop, a packet, a reply, by its place; counted around where there are fewer.
    public let place: Int
    /// Decides everything else about it; nil for the plainest: nothing goes wrong, the first of everything.
    public var seed: UInt64?

    /// `deliver 2 @1f3a`
    public var description: String {
        let seed = seed.map { " @" + String($0, radix: 16) } ?? ""
        return "\(verb.rawValue) \(place)\(seed)"
    }

    init(_ verb: Verb, _ place: Int, _ seed: UInt64?) {
        self.verb = verb
        self.place = place
        self.seed = seed
    }

    /// Reads what ``description`` writes.
    public init?(_ text: some StringProtocol) {
        let words = text.split(separator: " ")
        guard (2...3).contains(words.count), let verb = Verb(rawValue: String(words[0])), let place = Int(words[1]),
            place >= 0
        else { return nil }
        self.init(verb, place, nil)
        guard words.count == 3 else { return }
        guard words[2].first == "@", let seed = UInt64(words[2].dropFirst(), radix: 16) else { return nil }
        self.seed = seed
    }
}

/// What can happen.
public enum Verb: String, Sendable, CaseIterable {
    case edit, begin, deliver, commit, turnPage, decide, giveUp, expire, merge, attack
    case crash, crashHeadquarters, crashNode, failOver, jumpClock, pause, changeRole, damage, clone, takeImage, putBack
    case backUp, restore, collect, relocate, regrant, revoke, erase, upgrade
    case visitRelay, relayCalls, packParcel, openParcel

    /// The peril that says how often it happens; nil for daily life.
    var peril: Peril? {
        switch self {
        case .crash: .crash
        case .crashHeadquarters: .headquartersCrash
        case .crashNode: .nodeCrash
        case .failOver: .failover
        case .jumpClock: .clockJump
        case .pause: .longPause
        case .changeRole: .roleChange
        case .damage: .damageRows
        case .clone: .clone
        case .takeImage: .takeImage
        case .putBack: .restoreImage
        case .backUp: .backUp
        case .restore: .restoreHeadquarters
        case .collect: .collect
        case .relocate: .relocate
        case .regrant: .regrant
        case .revoke: .revoke
        case .erase: .erase
        case .upgrade: .upgrade
        case .visitRelay: .relayVisit
        case .relayCalls: .relayCall
        case .packParcel: .parcelOut
        case .openParcel: .parcelIn
        default: nil
        }
    }

    static let misfortunes = allCases.filter { $0.peril != nil }
}
