// Why this file exists: see csqlite.h. Everything here runs on the connection's own thread.

#include "csqlite.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

int outpost_sqlite_uncounted(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

int outpost_sqlite_triggers(struct sqlite3 *db, int on) {
    return sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, on, NULL);
}

int outpost_sqlite_no_checkpoint_on_close(struct sqlite3 *db) {
    return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

static int rewrite(sqlite3_file *log, uint8_t *piece, int capacity) {
    sqlite3_int64 size = 0;
    int result = log->pMethods->xFileSize(log, &size);
    for (sqlite3_int64 done = 0; result == SQLITE_OK && done < size;) {
        int length = size - done < capacity ? (int)(size - done) : capacity;
        result = log->pMethods->xRead(log, piece, length, done);
        if (result == SQLITE_OK) result = log->pMethods->xWrite(log, piece, length, done);
        done += length;
    }
    if (result == SQLITE_OK && size > 0) result = log->pMethods->xSync(log, SQLITE_SYNC_FULL);
    return result;
}

int outpost_sqlite_rewrite_log(struct sqlite3 *db) {
    sqlite3_file *log = NULL;
    int result = sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (result != SQLITE_OK || log == NULL || log->pMethods == NULL) return result;
    const int capacity = 1 << 16;
    uint8_t *piece = malloc((size_t)capacity);
    if (piece == NULL) return SQLITE_NOMEM;
    result = rewrite(log, piece, capacity);
    free(piece);
    return result;
}

typedef struct {
    uint8_t *bytes;
    size_t length, capacity;
    int64_t integer;
} slot;

struct outpost_capture {
    slot slots[OUTPOST_CAPTURE_SLOTS];
};

static int reserve(slot *s, size_t more) {
    if (s->length + more <= s->capacity) return 1;
    size_t capacity = (s->length + more) * 2 + 32;
    uint8_t *bytes = realloc(s->bytes, capacity);
    if (bytes == NULL) return 0;
    s->bytes = bytes;
    s->capacity = capacity;
    return 1;
}

static void put_varint(slot *s, uint64_t value) {
    while (value >= 0x80) {
        s->bytes[s->length++] = (uint8_t)value | 0x80;
        value >>= 7;
    }
    s->bytes[s->length++] = (uint8_t)value;
}

static void put_zigzag(slot *s, int64_t value) {
    put_varint(s, ((uint64_t)value << 1) ^ (uint64_t)(value >> 63));
}

/* Days since 1970-01-01 of YYYY-MM-DD; Howard Hinnant's days_from_civil. Returns 0 if the text is no date. */
static int parse_date(const unsigned char *text, int length, int64_t *days) {
    if (length != 10 || text[4] != '-' || text[7] != '-') return 0;
    static const int places[8] = {0, 1, 2, 3, 5, 6, 8, 9};
    int digits[8];
    for (int i = 0; i < 8; i++) {
        digits[i] = text[places[i]] - '0';
        if (digits[i] < 0 || digits[i] > 9) return 0;
    }
    int64_t year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
    int64_t month = digits[4] * 10 + digits[5], day = digits[6] * 10 + digits[7];
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return 0;
    if (month <= 2) year--;
    int64_t era = year / 400, of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    *days = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
    return 1;
}

static int note_text(slot *s, sqlite3_value *old, int type) {
    const unsigned char *text = sqlite3_value_text(old);
    int length = sqlite3_value_bytes(old);
    int64_t days;
    if (text == NULL || !reserve(s, (size_t)length + 16)) return 0;
    if (type == OUTPOST_WAS_DATE && parse_date(text, length, &days)) {
        s->bytes[s->length++] = OUTPOST_WAS_DATE;
        put_zigzag(s, days);
        return 1;
    }
    s->bytes[s->length++] = OUTPOST_WAS_TEXT;
    put_varint(s, (uint64_t)length);
    memcpy(s->bytes + s->length, text, (size_t)length);
    s->length += (size_t)length;
    return 1;
}

static int note(slot *s, sqlite3_value *old, int type) {
    s->length = 0;
    s->integer = 0;
    if (!reserve(s, 32)) return 0;
    switch (sqlite3_value_type(old)) {
    case SQLITE_INTEGER:
        s->integer = sqlite3_value_int64(old);
        s->bytes[s->length++] = OUTPOST_WAS_INTEGER;
        put_zigzag(s, s->integer);
        return 1;
    case SQLITE_TEXT: return note_text(s, old, type);
    case SQLITE_BLOB:
        if (sqlite3_value_bytes(old) == 16) {
            s->bytes[s->length++] = OUTPOST_WAS_REFERENCE;
            memcpy(s->bytes + s->length, sqlite3_value_blob(old), 16);
            s->length += 16;
            return 1;
        }
        break;
    default: break;
    }
    s->bytes[s->length++] = 0;
    return 1;
}

static void replace(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    outpost_capture *capture = sqlite3_user_data(context);
    int index = sqlite3_value_int(values[0]);
    if (index < 0 || index >= OUTPOST_CAPTURE_SLOTS) {
        sqlite3_result_error(context, "capture slot out of range", -1);
        return;
    }
    if (!note(&capture->slots[index], values[2], sqlite3_value_int(values[1]))) {
        sqlite3_result_error_nomem(context);
        return;
    }
    sqlite3_result_value(context, values[3]);
}

static void release(void *pointer) {
    outpost_capture *capture = pointer;
    for (int i = 0; i < OUTPOST_CAPTURE_SLOTS; i++) free(capture->slots[i].bytes);
    free(capture);
}

int outpost_capture_install(struct sqlite3 *db, outpost_capture **capture) {
    *capture = calloc(1, sizeof(outpost_capture));
    if (*capture == NULL) return SQLITE_NOMEM;
    return sqlite3_create_function_v2(db, "outpost_replace", 4, SQLITE_UTF8 | SQLITE_DIRECTONLY, *capture, replace,
                                      NULL, NULL, release);
}

void outpost_capture_clear_slot(outpost_capture *capture, int slot) {
    capture->slots[slot].length = 0;
    capture->slots[slot].integer = 0;
}

const uint8_t *outpost_capture_bytes(const outpost_capture *capture, int slot, size_t *length) {
    *length = capture->slots[slot].length;
    return *length == 0 ? NULL : capture->slots[slot].bytes;
}

int64_t outpost_capture_integer(const outpost_capture *capture, int slot) { return capture->slots[slot].integer; }
