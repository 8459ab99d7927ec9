// Tries in a process of its own what a confined one may still do.
#define _GNU_SOURCE
#include "confined.h"

#include <csystem.h>
#include <csystem_confine.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static long result_of(int file) {
    if (file >= 0) close(file);
    return file;
}

// A thread without the library's help: sanitizers want none made after a fork.
static char stack[64 * 1024] __attribute__((aligned(16)));
static atomic_int has_run;

__attribute__((no_sanitize("thread", "address"))) static int run(void *argument) {
    (void)argument;
    atomic_store(&has_run, 1);
    return 0;
}

static long make_thread(void) {
    int flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM;
    if (clone(run, stack + sizeof stack, flags, NULL) < 0) return -1;
    for (int waits = 0; waits < 10000 && atomic_load(&has_run) == 0; waits++) usleep(1000);
    errno = ETIMEDOUT;
    return atomic_load(&has_run) == 1 ? 0 : -1;
}

static long write_file(const char *path) {
    return result_of(open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0640));
}

static long move_file(void) {
    mkdir("a", 0750);
    mkdir("b", 0750);
    if (write_file("a/x") < 0) return -1;
    int from = open("a", O_PATH | O_CLOEXEC), to = open("b", O_PATH | O_CLOEXEC);
    return csystem_rename_new(from, "x", to, "y");
}

static long start_program(int isAt) {
    static char *const words[] = {"true", NULL};
    if (isAt) return syscall(SYS_execveat, AT_FDCWD, "/bin/true", words, words + 1, 0);
    return execve("/bin/true", words, words + 1);
}

// The parent reaps what this process becomes, should it be let through.
static long make_process(void) {
    long child = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    if (child == 0) _exit(0);
    return child;
}

static long attempt(enum confined_trial trial, pid_t parent) {
    char byte = 'x';
    switch (trial) {
    case TRY_THREAD: return make_thread();
    case TRY_WRITE_INSIDE: return write_file("written");
    case TRY_MOVE_INSIDE: return move_file();
    case TRY_SIGNAL_SELF: return kill(getpid(), SIGWINCH);
    case TRY_ASK_PARENT: return kill(parent, 0);
    case TRY_EXEC: return start_program(0);
    case TRY_EXEC_AT: return start_program(1);
    case TRY_FORK: return make_process();
    case TRY_CLONE_3: return syscall(435, NULL, 0);
    case TRY_SOCKET: return result_of(socket(AF_UNIX, SOCK_STREAM, 0));
    case TRY_SIGNAL_PARENT: return kill(parent, SIGWINCH);
    case TRY_SIGNAL_GROUP: return kill(0, SIGWINCH);
    case TRY_OPEN_TO_OTHERS: return write_file("other") < 0 ? -1 : chmod("other", 0644);
    case TRY_LINK: return symlink("/etc/passwd", "link");
    case TRY_TYPE_INTO_TERMINAL: return ioctl(STDIN_FILENO, TIOCSTI, &byte);
    case TRY_RING: return syscall(425, 1, NULL);
    case TRY_UNHEARD_OF: return syscall(5000);
    case TRY_READ_OUTSIDE: return result_of(open("/etc/passwd", O_RDONLY | O_CLOEXEC));
    case TRY_WRITE_OUTSIDE: return write_file("../outside");
    case TRY_FOLLOW_LINK: return result_of(csystem_open_beneath("planted"));
    case TRY_CLIMB: return result_of(csystem_open_beneath("../climbed"));
    case TRY_ASK_TO_TRACE: return ptrace(PTRACE_TRACEME, 0, 0, 0);
    case TRY_MOUNT: return mount("none", ".", "tmpfs", 0, NULL);
    }
    errno = EINVAL;
    return -1;
}

static _Noreturn void confined(const char *folder, enum confined_trial trial, pid_t parent) {
    signal(SIGWINCH, SIG_IGN);
    int isConfined = csystem_settle(folder) == 0 && csystem_confine_files(folder) >= 0
        && csystem_confine_calls() == 0;
    if (!isConfined) _exit(255);
    errno = 0;
    _exit(attempt(trial, parent) < 0 ? errno : 0);
}

int confined_has_files(void) { return syscall(444, NULL, 0, 1) >= 2; }

int confined_try(const char *folder, enum confined_trial trial) {
    pid_t parent = getpid(), child = fork();
    if (child == 0) confined(folder, trial, parent);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (WIFSIGNALED(status)) return -WTERMSIG(status);
    return WEXITSTATUS(status) == 255 ? 999 : WEXITSTATUS(status);
}
