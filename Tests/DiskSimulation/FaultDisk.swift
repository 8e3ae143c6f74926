// Why this file exists: the C disk as Swift sees it: one machine's disk, which can be cut off, filled up and worn out.

import CFaultDisk
import Foundation

/// A disk under one folder.
public final class FaultDisk: Sendable {
    /// What a program asks of a disk.
    public enum Call: Int32, Sendable, CaseIterable {
        case read, write, sync, truncate, create, delete, rename
    }

    /// What a disk did to those who used it.
    public enum Happening: Int32, Sendable, CaseIterable {
        case crashes, sectorsKept, sectorsLost, sectorsTorn, readErrors, writeErrors, failedSyncs, refusedFull,
            flippedBits, ignoredSyncs, namesLost
    }

    /// Kinds of files.
    public struct Files: OptionSet, Sendable {
        public let rawValue: Int32

        public init(rawValue: Int32) { self.rawValue = rawValue }

        public static let database = Files(rawValue: 1)
        public static let log = Files(rawValue: 2)
    }

    public let folder: String
    private let address: UInt

    private var disk: OpaquePointer? { OpaquePointer(bitPattern: address) }

    /// - Parameter folder: exists, and nothing below it is open.
    public init(_ folder: String) {
        fault_disk_install()
        self.folder = folder
        address = UInt(bitPattern: fault_disk_mount(folder))
    }

    deinit { fault_disk_unmount(disk) }

    /// The power fails at the n-th change from now.
    public func crash(at change: Int) { fault_disk_plan_crash(disk, Int64(change)) }

    /// The n-th call of a kind from now fails, once.
    public func fail(_ call: Call, at number: Int) { fault_disk_plan_error(disk, call.rawValue, Int64(number)) }

    /// How many bytes files may still grow; nil if there is no end.
    public func setRoom(_ bytes: Int?) { fault_disk_set_room(disk, bytes.map(Int64.init) ?? -1) }

    /// From now on syncs of these files do nothing and say that they have.
    public func ignoreSyncs(of files: Files) { fault_disk_ignore_syncs(disk, files.rawValue) }

    public func clearPlans() { fault_disk_clear_plans(disk) }
    public func cut() { fault_disk_cut(disk) }

    public var isDown: Bool { fault_disk_is_down(disk) != 0 }
    public var handles: Int { Int(fault_disk_handles(disk)) }

    /// Waits until whoever dropped the stores on it has let go of its files.
    /// - Returns: false if somebody holds on to them.
    public func isReleased() -> Bool {
        for _ in 0..<100_000 {
            if handles == 0 { return true }
            usleep(50)
        }
        return false
    }

    /// The files are what survived.
    public func powerOn(seed: UInt64) -> Bool { fault_disk_power_on(disk, seed) == 0 }
    /// Everything that was written stays.
    public func settle() -> Bool { fault_disk_settle(disk) == 0 }
    /// Flips one bit.
    /// - Returns: in which kind of file; nil if there is none.
    public func flip(seed: UInt64, in files: Files) -> Files? {
        let kind = fault_disk_flip(disk, seed, files.rawValue)
        return kind == 0 ? nil : Files(rawValue: kind)
    }

    /// Calls that changed it.
    public var changes: Int { Int(fault_disk_changes(disk)) }
    public func calls(_ call: Call) -> Int { Int(fault_disk_calls(disk, call.rawValue)) }
    public func count(_ happening: Happening) -> Int { Int(fault_disk_count(disk, happening.rawValue)) }

    /// Calls that it failed so far, whatever the reason.
    public var failures: Int {
        [Happening.crashes, .readErrors, .writeErrors, .failedSyncs, .refusedFull].reduce(0) { $0 + count($1) }
    }
}
