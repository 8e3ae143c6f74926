// Why this file exists: five kinds of record, one implementation. What differs between them is said here as data:
// the word on the command line, what a record is called, what a list shows.

import LeadToCash
import SyncProtocol

/// A kind of record as the command line knows it.
protocol KindWord {
    static var number: KindNumber { get }
    /// The word on the command line.
    static var word: String { get }
}

enum AccountWord: KindWord {
    static let number = Account.kind
    static let word = "account"
}

enum ContactWord: KindWord {
    static let number = Contact.kind
    static let word = "contact"
}

enum LeadWord: KindWord {
    static let number = Lead.kind
    static let word = "lead"
}

enum OpportunityWord: KindWord {
    static let number = Opportunity.kind
    static let word = "opp"
}

enum LineWord: KindWord {
    static let number = OpportunityLine.kind
    static let word = "line"
}

enum ActivityWord: KindWord {
    static let number = Activity.kind
    static let word = "activity"
}

enum OfficeWord: KindWord {
    static let number = Office.kind
    static let word = "office"
}

enum UserWord: KindWord {
    static let number = User.kind
    static let word = "user"
}

enum ProductWord: KindWord {
    static let number = Product.kind
    static let word = "product"
}

/// What the command line adds to a kind.
enum KindFacts {
    /// Every kind with its word, in the schema's order.
    static let words: [(number: KindNumber, word: String)] = [
        (OfficeWord.number, OfficeWord.word), (UserWord.number, UserWord.word),
        (ProductWord.number, ProductWord.word), (AccountWord.number, AccountWord.word),
        (ContactWord.number, ContactWord.word), (LeadWord.number, LeadWord.word),
        (OpportunityWord.number, OpportunityWord.word), (LineWord.number, LineWord.word),
        (ActivityWord.number, ActivityWord.word),
    ]

    /// The kind that a word on the command line or a schema name means.
    static func kind(named word: String) throws -> RecordKind {
        let number = words.first { $0.word == word }?.number ?? LeadToCash.schema.kind(named: word)?.number
        guard let kind = number.flatMap({ LeadToCash.schema.kind($0) }) else {
            throw Failure(.usage, .noSuchKind, word, words.map(\.word).joined(separator: ", "))
        }
        return kind
    }

    static func kind(_ number: KindNumber) throws -> RecordKind {
        guard let kind = LeadToCash.schema.kind(number) else {
            throw Failure(.usage, .noSuchKind, String(number), words.map(\.word).joined(separator: ", "))
        }
        return kind
    }

    static func word(_ number: KindNumber) -> String { words.first { $0.number == number }?.word ?? String(number) }

    /// The fields by whose text a record of a kind is found.
    static func names(_ kind: RecordKind) -> [FieldNumber] {
        ["code", "name", "accountName", "subject", "email", "externalId"].compactMap { kind.field(named: $0)?.number }
    }

    /// The fields of which the first that is not empty is what people call a record.
    static func titles(_ kind: RecordKind) -> [FieldNumber] {
        ["name", "accountName", "subject", "code", "externalId"].compactMap { kind.field(named: $0)?.number }
    }

    /// What a list shows of each record beside its code.
    static func listed(_ kind: RecordKind) -> [Field] {
        let names =
            switch kind.number {
            case Account.kind: ["name", "industry", "country", "status", "tags"]
            case Contact.kind: ["name", "title", "account", "stance"]
            case Lead.kind: ["accountName", "contactName", "status", "temperature", "need"]
            case Opportunity.kind: ["name", "account", "stage", "outcome", "commercial", "expectedSignDate"]
            case Activity.kind: ["type", "occurredAt", "subject", "account"]
            case Office.kind: ["name", "region", "country"]
            case User.kind: ["name", "role", "office", "email"]
            default: kind.storedFields.prefix(6).map(\.name)
            }
        return names.filter { $0 != "code" }.compactMap { kind.field(named: $0) }
    }

    /// The field that says whose a record is; nil if records of the kind are nobody's.
    static func owner(_ kind: RecordKind) -> Field? {
        ["owner", "assignedTo", "author"].lazy.compactMap { kind.field(named: $0) }.first
    }

    /// What a new record has where its author says nothing.
    static func defaults(_ kind: RecordKind, now: Int64) -> [FieldValue] {
        switch kind.number {
        case Opportunity.kind:
            [
                FieldValue(Opportunity.Fields.stage, .text("discovered")),
                FieldValue(Opportunity.Fields.outcome, .text("open")),
            ]
        case Lead.kind: [FieldValue(Lead.Fields.status, .text("captured"))]
        case Activity.kind: [FieldValue(Activity.Fields.occurredAt, .integer(now))]
        default: []
        }
    }
}
