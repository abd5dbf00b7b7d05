/* Code of a stranger inside a process: what it may do there, once the process waits for input.
   Each line of the report is a deed and the error number that the system answered, 0 for success. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static int report = -1;
static const char *store;
static int begun;
static int told;

static void say(const char *who, const char *deed, long result) {
  char line[128];
  int length = snprintf(line, sizeof line, "%s%s %d\n", who, deed, result < 0 ? errno : 0);
  if (write(report, line, length) != length) _exit(99);
}

static long opened(const char *path, int flags) {
  int descriptor = open(path, flags | O_CLOEXEC, 0600);
  if (descriptor >= 0) close(descriptor);
  return descriptor;
}

static long openedBeside(const char *suffix, int flags) {
  char path[4096];
  snprintf(path, sizeof path, "%s%s", store, suffix);
  return opened(path, flags);
}

static long openedOf(long process, const char *name) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%ld/%s", process, name);
  return opened(path, O_RDONLY);
}

static void useFiles(const char *who) {
  char path[4096];
  say(who, "read-key", openedBeside(".key", O_RDONLY));
  say(who, "write-key", openedBeside(".key", O_WRONLY));
  snprintf(path, sizeof path, "%s.key", store);
  say(who, "remove-key", unlink(path));
  say(who, "make-file", openedBeside(".new", O_WRONLY | O_CREAT));
  say(who, "read-passwd", opened("/etc/passwd", O_RDONLY));
  say(who, "list-home", opened("/root", O_RDONLY | O_DIRECTORY));
  say(who, "read-store", openedBeside("", O_RDWR));
  say(who, "read-journal", openedBeside("-journal", O_RDWR | O_CREAT));
  say(who, "empty-ballast", openedBeside(".ballast", O_WRONLY | O_TRUNC));
  say(who, "list-folder", openedBeside("/..", O_PATH));
  say(who, "read-null", opened("/dev/null", O_RDWR));
  say(who, "read-self", opened("/proc/self/status", O_RDONLY));
  say(who, "read-thread", openedOf(syscall(SYS_gettid), "stat"));
  say(who, "read-others-memory", openedOf(getppid(), "mem"));
  say(who, "read-others-files", openedOf(getppid(), "fd/0"));
  say(who, "read-others-folder", openedOf(getppid(), "cwd/."));
  say(who, "set-system", opened("/proc/sys/kernel/hostname", O_WRONLY));
}

static void useCalls(void) {
  char letter = 'x';
  char word[8];
  struct iovec here = {word, sizeof word};
  struct iovec there = {(void *)&report, sizeof word};
  pid_t other = getppid();
  say("", "type", ioctl(STDIN_FILENO, TIOCSTI, &letter));
  say("", "type-high", syscall(SYS_ioctl, STDIN_FILENO, 0x700000000 | TIOCSTI, &letter));
  say("", "console", ioctl(STDIN_FILENO, TIOCLINUX, &letter));
  say("", "window", ioctl(STDIN_FILENO, FIONREAD, &begun));
  say("", "trace", ptrace(PTRACE_ATTACH, other, 0, 0));
  say("", "read-memory", process_vm_readv(other, &here, 1, &there, 1, 0));
  say("", "write-memory", process_vm_writev(other, &here, 1, &there, 1, 0));
  say("", "bpf", syscall(SYS_bpf, 0, NULL, 0));
  say("", "mount", syscall(SYS_mount, "none", "/mnt", "tmpfs", 0, NULL));
  say("", "unshare", syscall(SYS_unshare, 0));
  say("", "ring", syscall(425, 1, NULL));
}

static void useOtherPrograms(void) {
  char *words[] = {"/bin/true", NULL};
  say("", "execute", syscall(SYS_execve, words[0], words, NULL));
  say("", "execute-at", syscall(SYS_execveat, -100, words[0], words, NULL, 0));
  say("", "socket", syscall(SYS_socket, 2, 1, 0));
  long child = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
  if (child == 0) _exit(0);
  say("", "child", child);
  say("", "child-3", syscall(435, NULL, 0));
}

static void *rest(void *unused) {
  return unused;
}

static void *earlier(void *unused) {
  while (!__atomic_load_n(&told, __ATOMIC_ACQUIRE)) usleep(1000);
  useFiles("earlier-thread-");
  say("", "over", 0);
  return unused;
}

__attribute__((constructor)) static void enter(void) {
  const char *path = getenv("INTRUDER_REPORT");
  store = getenv("INTRUDER_STORE");
  if (path == NULL || store == NULL) return;
  report = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  pthread_t thread;
  if (pthread_create(&thread, NULL, earlier, NULL) != 0) _exit(98);
}

int poll(struct pollfd *watched, nfds_t count, int patience) {
  static int (*next)(struct pollfd *, nfds_t, int);
  if (next == NULL) next = (int (*)(struct pollfd *, nfds_t, int))dlsym(RTLD_NEXT, "poll");
  /* The program itself watches its input, its signals and its news. */
  if (count == 3 && report >= 0 && !begun) {
    begun = 1;
    useCalls();
    if (getenv("INTRUDER_SPARES_PROGRAMS") == NULL) useOtherPrograms();
    useFiles("");
    pthread_t thread;
    say("", "thread", pthread_create(&thread, NULL, rest, NULL) == 0 ? 0 : -1);
    __atomic_store_n(&told, 1, __ATOMIC_RELEASE);
  }
  return next(watched, count, patience);
}
