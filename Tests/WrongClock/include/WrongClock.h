// Why this file exists: a C target has a header; this says by how much the preloaded clock is wrong.

#pragma once

/// Seconds that are added to the time of day.
long long wrong_clock_shift(void);
