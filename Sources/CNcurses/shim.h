#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

/* The wide interface is asked for here; header order decides nothing. */
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1

#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>
#include <term.h>

/* term.h defines these everyday words as macros. */
#undef columns
#undef lines
#undef buttons
#undef tab

/* Values that Swift cannot import: function-like macros, casts, C globals. */
static const attr_t CNC_NORMAL = A_NORMAL;
static const attr_t CNC_BOLD = A_BOLD;
static const attr_t CNC_REVERSE = A_REVERSE;
static const attr_t CNC_UNDERLINE = A_UNDERLINE;

static inline WINDOW *cnc_screen(void) { return stdscr; }
static inline WINDOW *cnc_physical_screen(void) { return curscr; }
static inline int cnc_colors(void) { return COLORS; }
/* Leaves the handlers of signals as they were: those that ncurses puts there would write to a terminal
   that was given back already, and end the program as failed. */
static inline SCREEN *cnc_open(const char *type) {
  const int handled[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
  struct sigaction before[sizeof handled / sizeof handled[0]];
  for (size_t index = 0; index < sizeof handled / sizeof handled[0]; index++)
    sigaction(handled[index], NULL, &before[index]);
  SCREEN *screen = newterm(type, stdout, stdin);
  for (size_t index = 0; index < sizeof handled / sizeof handled[0]; index++)
    sigaction(handled[index], &before[index], NULL);
  return screen;
}

/* The returned text lives as long as the terminal description. */
static inline const char *cnc_text_capability(const char *name) {
  const char *text = tigetstr((char *)name);
  return text == (const char *)-1 ? NULL : text;
}

/* Swift sees setupterm's error as a third result. 1 is usable, 0 unknown, -1 no database. */
static inline int cnc_look_up(const char *type) {
  int found = 0;
  return setupterm((char *)type, STDOUT_FILENO, &found) == OK ? 1 : found == 1 ? 0 : found;
}

static inline int cnc_put(int row, int column, const wchar_t *text, attr_t look, int pair) {
  cchar_t cell;
  short nearest = (short)(pair > 32767 ? 32767 : pair);
  if (setcchar(&cell, text, look, nearest, &pair) == ERR) return ERR;
  return mvadd_wch(row, column, &cell);
}

/* Columns of one character in UTF-8, whatever locale the process runs in; -1 for controls. */
static inline int cnc_width(uint32_t scalar) {
  static locale_t shared;
  locale_t utf8 = __atomic_load_n(&shared, __ATOMIC_ACQUIRE);
  if (utf8 == (locale_t)0) {
    utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (utf8 == (locale_t)0) return scalar < 0x20 ? -1 : 1;
    __atomic_store_n(&shared, utf8, __ATOMIC_RELEASE);
  }
  locale_t before = uselocale(utf8);
  int width = wcwidth((wchar_t)scalar);
  uselocale(before);
  return width;
}

/* Blocks the signals a screen answers to and returns a descriptor that reports them. */
static inline int cnc_watch_signals(sigset_t *before) {
  sigset_t watched;
  sigemptyset(&watched);
  sigaddset(&watched, SIGWINCH);
  sigaddset(&watched, SIGTERM);
  sigaddset(&watched, SIGHUP);
  sigaddset(&watched, SIGINT);
  sigaddset(&watched, SIGQUIT);
  sigaddset(&watched, SIGTSTP);
  if (sigprocmask(SIG_BLOCK, &watched, before) != 0) return -1;
  return signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
}

static inline int cnc_read_signal(int descriptor) {
  struct signalfd_siginfo info;
  return read(descriptor, &info, sizeof info) == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
}

static inline int cnc_window_size(int *rows, int *columns) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return -1;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}

static inline int cnc_bytes_waiting(void) {
  int count = 0;
  return ioctl(STDIN_FILENO, FIONREAD, &count) == 0 ? count : 0;
}

/* What a crash handler needs is prepared beforehand: it may call nothing that allocates. */
struct cnc_rescue {
  char bytes[4096];
  size_t count;
  struct termios modes;
};

static inline struct cnc_rescue *cnc_prepared_rescue(void) {
  static struct cnc_rescue prepared;
  return &prepared;
}

static void cnc_rescue_and_die(int number) {
  const struct cnc_rescue *rescue = cnc_prepared_rescue();
  ssize_t ignored = write(STDOUT_FILENO, rescue->bytes, rescue->count);
  (void)ignored;
  tcsetattr(STDIN_FILENO, TCSANOW, &rescue->modes);
  signal(number, SIG_DFL);
  raise(number);
}

static inline void cnc_arm_rescue(
    const uint8_t *bytes, size_t count, const struct termios *modes) {
  static char stack[65536];
  const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
  struct cnc_rescue *rescue = cnc_prepared_rescue();
  rescue->count = count < sizeof rescue->bytes ? count : sizeof rescue->bytes;
  memcpy(rescue->bytes, bytes, rescue->count);
  rescue->modes = *modes;

  stack_t own = {.ss_sp = stack, .ss_flags = 0, .ss_size = sizeof stack};
  sigaltstack(&own, NULL);

  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = cnc_rescue_and_die;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < sizeof crashes / sizeof crashes[0]; index++)
    sigaction(crashes[index], &action, NULL);
}

#endif
