#ifndef CHARDENING_SHIM_H
#define CHARDENING_SHIM_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* glibc hides these unless its own extensions were asked for before the first header. */
long syscall(long number, ...);

/* glibc's own name of `sigaction`: the one that the thread sanitizer puts in its place cannot tell the
   sanitizer's own thread anything. */
int __sigaction(int number, const struct sigaction *new, struct sigaction *before);

/* Every function here answers 0, or the error number of the system. */

static inline int chd_no_core_dump(void) {
  const struct rlimit none = {0, 0};
  return setrlimit(RLIMIT_CORE, &none) == 0 ? 0 : errno;
}

static inline int chd_not_dumpable(void) {
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : errno;
}

static inline int chd_no_new_privileges(void) {
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : errno;
}

/* The Swift runtime catches these before main, to print registers and memory. */
static inline int chd_plain_crashes(void) {
  const int crashes[] = {SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
  struct sigaction plain;
  memset(&plain, 0, sizeof plain);
  plain.sa_handler = SIG_DFL;
  sigemptyset(&plain.sa_mask);
  for (size_t index = 0; index < sizeof crashes / sizeof crashes[0]; index++) {
    struct sigaction before;
    if (sigaction(crashes[index], NULL, &before) != 0) return errno;
    /* What whoever started us wants ignored stays so. */
    if (!(before.sa_flags & SA_SIGINFO) && before.sa_handler == SIG_IGN) continue;
    if (sigaction(crashes[index], &plain, NULL) != 0) return errno;
  }
  return 0;
}

/* --- System calls --- */

/* Zero on machines for which no filter is written. */
static inline uint32_t chd_architecture(void) {
#if defined(__x86_64__)
  return AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
  return AUDIT_ARCH_AARCH64;
#else
  return 0;
#endif
}

static inline int chd_can_filter_calls(void) {
  const uint32_t refusal = SECCOMP_RET_ERRNO;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &refusal) == 0 ? 0 : errno;
}

/* One instruction of a filter, as `struct sock_filter` has it. */
struct chd_step {
  uint16_t code;
  uint8_t yes, no;
  uint32_t value;
};

/* On every thread of this process, and on those they will start. */
static inline int chd_filter_calls(const struct chd_step *steps, uint16_t count) {
  struct sock_fprog program = {.len = count, .filter = (struct sock_filter *)steps};
  /* Not every system knows how to do all threads: then there may only be one. */
  long result = syscall(
    SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
  if (result == 0) return 0;
  return result > 0 ? EAGAIN : errno;
}

/* The calls that no process of ours makes, for the kinds of machines that have them. */
static const uint32_t chd_denied_everywhere[] = {
  SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_perf_event_open,
  SYS_userfaultfd, SYS_bpf, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_setns,
  SYS_unshare, SYS_swapon, SYS_swapoff, SYS_reboot, SYS_acct, SYS_quotactl, SYS_syslog,
  SYS_vhangup, SYS_sethostname, SYS_setdomainname, SYS_settimeofday, SYS_clock_settime,
  SYS_adjtimex, SYS_clock_adjtime, SYS_init_module, SYS_finit_module, SYS_delete_module,
  SYS_kexec_load, SYS_add_key, SYS_request_key, SYS_keyctl, SYS_personality,
  SYS_name_to_handle_at, SYS_open_by_handle_at, SYS_fanotify_init,
#if defined(__x86_64__)
  SYS_iopl, SYS_ioperm, SYS_modify_ldt, SYS_kexec_file_load,
#endif
  /* The same number on every kind of machine; named by it where headers are older. */
  425 /* io_uring_setup */, 426 /* io_uring_enter */, 427 /* io_uring_register */,
  428 /* open_tree */, 429 /* move_mount */, 430 /* fsopen */, 431 /* fsconfig */,
  432 /* fsmount */, 433 /* fspick */, 438 /* pidfd_getfd */, 440 /* process_madvise */,
  442 /* mount_setattr */,
};

/* What starts another program or speaks to the network. */
static const uint32_t chd_denied_at_kiosk[] = {
  SYS_execve, SYS_execveat, SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen,
  SYS_accept, SYS_accept4, SYS_memfd_create, SYS_mknodat, SYS_setuid, SYS_setgid, SYS_setreuid,
  SYS_setregid, SYS_setresuid, SYS_setresgid, SYS_setgroups,
#if defined(__x86_64__)
  SYS_fork, SYS_vfork, SYS_mknod,
#endif
};

static inline size_t chd_count_denied_everywhere(void) {
  return sizeof chd_denied_everywhere / sizeof chd_denied_everywhere[0];
}

static inline size_t chd_count_denied_at_kiosk(void) {
  return sizeof chd_denied_at_kiosk / sizeof chd_denied_at_kiosk[0];
}

static inline uint32_t chd_denied_everywhere_at(size_t place) {
  return chd_denied_everywhere[place];
}

static inline uint32_t chd_denied_at_kiosk_at(size_t place) {
  return chd_denied_at_kiosk[place];
}

static const uint32_t CHD_CALL_IOCTL = SYS_ioctl;
static const uint32_t CHD_CALL_CLONE = SYS_clone;
static const uint32_t CHD_CALL_CLONE3 = 435;

/* --- Files (Landlock) --- */

/* Headers may be older than the system: what it understands is asked for when it runs. */
enum { CHD_CREATE_RULES = 444, CHD_ADD_RULE = 445, CHD_OBEY_RULES = 446 };

struct chd_rules {
  uint64_t files;
  uint64_t network;
  uint64_t scoped;
};

struct chd_rule {
  uint64_t allowed;
  int32_t place;
} __attribute__((packed));

/* The version of the file rules that the system knows; 0 where it has none. */
static inline int chd_rules_version(void) {
  long version = syscall(CHD_CREATE_RULES, NULL, 0, 1);
  return version > 0 ? (int)version : 0;
}

/* A descriptor of a new set of rules, or an error number below zero. */
static inline int chd_make_rules(uint64_t files, uint64_t network, uint64_t scoped, size_t size) {
  const struct chd_rules rules = {files, network, scoped};
  long descriptor = syscall(CHD_CREATE_RULES, &rules, size, 0);
  return descriptor >= 0 ? (int)descriptor : -errno;
}

static inline int chd_is_folder(int descriptor) {
  struct stat status;
  return fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
}

static inline int chd_open_place(const char *path) {
  int place;
  do {
    /* O_PATH, which glibc hides as well. */
    place = open(path, 010000000 | O_CLOEXEC);
  } while (place < 0 && errno == EINTR);
  return place < 0 ? -errno : place;
}

static inline int chd_add_rule(int rules, int place, uint64_t allowed) {
  const struct chd_rule rule = {.allowed = allowed, .place = place};
  return syscall(CHD_ADD_RULE, rules, 1, &rule, 0) == 0 ? 0 : errno;
}

/* The system binds one thread and those it starts: the others are told by a signal to do the same. */
struct chd_obedience {
  int rules;
  int outcome;
  pid_t thread;
};

static inline struct chd_obedience *chd_present_obedience(void) {
  static struct chd_obedience present;
  return &present;
}

/* The thread sanitizer's own thread comes here too, and has nothing of what is put into functions. */
__attribute__((disable_sanitizer_instrumentation))
static void chd_obey_here(int number) {
  struct chd_obedience *present = chd_present_obedience();
  int before = errno;
  (void)number;
  present->outcome = syscall(CHD_OBEY_RULES, present->rules, 0) == 0 ? 0 : errno;
  __atomic_store_n(&present->thread, (pid_t)syscall(SYS_gettid), __ATOMIC_RELEASE);
  errno = before;
}

/* Waits a second at most for a thread to obey; one that has ended needs not. */
static inline int chd_make_obey(pid_t thread) {
  struct chd_obedience *present = chd_present_obedience();
  const struct timespec pause = {0, 100000};
  __atomic_store_n(&present->thread, 0, __ATOMIC_RELEASE);
  if (syscall(SYS_tgkill, getpid(), thread, SIGSYS) != 0) return errno == ESRCH ? 0 : errno;
  for (int round = 0; round < 10000; round++) {
    if (__atomic_load_n(&present->thread, __ATOMIC_ACQUIRE) == thread) return present->outcome;
    if (syscall(SYS_tgkill, getpid(), thread, 0) != 0) return 0;
    nanosleep(&pause, NULL);
  }
  return EAGAIN;
}

enum { CHD_MOST_THREADS = 256 };

/* Every other thread of this process, also those that start meanwhile. */
static inline int chd_make_others_obey(void) {
  pid_t known[CHD_MOST_THREADS];
  size_t count = 0;
  for (int isNew = 1; isNew;) {
    DIR *threads = opendir("/proc/self/task");
    if (threads == NULL) return errno;
    int result = 0;
    isNew = 0;
    for (struct dirent *entry; result == 0 && (entry = readdir(threads)) != NULL;) {
      pid_t thread = (pid_t)strtol(entry->d_name, NULL, 10);
      int isKnown = thread <= 0 || thread == (pid_t)syscall(SYS_gettid);
      for (size_t place = 0; place < count && !isKnown; place++) isKnown = known[place] == thread;
      if (isKnown) continue;
      if (count == CHD_MOST_THREADS) result = EAGAIN;
      else {
        known[count++] = thread;
        isNew = 1;
        result = chd_make_obey(thread);
      }
    }
    closedir(threads);
    if (result != 0) return result;
  }
  return 0;
}

/* Binds this thread in any case; the error is that of another thread only where this one obeys. */
static inline int chd_obey_rules(int rules) {
  struct sigaction here, before;
  memset(&here, 0, sizeof here);
  here.sa_handler = chd_obey_here;
  here.sa_flags = SA_RESTART;
  sigemptyset(&here.sa_mask);
  chd_present_obedience()->rules = rules;
  if (__sigaction(SIGSYS, &here, &before) != 0) return errno;
  int others = chd_make_others_obey();
  __sigaction(SIGSYS, &before, NULL);
  return syscall(CHD_OBEY_RULES, rules, 0) == 0 ? others : errno;
}

#endif
