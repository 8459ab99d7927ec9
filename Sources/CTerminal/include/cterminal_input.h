// Descriptors that wake a poll.
#ifndef TEND_CTERMINAL_INPUT_H
#define TEND_CTERMINAL_INPUT_H

#include <stdint.h>

// A pipe that neither blocks nor survives exec. 0, or errno.
int tend_pipe(int ends[2]);

// Milliseconds of a clock that only goes forward.
int64_t tend_milliseconds(void);

#endif
