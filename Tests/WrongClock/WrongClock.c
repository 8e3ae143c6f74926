// Why this file exists: a laptop's or HQ's clock may be days or years wrong. Preloaded into a program, this shifts the
// time of day that it reads by WRONG_CLOCK seconds; clocks that measure durations stay as they are.

#define _GNU_SOURCE
#include "WrongClock.h"
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long long shift;

__attribute__((constructor)) static void wrong_clock_begin(void) {
    const char *seconds = getenv("WRONG_CLOCK");
    shift = seconds ? atoll(seconds) : 0;
}

long long wrong_clock_shift(void) { return shift; }

int clock_gettime(clockid_t clock, struct timespec *time) {
    int failed = (int)syscall(SYS_clock_gettime, clock, time);
    if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) time->tv_sec += shift;
    return failed;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now)) return -1;
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *kept) {
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now)) return (time_t)-1;
    if (kept) *kept = now.tv_sec;
    return now.tv_sec;
}
