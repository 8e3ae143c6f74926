// Gives Swift the QR codes of the libqrencode that Debian's libqrencode-dev installs.
#include <qrencode.h>
