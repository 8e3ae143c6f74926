// Why this file exists: an import is first a value: what it would write, what is wrong with the files and which rows it
// refuses. A preview prints it, a program applies it, a test compares it; nothing is written on the way.

import SyncProtocol

/// Which shape of files is imported.
public enum ImportProfile: String, Sendable, CaseIterable, Codable {
    /// accounts, products, sales_teams and sales_pipeline, as in the Maven CRM set.
    case maven
    /// accounts, contacts, opportunities and, optionally, users, as Salesforce's Data Loader writes them.
    case salesforce
}

/// What the person importing decides.
public struct ImportOptions: Sendable {
    /// The encoding of all files; found from the bytes if nil.
    public var encoding: TextEncoding?
    /// The delimiter of all files; found from the header if nil.
    public var delimiter: Delimiter?
    /// The currency of amounts beside which the files name none.
    public var currency: String
    /// The office whose scope takes the records (`salesforce`; the `maven` files name offices themselves).
    public var office: RecordID?
    /// Stage names beyond the usual ones: theirs, in lower case, to ours (`open`, `won` and `lost` are outcomes).
    public var stages: [String: String]

    public init(
        encoding: TextEncoding? = nil, delimiter: Delimiter? = nil, currency: String = "USD",
        office: RecordID? = nil, stages: [String: String] = [:]
    ) {
        self.encoding = encoding
        self.delimiter = delimiter
        self.currency = currency
        self.office = office
        self.stages = stages
    }
}

/// A record as the files want it.
public struct ImportedRecord: Hashable, Sendable {
    public let key: RecordKey
    /// What the files provide: an import overwrites these fields.
    public internal(set) var provided: [FieldValue]
    /// What a new record also gets: an import never overwrites these fields.
    public internal(set) var initial: [FieldValue]
}

/// Something known to be wrong with the files that does not stop a row from being imported.
public struct ImportDefect: Hashable, Sendable, Codable {
    /// A stable name in kebab case, such as `opportunity-without-account`.
    public let name: String
    /// How many rows it concerns.
    public let count: Int
    /// What is wrong and what the import does about it.
    public let sentence: String
}

/// A row that is not imported.
public struct ImportReject: Hashable, Sendable, Codable {
    public let file: String
    /// The line on which the row begins, from 1.
    public let line: Int
    public let reason: String
    public let raw: String
}

/// A file that was read.
public struct ImportSource: Hashable, Sendable, Codable {
    public let file: String
    public let encoding: DetectedEncoding
    public let delimiter: Delimiter
    public let rows: Int
}

/// Everything an import would do, before it is compared with what is there.
public struct ImportPlan: Sendable {
    public let profile: ImportProfile
    /// In the order in which references need them: offices, users, products, accounts, contacts, opportunities.
    public let records: [ImportedRecord]
    public let defects: [ImportDefect]
    public let rejects: [ImportReject]
    public let sources: [ImportSource]
    /// What the import assumes, in whole sentences.
    public let assumptions: [String]

    /// Reads `files` as `profile` says.
    /// - Throws: ``ImportError`` if a needed file or column is missing or a file's encoding cannot be read.
    public init(_ files: [SourceFile], profile: ImportProfile, options: ImportOptions = ImportOptions()) throws {
        guard Currency.exponent(of: options.currency) != nil else {
            throw ImportError("“\(options.currency)” is no ISO 4217 currency code; write one such as USD.")
        }
        var builder = PlanBuilder(profile: profile, options: options)
        switch profile {
        case .maven: try MavenImport.run(files, &builder)
        case .salesforce: try SalesforceImport.run(files, &builder)
        }
        self = builder.plan()
    }

    init(
        profile: ImportProfile, records: [ImportedRecord], defects: [ImportDefect], rejects: [ImportReject],
        sources: [ImportSource], assumptions: [String]
    ) {
        self.profile = profile
        self.records = records
        self.defects = defects
        self.rejects = rejects
        self.sources = sources
        self.assumptions = assumptions
    }

    /// The rejected rows as CSV: file, line, reason, row.
    public func rejectsCSV() -> String {
        var text = CSVWriter.line(["file", "line", "reason", "row"])
        for reject in rejects {
            text += CSVWriter.line([reject.file, String(reject.line), reject.reason, reject.raw])
        }
        return text
    }
}
