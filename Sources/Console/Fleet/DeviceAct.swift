// Why this file exists: what can be done about a device is a short list, and each entry says what follows from it
// before anybody does it.

import SyncServer

/// What somebody at HQ does about a device.
package enum DeviceAct: String, CaseIterable, Sendable {
    case suspend, resume, revoke, lost

    package var status: DeviceStatus {
        switch self {
        case .suspend: .suspended
        case .resume: .active
        case .revoke: .revoked
        case .lost: .lost
        }
    }

    /// Whether the device erases itself in the end, and nothing brings it back.
    package var isGrave: Bool { self == .revoke || self == .lost }

    /// Whether a device of this standing can come to that; HQ decides again.
    package func fits(_ status: DeviceStatus, isWiped: Bool) -> Bool {
        guard !isWiped, self.status != status else { return false }
        return switch status {
        case .active, .suspended: true
        case .revoked: self == .lost
        case .lost: false
        }
    }

    /// The keys of its name, of what follows from it, and of what is said once it is done.
    var nameKey: String {
        switch self {
        case .suspend: "actSuspend"
        case .resume: "actResume"
        case .revoke: "actRevoke"
        case .lost: "actLost"
        }
    }

    var consequenceKey: String {
        switch self {
        case .suspend: "actSuspendMeans"
        case .resume: "actResumeMeans"
        case .revoke: "actRevokeMeans"
        case .lost: "actLostMeans"
        }
    }

    var doneKey: String {
        switch self {
        case .suspend: "actSuspendDone"
        case .resume: "actResumeDone"
        case .revoke: "actRevokeDone"
        case .lost: "actLostDone"
        }
    }

    var buttonClass: String { isGrave ? "danger" : "primary" }
}

/// Why something is done about a device. A word of a list and no free text: it goes into the audit chain, which no
/// erasure reaches, so that nobody's name may stand in it.
package enum DeviceReason: String, CaseIterable, Sendable {
    case lost, stolen, left, replaced, unusual, request, mistake

    var key: String {
        switch self {
        case .lost: "whyLost"
        case .stolen: "whyStolen"
        case .left: "whyLeft"
        case .replaced: "whyReplaced"
        case .unusual: "whyUnusual"
        case .request: "whyRequest"
        case .mistake: "whyMistake"
        }
    }
}
