// The floors of Outpost's benchmarks: what plain SQLite with prepared statements takes, from C, for the same rows and
// with the same pragmas. Nothing syncs here; no honest sync engine is faster than this.
//
// Rows come from a seed, so that the other side of a comparison can make exactly the same ones. They are made outside
// the clock: only SQLite's work is timed.
#ifndef OUTPOST_FLOOR_H
#define OUTPOST_FLOOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The kind of row that is measured: 15 columns. Texts end with a zero byte; an empty optional text stands for NULL.
struct floor_row {
    // UUIDv7 with replica and counter in the low bits, as Outpost makes them.
    uint8_t id[16];
    uint8_t account_id[16];
    uint8_t owner_id[16];
    uint8_t office_id[16];
    int64_t amount_minor;
    int64_t margin_estimate_minor;
    int64_t probability;
    bool has_margin_estimate;
    char name[72];
    char stage[16];
    char outcome[8];
    char currency[4];
    char expected_sign_date[12];
    char forecast_category[12];
    char next_step[72];
    char next_step_on[12];
};

// Row number `index` of the data set `seed`, which has `rows` rows; their number decides how many accounts there are.
void floor_row_make(uint64_t seed, int64_t index, int64_t rows, struct floor_row *row);

// The next_step that update `round` (from 1) writes into row `index`; never what the round before wrote.
void floor_next_step(uint64_t seed, int64_t index, int64_t round, char text[72]);

// The row that the `turn`-th update of a run touches: every row once in `rows` turns, scattered over the whole table.
int64_t floor_pick(int64_t turn, int64_t rows);

// Texts of a row, for callers that cannot take the address of an array in a structure.
static inline const char *floor_row_name(const struct floor_row *row) { return row->name; }
static inline const char *floor_row_stage(const struct floor_row *row) { return row->stage; }
static inline const char *floor_row_outcome(const struct floor_row *row) { return row->outcome; }
static inline const char *floor_row_currency(const struct floor_row *row) { return row->currency; }
static inline const char *floor_row_expected_sign_date(const struct floor_row *row) { return row->expected_sign_date; }
static inline const char *floor_row_forecast_category(const struct floor_row *row) { return row->forecast_category; }
static inline const char *floor_row_next_step(const struct floor_row *row) { return row->next_step; }
static inline const char *floor_row_next_step_on(const struct floor_row *row) { return row->next_step_on; }
static inline const uint8_t *floor_row_id(const struct floor_row *row) { return row->id; }
static inline const uint8_t *floor_row_account_id(const struct floor_row *row) { return row->account_id; }
static inline const uint8_t *floor_row_owner_id(const struct floor_row *row) { return row->owner_id; }
static inline const uint8_t *floor_row_office_id(const struct floor_row *row) { return row->office_id; }

// An open database holding the one table.
struct floor_database;

// What a run took. `problem` is NULL if all went well, else a sentence that stays valid until the next call.
struct floor_result {
    double seconds;
    // Pages that SQLite wrote, from SQLITE_DBSTATUS_CACHE_WRITE: into the write-ahead log, not checkpoints.
    int64_t pages;
    const char *problem;
};

// The pragmas every floor runs under: journal_mode=WAL, synchronous=FULL, page_size=4096 and the given cache. Say the
// same to the other side.
// Opens `path`, with `fresh` after deleting what is there, and makes the table if it is missing. NULL on failure.
struct floor_database *floor_open(const char *path, int cache_kib, bool fresh);
void floor_close(struct floor_database *database);

// Inserts all rows of a data set in one transaction.
struct floor_result floor_insert(struct floor_database *database, uint64_t seed, int64_t rows);

// Changes next_step of `count` rows out of `rows`, found by id, committing after every `per_commit`. The first `skip`
// picks are left out.
struct floor_result floor_update(
    struct floor_database *database, uint64_t seed, int64_t rows, int64_t skip, int64_t count, int64_t per_commit,
    int64_t round);

// Deletes the first `count` picks out of `rows` in one transaction, found by id, overwriting them (secure_delete), and
// then writes the file anew and empties the write-ahead log, so that no trace of them is left in any page.
struct floor_result floor_scrub(struct floor_database *database, uint64_t seed, int64_t rows, int64_t count);

// Reads every column of every row by one statement.
struct floor_result floor_scan(struct floor_database *database);

// Checkpoints, and returns the size of the database file in bytes; -1 on failure.
int64_t floor_file_bytes(struct floor_database *database);

// The same rows one after another (lengths as varints, integers as zigzag varints, ids as they are), as one zstd frame.
struct floor_bytes {
    int64_t plain;
    int64_t compressed;
    double seconds;
};
struct floor_bytes floor_rowwise_zstd(uint64_t seed, int64_t rows, int level);

// SQLite's version, as linked.
const char *floor_sqlite_version(void);

#endif
