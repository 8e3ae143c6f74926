// Why this file exists: a rep asks for a discount, HQ says which one holds and until when, and gives whoever must bid
// without a network the authority to do so.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

extension PriceVerdict.Word: ExpressibleByArgument {}

/// `outpostd price`.
struct PriceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "price", abstract: "What HQ says to the prices that reps ask for.", subcommands: [Decide.self])

    struct Decide: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Approve a price, at a lower discount if need be, or reject it.",
            discussion: """
                Example: outpostd price decide PR-2026-000005 lower --discount 10% --valid-until 2026-12-31 \
                --by "Chen Hui"
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The price revision: its code or id.") var revision: String
        @Argument(help: "approve, lower, reject or return.") var verdict: PriceVerdict.Word
        @Option(help: "The discount that is approved, such as 12%; what was asked for if left out.")
        var discount: String?
        @Option(help: "The last day on which it may be offered.") var validUntil: CivilDate?
        @Option(help: "Who decides: name, e-mail or id; not whoever asked.") var by: String?
        @Option(help: "What the deciders say to it.") var note = ""

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let basis = try discount.map(Typed.basisPoints)
            let id = try await Desk(headquarters).write { [revision, verdict, validUntil, by, note] ground, occasion in
                let id = try ground.find(PriceRevision.kind, revision)
                let decision = PriceVerdict(
                    revision: id, word: verdict, discount: basis, validUntil: validUntil,
                    decidedBy: try ground.find(User.kind, by), note: note)
                return (try decision.decide(at: occasion, ground), id)
            }
            if options.json {
                return console.print(
                    .members([
                        "id": .describing(id), "state": .text(verdict.state),
                        "validUntil": validUntil.map { .describing($0) } ?? .null,
                    ]))
            }
            console.print("\(revision) is \(verdict.state)\(validUntil.map { ", until \($0)" } ?? "").")
        }
    }
}

/// `outpostd token`.
struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Authority to bid without a network.", subcommands: [Issue.self, Revoke.self])

    struct Issue: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let somebody bid for a deal, up to an amount and a discount, until a day.",
            discussion: """
                It rests on an approval to bid (ATB). All uses together may come to the cap.

                Example: outpostd token issue "Li Na" --opp OPP-2026-000017 --cap "1000000 USD" --discount 12% \
                --expires 2026-12-01
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "Who may use it: name, e-mail or id.") var user: String
        @Option(help: "The deal: its code or id.") var opp: String
        @Option(help: "Up to this amount.") var cap: String
        @Option(help: "Up to this discount.") var discount: String
        @Option(help: ArgumentHelp("Until the end of this day, or this instant.", valueName: "date")) var expires:
            String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (money, basis, end) = (
                try Typed.money(cap), try Typed.basisPoints(discount), try Typed.end(expires)
            )
            guard let key = TokenKey(seed: try headquarters.directory.signingSeed()) else {
                throw CommandFailure.failed("HQ has no key to sign with.")
            }
            let desk = Desk(headquarters)
            let id = try await desk.write { [user, opp] ground, occasion in
                let grant = TokenGrant(
                    user: try ground.find(User.kind, user), opportunity: try ground.find(Opportunity.kind, opp),
                    cap: money, discountCap: basis, expiresAt: end)
                let issued = try grant.issue(at: occasion, sealedBy: key, ground)
                return (issued.edits, issued.token)
            }
            let code = try await desk.name(RecordKey(kind: AuthorityToken.kind, id: id))
            let until = Instant.rfc3339(end) ?? expires
            if options.json {
                return console.print(
                    .members([
                        "code": .text(code), "id": .describing(id), "cap": money.json,
                        "discountBasis": .integer(basis), "expiresAt": .text(until),
                    ]))
            }
            console.print("\(code): \(user) may bid up to \(money) at \(FigureText.percent(basis)), until \(until).")
        }
    }

    struct Revoke: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an authority back; uses that come after that are looked at.",
            discussion: "Example: outpostd token revoke TOK-2026-000002")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The token: its code or id.") var token: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (id, isNew) = try await Desk(headquarters).write { [token] ground, occasion in
                let key = RecordKey(kind: AuthorityToken.kind, id: try ground.find(AuthorityToken.kind, token))
                let field = AuthorityToken.Fields.revokedAt
                let isRevoked = try ground.value(field, of: key) != .null
                let edit = RecordEdit(key, .update, [FieldValue(field, .integer(occasion.now))])
                return (isRevoked ? [] : [edit], (key.id, !isRevoked))
            }
            if options.json { return console.print(.members(["id": .describing(id), "changed": .flag(isNew)])) }
            console.print(isNew ? "\(token) is revoked." : "\(token) was revoked before; nothing was written.")
        }
    }
}
