// Tries in a process of its own what a confined one may still do.
#ifndef TEND_CONFINED_H
#define TEND_CONFINED_H

/// What is tried.
enum confined_trial {
    TRY_THREAD, TRY_WRITE_INSIDE, TRY_MOVE_INSIDE, TRY_SIGNAL_SELF, TRY_ASK_PARENT,
    TRY_EXEC, TRY_EXEC_AT, TRY_FORK, TRY_CLONE_3, TRY_SOCKET, TRY_SIGNAL_PARENT, TRY_SIGNAL_GROUP,
    TRY_OPEN_TO_OTHERS, TRY_LINK, TRY_TYPE_INTO_TERMINAL, TRY_RING, TRY_UNHEARD_OF,
    TRY_READ_OUTSIDE, TRY_WRITE_OUTSIDE, TRY_FOLLOW_LINK, TRY_CLIMB, TRY_ASK_TO_TRACE, TRY_MOUNT,
};

/// Whether the kernel can keep a process below a folder.
int confined_has_files(void);
/// Confines a new process to a folder and tries something there: 0 if it was done, else the errno;
/// minus the signal if the process was ended by one, 999 if it could not be confined.
int confined_try(const char *folder, enum confined_trial trial);

#endif
