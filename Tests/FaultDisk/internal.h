// Why this file exists: what the three parts of the disk know of each other: its state, SQLite's view, the system's.
#ifndef OUTPOST_FAULTDISK_INTERNAL_H
#define OUTPOST_FAULTDISK_INTERNAL_H

#include <pthread.h>
#include <stdint.h>
#include <sys/types.h>

#include "faultdisk.h"

/// A write or truncation that is not synced.
typedef struct change {
    struct change *next;
    int64_t offset;
    int64_t length;
    uint8_t *bytes;  // NULL for a truncation to `offset`
    int lost;        // a failed sync dropped it
} change;

/// A file.
typedef struct node {
    struct node *next;
    ino_t inode;
    char *path;
    uint8_t *durable;
    int64_t size, capacity;
    int64_t length;  // of the volatile layer
    change *first, *last;
    int handles;
    int kind;
    int names_folder;  // the next sync syncs its folder too, as SQLite does for new logs and journals
    int deleted;
} node;

/// A change of a folder that is not synced.
typedef struct entry {
    struct entry *next;
    int call;
    char *from, *to;
    uint8_t *bytes;  // what a deletion or renaming took away
    int64_t size;    // -1 if it took nothing away
} entry;

struct fault_disk {
    pthread_mutex_t lock;
    fault_disk *next;
    char *folder;
    size_t folder_length;
    node *nodes;
    entry *first, *last;
    int entries;
    int down;
    int handles;
    int ignored;
    int64_t crash;
    int64_t errors[FAULT_CALLS];
    int64_t room;
    int64_t calls[FAULT_CALLS];
    int64_t counts[FAULT_COUNTS];
};

/// What a call is to do.
enum { GO, FAIL, CRASH, DOWN };

/// While this thread is within the disk, the system's calls are its own.
extern _Thread_local int fault_disk_inside;

fault_disk *fault_disk_of(const char *path);
/// Counts a call and decides about it. The disk is locked.
int fault_disk_decide(fault_disk *disk, int call);

node *fault_disk_node(fault_disk *disk, const char *path, int fresh);
void fault_disk_wrote(node *node, const void *bytes, int64_t length, int64_t offset);
void fault_disk_cut_to(node *node, int64_t length);
/// Syncs a file, or loses what was to be synced.
void fault_disk_sync(fault_disk *disk, node *node, int failed);
void fault_disk_sync_folder(fault_disk *disk);
void fault_disk_closed(fault_disk *disk, node *node);
/// Notes a change of a folder; `taken` is the path of what it takes away, or NULL.
void fault_disk_note(fault_disk *disk, int call, const char *from, const char *to, const char *taken);
int fault_disk_kind(const char *path);

/// `fsync` by somebody other than SQLite. Returns 0 if it was no business of a disk's, 1 if it was done, -1 if it
/// failed.
int fault_disk_sync_descriptor(int descriptor);

#endif
