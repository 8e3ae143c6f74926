// Why this file exists: SQLite's view of the disk. Every call is counted and decided first; what goes ahead is done by
// SQLite's own VFS on the real file, and noted as unsynced.

#include <pthread.h>
#include <sqlite3.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

typedef struct {
    sqlite3_file base;
    fault_disk *disk;
    node *node;
    sqlite3_file real[];
} handle;

static sqlite3_vfs *real;
static sqlite3_vfs shim;

// MARK: One file

static int close_file(sqlite3_file *file) {
    handle *handle = (void *)file;
    int result = handle->real->pMethods->xClose(handle->real);
    pthread_mutex_lock(&handle->disk->lock);
    fault_disk_closed(handle->disk, handle->node);
    pthread_mutex_unlock(&handle->disk->lock);
    return result;
}

static int read_file(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset) {
    handle *handle = (void *)file;
    pthread_mutex_lock(&handle->disk->lock);
    int decision = fault_disk_decide(handle->disk, FAULT_READ);
    pthread_mutex_unlock(&handle->disk->lock);
    if (decision != GO) return SQLITE_IOERR_READ;
    return handle->real->pMethods->xRead(handle->real, bytes, length, offset);
}

/// Takes what a file grows by from the disk's room. The disk is locked.
static int has_room(fault_disk *disk, node *node, int64_t end) {
    int64_t growth = end > node->length ? end - node->length : 0;
    if (disk->room >= 0 && growth > disk->room) {
        disk->counts[FAULT_REFUSED_FULL]++;
        return 0;
    }
    if (disk->room >= 0) disk->room -= growth;
    node->length += growth;
    return 1;
}

static int write_file(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset) {
    handle *handle = (void *)file;
    pthread_mutex_lock(&handle->disk->lock);
    int result = SQLITE_IOERR_WRITE;
    switch (fault_disk_decide(handle->disk, FAULT_WRITE)) {
    case GO:
        result = SQLITE_FULL;
        if (!has_room(handle->disk, handle->node, offset + length)) break;
        result = handle->real->pMethods->xWrite(handle->real, bytes, length, offset);
        fault_disk_wrote(handle->node, bytes, length, offset);
        break;
    case CRASH: fault_disk_wrote(handle->node, bytes, length, offset); break;
    default: break;
    }
    pthread_mutex_unlock(&handle->disk->lock);
    return result;
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size) {
    handle *handle = (void *)file;
    pthread_mutex_lock(&handle->disk->lock);
    int decision = fault_disk_decide(handle->disk, FAULT_TRUNCATE);
    int result = SQLITE_IOERR_TRUNCATE;
    if (decision == GO) result = handle->real->pMethods->xTruncate(handle->real, size);
    if (decision == GO || decision == CRASH) fault_disk_cut_to(handle->node, size);
    pthread_mutex_unlock(&handle->disk->lock);
    return result;
}

static int sync_file(sqlite3_file *file, int flags) {
    (void)flags;
    handle *handle = (void *)file;
    pthread_mutex_lock(&handle->disk->lock);
    int decision = fault_disk_decide(handle->disk, FAULT_SYNC);
    if (decision == GO || decision == FAIL) fault_disk_sync(handle->disk, handle->node, decision == FAIL);
    pthread_mutex_unlock(&handle->disk->lock);
    return decision == GO ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

#define PASS(name, ...)                                                                                                \
    return ((handle *)(void *)file)->real->pMethods->name(((handle *)(void *)file)->real, ##__VA_ARGS__)
#define PASS_IF_UP(code, name, ...)                                                                                    \
    do {                                                                                                               \
        if (fault_disk_is_down(((handle *)(void *)file)->disk)) return code;                                           \
        PASS(name, ##__VA_ARGS__);                                                                                     \
    } while (0)

static int file_size(sqlite3_file *file, sqlite3_int64 *size) { PASS_IF_UP(SQLITE_IOERR_FSTAT, xFileSize, size); }
static int lock_file(sqlite3_file *file, int level) { PASS_IF_UP(SQLITE_IOERR_LOCK, xLock, level); }
static int unlock_file(sqlite3_file *file, int level) { PASS(xUnlock, level); }
static int check_lock(sqlite3_file *file, int *is_held) { PASS_IF_UP(SQLITE_IOERR_LOCK, xCheckReservedLock, is_held); }
static int control(sqlite3_file *file, int operation, void *argument) { PASS(xFileControl, operation, argument); }
static int sector_size(sqlite3_file *file) { PASS(xSectorSize); }
static int characteristics(sqlite3_file *file) { PASS(xDeviceCharacteristics); }

static int map_index(sqlite3_file *file, int page, int size, int extend, void volatile **memory) {
    PASS_IF_UP(SQLITE_IOERR_SHMMAP, xShmMap, page, size, extend, memory);
}

static int lock_index(sqlite3_file *file, int offset, int count, int flags) { PASS(xShmLock, offset, count, flags); }
static void index_barrier(sqlite3_file *file) { PASS(xShmBarrier); }

static int unmap_index(sqlite3_file *file, int delete) {
    handle *handle = (void *)file;
    fault_disk_inside++;
    int result = handle->real->pMethods->xShmUnmap(handle->real, delete);
    fault_disk_inside--;
    return result;
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_lock,
    .xFileControl = control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = map_index,
    .xShmLock = lock_index,
    .xShmBarrier = index_barrier,
    .xShmUnmap = unmap_index,
};

// MARK: The file system

static int open_on(fault_disk *disk, const char *path, handle *handle, int flags, int *given) {
    handle->base.pMethods = NULL;
    handle->disk = disk;
    pthread_mutex_lock(&disk->lock);
    int is_new = access(path, F_OK) != 0;
    int decision = is_new && (flags & SQLITE_OPEN_CREATE) != 0 ? fault_disk_decide(disk, FAULT_CREATE)
                   : disk->down                                ? DOWN
                                                               : GO;
    int result = decision == GO ? real->xOpen(real, path, handle->real, flags, given) : SQLITE_CANTOPEN;
    if (result == SQLITE_OK) {
        handle->node = fault_disk_node(disk, path, is_new);
        if (is_new) fault_disk_note(disk, FAULT_CREATE, NULL, path, NULL);
        int is_log = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL)) != 0;
        if (is_new && is_log) handle->node->names_folder = 1;
        handle->node->handles++;
        disk->handles++;
        handle->base.pMethods = &methods;
    } else if (decision == GO && handle->real->pMethods != NULL) {
        handle->real->pMethods->xClose(handle->real);
    }
    pthread_mutex_unlock(&disk->lock);
    return result;
}

static int open_file(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *given) {
    (void)vfs;
    fault_disk *disk = path == NULL ? NULL : fault_disk_of(path);
    if (disk == NULL) return real->xOpen(real, path, file, flags, given);
    return open_on(disk, path, (handle *)(void *)file, flags, given);
}

static int delete_file(sqlite3_vfs *vfs, const char *path, int sync_folder) {
    (void)vfs;
    fault_disk *disk = fault_disk_of(path);
    if (disk == NULL) return real->xDelete(real, path, sync_folder);
    if (access(path, F_OK) != 0) return SQLITE_IOERR_DELETE_NOENT;
    pthread_mutex_lock(&disk->lock);
    int result = SQLITE_IOERR_DELETE;
    if (fault_disk_decide(disk, FAULT_DELETE) == GO) {
        fault_disk_note(disk, FAULT_DELETE, path, NULL, path);
        fault_disk_inside++;
        result = real->xDelete(real, path, 0);
        fault_disk_inside--;
        if (sync_folder) fault_disk_sync_folder(disk);
    }
    pthread_mutex_unlock(&disk->lock);
    return result;
}

static int access_file(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
    (void)vfs;
    fault_disk *disk = fault_disk_of(path);
    if (disk != NULL && fault_disk_is_down(disk)) return SQLITE_IOERR_ACCESS;
    return real->xAccess(real, path, flags, result);
}

static int full_path(sqlite3_vfs *vfs, const char *path, int size, char *full) {
    (void)vfs;
    return real->xFullPathname(real, path, size, full);
}

static int randomness(sqlite3_vfs *vfs, int size, char *bytes) {
    (void)vfs;
    return real->xRandomness(real, size, bytes);
}

static int wait_for(sqlite3_vfs *vfs, int microseconds) {
    (void)vfs;
    return real->xSleep(real, microseconds);
}

static int current_time(sqlite3_vfs *vfs, double *days) {
    (void)vfs;
    return real->xCurrentTime(real, days);
}

static int last_error(sqlite3_vfs *vfs, int size, char *text) {
    (void)vfs;
    return real->xGetLastError(real, size, text);
}

static int current_time_64(sqlite3_vfs *vfs, sqlite3_int64 *milliseconds) {
    (void)vfs;
    return real->xCurrentTimeInt64(real, milliseconds);
}

static int result_of_install;

static void install(void) {
    sqlite3_initialize();
    real = sqlite3_vfs_find(NULL);
    shim.iVersion = 2;
    shim.szOsFile = (int)sizeof(handle) + real->szOsFile;
    shim.mxPathname = real->mxPathname;
    shim.zName = "outpost-fault-disk";
    shim.xOpen = open_file;
    shim.xDelete = delete_file;
    shim.xAccess = access_file;
    shim.xFullPathname = full_path;
    shim.xRandomness = randomness;
    shim.xSleep = wait_for;
    shim.xCurrentTime = current_time;
    shim.xGetLastError = last_error;
    shim.xCurrentTimeInt64 = current_time_64;
    result_of_install = sqlite3_vfs_register(&shim, 1);
}

int fault_disk_install(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, install);
    return result_of_install;
}
