// Plain SQLite: one table, prepared statements, no sync. See floor.h.

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <zstd.h>

#include "floor.h"

// Rows are made off the clock, this many at a time.
#define CHUNK 4096

struct floor_database {
    sqlite3 *handle;
    sqlite3_stmt *insert;
    sqlite3_stmt *update;
    sqlite3_stmt *delete;
    char path[4096];
};

static const char *const create_sql =
    "CREATE TABLE IF NOT EXISTS opportunity ("
    "id BLOB NOT NULL UNIQUE, name TEXT NOT NULL, account_id BLOB NOT NULL, owner_id BLOB NOT NULL, "
    "office_id BLOB NOT NULL, stage TEXT NOT NULL, outcome TEXT NOT NULL, amount_minor INTEGER, currency TEXT, "
    "margin_estimate_minor INTEGER, expected_sign_date TEXT, probability INTEGER, forecast_category TEXT, "
    "next_step TEXT, next_step_on TEXT)";
static const char *const insert_sql = "INSERT INTO opportunity VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
static const char *const update_sql = "UPDATE opportunity SET next_step = ? WHERE id = ?";
static const char *const delete_sql = "DELETE FROM opportunity WHERE id = ?";

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static bool run(sqlite3 *handle, const char *sql) { return sqlite3_exec(handle, sql, NULL, NULL, NULL) == SQLITE_OK; }

static bool prepare(sqlite3 *handle, const char *sql, sqlite3_stmt **statement) {
    return sqlite3_prepare_v3(handle, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) == SQLITE_OK;
}

static void remove_files(const char *path) {
    char name[4200];
    const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};
    for (int i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
        unlink(name);
    }
}

struct floor_database *floor_open(const char *path, int cache_kib, bool fresh) {
    struct floor_database *database = calloc(1, sizeof *database);
    if (database == NULL) return NULL;
    char pragmas[256];
    snprintf(pragmas, sizeof pragmas,
             "PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-%d;",
             cache_kib);
    snprintf(database->path, sizeof database->path, "%s", path);
    if (fresh) remove_files(path);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    bool good = sqlite3_open_v2(path, &database->handle, flags, NULL) == SQLITE_OK && run(database->handle, pragmas)
        && run(database->handle, create_sql) && prepare(database->handle, insert_sql, &database->insert)
        && prepare(database->handle, update_sql, &database->update)
        && prepare(database->handle, delete_sql, &database->delete);
    if (good) return database;
    floor_close(database);
    return NULL;
}

void floor_close(struct floor_database *database) {
    if (database == NULL) return;
    sqlite3_finalize(database->insert);
    sqlite3_finalize(database->update);
    sqlite3_finalize(database->delete);
    sqlite3_close(database->handle);
    free(database);
}

static int64_t pages_written(struct floor_database *database) {
    int current = 0, highest = 0;
    sqlite3_db_status(database->handle, SQLITE_DBSTATUS_CACHE_WRITE, &current, &highest, 0);
    return current;
}

// Ends a run: undoes what is unfinished, and words the problem if there was one.
static struct floor_result result(struct floor_database *database, double seconds, int64_t pages_before, bool good) {
    struct floor_result result = {seconds, pages_written(database) - pages_before, NULL};
    if (!good) {
        result.problem = sqlite3_errcode(database->handle) == SQLITE_OK ? "an update found no row, or memory ran out"
                                                                        : sqlite3_errmsg(database->handle);
        if (!sqlite3_get_autocommit(database->handle)) run(database->handle, "ROLLBACK");
    }
    return result;
}

static void bind_text(sqlite3_stmt *statement, int column, const char *text) {
    if (text[0] == 0)
        sqlite3_bind_null(statement, column);
    else
        sqlite3_bind_text(statement, column, text, -1, SQLITE_STATIC);
}

static bool insert_row(sqlite3_stmt *statement, const struct floor_row *row) {
    sqlite3_bind_blob(statement, 1, row->id, 16, SQLITE_STATIC);
    bind_text(statement, 2, row->name);
    sqlite3_bind_blob(statement, 3, row->account_id, 16, SQLITE_STATIC);
    sqlite3_bind_blob(statement, 4, row->owner_id, 16, SQLITE_STATIC);
    sqlite3_bind_blob(statement, 5, row->office_id, 16, SQLITE_STATIC);
    bind_text(statement, 6, row->stage);
    bind_text(statement, 7, row->outcome);
    sqlite3_bind_int64(statement, 8, row->amount_minor);
    bind_text(statement, 9, row->currency);
    if (row->has_margin_estimate)
        sqlite3_bind_int64(statement, 10, row->margin_estimate_minor);
    else
        sqlite3_bind_null(statement, 10);
    bind_text(statement, 11, row->expected_sign_date);
    sqlite3_bind_int64(statement, 12, row->probability);
    bind_text(statement, 13, row->forecast_category);
    bind_text(statement, 14, row->next_step);
    bind_text(statement, 15, row->next_step_on);
    return sqlite3_step(statement) == SQLITE_DONE && sqlite3_reset(statement) == SQLITE_OK;
}

struct floor_result floor_insert(struct floor_database *database, uint64_t seed, int64_t rows) {
    int64_t pages = pages_written(database);
    struct floor_row *chunk = malloc(CHUNK * sizeof *chunk);
    if (chunk == NULL) return result(database, 0, pages, false);
    double seconds = -now();
    bool good = run(database->handle, "BEGIN IMMEDIATE");
    seconds += now();
    for (int64_t first = 0; good && first < rows; first += CHUNK) {
        int64_t count = rows - first < CHUNK ? rows - first : CHUNK;
        for (int64_t i = 0; i < count; i++) floor_row_make(seed, first + i, rows, &chunk[i]);
        seconds -= now();
        for (int64_t i = 0; good && i < count; i++) good = insert_row(database->insert, &chunk[i]);
        seconds += now();
    }
    seconds -= now();
    good = good && run(database->handle, "COMMIT");
    seconds += now();
    free(chunk);
    return result(database, seconds, pages, good);
}

// One change, made before the clock starts.
struct change {
    uint8_t id[16];
    char text[72];
};

static struct change *make_changes(uint64_t seed, int64_t rows, int64_t skip, int64_t count, int64_t round) {
    struct change *changes = malloc((size_t)count * sizeof *changes);
    struct floor_row row;
    for (int64_t i = 0; changes != NULL && i < count; i++) {
        int64_t index = floor_pick(skip + i, rows);
        floor_row_make(seed, index, rows, &row);
        memcpy(changes[i].id, row.id, 16);
        floor_next_step(seed, index, round, changes[i].text);
    }
    return changes;
}

struct floor_result floor_update(
    struct floor_database *database, uint64_t seed, int64_t rows, int64_t skip, int64_t count, int64_t per_commit,
    int64_t round) {
    int64_t pages = pages_written(database);
    struct change *changes = make_changes(seed, rows, skip, count, round);
    bool good = changes != NULL;
    double seconds = -now();
    for (int64_t first = 0; good && first < count; first += per_commit) {
        int64_t end = first + per_commit < count ? first + per_commit : count;
        good = run(database->handle, "BEGIN IMMEDIATE");
        for (int64_t i = first; good && i < end; i++) {
            sqlite3_bind_text(database->update, 1, changes[i].text, -1, SQLITE_STATIC);
            sqlite3_bind_blob(database->update, 2, changes[i].id, 16, SQLITE_STATIC);
            good = sqlite3_step(database->update) == SQLITE_DONE && sqlite3_reset(database->update) == SQLITE_OK
                && sqlite3_changes(database->handle) == 1;
        }
        good = good && run(database->handle, "COMMIT");
    }
    seconds += now();
    free(changes);
    return result(database, seconds, pages, good);
}

struct floor_result floor_scrub(struct floor_database *database, uint64_t seed, int64_t rows, int64_t count) {
    int64_t pages = pages_written(database);
    struct change *changes = make_changes(seed, rows, 0, count, 1);
    bool good = changes != NULL && run(database->handle, "PRAGMA secure_delete = ON");
    double seconds = -now();
    good = good && run(database->handle, "BEGIN IMMEDIATE");
    for (int64_t i = 0; good && i < count; i++) {
        sqlite3_bind_blob(database->delete, 1, changes[i].id, 16, SQLITE_STATIC);
        good = sqlite3_step(database->delete) == SQLITE_DONE && sqlite3_reset(database->delete) == SQLITE_OK
            && sqlite3_changes(database->handle) == 1;
    }
    good = good && run(database->handle, "COMMIT") && run(database->handle, "VACUUM")
        && run(database->handle, "PRAGMA wal_checkpoint(TRUNCATE)");
    seconds += now();
    free(changes);
    return result(database, seconds, pages, good);
}

struct floor_result floor_scan(struct floor_database *database) {
    int64_t pages = pages_written(database);
    sqlite3_stmt *statement = NULL;
    double seconds = -now();
    bool good = prepare(database->handle, "SELECT * FROM opportunity", &statement);
    // The sum keeps the compiler from leaving the reads out, and shows that every column was fetched.
    volatile int64_t sum = 0;
    int code = SQLITE_DONE;
    while (good && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int column = 0; column < 15; column++) {
            if (sqlite3_column_type(statement, column) == SQLITE_INTEGER) {
                sum += sqlite3_column_int64(statement, column);
            } else {
                sum += sqlite3_column_blob(statement, column) != NULL;
                sum += sqlite3_column_bytes(statement, column);
            }
        }
    }
    sqlite3_finalize(statement);
    seconds += now();
    return result(database, seconds, pages, good && code == SQLITE_DONE);
}

int64_t floor_file_bytes(struct floor_database *database) {
    if (!run(database->handle, "PRAGMA wal_checkpoint(TRUNCATE)")) return -1;
    FILE *file = fopen(database->path, "rb");
    if (file == NULL) return -1;
    int64_t size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    fclose(file);
    return size;
}

static uint8_t *put_varint(uint8_t *target, uint64_t value) {
    while (value >= 0x80) {
        *target++ = (uint8_t)(value | 0x80);
        value >>= 7;
    }
    *target++ = (uint8_t)value;
    return target;
}

static uint8_t *put_integer(uint8_t *target, int64_t value) {
    return put_varint(target, (uint64_t)value << 1 ^ (uint64_t)(value >> 63));
}

static uint8_t *put_text(uint8_t *target, const char *text) {
    size_t length = strlen(text);
    target = put_varint(target, length);
    memcpy(target, text, length);
    return target + length;
}

static uint8_t *put_bytes(uint8_t *target, const uint8_t id[16]) {
    memcpy(target, id, 16);
    return target + 16;
}

static uint8_t *put_row(uint8_t *target, const struct floor_row *row) {
    target = put_bytes(target, row->id);
    target = put_text(target, row->name);
    target = put_bytes(target, row->account_id);
    target = put_bytes(target, row->owner_id);
    target = put_bytes(target, row->office_id);
    target = put_text(target, row->stage);
    target = put_text(target, row->outcome);
    target = put_integer(target, row->amount_minor);
    target = put_text(target, row->currency);
    *target++ = row->has_margin_estimate;
    if (row->has_margin_estimate) target = put_integer(target, row->margin_estimate_minor);
    target = put_text(target, row->expected_sign_date);
    target = put_integer(target, row->probability);
    target = put_text(target, row->forecast_category);
    target = put_text(target, row->next_step);
    return put_text(target, row->next_step_on);
}

struct floor_bytes floor_rowwise_zstd(uint64_t seed, int64_t rows, int level) {
    struct floor_bytes bytes = {-1, -1, 0};
    // A row is never longer than its structure: texts lose their padding, integers take at most ten bytes.
    uint8_t *plain = malloc((size_t)rows * sizeof(struct floor_row) + 1);
    struct floor_row row;
    uint8_t *end = plain;
    for (int64_t i = 0; plain != NULL && i < rows; i++) {
        floor_row_make(seed, i, rows, &row);
        end = put_row(end, &row);
    }
    size_t length = (size_t)(end - plain);
    size_t room = ZSTD_compressBound(length);
    uint8_t *compressed = malloc(room);
    if (plain != NULL && compressed != NULL) {
        bytes.seconds = -now();
        size_t size = ZSTD_compress(compressed, room, plain, length, level);
        bytes.seconds += now();
        if (!ZSTD_isError(size)) {
            bytes.plain = (int64_t)length;
            bytes.compressed = (int64_t)size;
        }
    }
    free(plain);
    free(compressed);
    return bytes;
}

const char *floor_sqlite_version(void) { return sqlite3_libversion(); }
