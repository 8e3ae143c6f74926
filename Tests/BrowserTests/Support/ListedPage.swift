// Why this file exists: one page is many: as somebody of HQ sees it, as somebody does who has nothing yet, and with a
// sentence in place of what was asked for. A line of the list says which of them is meant.

/// One page to look at.
struct ListedPage: Sendable, CustomStringConvertible {
    /// Whoever looks at it.
    enum Reader: CaseIterable, Sendable {
        case stranger, chief, rep, newcomer
    }

    /// As its pictures are called.
    let name: String
    let reader: Reader
    /// With which it comes; any other than 200 says that there is a sentence about what is amiss.
    let status: Int
    /// Where it is, which may depend on what is at HQ.
    let path: @Sendable (FurnishedStage) -> String

    var description: String { name }

    init(
        _ name: String, by reader: Reader = .chief, status: Int = 200,
        at path: @escaping @Sendable (FurnishedStage) -> String
    ) {
        self.name = name
        self.reader = reader
        self.status = status
        self.path = path
    }

    /// A page at an address that is always the same.
    init(_ name: String, _ path: String, by reader: Reader = .chief, status: Int = 200) {
        self.init(name, by: reader, status: status) { _ in path }
    }
}
