// Why this file exists: two things that Swift cannot ask of SQLite. Variadic configuration calls, and a function
// inside an UPDATE that notes the value being replaced, so that an edit learns its base value without reading the row
// first.
#ifndef OUTPOST_CSQLITE_H
#define OUTPOST_CSQLITE_H

#include <stddef.h>
#include <stdint.h>

struct sqlite3;

/// Keeps SQLite from counting the memory it uses, for which it would lock at every allocation. To be called once,
/// before anything else of SQLite; later it changes nothing. Returns an SQLite result code.
int outpost_sqlite_uncounted(void);
/// Switches the triggers of this connection only on or off. Returns an SQLite result code.
int outpost_sqlite_triggers(struct sqlite3 *db, int on);
/// Keeps a closing connection from checkpointing. Returns an SQLite result code.
int outpost_sqlite_no_checkpoint_on_close(struct sqlite3 *db);
/// Writes every byte of the write-ahead log once more and syncs it. Returns an SQLite result code.
int outpost_sqlite_rewrite_log(struct sqlite3 *db);

/// How a replaced value is encoded; the tags are those of the wire format's values.
enum {
    OUTPOST_WAS_INTEGER = 1,
    OUTPOST_WAS_TEXT = 2,
    OUTPOST_WAS_REFERENCE = 3,
    OUTPOST_WAS_DATE = 4,
};

#define OUTPOST_CAPTURE_SLOTS 64

/// Values replaced by the last UPDATE, by slot. Owned by the connection.
typedef struct outpost_capture outpost_capture;

/// Registers `outpost_replace(slot, type, old, new)`, which returns `new` and notes `old`. Returns an SQLite result
/// code.
int outpost_capture_install(struct sqlite3 *db, outpost_capture **capture);
/// Forgets what was noted in a slot.
void outpost_capture_clear_slot(outpost_capture *capture, int slot);
/// The encoded value noted in a slot; NULL and 0 if none was.
const uint8_t *outpost_capture_bytes(const outpost_capture *capture, int slot, size_t *length);
/// The integer noted in a slot; 0 if none was, or another type.
int64_t outpost_capture_integer(const outpost_capture *capture, int slot);

#endif
