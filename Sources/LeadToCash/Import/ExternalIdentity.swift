// Why this file exists: whoever imports an external record, and however often, must name the same record of ours.

import Crypto
import SyncProtocol

/// Deterministic record ids for imported records.
public enum ExternalIdentity {
    /// The key of the record that `externalID` of `kind` becomes under `profile`: a UUIDv8 of SHA-256 over the words
    /// `profile|kind|externalID`.
    public static func key(_ profile: ImportProfile, _ kind: KindNumber, _ externalID: String) -> RecordKey {
        let name = LeadToCash.schema.kind(kind)?.name ?? String(kind)
        var words: [UInt8] = []
        words.reserveCapacity(64)
        for word in [profile.rawValue, "|", name, "|", externalID] { words.append(contentsOf: word.utf8) }
        return RecordKey(kind: kind, id: RecordID(hash: SHA256.hash(data: words)))
    }
}
