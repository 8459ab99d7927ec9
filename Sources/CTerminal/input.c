#define _GNU_SOURCE
#include "include/cterminal_input.h"

#include <errno.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

int tend_pipe(int ends[2]) { return pipe2(ends, O_NONBLOCK | O_CLOEXEC) == 0 ? 0 : errno; }

int64_t tend_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
