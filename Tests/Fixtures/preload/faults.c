/* Makes calls on the files of a store fail, as a full, broken or write-protected disk does.
 *
 * FAULT_BELOW   the folder whose files and whose own entries are meant
 * FAULT_KIND    the kind of call that fails, by its place among the kinds below
 * FAULT_AT      the first call of this kind that fails, counted from 1; 0 only counts
 * FAULT_ERROR   the number of the error
 * FAULT_TABLE   a file of numbers, seen by the test too: how many calls there were of each kind,
 *               then how many failed, then how many may still fail, or -1 while all are to fail
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { WRITES, SYNCS, OPENS, TRUNCATES, UNLINKS, LINKS, KINDS };

static const char *below;
static size_t below_length;
static int wanted_kind = -1, error_number;
static int64_t first;
static volatile int64_t *table;
static char is_meant[65536];

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULT_TABLE");
  below = getenv("FAULT_BELOW");
  if (!path || !below) return;
  below_length = strlen(below);
  wanted_kind = atoi(getenv("FAULT_KIND"));
  error_number = atoi(getenv("FAULT_ERROR"));
  first = atoll(getenv("FAULT_AT"));
  int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
  int file = real_open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void *place = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (place != MAP_FAILED) table = place;
}

static int meant(const char *path) {
  return table && path && strncmp(path, below, below_length) == 0;
}

static int meant_file(int file) { return table && file >= 0 && file < 65536 && is_meant[file]; }

/* Whether this call is to fail; it was counted then. */
static int fails(enum kind kind) {
  int64_t number = __sync_add_and_fetch(&table[kind], 1);
  if ((int)kind != wanted_kind || first == 0 || number < first) return 0;
  int64_t left = table[KINDS + 1];
  if (left == 0) return 0;
  if (left > 0) table[KINDS + 1] = left - 1;
  __sync_add_and_fetch(&table[KINDS], 1);
  errno = error_number;
  return 1;
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(int, name, const char *, int, ...); \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    int mine = meant(path); \
    if (mine && fails(OPENS)) return -1; \
    int file = real(path, flags, mode); \
    if (file >= 0 && file < 65536) is_meant[file] = mine; \
    return file; \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    REAL(int, name, int, const char *, int, ...); \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    int mine = meant(path); \
    if (mine && fails(OPENS)) return -1; \
    int file = real(folder, path, flags, mode); \
    if (file >= 0 && file < 65536) is_meant[file] = mine; \
    return file; \
  }
OPENAT(openat)
OPENAT(openat64)

int close(int file) {
  REAL(int, close, int);
  if (file >= 0 && file < 65536) is_meant[file] = 0;
  return real(file);
}

ssize_t write(int file, const void *bytes, size_t count) {
  REAL(ssize_t, write, int, const void *, size_t);
  return meant_file(file) && fails(WRITES) ? -1 : real(file, bytes, count);
}

#define PWRITE(name) \
  ssize_t name(int file, const void *bytes, size_t count, off_t place) { \
    REAL(ssize_t, name, int, const void *, size_t, off_t); \
    return meant_file(file) && fails(WRITES) ? -1 : real(file, bytes, count, place); \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t pwritev(int file, const struct iovec *parts, int count, off_t place) {
  REAL(ssize_t, pwritev, int, const struct iovec *, int, off_t);
  return meant_file(file) && fails(WRITES) ? -1 : real(file, parts, count, place);
}

#define ALLOCATE(name) \
  int name(int file, int mode, off_t place, off_t size) { \
    REAL(int, name, int, int, off_t, off_t); \
    return meant_file(file) && fails(WRITES) ? -1 : real(file, mode, place, size); \
  }
ALLOCATE(fallocate)
ALLOCATE(fallocate64)

/* These two say what failed, and leave errno alone. */
#define POSIX_ALLOCATE(name) \
  int name(int file, off_t place, off_t size) { \
    REAL(int, name, int, off_t, off_t); \
    return meant_file(file) && fails(WRITES) ? error_number : real(file, place, size); \
  }
POSIX_ALLOCATE(posix_fallocate)
POSIX_ALLOCATE(posix_fallocate64)

#define SYNC(name) \
  int name(int file) { \
    REAL(int, name, int); \
    return meant_file(file) && fails(SYNCS) ? -1 : real(file); \
  }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name) \
  int name(int file, off_t size) { \
    REAL(int, name, int, off_t); \
    return meant_file(file) && fails(TRUNCATES) ? -1 : real(file, size); \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

int unlink(const char *path) {
  REAL(int, unlink, const char *);
  return meant(path) && fails(UNLINKS) ? -1 : real(path);
}

int unlinkat(int folder, const char *path, int flags) {
  REAL(int, unlinkat, int, const char *, int);
  return meant(path) && fails(UNLINKS) ? -1 : real(folder, path, flags);
}

int link(const char *from, const char *to) {
  REAL(int, link, const char *, const char *);
  return meant(to) && fails(LINKS) ? -1 : real(from, to);
}

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  return meant(to) && fails(LINKS) ? -1 : real(from, to);
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, mkdir, const char *, mode_t);
  return meant(path) && fails(LINKS) ? -1 : real(path, mode);
}
