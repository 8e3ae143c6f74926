// Gives Swift the zstd library that Debian's libzstd-dev installs.
#include <zstd.h>
