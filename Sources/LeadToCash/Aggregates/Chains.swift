// Why this file exists: what an invoice has been paid is asked again with every payment. The rows that settle it must
// be found from the invoice, without looking at those of all the others.

/// Rows by the row of another table that each of them belongs to, kept as they come and go.
struct Chains: Sendable {
    /// By the row belonged to: the first of its rows; below 0 for none.
    private var first: [Int32] = []
    /// By the row that belongs: the next one of the same, and what it belongs to.
    private var next: [Int32] = []
    private var parents: [Int32] = []

    /// What a row belongs to; −1 for nothing.
    func parent(of row: Int) -> Int32 { row < parents.count ? parents[row] : -1 }

    /// Says what a row belongs to from now on; −1 for nothing.
    mutating func hang(_ row: Int, under parent: Int32) {
        guard self.parent(of: row) != parent else { return }
        Self.grow(&next, to: row)
        Self.grow(&parents, to: row)
        unhang(row)
        guard parent >= 0 else { return }
        Self.grow(&first, to: Int(parent))
        parents[row] = parent
        next[row] = first[Int(parent)]
        first[Int(parent)] = Int32(clamping: row)
    }

    private mutating func unhang(_ row: Int) {
        let parent = Int(parents[row])
        guard parent >= 0 else { return }
        parents[row] = -1
        var place = first[parent]
        if place == Int32(clamping: row) {
            first[parent] = next[row]
            return
        }
        while place >= 0 {
            let following = next[Int(place)]
            if following == Int32(clamping: row) {
                next[Int(place)] = next[row]
                return
            }
            place = following
        }
    }

    private static func grow(_ places: inout [Int32], to place: Int) {
        guard place >= places.count else { return }
        places.append(contentsOf: repeatElement(Int32(-1), count: place + 1 - places.count))
    }

    /// Calls for each row that belongs to one, in no order that means anything.
    func each(of parent: Int, _ body: (Int) -> Void) {
        guard parent < first.count else { return }
        var place = first[parent]
        while place >= 0 {
            body(Int(place))
            place = next[Int(place)]
        }
    }
}
