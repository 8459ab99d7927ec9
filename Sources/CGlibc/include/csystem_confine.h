// Takes from this process, for good, what it does not need any more.
#ifndef TEND_CSYSTEM_CONFINE_H
#define TEND_CSYSTEM_CONFINE_H

/// Keeps this thread, and those it will start, below one folder; the rest of the system's files can
/// at most be read, and only those the C library needs. 1 if so, 0 if this kernel cannot (Landlock
/// 2 and later), or minus the errno.
int csystem_confine_files(const char *folder);
/// Refuses the whole process other programs, sockets, tracing, mounting and the like; threads can
/// still be made. 0 or the errno.
int csystem_confine_calls(void);
/// Opens a file to read it, by a path below the working folder in which nothing is a link; -1 and
/// errno on failure.
int csystem_open_beneath(const char *path);
/// The real path of this process's working folder is to be this folder from now on, files made are
/// closed to others, and no memory is left behind by a crash. 0 or the errno.
int csystem_settle(const char *folder);

#endif
