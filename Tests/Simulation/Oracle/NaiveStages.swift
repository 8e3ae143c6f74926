// Why this file exists: how far a deal is, and whether somebody must say so, told once more from the design's
// sentences: the furthest counts, going back is meant, a way out is not further than anything, some stages settle it.

import SyncProtocol

/// An order of stages or of numbers.
struct NaiveStages {
    private let path: [String]
    private let exits: Set<String>
    private let settling: Set<String>
    private let isCautious: Bool

    init(_ order: StageOrder) {
        path = order.path
        exits = order.exits
        settling = order.settling
        isCautious = order.working == .newestGeneration
    }

    func shown(_ live: [NaiveWrite]) -> Value {
        var rest = eligible(live)
        if isCautious, let newest = rest.map(\.generation).max() { rest = rest.filter { $0.generation == newest } }
        var best: NaiveWrite?
        for write in rest {
            guard let standing = best else {
                best = write
                continue
            }
            if exceeds(write, standing) { best = write }
        }
        return best?.value ?? .null
    }

    private func exceeds(_ a: NaiveWrite, _ b: NaiveWrite) -> Bool {
        if a.value == b.value { return a.age > b.age }
        if path.isEmpty { return NaiveField.less(b.value, a.value) }
        return height(a.value) == height(b.value) ? a.age > b.age : height(a.value) > height(b.value)
    }

    /// Where there is a stage that settles it, ways out are out of the question.
    private func eligible(_ live: [NaiveWrite]) -> [NaiveWrite] {
        live.contains { settles($0.value) } ? live.filter { !leaves($0.value) } : live
    }

    func asksPerson(_ live: [NaiveWrite]) -> Bool {
        let open = eligible(live)
        guard Set(open.map(\.value)).count > 1 else { return false }
        return Set(open.map(\.generation)).count > 1 || open.contains { leaves($0.value) }
    }

    private func word(_ value: Value) -> String? { if case .text(let word) = value { word } else { nil } }
    private func leaves(_ value: Value) -> Bool { word(value).map { exits.contains($0) } ?? false }
    private func settles(_ value: Value) -> Bool { word(value).map { settling.contains($0) } ?? false }

    private func height(_ value: Value) -> Int {
        guard let word = word(value) else { return -1 }
        if settling.contains(word), !path.contains(word) { return path.count }
        for (place, stage) in path.enumerated() where stage == word { return place }
        return -1
    }

    /// Whether an author went back from what they saw.
    func isStepBack(from base: Value?, to value: Value) -> Bool {
        guard let base, base != value, !NaiveField.isEmpty(base) else { return false }
        if path.isEmpty { return NaiveField.less(value, base) }
        if leaves(value) { return false }
        return leaves(base) || height(value) < height(base)
    }
}
