// Why this file exists: a merge of texts is only as good as the base it starts from, and the base is the laptop's to
// keep. Laptops here edit, sync and edit again as real ones do, also while a sync is under way; whatever anybody typed
// must be in the text at the end.

import SyncProtocol
import TestSupport
import Testing

struct `Texts edited on many laptops` {
    /// One laptop's copy of one text, kept by the rules by which a replica keeps it.
    private struct Laptop {
        let replica: ReplicaID
        var counter: UInt64 = 0
        var prefix: CommitSequence = 0
        var head: CommitSequence = 0
        var confirmed = Value.null
        var pending: [Sibling] = []

        var shown: Value { pending.last?.value ?? confirmed }

        /// The base is what HQ had confirmed when the first edit that is still pending was made, and what came since
        /// does not count as seen: it does not show beneath a pending text. A base newer than the claim is left out.
        /// - Parameter begun: the prefix when the form was opened.
        mutating func save(_ text: Value, begun: CommitSequence? = nil) {
            counter += 1
            var seen = begun ?? prefix
            var base: Value?
            if let first = pending.first {
                if head > first.circumstances.seen { seen = min(seen, first.circumstances.seen) }
                base = first.circumstances.seen <= seen ? first.base : nil
            } else if head <= seen {
                base = confirmed
            }
            pending.append(
                Sibling(
                    dot: Dot(replica: replica, counter: counter), sequence: 0, stamp: Stamp(rawValue: counter),
                    value: text, base: base, circumstances: Sibling.Circumstances(seen: seen)))
        }

        mutating func install(_ frontier: CommitSequence, _ text: Value) {
            if text != confirmed { head = frontier }
            confirmed = text
            prefix = frontier
        }
    }

    /// HQ's copy.
    private struct Headquarters {
        var state = FieldState()
        var sequence: CommitSequence = 0

        mutating func accept(_ edit: Sibling) {
            sequence += 1
            _ = state.apply(
                Sibling(
                    dot: edit.dot, sequence: sequence, stamp: edit.stamp, value: edit.value, base: edit.base,
                    circumstances: edit.circumstances),
                context: CausalContext(of: edit.dot, prefix: edit.circumstances.seen), policy: .textMerge,
                byHeadquarters: false, creating: false)
        }
    }

    /// Several laptops and HQ, and every word that anybody typed.
    private struct Team {
        var headquarters = Headquarters()
        var laptops = (2..<6).map { Laptop(replica: ReplicaID(rawValue: UInt32($0))) }
        var words: [String] = []

        /// - Parameter meanwhile: what happens while the form is open.
        mutating func edit(
            _ laptop: Int, _ random: inout SeededGenerator, meanwhile: (inout Team) -> Void = { _ in }
        ) {
            let word = "w\(words.count)"
            words.append(word)
            let begun = min(
                laptops[laptop].prefix, laptops[laptop].pending.map(\.circumstances.seen).min() ?? .max)
            let text = Self.edited(laptops[laptop].shown, adding: word, &random)
            meanwhile(&self)
            laptops[laptop].save(text, begun: begun)
        }

        /// Adds a word that nobody else writes: in a line of its own, or to an existing line.
        private static func edited(_ text: Value, adding word: String, _ random: inout SeededGenerator) -> Value {
            guard case .text(let text) = text else { return .text(word) }
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let place = random.below(lines.count + 1)
            if place < lines.count, random.oneIn(2) {
                lines[place] += " " + word
            } else {
                lines.insert(word, at: place)
            }
            return .text(lines.joined(separator: "\n"))
        }

        /// - Parameter meanwhile: what happens between HQ's answer and its installation.
        mutating func sync(_ laptop: Int, meanwhile: (inout Team) -> Void = { _ in }) {
            let sent = laptops[laptop].pending
            for edit in sent { headquarters.accept(edit) }
            let answer = (headquarters.sequence, Policy.textMerge.view(of: headquarters.state))
            meanwhile(&self)
            laptops[laptop].pending.removeFirst(sent.count)
            laptops[laptop].install(answer.0, answer.1)
        }
    }

    @Test func `nothing that anybody typed is lost, however edits and syncs fall`() {
        var random = SeededGenerator(seed: 151)
        var contested = 0
        var merged = 0
        for _ in 0..<600 {
            var team = Team()
            team.laptops[0].save(.text("eins\n\nzwei\n\ndrei\n\nvier\n\nfünf"))
            for laptop in team.laptops.indices { team.sync(laptop) }
            for _ in 0..<(4 + random.below(16)) { step(&team, &random) }
            for laptop in team.laptops.indices { team.sync(laptop) }
            let text = Policy.textMerge.view(of: team.headquarters.state).description
            let present = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
            let words = Set(team.words)
            #expect(words.isSubset(of: present), "\(words.subtracting(present)) of \(text)")
            if team.headquarters.state.siblings.count > 1 { merged += 1 }
            if TextMerge.hasMarkers(text) { contested += 1 }
        }
        #expect(merged > 50)
        #expect(contested > 50)
        #expect(contested < 550)
    }

    private func step(_ team: inout Team, _ random: inout SeededGenerator) {
        let laptop = random.below(team.laptops.count)
        let other = random.below(team.laptops.count)
        if random.oneIn(8) { return team.edit(laptop, &random) { $0.sync(laptop) } }
        guard random.oneIn(3) else { return team.edit(laptop, &random) }
        team.sync(laptop) { team in
            if other != laptop { team.sync(other) }
            if random.oneIn(2) { team.edit(laptop, &random) }
        }
    }
}
