#ifndef CPSEUDOTERMINAL_SHIM_H
#define CPSEUDOTERMINAL_SHIM_H

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* Hidden unless their standards are asked for before the first header of the module. */
int posix_openpt(int flags);
int grantpt(int descriptor);
int unlockpt(int descriptor);
int ptsname_r(int descriptor, char *buffer, size_t size);
int pipe2(int descriptors[2], int flags);
void *memmem(const void *where, size_t size, const void *wanted, size_t count);

/* Opens our side of a new terminal, never handed down to children, and names the other side. */
static inline int cpt_open_terminal(char *name, size_t size) {
  int near = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (near < 0) return -1;
  if (grantpt(near) == 0 && unlockpt(near) == 0 && ptsname_r(near, name, size) == 0) return near;
  close(near);
  return -1;
}

static inline int cpt_set_size(int descriptor, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(descriptor, TIOCSWINSZ, &size);
}

/* Bytes that have arrived at a terminal and that its process has not read yet; -1 for an error. */
static inline int cpt_unread(int descriptor) {
  int count = 0;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

#endif
