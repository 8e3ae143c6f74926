// Why this file exists: each sentence here is one the business has written down: who wins, who is asked, and what shows
// until they have answered.

import SyncProtocol
import TestSupport
import Testing

struct `What stages, roles and counters answer` {
    private func write(
        _ replica: UInt32, _ value: Value, over base: Value? = nil, role: String = "", counter: UInt64 = 1,
        at stamp: UInt64 = 5, seeing: [Dot] = []
    ) -> Write {
        let dot = Dot(replica: ReplicaID(rawValue: replica), counter: counter)
        return Write(
            sibling: Sibling(
                dot: dot, sequence: 0, stamp: Stamp(rawValue: stamp), value: value, base: base,
                circumstances: Sibling.Circumstances(role: role)),
            context: CausalContext(of: dot, prefix: 0, observed: seeing))
    }

    private let stages = Policy.furthestStage(
        StageOrder(["lead", "guiding", "submitted", "negotiating", "converted"], exits: ["lost", "closed"]))
    private let leads = Policy.furthestStage(
        StageOrder(["new", "contacted"], exits: ["closed"], settling: ["converted"]))

    /// Expects an answer in every order in which HQ may hear of the writes.
    private func expect(
        _ writes: [Write], _ policy: Policy, toShow value: Value, asking: Bool, line: SourceLocation = #_sourceLocation
    ) {
        for order in [writes, writes.reversed(), Array(writes.dropFirst() + writes.prefix(1))] {
            guard isPossible(order) else { continue }
            let state = History.field(order, policy).state
            #expect(policy.view(of: state) == value, "\(order)", sourceLocation: line)
            #expect(policy.asksPerson(about: state) == asking, "\(order)", sourceLocation: line)
        }
    }

    /// Nothing arrives before what its author had seen.
    private func isPossible(_ order: [Write]) -> Bool {
        order.indices.allSatisfy { place in
            !order[(place + 1)...].contains { order[place].context.contains($0.dot, sequence: 0) }
        }
    }

    // MARK: Stages

    @Test func `of two advances the further shows and nobody is asked`() {
        let near = write(2, .text("submitted"), over: .text("guiding"), at: 9)
        let far = write(3, .text("negotiating"), over: .text("guiding"), at: 1)
        expect([near, far], stages, toShow: .text("negotiating"), asking: false)
        let outcomes = History.field([near, far], stages).outcomes.map(\.1)
        #expect(outcomes[1].verdict == .accepted)
        #expect(outcomes[1].losers.map(\.dot) == [near.dot])
        let reversed = History.field([far, near], stages).outcomes.map(\.1)
        #expect(reversed[1].verdict == .overridden)
        #expect(reversed[1].winner?.dot == far.dot)
    }

    @Test func `going back while another goes on asks a person and shows the furthest`() {
        let back = write(2, .text("guiding"), over: .text("submitted"), at: 9)
        let on = write(3, .text("negotiating"), over: .text("submitted"))
        expect([back, on], stages, toShow: .text("negotiating"), asking: true)
        #expect(History.field([back, on], stages).outcomes[1].1.verdict == .merged)
    }

    @Test func `an advance after going back stays in conflict with one that had not heard of it`() {
        let start = write(2, .text("submitted"))
        let back = write(3, .text("guiding"), over: .text("submitted"), seeing: [start.dot])
        let again = write(4, .text("submitted"), over: .text("guiding"), seeing: [start.dot, back.dot])
        let unaware = write(5, .text("negotiating"), over: .text("submitted"), seeing: [start.dot])
        for order in [[start, back, again, unaware], [start, unaware, back, again], [start, back, unaware, again]] {
            let state = History.field(order, stages).state
            #expect(stages.asksPerson(about: state))
            #expect(stages.view(of: state) == .text("negotiating"))
            #expect(state.siblings.map(\.circumstances.generation) == [1, 0])
        }
        let decision = write(
            6, .text("submitted"), over: .text("negotiating"), seeing: [start.dot, back.dot, again.dot, unaware.dot])
        let decided = History.field([start, unaware, back, again, decision], stages).state
        #expect(!stages.asksPerson(about: decided))
        #expect(stages.view(of: decided) == .text("submitted"))
    }

    @Test func `a generation is known although what went back was replaced before`() {
        let back = write(2, .text("lead"), over: .text("submitted"))
        let first = write(3, .text("guiding"), over: .text("lead"), seeing: [back.dot])
        let second = write(4, .text("submitted"), over: .text("lead"), seeing: [back.dot])
        let state = History.field([back, first, second], stages).state
        #expect(state.siblings.map(\.circumstances.generation) == [1, 1])
        #expect(state.regressions.map(\.dot) == [back.dot])
        #expect(!stages.asksPerson(about: state))
        #expect(stages.view(of: state) == .text("submitted"))
    }

    @Test func `only edits that went back are remembered`() {
        let back = write(2, .text("lead"), over: .text("submitted"))
        var writes = [back]
        for counter in 2..<20 {
            let value = Value.text(counter.isMultiple(of: 2) ? "guiding" : "negotiating")
            writes.append(write(2, value, over: .text("guiding"), counter: UInt64(counter), seeing: [back.dot]))
        }
        #expect(History.field(writes, stages).state.regressions.map(\.dot) == [back.dot])
    }

    @Test func `who saw only one of two edits replaces that one`() {
        let a = write(2, .text("negotiating"), over: .text("lead"))
        let b = write(3, .text("submitted"), over: .text("lead"))
        let c = write(4, .text("guiding"), over: .text("negotiating"), seeing: [a.dot])
        expect([a, b, c], stages, toShow: .text("submitted"), asking: true)
        #expect(History.field([a, b, c], stages).state.siblings.map(\.dot) == [b.dot, c.dot])
    }

    @Test func `lost against an advance asks a person and stays open`() {
        let lost = write(2, .text("lost"), over: .text("submitted"), at: 9)
        let on = write(3, .text("negotiating"), over: .text("submitted"))
        expect([lost, on], stages, toShow: .text("negotiating"), asking: true)
        expect([lost, write(3, .text("lost"), over: .text("guiding"))], stages, toShow: .text("lost"), asking: false)
        expect([lost, write(3, .text("closed"), at: 1)], stages, toShow: .text("lost"), asking: true)
    }

    @Test func `coming back from a way out is going back`() {
        let lost = write(2, .text("lost"), over: .text("guiding"))
        let reopened = write(3, .text("submitted"), over: .text("lost"), seeing: [lost.dot])
        let unaware = write(4, .text("negotiating"), over: .text("guiding"))
        expect([lost, reopened, unaware], stages, toShow: .text("negotiating"), asking: true)
    }

    @Test func `what settles the matter beats a way out and asks nobody`() {
        let closed = write(2, .text("closed"), over: .text("contacted"), at: 9)
        let converted = write(3, .text("converted"), over: .text("contacted"))
        expect([closed, converted], leads, toShow: .text("converted"), asking: false)
        let reopened = write(4, .text("new"), over: .text("contacted"))
        expect([closed, converted, reopened], leads, toShow: .text("converted"), asking: true)
    }

    @Test func `an unknown stage and no stage at all stand behind every known one`() {
        let unknown = write(2, .text("from the next version"), at: 9)
        expect([unknown, write(3, .text("lead"))], stages, toShow: .text("lead"), asking: false)
        expect([write(2, .null, at: 9), write(3, .text("lead"))], stages, toShow: .text("lead"), asking: false)
    }

    @Test func `of two percentages the higher shows, unless somebody rolled back`() {
        let percent = Policy.furthestStage(.numbers)
        let eighty = write(2, .integer(80), over: .integer(40))
        expect(
            [eighty, write(3, .integer(60), over: .integer(40), at: 9)], percent, toShow: .integer(80), asking: false)
        expect(
            [eighty, write(3, .integer(50), over: .integer(60), at: 1)], percent, toShow: .integer(50), asking: true)
    }

    // MARK: Roles

    @Test func `the role that stands first shows, whoever typed last`() {
        let policy = Policy.rolePriority(["AR", "PD", "SR"])
        let responsible = write(2, .integer(1), role: "AR", at: 1)
        let director = write(3, .integer(2), role: "PD", at: 2)
        let solution = write(4, .integer(3), role: "SR", at: 3)
        let stranger = write(5, .integer(4), role: "guest", at: 4)
        expect([responsible, director, solution, stranger], policy, toShow: .integer(1), asking: false)
        expect([director, solution, stranger], policy, toShow: .integer(2), asking: false)
        expect([solution, stranger], policy, toShow: .integer(3), asking: false)
        expect([stranger, write(6, .integer(5), at: 3)], policy, toShow: .integer(4), asking: false)
        let outcome = History.field([responsible, stranger], policy).outcomes[1].1
        #expect(outcome.verdict == .overridden)
        #expect(outcome.rule == .rolePriority)
        #expect(outcome.winner?.dot == responsible.dot)
    }

    @Test func `within a role the later shows, and the rule named is that one`() {
        let policy = Policy.rolePriority(["AR"])
        let early = write(2, .integer(1), role: "AR", at: 1)
        let late = write(3, .integer(2), role: "AR", at: 2)
        expect([early, late], policy, toShow: .integer(2), asking: false)
        #expect(History.field([late, early], policy).outcomes[1].1.rule == .keepLatest)
    }

    @Test func `who saw the value of the first role may replace it`() {
        let policy = Policy.rolePriority(["AR", "PD", "SR"])
        let responsible = write(2, .integer(1), role: "AR")
        let director = write(3, .integer(2), role: "PD")
        let solution = write(4, .integer(3), role: "SR", seeing: [responsible.dot])
        expect([responsible, solution], policy, toShow: .integer(3), asking: false)
        expect([responsible, director, solution], policy, toShow: .integer(2), asking: false)
    }

    @Test func `a box that quality un-ticked stays so against a tick by the account responsible`() {
        let ticked = write(2, .flag(true), over: .flag(false), role: "AR", at: 9)
        let cleared = write(3, .flag(false), over: .flag(true), role: "QA", at: 1)
        expect([ticked, cleared], .rolePriority(["QA", "AR"]), toShow: .flag(false), asking: false)
    }

    // MARK: Counters and frozen fields

    @Test func `an increment counts once although its author's next one came after others`() {
        let writes = [
            write(2, .integer(3)), write(3, .integer(10)), write(2, .integer(4), counter: 2),
            write(4, .integer(-1)), write(3, .integer(1), counter: 2),
        ]
        expect(writes, .counter, toShow: .integer(17), asking: false)
        #expect(History.field(writes, .counter).state.siblings.count == 3)
    }

    @Test func `an increment told again after its author's next one changes nothing`() {
        let first = write(2, .integer(3))
        let (state, outcomes) = History.field([first, write(2, .integer(4), counter: 2), first], .counter)
        #expect(Policy.counter.view(of: state) == .integer(7))
        #expect(outcomes[2].1.verdict == .duplicate)
    }

    @Test func `a counter stays at the bounds of a number and survives nothing at all`() {
        expect([write(2, .integer(.max)), write(3, .integer(5))], .counter, toShow: .integer(.max), asking: false)
        expect([write(2, .integer(.min)), write(3, .integer(-5))], .counter, toShow: .integer(.min), asking: false)
        expect([write(2, .null), write(3, .integer(5))], .counter, toShow: .integer(5), asking: false)
        #expect(Policy.counter.view(of: FieldState()) == .null)
        #expect(Policy.counter.overlay(.integer(2), on: .integer(5)) == .integer(7))
        #expect(Policy.counter.overlay(.integer(2), on: .null) == .integer(2))
    }

    @Test func `a field that may freeze follows its other policy until then`() {
        let freeze = Freeze(9)
        let a = write(2, .integer(3), at: 9)
        let b = write(3, .integer(7), at: 1)
        for before in [Policy.keepLatest, .max, .min, .counter, .needsHuman(.lowest), .rolePriority(["AR"])] {
            let policy = Policy.frozenAfter(freeze, before: before)
            let state = History.field([a, b], policy).state
            #expect(state == History.field([a, b], before).state)
            #expect(policy.view(of: state) == before.view(of: state))
            #expect(policy.asksPerson(about: state) == before.asksPerson(about: state))
            #expect(policy.shown(in: state) == before.shown(in: state))
            #expect(policy.replacesWhatItSaw == before.replacesWhatItSaw)
            #expect(policy.overlay(.integer(1), on: .integer(2)) == before.overlay(.integer(1), on: .integer(2)))
            #expect(policy.beforeFreeze == before)
        }
        #expect(freeze.isFrozen(.text("signed")))
        #expect(!freeze.isFrozen(.null))
        #expect(!Freeze(9, [.text("signed")]).isFrozen(.text("draft")))
    }
}
