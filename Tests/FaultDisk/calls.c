// Why this file exists: programs rename, delete and sync files beside SQLite, and a power cut does not spare those. In
// a program that links this, these three calls of the system go through the disk.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <string.h>

#include "internal.h"

static int is_index(const char *path) {
    size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, "-shm") == 0;
}

static int is_folder(const char *path) {
    struct stat status;
    return lstat(path, &status) != 0 || !S_ISREG(status.st_mode);
}

static int fail(int code) {
    errno = code;
    return -1;
}

int unlink(const char *path) {
    fault_disk *disk = fault_disk_inside || is_index(path) || is_folder(path) ? NULL : fault_disk_of(path);
    if (disk == NULL) return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    pthread_mutex_lock(&disk->lock);
    int result = -1;
    if (fault_disk_decide(disk, FAULT_DELETE) == GO) {
        fault_disk_note(disk, FAULT_DELETE, path, NULL, path);
        result = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    }
    pthread_mutex_unlock(&disk->lock);
    return result == 0 ? 0 : fail(EIO);
}

int rename(const char *from, const char *to) {
    fault_disk *disk = fault_disk_inside || is_index(from) || is_folder(from) ? NULL : fault_disk_of(from);
    if (disk == NULL) return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    pthread_mutex_lock(&disk->lock);
    int result = -1;
    if (fault_disk_decide(disk, FAULT_RENAME) == GO) {
        fault_disk_note(disk, FAULT_RENAME, from, to, to);
        result = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    }
    pthread_mutex_unlock(&disk->lock);
    return result == 0 ? 0 : fail(EIO);
}

int fsync(int descriptor) {
    switch (fault_disk_inside ? 0 : fault_disk_sync_descriptor(descriptor)) {
    case 1: return 0;
    case -1: return fail(EIO);
    default: return (int)syscall(SYS_fsync, descriptor);
    }
}
