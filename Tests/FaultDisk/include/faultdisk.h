// Why this file exists: a power cut takes what was written but not synced, in any mixture, and kill -9 alone never
// shows it, because the page cache survives. This is a disk that can be cut off, filled up, worn out and told to lie:
// a SQLite VFS over the real one, and the three calls (`fsync`, `rename`, `unlink`) that programs make beside SQLite.
//
// Files are real files, so everything else works on them as ever: what the real file holds is the volatile layer. Of
// each file the disk keeps the durable layer, what was synced, and every write and truncation since; and of each
// folder the creations, renames and deletions since it was synced.
#ifndef OUTPOST_FAULTDISK_H
#define OUTPOST_FAULTDISK_H

#include <stdint.h>

typedef struct fault_disk fault_disk;

/// What a program asks of a disk.
enum {
    FAULT_READ,
    FAULT_WRITE,
    FAULT_SYNC,
    FAULT_TRUNCATE,
    FAULT_CREATE,
    FAULT_DELETE,
    FAULT_RENAME,
    FAULT_CALLS,
};

/// What a disk counts besides calls.
enum {
    FAULT_CRASHES,
    FAULT_SECTORS_KEPT,
    FAULT_SECTORS_LOST,
    FAULT_SECTORS_TORN,
    FAULT_READ_ERRORS,
    FAULT_WRITE_ERRORS,
    FAULT_FAILED_SYNCS,
    FAULT_REFUSED_FULL,
    FAULT_FLIPPED_BITS,
    FAULT_IGNORED_SYNCS,
    FAULT_NAMES_LOST,
    FAULT_COUNTS,
};

/// Files by what they are for, as bits.
enum {
    FAULT_DATABASE = 1,
    FAULT_LOG = 2,
    FAULT_OTHER = 4,
};

/// Makes the disk SQLite's default VFS. Files outside every disk are passed through. To be called before anything opens
/// a database; later calls change nothing. Returns an SQLite result code.
int fault_disk_install(void);

/// A disk: all files below a folder. Nothing below it may be open.
fault_disk *fault_disk_mount(const char *folder);
/// Lets go of a disk; its files stay as they are. Nothing below it may be open.
void fault_disk_unmount(fault_disk *disk);

/// The power fails at the n-th call from now that changes the disk (1 is the next); 0 calls it off.
void fault_disk_plan_crash(fault_disk *disk, int64_t calls);
/// The n-th call of a kind from now fails, once. A failed sync loses what it should have kept, and says so only then.
void fault_disk_plan_error(fault_disk *disk, int call, int64_t calls);
/// How many bytes files may still grow; -1 if there is no end.
void fault_disk_set_room(fault_disk *disk, int64_t bytes);
/// Files of these kinds are not synced although the disk says so.
void fault_disk_ignore_syncs(fault_disk *disk, int files);
/// Forgets plans and bounds.
void fault_disk_clear_plans(fault_disk *disk);

/// Whether the power is off: every call fails.
int fault_disk_is_down(const fault_disk *disk);
/// Turns the power off.
void fault_disk_cut(fault_disk *disk);
/// How many files are open.
int fault_disk_handles(const fault_disk *disk);
/// Files are what survived: what was synced and, by the seed, some of the rest. Forgets plans. Returns 0, or -1 if
/// files are still open.
int fault_disk_power_on(fault_disk *disk, uint64_t seed);
/// Everything written is synced, as when a machine is shut down properly. Returns 0, or -1 if files are open.
int fault_disk_settle(fault_disk *disk);
/// Flips a bit of a file of these kinds, by the seed. Only while nothing is open. Returns the kind of the file; 0 if
/// there is none.
int fault_disk_flip(fault_disk *disk, uint64_t seed, int files);

/// Calls that change the disk, so far.
int64_t fault_disk_changes(const fault_disk *disk);
/// Calls of one kind so far.
int64_t fault_disk_calls(const fault_disk *disk, int call);
/// One of the disk's counts.
int64_t fault_disk_count(const fault_disk *disk, int count);

#endif
