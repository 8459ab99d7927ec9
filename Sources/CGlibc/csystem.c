// Calls of the C library that Swift's overlay does not offer.
#define _GNU_SOURCE
#include "csystem.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

int csystem_openat(int directory, const char *path, int flags, unsigned mode) {
    return openat(directory, path, flags, (mode_t)mode);
}

int csystem_lock(int file) { return flock(file, LOCK_EX | LOCK_NB); }

int csystem_rename_new(int from_directory, const char *from, int to_directory, const char *to) {
    return renameat2(from_directory, from, to_directory, to, RENAME_NOREPLACE);
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
