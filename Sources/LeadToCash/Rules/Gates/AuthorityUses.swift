// Why this file exists: an authority to bid offline can be used up by two people at once, each of whom has all of it as
// far as they know. What they did is done; HQ says what goes beyond it.

import SyncProtocol

enum AuthorityUses {
    static let rule = Invariant(
        "authorityExceeded", "The authority did not cover this use; it is recorded, and HQ looks at it.",
        watches: [AuthorityUse.kind: nil], check: check)

    private typealias Fields = AuthorityUse.Fields

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, try proposal.isNew(ground),
            let id = proposal.value(Fields.token)?.asReference
        else { return nil }
        let token = RecordKey(kind: AuthorityToken.kind, id: id)
        let after = GroundAfter(proposal, ground)
        var cases: [CaseDraft] = []
        if let breach = try breach(proposal, token, ground) {
            cases.append(try draft(proposal.key, token, breach, after))
        }
        // A use that is heard of late may have been the earlier one: then it is another that goes too far.
        let before = try excess(of: token, ground)
        for use in try excess(of: token, after) where !before.contains(use) {
            cases.append(try draft(use, token, "it goes beyond what all uses together may come to", after))
        }
        guard let first = cases.first(where: { $0.subject == proposal.key }) ?? cases.first else { return nil }
        return Ruling(.accept, cases: [first] + cases.filter { $0.subject != first.subject })
    }

    // MARK: One use

    /// What a use lacks by itself; nil if nothing.
    private static func breach(_ proposal: Proposal, _ token: RecordKey, _ ground: any Ground) throws -> String? {
        guard try ground.isAlive(token) else { return "HQ knows of no such authority" }
        let user = try ground.value(AuthorityToken.Fields.user, of: token).asReference
        if let user, let person = proposal.author.person, user != person {
            return "it was given to \(try ground.title(of: RecordKey(kind: User.kind, id: user)))"
        }
        let used = proposal.value(Fields.usedAt)?.asInteger ?? Int64(clamping: proposal.made)
        for (field, what) in [
            (AuthorityToken.Fields.revokedAt, "been revoked"), (AuthorityToken.Fields.expiresAt, "expired"),
        ] {
            guard let end = try ground.value(field, of: token).asInteger, used > end else { continue }
            return "it had \(what) at \(Instant.text(end) ?? "a time unknown")"
        }
        return nil
    }

    // MARK: All uses

    /// The uses that go beyond what an authority covers: those before them count.
    private static func excess(of token: RecordKey, _ ground: any Ground) throws -> [RecordKey] {
        let uses = try ground.filed(AuthorityUse.kind, under: token.id, by: Fields.token)
            .sorted { try (time($0, ground), $0) < (time($1, ground), $1) }
        let cap = try ground.value(AuthorityToken.Fields.cap, of: token).parts
        let discountCap = try ground.value(AuthorityToken.Fields.discountCapBasis, of: token).asInteger
        var (amount, discount): (Int64, Int64) = (0, 0)
        var beyond: [RecordKey] = []
        for use in uses {
            let money = try ground.value(Fields.amount, of: use).parts
            let basis = try ground.value(Fields.discountBasis, of: use).asInteger ?? 0
            let (sum, total) = (adding(amount, money[0].asInteger ?? 0), adding(discount, basis))
            if exceeds(sum, money, cap) || discountCap.map({ total > $0 }) ?? false {
                beyond.append(use)
            } else {
                (amount, discount) = (sum, total)
            }
        }
        return beyond
    }

    private static func time(_ use: RecordKey, _ ground: any Ground) throws -> Int64 {
        try ground.value(Fields.usedAt, of: use).asInteger ?? .max
    }

    private static func exceeds(_ sum: Int64, _ money: [Value], _ cap: [Value]) -> Bool {
        guard cap.count == 2, let limit = cap[0].asInteger, money.count == 2, money[0].asInteger != nil else {
            return false
        }
        // An amount in another currency is not what was authorised.
        return money[1] != cap[1] || sum > limit
    }

    private static func adding(_ a: Int64, _ b: Int64) -> Int64 {
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? .max : sum
    }

    private static func draft(
        _ use: RecordKey, _ token: RecordKey, _ breach: String, _ ground: any Ground
    ) throws -> CaseDraft {
        let author = try ground.record(User.kind, by: Fields.author, of: use)
        let name = try author.map { try ground.title(of: $0) } ?? "Somebody"
        let note =
            "\(name) used the authority \(try ground.handle(of: token)), and \(breach). The use is recorded as it "
            + "happened; ratify it, or have the offer withdrawn."
        return CaseDraft(.exception, use, other: token, terms: .high("HQ"), note: note)
    }
}
