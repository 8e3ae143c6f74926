// Why this file exists: two reps who meet one customer on one day make two records. They must be found, and two
// companies that merely look alike must not be taken for one.

import SyncProtocol

/// Compares two records of one kind. A pure function: equal inputs give equal findings on a laptop and at HQ.
public enum DuplicateDetector {
    /// A lead settled longer than this before or after the other was made is another matter: thirty days.
    static let sameMatterMilliseconds: UInt64 = 30 * 86_400_000

    /// What speaks for these two being one; nil if nothing does. The order of the two does not matter.
    public static func compare(_ a: DuplicateSubject, _ b: DuplicateSubject) -> DuplicateFinding? {
        guard a.key != b.key, a.key.kind == b.key.kind else { return nil }
        if a.key.kind == Opportunity.kind, a.isSettled || b.isSettled { return nil }
        // A customer who buys again after a contract has another need than the one that led to it.
        if a.origin != b.origin { return nil }
        var weighing = Weighing(a, b)
        weighing.registration()
        weighing.tender()
        weighing.website()
        weighing.names()
        weighing.reach(.phone)
        weighing.reach(.email)
        return weighing.finding
    }
}

/// The evidence on two records, as it is gathered.
private struct Weighing {
    let a: DuplicateSubject
    let b: DuplicateSubject
    let place: Whereabouts.Relation
    var evidence: [(DuplicateFinding.Evidence, DuplicateCertainty)] = []
    var doubts: [DuplicateDoubt] = []

    init(_ a: DuplicateSubject, _ b: DuplicateSubject) {
        self.a = a.key < b.key ? a : b
        self.b = a.key < b.key ? b : a
        place = a.whereabouts.relation(to: b.whereabouts)
    }

    /// What both have of one sort, the first in order.
    private func shared(_ signal: DuplicateSignal) -> String? {
        guard let ours = a.marks[signal], let theirs = b.marks[signal] else { return nil }
        return ours.intersection(theirs).min()
    }

    private mutating func add(_ signal: DuplicateSignal, _ shared: String, _ certainty: DuplicateCertainty) {
        evidence.append((DuplicateFinding.Evidence(signal: signal, shared: shared), certainty))
    }

    /// Registers of two countries may issue one number to two companies.
    mutating func registration() {
        let countries = (a.registrationCountry, b.registrationCountry)
        let agree = countries.0 != nil && countries.0 == countries.1
        if let number = shared(.registration) {
            if agree { return add(.registration, number, .certain) }
            if let ours = countries.0, let theirs = countries.1, ours.differs(from: theirs) { return }
            add(.registration, number, .likely)
        } else if agree, a.marks[.registration]?.isEmpty == false, b.marks[.registration]?.isEmpty == false {
            doubts.append(.registrationsDiffer)
        }
    }

    /// Two customers may number their tenders alike.
    mutating func tender() {
        guard let number = shared(.tenderNumber) else { return }
        switch (a.whereabouts.account, b.whereabouts.account) {
        case (let ours?, let theirs?): if ours == theirs { add(.tenderNumber, number, .likely) }
        default: add(.tenderNumber, number, .possible)
        }
    }

    /// Companies of one group in several countries often share a site.
    mutating func website() {
        guard let domain = shared(.website) else { return }
        add(.website, domain, place == .different ? .possible : .likely)
    }

    mutating func reach(_ signal: DuplicateSignal) {
        if let same = shared(signal) { add(signal, same, .possible) }
    }

    /// The name, or else an alias. Never certain, and nothing at all between two countries.
    mutating func names() {
        guard place != .different else { return }
        let matches = a.names.enumerated().flatMap { first in
            b.names.enumerated().compactMap { second -> Match? in
                guard first.element.isComparable, first.element.text == second.element.text else { return nil }
                return Match(
                    isName: first.offset == 0 && second.offset == 0, text: first.element.text,
                    doubt: first.element.form.doubt(against: second.element.form))
            }
        }
        guard let best = matches.min(by: { $0.rank < $1.rank }) else { return }
        add(best.isName ? .nameAndCountry : .alias, best.text, place == .same ? .likely : .possible)
        if let doubt = best.doubt { doubts.append(doubt) }
        if isAnotherMatter { doubts.append(.settledBefore) }
    }

    private struct Match {
        let isName: Bool
        let text: String
        let doubt: DuplicateDoubt?

        /// Undoubted before doubted, a name before an alias.
        var rank: (Int, Int, String) { (doubt == nil ? 0 : 1, isName ? 0 : 1, text) }
    }

    /// Customers come back: a lead settled and a lead made much later are seldom one. A rep who was offline meanwhile
    /// made his in the same days.
    private var isAnotherMatter: Bool {
        guard a.key.kind == Lead.kind, a.isSettled || b.isSettled else { return false }
        guard let ours = a.createdAt, let theirs = b.createdAt else { return true }
        return max(ours, theirs) - min(ours, theirs) > DuplicateDetector.sameMatterMilliseconds
    }

    var finding: DuplicateFinding? {
        guard var certainty = evidence.map(\.1).max() else { return nil }
        let signals = evidence.map(\.0.signal)
        let byName = signals.contains { $0 == .nameAndCountry || $0 == .alias }
        if certainty == .possible, byName, signals.count > 1 { certainty = .likely }
        // One number in one register is one company, whatever it calls itself today.
        if !doubts.isEmpty, signals.first != .registration { certainty = .possible }
        return DuplicateFinding(
            first: a.key, second: b.key, certainty: certainty, evidence: evidence.map(\.0), doubts: doubts)
    }
}
