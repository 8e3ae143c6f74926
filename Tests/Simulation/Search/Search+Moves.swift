// Why this file exists: what may happen next. A step that is missing here is never tried, so this file is the search's
// promise.

import SyncProtocol

extension Search {
    /// Every step within the bound, always in the same order.
    func moves(from state: SearchState) -> [SearchMove] {
        state.desks.indices.flatMap { laptopMoves($0, state) } + headquartersMoves(state)
    }

    private func laptopMoves(_ index: Int, _ state: SearchState) -> [SearchMove] {
        let desk = state.desks[index]
        var moves: [SearchMove] = []
        if desk.stray != nil { moves.append(.arrive(index)) }
        let words = words(index, state)
        if desk.reply != nil {
            moves += words.flatMap { word in
                drafts(index, state, after: word).map { .hear(index, word, drafts: $0) }
            }
        } else if desk.asks < bound.asks {
            let isBehind = isBehind(index, state)
            if isBehind, desk.store.pending.isEmpty, !desk.store.checkpoint.needsRepair {
                moves += words.flatMap { word in
                    drafts(index, state, after: word).map { .fetch(index, word, drafts: $0) }
                }
            }
            for word in words {
                moves += fates(index, word, isBehind, state).map { .ask(index, word, $0) }
            }
        }
        return moves
    }

    private func isBehind(_ index: Int, _ state: SearchState) -> Bool {
        let checkpoint = state.desks[index].store.checkpoint
        return checkpoint.needsRepair || checkpoint.knowledge.prefix != state.ledger.frontier
            || checkpoint.scopes != state.ledger.standings[checkpoint.replica]?.scopes
    }

    /// A request that neither brings nor fetches anything changes nothing, and neither does one that brings nothing new
    /// and whose reply is lost.
    private func fates(
        _ index: Int, _ word: [SearchLetter], _ isBehind: Bool, _ state: SearchState
    ) -> [SearchMove.Fate] {
        let desk = state.desks[index]
        let checkpoint = desk.store.checkpoint
        let isPending = !word.isEmpty || !desk.store.pending.isEmpty
        let isNew = !word.isEmpty || state.ledger.standings[checkpoint.replica]?.counter != checkpoint.counter
        guard isPending || checkpoint.needsRepair else { return [] }
        let strays: [SearchMove.Fate] = state.strays < bound.strays && desk.stray == nil ? [.late, .doubled] : []
        return [.answered] + (isNew ? [.lost] + strays : [])
    }

    private func drafts(_ index: Int, _ state: SearchState, after word: [SearchLetter]) -> [[SearchLetter]] {
        guard bound.hasDrafts, !word.contains(.deletion) else { return [[]] }
        return words(index, state, after: word)
    }

    /// What a laptop may do to the record before it meets HQ, the shortest first.
    /// - Parameter before: what it does before that.
    private func words(
        _ index: Int, _ state: SearchState, after before: [SearchLetter] = []
    ) -> [[SearchLetter]] {
        guard let row = state.desks[index].store.rows[SearchBench.item], !row.isHidden else { return [[]] }
        var words: [[SearchLetter]] = [[]]
        var longest: [[SearchLetter]] = [[]]
        for _ in 0..<max(0, bound.word - before.count) {
            longest = longest.flatMap { word in
                [SearchLetter.first, .second, .deletion].filter { allows($0, after: before + word, index, state) }
                    .map { word + [$0] }
            }
            words += longest
        }
        return words
    }

    private func allows(_ letter: SearchLetter, after word: [SearchLetter], _ index: Int, _ state: SearchState) -> Bool
    {
        // Whoever has deleted it has nothing more to do with it.
        if word.contains(.deletion) || state.events + word.count >= bound.events { return false }
        guard let place = letter.place else { return state.deletions < bound.deletions }
        let desk = state.desks[index]
        let written = word.count { $0.place == place }
        return desk.writes[place] + written < bound.perField
            && desk.writes.reduce(0, +) + word.count < bound.perReplica
    }

    private func headquartersMoves(_ state: SearchState) -> [SearchMove] {
        guard state.events < bound.events else { return [] }
        var moves: [SearchMove] = []
        let held = state.ledger.records[SearchBench.item]
        if held?.header.isAlive == true {
            for letter in [SearchLetter.first, .second] {
                guard let place = letter.place, state.decisions[place] < bound.perField,
                    state.decisions.reduce(0, +) < bound.perReplica
                else { continue }
                moves.append(.decide(letter))
            }
            if state.deletions < bound.deletions { moves.append(.decide(.deletion)) }
        }
        guard state.chores < bound.chores else { return moves }
        if held?.header.isAlive == false { moves += [.tidy, .forget] }
        let holds = state.ledger.standings[state.desks[1].store.checkpoint.replica]?.scopes?
            .contains(SearchBench.scope)
        moves.append(holds == true ? .take : .give)
        return moves
    }
}
