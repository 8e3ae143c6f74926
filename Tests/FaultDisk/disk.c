// Why this file exists: the two layers of a disk, and what a power cut makes of them.

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

#define SECTOR 512

static pthread_mutex_t mounting = PTHREAD_MUTEX_INITIALIZER;
static fault_disk *disks;
_Thread_local int fault_disk_inside;

// MARK: Mounting

fault_disk *fault_disk_mount(const char *folder) {
    fault_disk *disk = calloc(1, sizeof *disk);
    if (disk == NULL) return NULL;
    pthread_mutex_init(&disk->lock, NULL);
    disk->folder_length = strlen(folder);
    disk->folder = malloc(disk->folder_length + 2);
    memcpy(disk->folder, folder, disk->folder_length);
    if (disk->folder_length > 0 && folder[disk->folder_length - 1] != '/') disk->folder[disk->folder_length++] = '/';
    disk->folder[disk->folder_length] = 0;
    disk->room = -1;
    pthread_mutex_lock(&mounting);
    disk->next = disks;
    disks = disk;
    pthread_mutex_unlock(&mounting);
    return disk;
}

fault_disk *fault_disk_of(const char *path) {
    pthread_mutex_lock(&mounting);
    fault_disk *disk = disks;
    size_t length = strlen(path);
    while (disk != NULL) {
        if (strncmp(path, disk->folder, disk->folder_length) == 0) break;
        if (length + 1 == disk->folder_length && strncmp(path, disk->folder, length) == 0) break;
        disk = disk->next;
    }
    pthread_mutex_unlock(&mounting);
    return disk;
}

static void forget_changes(node *node) {
    while (node->first != NULL) {
        change *next = node->first->next;
        free(node->first->bytes);
        free(node->first);
        node->first = next;
    }
    node->last = NULL;
}

static void free_node(node *node) {
    forget_changes(node);
    free(node->durable);
    free(node->path);
    free(node);
}

static void forget_entries(fault_disk *disk) {
    while (disk->first != NULL) {
        entry *next = disk->first->next;
        free(disk->first->from);
        free(disk->first->to);
        free(disk->first->bytes);
        free(disk->first);
        disk->first = next;
    }
    disk->last = NULL;
    disk->entries = 0;
}

static void forget_nodes(fault_disk *disk) {
    while (disk->nodes != NULL) {
        node *next = disk->nodes->next;
        free_node(disk->nodes);
        disk->nodes = next;
    }
}

void fault_disk_unmount(fault_disk *disk) {
    pthread_mutex_lock(&mounting);
    for (fault_disk **place = &disks; *place != NULL; place = &(*place)->next) {
        if (*place == disk) {
            *place = disk->next;
            break;
        }
    }
    pthread_mutex_unlock(&mounting);
    forget_nodes(disk);
    forget_entries(disk);
    pthread_mutex_destroy(&disk->lock);
    free(disk->folder);
    free(disk);
}

// MARK: Deciding

int fault_disk_decide(fault_disk *disk, int call) {
    if (disk->down) return DOWN;
    disk->calls[call]++;
    if (call != FAULT_READ && disk->crash > 0 && --disk->crash == 0) {
        disk->down = 1;
        disk->counts[FAULT_CRASHES]++;
        return CRASH;
    }
    if (disk->errors[call] > 0 && --disk->errors[call] == 0) {
        int count = call == FAULT_READ ? FAULT_READ_ERRORS : FAULT_WRITE_ERRORS;
        if (call == FAULT_SYNC) count = FAULT_FAILED_SYNCS;
        disk->counts[count]++;
        return FAIL;
    }
    return GO;
}

#define LOCKED(disk, statement)                                                                                        \
    do {                                                                                                               \
        pthread_mutex_lock(&(disk)->lock);                                                                             \
        statement;                                                                                                     \
        pthread_mutex_unlock(&(disk)->lock);                                                                           \
    } while (0)

void fault_disk_plan_crash(fault_disk *disk, int64_t calls) { LOCKED(disk, disk->crash = calls); }

void fault_disk_plan_error(fault_disk *disk, int call, int64_t calls) {
    if (call >= 0 && call < FAULT_CALLS) LOCKED(disk, disk->errors[call] = calls);
}

void fault_disk_set_room(fault_disk *disk, int64_t bytes) { LOCKED(disk, disk->room = bytes); }
void fault_disk_ignore_syncs(fault_disk *disk, int files) { LOCKED(disk, disk->ignored = files); }

static void clear_plans(fault_disk *disk) {
    disk->crash = 0;
    memset(disk->errors, 0, sizeof disk->errors);
    disk->room = -1;
}

void fault_disk_clear_plans(fault_disk *disk) { LOCKED(disk, clear_plans(disk)); }

void fault_disk_cut(fault_disk *disk) {
    pthread_mutex_lock(&disk->lock);
    if (!disk->down) disk->counts[FAULT_CRASHES]++;
    disk->down = 1;
    pthread_mutex_unlock(&disk->lock);
}

static int64_t look(const fault_disk *disk, const int64_t *number) {
    fault_disk *shared = (fault_disk *)disk;
    pthread_mutex_lock(&shared->lock);
    int64_t value = *number;
    pthread_mutex_unlock(&shared->lock);
    return value;
}

static int look_at(const fault_disk *disk, const int *number) {
    fault_disk *shared = (fault_disk *)disk;
    pthread_mutex_lock(&shared->lock);
    int value = *number;
    pthread_mutex_unlock(&shared->lock);
    return value;
}

int fault_disk_is_down(const fault_disk *disk) { return look_at(disk, &disk->down); }
int fault_disk_handles(const fault_disk *disk) { return look_at(disk, &disk->handles); }
int64_t fault_disk_calls(const fault_disk *disk, int call) { return look(disk, &disk->calls[call]); }
int64_t fault_disk_count(const fault_disk *disk, int count) { return look(disk, &disk->counts[count]); }

int64_t fault_disk_changes(const fault_disk *disk) {
    int64_t sum = 0;
    for (int call = FAULT_WRITE; call < FAULT_CALLS; call++) sum += fault_disk_calls(disk, call);
    return sum;
}

// MARK: Files

static int ends_with(const char *path, const char *end) {
    size_t length = strlen(path), tail = strlen(end);
    return length >= tail && strcmp(path + length - tail, end) == 0;
}

int fault_disk_kind(const char *path) {
    if (ends_with(path, "-wal") || ends_with(path, "-journal")) return FAULT_LOG;
    return ends_with(path, ".db") ? FAULT_DATABASE : FAULT_OTHER;
}

static uint8_t *content(const char *path, int64_t *size) {
    *size = -1;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return NULL;
    struct stat status;
    uint8_t *bytes = NULL;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        bytes = malloc(status.st_size > 0 ? (size_t)status.st_size : 1);
        *size = pread(file, bytes, (size_t)status.st_size, 0);
    }
    close(file);
    return bytes;
}

static void reserve(node *node, int64_t size) {
    if (size <= node->capacity) return;
    int64_t capacity = size * 3 / 2 + 4096;
    node->durable = realloc(node->durable, (size_t)capacity);
    node->capacity = capacity;
}

static void grow(node *node, int64_t size) {
    reserve(node, size);
    if (size > node->size) {
        memset(node->durable + node->size, 0, (size_t)(size - node->size));
        node->size = size;
    }
}

static node *known(fault_disk *disk, const char *path) {
    struct stat status;
    if (stat(path, &status) != 0) return NULL;
    for (node *node = disk->nodes; node != NULL; node = node->next) {
        if (node->inode == status.st_ino && !node->deleted) return node;
    }
    return NULL;
}

node *fault_disk_node(fault_disk *disk, const char *path, int fresh) {
    node *found = known(disk, path);
    if (found != NULL) return found;
    struct stat status;
    if (stat(path, &status) != 0) return NULL;
    node *made = calloc(1, sizeof *made);
    made->inode = status.st_ino;
    made->path = strdup(path);
    made->kind = fault_disk_kind(path);
    if (!fresh) made->durable = content(path, &made->size);
    if (made->size < 0) made->size = 0;
    made->capacity = made->length = made->size;
    made->next = disk->nodes;
    disk->nodes = made;
    return made;
}

static void append(node *node, change *made) {
    if (node->last == NULL) node->first = made; else node->last->next = made;
    node->last = made;
}

void fault_disk_wrote(node *node, const void *bytes, int64_t length, int64_t offset) {
    change *made = calloc(1, sizeof *made);
    made->offset = offset;
    made->length = length;
    made->bytes = malloc((size_t)length);
    memcpy(made->bytes, bytes, (size_t)length);
    append(node, made);
}

void fault_disk_cut_to(node *node, int64_t length) {
    change *made = calloc(1, sizeof *made);
    made->offset = length;
    append(node, made);
    node->length = length;
}

static void keep(node *node, const change *change) {
    if (change->bytes == NULL) {
        if (change->offset < node->size) node->size = change->offset; else grow(node, change->offset);
        return;
    }
    grow(node, change->offset + change->length);
    memcpy(node->durable + change->offset, change->bytes, (size_t)change->length);
}

void fault_disk_sync(fault_disk *disk, node *node, int failed) {
    if (!failed && (disk->ignored & node->kind) != 0) {
        disk->counts[FAULT_IGNORED_SYNCS]++;
        return;
    }
    change **place = &node->first;
    node->last = NULL;
    while (*place != NULL) {
        change *change = *place;
        if (failed) change->lost = 1;
        if (change->lost) {
            // Where it was written the two layers differ until somebody writes there again.
            node->last = change;
            place = &change->next;
            continue;
        }
        keep(node, change);
        *place = change->next;
        free(change->bytes);
        free(change);
    }
    if (!failed && node->names_folder) {
        node->names_folder = 0;
        fault_disk_sync_folder(disk);
    }
}

void fault_disk_sync_folder(fault_disk *disk) { forget_entries(disk); }

void fault_disk_closed(fault_disk *disk, node *closed) {
    closed->handles--;
    disk->handles--;
    if (closed->handles > 0 || !closed->deleted) return;
    for (node **place = &disk->nodes; *place != NULL; place = &(*place)->next) {
        if (*place != closed) continue;
        *place = closed->next;
        return free_node(closed);
    }
}

void fault_disk_note(fault_disk *disk, int call, const char *from, const char *to, const char *taken) {
    entry *made = calloc(1, sizeof *made);
    made->call = call;
    made->from = from == NULL ? NULL : strdup(from);
    made->to = to == NULL ? NULL : strdup(to);
    made->size = -1;
    node *victim = taken == NULL ? NULL : known(disk, taken);
    if (victim != NULL) {
        made->size = victim->size;
        made->bytes = malloc(victim->size > 0 ? (size_t)victim->size : 1);
        if (victim->size > 0) memcpy(made->bytes, victim->durable, (size_t)victim->size);
        victim->deleted = 1;
        victim->handles++;
        disk->handles++;
        fault_disk_closed(disk, victim);
    } else if (taken != NULL) {
        made->bytes = content(taken, &made->size);
    }
    if (disk->last == NULL) disk->first = made; else disk->last->next = made;
    disk->last = made;
    disk->entries++;
    node *moved = call == FAULT_RENAME ? known(disk, from) : NULL;
    if (moved == NULL) return;
    free(moved->path);
    moved->path = strdup(to);
    moved->kind = fault_disk_kind(to);
}

int fault_disk_sync_descriptor(int descriptor) {
    struct stat status;
    char link[64], path[4096];
    if (fstat(descriptor, &status) != 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    fault_disk *disk = fault_disk_of(path);
    if (disk == NULL) return 0;
    pthread_mutex_lock(&disk->lock);
    int decision = fault_disk_decide(disk, FAULT_SYNC);
    int result = decision == GO ? 1 : -1;
    node *node = S_ISREG(status.st_mode) ? known(disk, path) : NULL;
    if (node != NULL && (decision == GO || decision == FAIL)) fault_disk_sync(disk, node, decision == FAIL);
    if (S_ISDIR(status.st_mode) && decision == GO) fault_disk_sync_folder(disk);
    pthread_mutex_unlock(&disk->lock);
    return result;
}

// MARK: A power cut

static uint64_t draw(uint64_t *state) {
    uint64_t value = *state += 0x9E3779B97F4A7C15;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
    return value ^ (value >> 31);
}

/// How a power cut treats what was not synced.
enum { NOTHING, EVERYTHING, SECTORS, WRITES, PREFIX, STYLES };

static void put(const char *path, const uint8_t *bytes, int64_t size) {
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return;
    int64_t done = 0;
    while (done < size) {
        ssize_t count = pwrite(file, bytes + done, (size_t)(size - done), done);
        if (count <= 0) break;
        done += count;
    }
    close(file);
}

/// Keeps some sectors of a write. Returns the place of the last one kept, or -1.
static int64_t keep_some(fault_disk *disk, node *node, const change *written, int style, uint64_t *chance,
                         uint8_t *before, int64_t *length) {
    int64_t last = -1;
    for (int64_t done = 0; done < written->length;) {
        int64_t offset = written->offset + done;
        int64_t piece = SECTOR - offset % SECTOR;
        if (piece > written->length - done) piece = written->length - done;
        int kept = style != SECTORS || (draw(chance) & 1) != 0;
        disk->counts[kept ? FAULT_SECTORS_KEPT : FAULT_SECTORS_LOST]++;
        if (kept) {
            grow(node, offset + piece);
            memcpy(before, node->durable + offset, (size_t)piece);
            memcpy(node->durable + offset, written->bytes + done, (size_t)piece);
            last = offset;
            *length = piece;
        }
        done += piece;
    }
    return last;
}

static void survive(fault_disk *disk, node *node, int style, uint64_t *chance) {
    uint8_t before[SECTOR];
    int64_t torn = -1, length = 0, changes = 0, index = 0;
    for (change *change = node->first; change != NULL; change = change->next) changes++;
    int64_t prefix = changes > 0 ? (int64_t)(draw(chance) % (uint64_t)(changes + 1)) : 0;
    for (change *change = node->first; change != NULL; change = change->next, index++) {
        int kept = !change->lost && style != NOTHING;
        if (style == WRITES) kept = kept && (draw(chance) & 1) != 0;
        if (style == PREFIX) kept = kept && index < prefix;
        if (!kept) {
            disk->counts[FAULT_SECTORS_LOST] += (change->length + SECTOR - 1) / SECTOR;
        } else if (change->bytes == NULL) {
            if (style != SECTORS || (draw(chance) & 1) != 0) keep(node, change);
            torn = -1;
        } else {
            int64_t place = keep_some(disk, node, change, style, chance, before, &length);
            if (place >= 0) torn = place;
        }
    }
    if (torn < 0 || length < 2 || (draw(chance) & 3) == 0) return;
    int64_t whole = 1 + (int64_t)(draw(chance) % (uint64_t)(length - 1));
    memcpy(node->durable + torn + whole, before + whole, (size_t)(length - whole));
    disk->counts[FAULT_SECTORS_TORN]++;
}

static void undo(entry *entry) {
    switch (entry->call) {
    case FAULT_CREATE: unlink(entry->to); break;
    case FAULT_RENAME:
        rename(entry->to, entry->from);
        if (entry->size >= 0) put(entry->to, entry->bytes, entry->size);
        break;
    default:
        if (entry->size >= 0) put(entry->from, entry->bytes, entry->size);
    }
}

/// The first few changes of folders survive: file systems keep them in order.
static void undo_entries(fault_disk *disk, int survivors) {
    for (int last = disk->entries - 1; last >= survivors; last--) {
        entry *entry = disk->first;
        for (int index = 0; index < last; index++) entry = entry->next;
        undo(entry);
        disk->counts[FAULT_NAMES_LOST]++;
    }
    forget_entries(disk);
}

static void remove_index(const char *path) {
    char index[4096];
    snprintf(index, sizeof index, "%s-shm", path);
    unlink(index);
}

int fault_disk_power_on(fault_disk *disk, uint64_t seed) {
    pthread_mutex_lock(&disk->lock);
    if (disk->handles > 0) {
        pthread_mutex_unlock(&disk->lock);
        return -1;
    }
    fault_disk_inside = 1;
    uint64_t chance = seed;
    int style = (int)(draw(&chance) % STYLES);
    for (node *node = disk->nodes; node != NULL; node = node->next) {
        if (node->deleted) continue;
        if (node->first != NULL) {
            survive(disk, node, style, &chance);
            put(node->path, node->durable, node->size);
        }
        remove_index(node->path);
    }
    int survivors = style == NOTHING ? 0 : style == EVERYTHING ? disk->entries
                    : (int)(draw(&chance) % (uint64_t)(disk->entries + 1));
    undo_entries(disk, survivors);
    forget_nodes(disk);
    clear_plans(disk);
    disk->down = 0;
    fault_disk_inside = 0;
    pthread_mutex_unlock(&disk->lock);
    return 0;
}

int fault_disk_settle(fault_disk *disk) {
    pthread_mutex_lock(&disk->lock);
    int result = disk->handles > 0 ? -1 : 0;
    if (result == 0) {
        forget_entries(disk);
        forget_nodes(disk);
        clear_plans(disk);
    }
    pthread_mutex_unlock(&disk->lock);
    return result;
}

static int by_name(const void *one, const void *other) { return strcmp(*(char *const *)one, *(char *const *)other); }

int fault_disk_flip(fault_disk *disk, uint64_t seed, int files) {
    pthread_mutex_lock(&disk->lock);
    uint64_t chance = seed;
    char *names[64];
    int count = 0, result = 0;
    DIR *folder = disk->handles > 0 ? NULL : opendir(disk->folder);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL && count < 64;) {
        char path[4096];
        struct stat status;
        snprintf(path, sizeof path, "%s%s", disk->folder, entry->d_name);
        if ((fault_disk_kind(path) & files) == 0 || stat(path, &status) != 0 || status.st_size == 0) continue;
        names[count++] = strdup(path);
    }
    if (folder != NULL) closedir(folder);
    qsort(names, (size_t)count, sizeof *names, by_name);
    if (count > 0) {
        const char *path = names[draw(&chance) % (uint64_t)count];
        int64_t size;
        uint8_t *bytes = content(path, &size);
        if (size > 0) {
            bytes[draw(&chance) % (uint64_t)size] ^= (uint8_t)(1u << (draw(&chance) & 7));
            put(path, bytes, size);
            disk->counts[FAULT_FLIPPED_BITS]++;
            result = fault_disk_kind(path);
        }
        free(bytes);
    }
    for (int index = 0; index < count; index++) free(names[index]);
    if (disk->handles == 0) {
        forget_entries(disk);
        forget_nodes(disk);
    }
    pthread_mutex_unlock(&disk->lock);
    return result;
}
