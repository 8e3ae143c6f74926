// Why this file exists: a list of people says of each whether they can sign in; one question answers it for all.

import GRDB
import RecordTables
import SyncProtocol

extension Headquarters {
    /// Everybody who has a password for HQ's pages.
    public func passwordHolders() async throws -> Set<RecordID> {
        try await pool.read { db in
            let select = try RawStatement(cached: db, "SELECT person FROM hq_login")
            defer { select.reset() }
            var people: Set<RecordID> = []
            while try select.step() { if let person = select.id(0) { people.insert(person) } }
            return people
        }
    }

    /// Everybody who is signed in, and with how many browsers.
    public func signedIn(among people: [RecordID]) -> [RecordID: Int] {
        people.reduce(into: [:]) { counts, person in
            let count = sessions(of: person).count
            if count > 0 { counts[person] = count }
        }
    }
}
