#ifndef CVTERM_SHIM_H
#define CVTERM_SHIM_H

#include <stdint.h>
#include <vterm.h>

#endif
