// Makes rows that look like a sales team's opportunities, from a seed. Text lengths, repeats and empty columns are like
// those of real pipelines, because both SQLite and a compressor are sensitive to them.

#include <stdio.h>
#include <string.h>

#include "floor.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define REPS 40
#define OFFICES 12
#define FIRST_MILLISECOND 1735689600000ull  // 2025-01-01

static const char *const company_first[] = {
    "Aurora",  "Blue Harbor", "Cedar",     "Delta",  "Evergreen", "Falcon",    "Granite",
    "Horizon", "Iron Gate",   "Jade",      "Kestrel", "Lakeside", "Meridian",  "Northwind",
    "Orchid",  "Pioneer",     "Quartz",    "Riverbend", "Summit", "Tidewater",
};
static const char *const company_last[] = {
    "Logistics", "Networks", "Hospitals", "Power", "Telecom", "Foods", "Insurance", "Rail", "Mining", "University",
};
static const char *const subject[] = {
    "core network refresh", "data centre phase 2", "campus Wi-Fi", "backup and archive", "5G private network",
    "solar storage pilot",  "branch routers",      "call centre",  "security upgrade",   "metering rollout",
    "fleet tracking",       "video surveillance",
};
static const char *const step[] = {
    "send revised quote",      "call the CFO about budget", "book site survey",        "wait for tender papers",
    "demo to operations team", "agree on payment terms",    "collect reference letter", "review bill of quantities",
};
static const char *const stage[] = {"qualify", "validate", "solution", "bid", "negotiate", "review", "signed"};
static const char *const outcome[] = {"open", "open", "open", "won", "lost"};
static const char *const currency[] = {"USD", "USD", "USD", "EUR", "CNY", "HKD"};
static const char *const category[] = {"pipeline", "pipeline", "bestCase", "commit", "omitted"};

// SplitMix64 (Steele, Lea and Flood, 2014): every state gives a well mixed number, so rows can be made in any order.
static uint64_t mix(uint64_t *state) {
    uint64_t z = (*state += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

static uint64_t below(uint64_t *state, uint64_t bound) { return mix(state) % bound; }

static uint64_t state_of(uint64_t seed, uint64_t index, uint64_t stream) {
    uint64_t state = seed ^ (stream * 0xD1B54A32D192ED03ull);
    state = mix(&state) ^ (index * 0x2545F4914F6CDD1Dull);
    return mix(&state);
}

static void put(uint8_t *bytes, uint64_t value) {
    for (int i = 0; i < 8; i++) bytes[i] = (uint8_t)(value >> (56 - 8 * i));
}

// An id as Outpost makes them: milliseconds, 12 random bits, then replica and counter.
static void make_id(uint8_t id[16], uint64_t milliseconds, uint64_t entropy, uint64_t replica, uint64_t counter) {
    put(id, (milliseconds & 0xFFFFFFFFFFFFull) << 16 | 0x7000 | (entropy & 0x0FFF));
    put(id + 8, 0x8000000000000000ull | replica << 30 | (counter & 0x3FFFFFFF));
}

// A record that many rows refer to, such as an account.
static void make_reference(uint8_t id[16], uint64_t seed, uint64_t index, uint64_t stream) {
    uint64_t state = state_of(seed, index, stream);
    uint64_t replica = 2 + index % REPS;
    make_id(id, FIRST_MILLISECOND + index * 1000, mix(&state), replica, index / REPS);
}

static void make_date(char text[12], uint64_t *state) {
    unsigned year = 2026 + (unsigned)below(state, 2);
    unsigned month = 1 + (unsigned)below(state, 12);
    unsigned day = 1 + (unsigned)below(state, 28);
    snprintf(text, 12, "%04u-%02u-%02u", year, month, day);
}

static void make_step(char text[72], uint64_t *state) {
    unsigned reference = (unsigned)below(state, 10000);
    snprintf(text, 72, "%s (ref %04u)", step[below(state, COUNT(step))], reference);
}

void floor_row_make(uint64_t seed, int64_t index, int64_t rows, struct floor_row *row) {
    uint64_t number = (uint64_t)index;
    uint64_t state = state_of(seed, number, 1);
    uint64_t accounts = rows >= 80 ? (uint64_t)rows / 8 : 10;
    uint64_t account = below(&state, accounts);
    uint64_t replica = 2 + number % REPS;
    memset(row, 0, sizeof *row);

    make_id(row->id, FIRST_MILLISECOND + number * 37000 + below(&state, 30000), mix(&state), replica, number / REPS);
    make_reference(row->account_id, seed, account, 2);
    make_reference(row->owner_id, seed, number % REPS, 3);
    make_reference(row->office_id, seed, number % REPS % OFFICES, 4);

    snprintf(row->name, sizeof row->name, "%s %s %s %u", company_first[account % COUNT(company_first)],
             company_last[account / COUNT(company_first) % COUNT(company_last)], subject[below(&state, COUNT(subject))],
             (unsigned)below(&state, 1000));
    size_t reached = below(&state, COUNT(stage));
    strcpy(row->stage, stage[reached]);
    strcpy(row->outcome, outcome[below(&state, COUNT(outcome))]);
    strcpy(row->currency, currency[below(&state, COUNT(currency))]);
    strcpy(row->forecast_category, category[below(&state, COUNT(category))]);
    row->amount_minor = (int64_t)(1 + below(&state, 9999)) * (below(&state, 4) == 0 ? 1000000 : 10000);
    row->has_margin_estimate = below(&state, 5) != 0;
    row->margin_estimate_minor = row->amount_minor / 100 * (int64_t)(5 + below(&state, 40));
    row->probability = (int64_t)(reached + 1) * 10 + (int64_t)below(&state, 3) * 5;
    make_date(row->expected_sign_date, &state);
    if (below(&state, 10) < 7) {
        make_step(row->next_step, &state);
        make_date(row->next_step_on, &state);
    }
}

void floor_next_step(uint64_t seed, int64_t index, int64_t round, char text[72]) {
    uint64_t state = state_of(seed, (uint64_t)index, 16);
    // The reference counts up by a step of its own for each row, so that no round repeats the one before.
    unsigned reference = (unsigned)((below(&state, 10000) + (uint64_t)round * (1 + below(&state, 4999))) % 10000);
    uint64_t turn = state_of(seed, (uint64_t)index, 16 + (uint64_t)round);
    snprintf(text, 72, "%s (ref %04u)", step[below(&turn, COUNT(step))], reference);
}

int64_t floor_pick(int64_t turn, int64_t rows) {
    // A step near the golden section of the table and without a factor in common with its size visits every row once.
    int64_t stride = (int64_t)((double)rows * 0.6180339887498949);
    if (stride < 1) stride = 1;
    for (;; stride++) {
        int64_t a = stride, b = rows;
        while (b != 0) {
            int64_t rest = a % b;
            a = b;
            b = rest;
        }
        if (a == 1) break;
    }
    return (int64_t)((__int128)turn * stride % rows);
}
