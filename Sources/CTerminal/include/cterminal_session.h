// The process's hold on its terminal: modes, signals, the way back.
#ifndef TEND_CTERMINAL_SESSION_H
#define TEND_CTERMINAL_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Takes the terminal: keeps its modes, makes it raw, writes `enter`. `leave` is what gives it back,
// from wherever that becomes necessary. 0, or errno.
int tend_session_begin(
    int input, int output, const uint8_t *enter, size_t enter_count, const uint8_t *leave,
    size_t leave_count);

// Gives the terminal back. Does nothing unless it is held; callable from a signal handler.
void tend_session_end(void);

bool tend_session_is_held(void);

// Makes a held terminal raw again after somebody else had it meanwhile; the modes to put back in the
// end stay those of the beginning. 0, or errno.
int tend_session_retake(const uint8_t *enter, size_t enter_count);

// Installs the handlers and returns the descriptor that yields one byte a signal, or -errno.
int tend_signals_catch(void);
// Puts back what was there before.
void tend_signals_release(void);
// The signal that asked the process to end, 0 if none did.
int tend_signals_ending(void);

// Stops the whole job as Ctrl-Z does; returns when it is continued, or at once if nobody could
// continue it. The terminal must have been given back.
void tend_stop_job(void);

// Columns and rows; false if the terminal does not tell.
bool tend_window_size(int descriptor, int *columns, int *rows);

// Writes everything. 0, or errno; EINTR once the process was asked to end and the terminal does not
// take the bytes.
int tend_write_all(int descriptor, const uint8_t *bytes, size_t count);

#endif
