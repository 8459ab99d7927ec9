// Calls of the C library that Swift's overlay does not offer.
#ifndef TEND_CSYSTEM_H
#define TEND_CSYSTEM_H

#include <stddef.h>
#include <stdint.h>

/// openat with a mode; -1 and errno on failure.
int csystem_openat(int directory, const char *path, int flags, unsigned mode);
/// flock for writing, waiting in the order of asking for at most so many milliseconds; 0, or -1 and
/// errno, which is EWOULDBLOCK if somebody else holds the lock all the time.
int csystem_lock(int file, int milliseconds);
/// renameat2 that never replaces; 0, or -1 and errno.
int csystem_rename_new(int from_directory, const char *from, int to_directory, const char *to);
/// linkat, which never replaces and follows no link; 0, or -1 and errno.
int csystem_link(int from_directory, const char *from, int to_directory, const char *to);
/// The magic number of the file system a file lies on; 0 if it cannot be told.
int64_t csystem_filesystem(int file);
/// syncfs: brings everything on the file system of a file to the disk; 0, or -1 and errno.
int csystem_sync_filesystem(int file);
/// Blocks the signals that would end or stop a program in the middle of a save.
void csystem_block_signals(void);
/// Lets them through again.
void csystem_unblock_signals(void);
/// Ignores the signals of a broken pipe and of a file size limit, so that writing fails instead.
void csystem_ignore_write_signals(void);

#endif
