/* Writes down, in order, what a program does to the files of a store and what it prints.
 *
 * RECORD_BELOW  the folder whose files are meant
 * RECORD_TO     the file that takes the record, shared by all programs
 *
 * A change is recorded after it was made and a text before it is printed, so that the record never
 * flatters the program.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { WRITTEN = 1, SYNCED, CUT, MADE, LINKED, UNLINKED, RENAMED, FOLDER_SYNCED, SHOWN };
enum watch { NOT = 0, FILE_OF_STORE, FOLDER_OF_STORE };

struct head {
  uint32_t kind, process;
  uint64_t file, place, length;
};

static const char *below;
static size_t below_length;
static int record = -1;
static unsigned char watched[65536];

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static ssize_t real_write(int file, const void *bytes, size_t count) {
  REAL(ssize_t, write, int, const void *, size_t);
  return real(file, bytes, count);
}

__attribute__((constructor)) static void begin(void) {
  REAL(int, open, const char *, int, ...);
  const char *to = getenv("RECORD_TO");
  below = getenv("RECORD_BELOW");
  if (!to || !below) return;
  below_length = strlen(below);
  record = real(to, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

static void note(enum kind kind, uint64_t file, uint64_t place, const void *bytes, size_t length) {
  struct head head = {kind, getpid(), file, place, length};
  char *whole = malloc(sizeof head + length);
  if (!whole) abort();
  memcpy(whole, &head, sizeof head);
  if (length) memcpy(whole + sizeof head, bytes, length);
  /* One call, so that the entries of several programs stay whole. */
  if (real_write(record, whole, sizeof head + length) != (ssize_t)(sizeof head + length)) abort();
  free(whole);
}

static int is_below(const char *path) {
  return record >= 0 && path && strncmp(path, below, below_length) == 0;
}

static const char *name_of(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static uint64_t node(int file) {
  struct stat facts;
  return fstat(file, &facts) == 0 ? facts.st_ino : 0;
}

static int is_watched(int file, enum watch as) {
  return record >= 0 && file >= 0 && file < 65536 && watched[file] == as;
}

static void opened(int file, const char *path, int flags, int was_there) {
  if (file < 0 || file >= 65536) return;
  watched[file] = NOT;
  if (!is_below(path)) return;
  struct stat facts;
  if (fstat(file, &facts) != 0) return;
  watched[file] = S_ISDIR(facts.st_mode) ? FOLDER_OF_STORE : FILE_OF_STORE;
  if (S_ISDIR(facts.st_mode)) return;
  if (!was_there) note(MADE, facts.st_ino, 0, name_of(path), strlen(name_of(path)));
  if (was_there && flags & O_TRUNC) note(CUT, facts.st_ino, 0, NULL, 0);
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(int, name, const char *, int, ...); \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    int was_there = !is_below(path) || access(path, F_OK) == 0; \
    int file = real(path, flags, mode); \
    opened(file, path, flags, was_there); \
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
    int was_there = !is_below(path) || access(path, F_OK) == 0; \
    int file = real(folder, path, flags, mode); \
    opened(file, path, flags, was_there); \
    return file; \
  }
OPENAT(openat)
OPENAT(openat64)

int close(int file) {
  REAL(int, close, int);
  if (file == record && record >= 0) return 0;
  if (file >= 0 && file < 65536) watched[file] = NOT;
  return real(file);
}

ssize_t write(int file, const void *bytes, size_t count) {
  if (file == 1 && record >= 0) note(SHOWN, 0, 0, bytes, count);
  if (!is_watched(file, FILE_OF_STORE)) return real_write(file, bytes, count);
  off_t place = lseek(file, 0, SEEK_CUR);
  ssize_t done = real_write(file, bytes, count);
  if (done > 0) note(WRITTEN, node(file), place, bytes, done);
  return done;
}

#define PWRITE(name) \
  ssize_t name(int file, const void *bytes, size_t count, off_t place) { \
    REAL(ssize_t, name, int, const void *, size_t, off_t); \
    ssize_t done = real(file, bytes, count, place); \
    if (done > 0 && is_watched(file, FILE_OF_STORE)) note(WRITTEN, node(file), place, bytes, done); \
    return done; \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define SYNC(name) \
  int name(int file) { \
    REAL(int, name, int); \
    int result = real(file); \
    if (result == 0 && is_watched(file, FILE_OF_STORE)) note(SYNCED, node(file), 0, NULL, 0); \
    if (result == 0 && is_watched(file, FOLDER_OF_STORE)) note(FOLDER_SYNCED, 0, 0, NULL, 0); \
    return result; \
  }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name) \
  int name(int file, off_t size) { \
    REAL(int, name, int, off_t); \
    int result = real(file, size); \
    if (result == 0 && is_watched(file, FILE_OF_STORE)) note(CUT, node(file), size, NULL, 0); \
    return result; \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

int unlink(const char *path) {
  REAL(int, unlink, const char *);
  int result = real(path);
  if (result == 0 && is_below(path)) note(UNLINKED, 0, 0, name_of(path), strlen(name_of(path)));
  return result;
}

/* Two names, each with the zero behind it. */
static void note_names(enum kind kind, const char *from, const char *to) {
  char names[1024] = {0};
  size_t first = strlen(name_of(from)) + 1, second = strlen(name_of(to)) + 1;
  if (first + second > sizeof names) abort();
  memcpy(names, name_of(from), first);
  memcpy(names + first, name_of(to), second);
  note(kind, 0, 0, names, first + second);
}

int link(const char *from, const char *to) {
  REAL(int, link, const char *, const char *);
  int result = real(from, to);
  if (result == 0 && is_below(to)) note_names(LINKED, from, to);
  return result;
}

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  int result = real(from, to);
  if (result == 0 && is_below(to)) note_names(RENAMED, from, to);
  return result;
}
