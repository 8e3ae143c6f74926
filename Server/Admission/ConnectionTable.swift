// Why this file exists: connections cost a file and memory before a word is said on them, so they are counted, in all
// and by address.

/// Open connections by address. As large as the connections are many, which are bounded.
struct ConnectionTable {
    private let most: Int
    private let mostPerAddress: Int
    private(set) var total = 0
    private var counts: [ClientAddress: Int] = [:]

    init(most: Int, mostPerAddress: Int) {
        self.most = most
        self.mostPerAddress = mostPerAddress
    }

    /// Addresses that have a connection.
    var addresses: Int { counts.count }

    /// Counts a new connection.
    /// - Parameter isCounted: whether the address has a bound of its own.
    /// - Returns: whether there is room for it.
    mutating func open(_ address: ClientAddress, isCounted: Bool) -> Bool {
        let count = counts[address] ?? 0
        guard total < most, !isCounted || count < mostPerAddress else { return false }
        total += 1
        counts[address] = count + 1
        return true
    }

    /// Forgets a connection that was counted.
    mutating func close(_ address: ClientAddress) {
        guard let count = counts[address] else { return }
        total -= 1
        counts[address] = count > 1 ? count - 1 : nil
    }
}
