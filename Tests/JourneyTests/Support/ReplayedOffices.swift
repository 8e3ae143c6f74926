// Why this file exists: nobody invents conflicts as real as those that three offices had who worked the same customers.
// Here they work them again, each on its own laptop and none with a network, as the real data set says they did.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Synchronization

/// HQ and three laptops in a folder that goes with them; it can be lived on from the same state any number of times.
final class ReplayedOffices {
    /// What an office's laptop was given.
    private struct Post {
        let office: RecordID
        let bearer: String
        let directory: String
    }

    private let folder: String
    private var posts: [Post] = []
    /// The clock of everybody; 2018-01-01 at first.
    private let clock = Mutex<UInt64>(1_514_764_800_000)
    /// Accounts on which all three offices worked.
    private(set) var sharedAccounts = 0
    /// Edits that the three made offline.
    private(set) var edits = 0

    private init() throws {
        folder = NSTemporaryDirectory() + "/outpost-offices-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// HQ takes in people, products and customers; the offices fetch them and then work all their deals, offline.
    static func replay(_ files: String) async throws -> ReplayedOffices {
        let offices = try ReplayedOffices()
        let plan = try ImportPlan(SourceFile.read(path: files), profile: .maven)
        let pipeline = Pipeline(plan)
        let headquarters = try offices.headquarters(at: "hq", create: true)
        let records = plan.records.filter { $0.key.kind != Opportunity.kind }
        for office in pipeline.offices { _ = try await headquarters.scope(anchoredAt: office, name: "\(office)") }
        _ = try await headquarters.apply(
            records.map { RecordEdit($0.key, .create, $0.provided + $0.initial) } + pipeline.jointDeals)
        for (number, office) in pipeline.offices.enumerated() {
            try await offices.open(office, "laptop\(number)", pipeline.owners[office], headquarters)
        }
        for post in offices.posts { try offices.work(pipeline.diary(of: post.office), on: post) }
        try await headquarters.close()
        offices.sharedAccounts = pipeline.accountsOfAll
        return offices
    }

    private func open(
        _ office: RecordID, _ name: String, _ person: RecordID?, _ headquarters: Headquarters
    ) async throws {
        let scope = try await headquarters.scope(anchoredAt: office, name: name)
        let invitation = try await headquarters.invite(name: name, person: person, scopes: [scope])
        let enrolment = try await headquarters.enroll(code: invitation.code, device: name)
        let post = Post(office: office, bearer: enrolment.bearer, directory: "\(folder)/\(name)")
        _ = try Replica.create(
            post.directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook,
            identity: ReplicaIdentity(
                replica: enrolment.replica, timeline: enrolment.timeline, scopes: enrolment.scopes))
        posts.append(post)
        _ = try await sync(replica(post.directory), headquarters, post.bearer)
    }

    /// Each day of work is one edit.
    private func work(_ diary: [Pipeline.Day], on post: Post) throws {
        let replica = try replica(post.directory)
        for day in diary {
            clock.withLock { $0 += 60_000 }
            let edits = try day.edits { key, field in try replica.record(key)?.value(field) ?? .null }
            try replica.apply(edits)
            self.edits += 1
        }
    }

    // MARK: Living on

    /// One way in which it may go on: the laptops sync, one after the other, until everybody has heard everything.
    struct Ending {
        let report: ConflictReport
        /// Of each laptop, what it and HQ do not have in common.
        let differences: [[String]]
        /// What HQ found wrong with itself.
        let findings: [VerificationFinding]
        /// HQ's folder, stopped.
        let headquarters: String
    }

    /// - Parameter order: laptops by number, in the order in which they find a network.
    func end(syncing order: [Int], named name: String) async throws -> Ending {
        let place = "\(folder)/\(name)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: "\(folder)/hq", toPath: "\(place)/hq")
        let headquarters = try headquarters(at: "\(name)/hq", create: false)
        let laptops = try posts.enumerated().map { number, post in
            let copy = "\(place)/laptop\(number)"
            try FileManager.default.copyItem(atPath: post.directory, toPath: copy)
            return (replica: try replica(copy), bearer: post.bearer)
        }
        for number in order + order {
            _ = try await sync(laptops[number].replica, headquarters, laptops[number].bearer)
        }
        let report = try await headquarters.conflictReport()
        let findings = try await headquarters.verify().findings
        try await headquarters.close()
        let differences = try laptops.map {
            try Comparison.differences($0.replica.directory + "/replica.db", headquarters: "\(place)/hq/hq.db")
        }
        return Ending(report: report, differences: differences, findings: findings, headquarters: "\(place)/hq")
    }

    private func headquarters(at path: String, create: Bool) throws -> Headquarters {
        let wall: @Sendable () -> UInt64 = { [time = clock.withLock { $0 }] in time }
        return try Headquarters(
            DataDirectory("\(folder)/\(path)", create: create), schema: LeadToCash.schema,
            rulebook: LeadToCash.rulebook, create: create, wall: wall)
    }

    private func replica(_ directory: String) throws -> Replica {
        try Replica.open(
            directory, schema: LeadToCash.schema, rulebook: LeadToCash.rulebook,
            wall: { [weak self] in self?.clock.withLock { $0 } ?? 0 })
    }

    private func sync(_ replica: Replica, _ headquarters: Headquarters, _ bearer: String) async throws -> SyncReport {
        try SyncEngine(replica, DirectLine(headquarters, bearer), retry: .never).sync()
    }
}
