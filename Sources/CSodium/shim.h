// Gives Swift the password hashing of the libsodium that Debian's libsodium-dev installs.
#include <sodium/core.h>
#include <sodium/crypto_pwhash.h>
