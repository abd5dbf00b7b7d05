/* Sets a program's wall clock wrong; clocks that only go forward stay as they are.
 *
 * CLOCK_TABLE   a file of two numbers, seen by the test too: the milliseconds that the clock is ahead,
 *               and how often the program has looked at it
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t *table;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("CLOCK_TABLE");
  int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *place = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (place != MAP_FAILED) table = place;
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static int64_t ahead(void) {
  if (!table) return 0;
  __sync_add_and_fetch(&table[1], 1);
  return table[0];
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  REAL(int, clock_gettime, clockid_t, struct timespec *);
  int result = real(clock, time);
  if (result != 0 || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return result;
  int64_t whole = time->tv_sec * INT64_C(1000000000) + time->tv_nsec + ahead() * INT64_C(1000000);
  time->tv_sec = whole / INT64_C(1000000000);
  time->tv_nsec = whole % INT64_C(1000000000);
  return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  (void)zone;
  struct timespec now;
  int result = clock_gettime(CLOCK_REALTIME, &now);
  time->tv_sec = now.tv_sec;
  time->tv_usec = now.tv_nsec / 1000;
  return result;
}

time_t time(time_t *place) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (place) *place = now.tv_sec;
  return now.tv_sec;
}
