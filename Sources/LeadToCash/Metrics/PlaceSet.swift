// Why this file exists: most figures ask for few of a million deals, or for what names one of them. Which deals are
// open is kept as they come and go; what names a place is grouped in two passes, without a dictionary.

/// Places of a table, of which each is in or not. Taking one in or out costs the same however many there are.
struct PlaceSet: Sendable {
    /// In no order that means anything.
    private(set) var places: [Int32] = []
    /// Where each place stands in `places`; below 0 for those that are not in it.
    private var spots: [Int32] = []

    mutating func set(_ place: Int, _ isIn: Bool) {
        if place >= spots.count {
            spots.append(contentsOf: repeatElement(Int32(-1), count: place + 1 - spots.count))
        }
        let spot = Int(spots[place])
        if isIn, spot < 0 {
            spots[place] = Int32(clamping: places.count)
            places.append(Int32(clamping: place))
        } else if !isIn, spot >= 0 {
            // The last one takes its spot, or is the one that goes.
            let last = places.removeLast()
            if spot < places.count { places[spot] = last }
            spots[Int(last)] = Int32(clamping: spot)
            spots[place] = -1
        }
    }
}

/// Rows by the place that each of them names: those of one place side by side, in their order.
struct PlaceGroups {
    /// The numbers of the rows, place by place.
    let rows: [Int32]
    private let starts: [Int32]

    /// - Parameters:
    ///   - count: how many places there are.
    ///   - places: the place that each row names; below 0 for none.
    init(_ count: Int, _ places: [Int32]) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for place in places where place >= 0 { starts[Int(place) + 1] += 1 }
        for place in 0..<count { starts[place + 1] += starts[place] }
        var rows = [Int32](repeating: 0, count: Int(starts[count]))
        var next = starts
        for (row, place) in places.enumerated() where place >= 0 {
            rows[Int(next[Int(place)])] = Int32(clamping: row)
            next[Int(place)] += 1
        }
        self.rows = rows
        self.starts = starts
    }

    /// Where in ``rows`` those of a place stand.
    func range(of place: Int) -> Range<Int> { Int(starts[place])..<Int(starts[place + 1]) }
}

extension Facts {
    /// Calls for each open deal of a scope, with its place; in no order that means anything.
    @inline(__always)
    func eachOpenDeal(_ filter: ScopeFilter, _ body: (DealFact, Int) -> Void) {
        for place in openDeals.places {
            let deal = deals.rows[Int(place)]
            if filter.admits(deal, Int(place)) { body(deal, Int(place)) }
        }
    }

    /// Takes note that a deal came to a stage.
    mutating func note(_ event: StageEventFact) {
        stageEvents.append(event)
        stageEntries.note(event)
    }
}
