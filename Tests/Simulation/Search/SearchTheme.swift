// Why this file exists: a search can try everything only if there is little to try: one record, two of its fields, and
// for each replica two things to say about each. Which two fields and which values decides what can go wrong.

import SyncProtocol

/// Two fields of one record, and what each replica writes into them.
public struct SearchTheme: Sendable {
    /// What a replica's first and second write of a field say.
    enum Writing: Sendable {
        /// By author: HQ, the first laptop, the second.
        case values([[Value]])
        /// Texts: each author changes what it sees.
        case paragraphs
    }

    struct Place: Sendable {
        let field: FieldNumber
        /// What the field says at first; null if nothing.
        let initial: Value
        let writing: Writing

        init(_ field: FieldNumber, _ initial: Value = .null, _ writing: Writing) {
            self.field = field
            self.initial = initial
            self.writing = writing
        }

        /// - Parameters:
        ///   - author: 0 for HQ, then the laptops.
        ///   - count: how often that author has written it before.
        func value(by author: Int, after count: Int, over shown: Value) -> Value {
            switch writing {
            case .values(let values): values[author][count % values[author].count]
            case .paragraphs: Self.text(by: author, after: count, over: shown)
            }
        }

        private static func text(by author: Int, after count: Int, over shown: Value) -> Value {
            var lines = NaiveText.lines(shown).map(String.init).filter { !NaiveText.isMarker($0) }
            let line = ["hq", "left", "right"][author] + " \(count)"
            switch (author + count) % 3 {
            case 0: lines.append(line)
            case 1 where !lines.isEmpty: lines[0] = line
            default: lines.insert(line, at: 0)
            }
            return .text(lines.joined(separator: "\n"))
        }
    }

    /// Both policies, as `latest+max`.
    public let name: String
    let places: [Place]

    /// Every policy of the vocabulary in some pair, those together that can disturb one another.
    public static let all: [SearchTheme] = {
        typealias Item = Vocabulary.Item
        func words(_ values: String...) -> Writing {
            .values(stride(from: 0, to: 6, by: 2).map { [.text(values[$0]), .text(values[$0 + 1])] })
        }
        func numbers(_ values: Int64...) -> Writing {
            .values(stride(from: 0, to: 6, by: 2).map { [.integer(values[$0]), .integer(values[$0 + 1])] })
        }
        func price(_ amount: Int64) -> Value { .compound([.integer(amount), .text("USD")]) }
        let latest = Place(Item.title, .text("old"), words("hq 0", "hq 1", "left 0", "left 1", "right 0", "right 1"))
        let most = Place(Item.highest, .integer(2), numbers(5, 1, 3, 5, 5, 4))
        let least = Place(Item.lowest, .integer(5), numbers(2, 6, 4, 2, 2, 3))
        let first = Place(Item.source, words("hq 0", "", "left 0", "left 1", "right 0", "right 1"))
        let tags = Place(
            Item.tags, .set(["elm"]),
            .values([
                [.setChange(adding: ["amber"], removing: []), .set(["birch"])],
                [
                    .setChange(adding: ["amber", "birch"], removing: ["elm"]),
                    .setChange(adding: [], removing: ["amber"]),
                ],
                [.setChange(adding: ["birch"], removing: []), .setChange(adding: ["elm"], removing: ["birch"])],
            ]))
        let asked = Place(
            Item.price, price(1), .values([[price(4), price(5)], [price(2), price(3)], [price(2), price(6)]]))
        let lowest = Place(Item.estimate, .integer(3), numbers(5, 1, 2, 4, 4, 2))
        let newest = Place(Item.stage, .text("one"), words("hq 0", "hq 1", "left 0", "same", "same", "right 1"))
        let phase = Place(Item.phase, .text("open"), words("signed", "open", "offer", "new", "lost", "won"))
        let score = Place(Item.score, .integer(4), numbers(6, 3, 5, 2, 7, 5))
        let role = Place(Item.forecast, .integer(1), numbers(9, 8, 2, 3, 5, 6))
        let text = Place(Item.notes, .text("alpha\nbravo"), .paragraphs)
        let sum = Place(Item.visits, .integer(1), numbers(1, 2, 1, -1, 3, 1))
        let issued = Place(Item.rating, .integer(1), numbers(2, 3, 2, 4, 5, 3))
        let stopped = Place(
            Item.stopped,
            .values([[.flag(true), .flag(false)], [.flag(true), .flag(false)], [.flag(false), .flag(true)]]))
        let frozen = Place(Item.amount, .integer(1), numbers(2, 3, 2, 3, 4, 5))
        let remark = Place(Item.remark, words("hq 0", "hq 1", "left 0", "left 1", "right 0", "left 0"))
        return [
            SearchTheme("latest+max", latest, most), SearchTheme("first+asked", first, asked),
            SearchTheme("stage+set", phase, tags), SearchTheme("role+text", role, text),
            SearchTheme("counter+hq", sum, issued), SearchTheme("sticky+frozen", stopped, frozen),
            SearchTheme("min+append", least, remark), SearchTheme("steps+lowest", score, lowest),
            SearchTheme("text+newest", text, newest),
        ]
    }()

    init(_ name: String, _ first: Place, _ second: Place) {
        self.name = name
        places = [first, second]
    }
}

extension SearchTheme.Place {
    fileprivate init(_ field: FieldNumber, _ writing: SearchTheme.Writing) { self.init(field, .null, writing) }
}
