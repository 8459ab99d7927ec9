// Calls of the C library that Swift's overlay does not offer.
#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

int csystem_openat(int directory, const char *path, int flags, unsigned mode) {
    return openat(directory, path, flags, (mode_t)mode);
}

// The deadline's signal has nothing to do but to end a call that waits.
static void wake(int signal) { (void)signal; }

static int start_deadline(int milliseconds, timer_t *timer) {
    struct sigaction action = {.sa_handler = wake};
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGRTMIN + 4};
    event._sigev_un._tid = (pid_t)syscall(SYS_gettid);
    // Again and again: one that comes just before the call begins to wait would be lost.
    struct itimerspec times = {
        .it_value = {milliseconds / 1000, milliseconds % 1000 * 1000000 + 1},
        .it_interval = {0, 20000000}};
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, event.sigev_signo);
    if (sigaction(event.sigev_signo, &action, NULL) < 0) return -1;
    if (pthread_sigmask(SIG_UNBLOCK, &set, NULL) != 0) return -1;
    if (timer_create(CLOCK_MONOTONIC, &event, timer) < 0) return -1;
    if (timer_settime(*timer, 0, &times, NULL) == 0) return 0;
    timer_delete(*timer);
    return -1;
}

static long milliseconds_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

int csystem_lock(int file, int milliseconds) {
    int result = flock(file, LOCK_EX | LOCK_NB);
    if (result == 0 || (errno != EWOULDBLOCK && errno != EINTR)) return result;
    long end = milliseconds_now() + milliseconds;
    timer_t timer;
    int has_deadline = start_deadline(milliseconds, &timer) == 0;
    while (result < 0 && (errno == EINTR || errno == EWOULDBLOCK)) {
        if (milliseconds_now() >= end) {
            errno = EWOULDBLOCK;
            break;
        }
        if (!has_deadline) usleep(500);
        result = flock(file, has_deadline ? LOCK_EX : LOCK_EX | LOCK_NB);
    }
    if (!has_deadline) return result;
    int error = errno;
    timer_delete(timer);
    errno = error;
    return result;
}

int csystem_rename_new(int from_directory, const char *from, int to_directory, const char *to) {
    return renameat2(from_directory, from, to_directory, to, RENAME_NOREPLACE);
}

int csystem_link(int from_directory, const char *from, int to_directory, const char *to) {
    return linkat(from_directory, from, to_directory, to, 0);
}

int64_t csystem_filesystem(int file) {
    struct statfs status;
    return fstatfs(file, &status) == 0 ? (int64_t)status.f_type : 0;
}

int csystem_sync_filesystem(int file) { return syncfs(file); }

static void saving_signals(sigset_t *set) {
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGTTOU, SIGWINCH};
    sigemptyset(set);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) sigaddset(set, signals[i]);
}

void csystem_block_signals(void) {
    sigset_t set;
    saving_signals(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

void csystem_unblock_signals(void) {
    sigset_t set;
    saving_signals(&set);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

void csystem_ignore_write_signals(void) {
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}
