#define _GNU_SOURCE
#include "include/cterminal_session.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { LEAVE_CAPACITY = 1024, STACK_BYTES = 64 * 1024 };

// All that a signal handler may need lies here, written before `held` becomes 1.
static struct {
    int input;
    int output;
    struct termios modes;
    uint8_t leave[LEAVE_CAPACITY];
    size_t leave_count;
} session;
static atomic_int held;

static volatile sig_atomic_t signal_pipe[2] = {-1, -1};
static volatile sig_atomic_t ending_signal;

// MARK: - Taking and giving back

static void make_raw(struct termios *modes) {
    cfmakeraw(modes);
    modes->c_cc[VMIN] = 1;
    modes->c_cc[VTIME] = 0;
}

static int set_modes(int descriptor, const struct termios *modes) {
    while (tcsetattr(descriptor, TCSADRAIN, modes) != 0) {
        if (errno != EINTR) return errno;
    }
    return 0;
}

int tend_session_begin(
    int input, int output, const uint8_t *enter, size_t enter_count, const uint8_t *leave,
    size_t leave_count
) {
    if (atomic_load(&held) != 0) return EBUSY;
    if (leave_count > LEAVE_CAPACITY) return E2BIG;
    struct termios raw;
    if (tcgetattr(input, &session.modes) != 0) return errno;
    session.input = input;
    session.output = output;
    memcpy(session.leave, leave, leave_count);
    session.leave_count = leave_count;
    raw = session.modes;
    make_raw(&raw);
    // In the background this stops the job, as it should: the terminal belongs to somebody else.
    int error = set_modes(input, &raw);
    if (error != 0) return error;
    atomic_store(&held, 1);
    error = tend_write_all(output, enter, enter_count);
    if (error != 0) tend_session_end();
    return error;
}

// Writes without waiting for ever: a terminal that takes nothing for a second is gone.
static void write_patiently(int descriptor, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
        if (poll(&ready, 1, 1000) <= 0 || (ready.revents & POLLOUT) == 0) return;
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno != EINTR) return;
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        }
    }
}

void tend_session_end(void) {
    if (atomic_exchange(&held, 0) == 0) return;
    int error = errno;
    // A process in the background would be stopped here instead of ending.
    sigset_t quiet, before;
    sigemptyset(&quiet);
    sigaddset(&quiet, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &quiet, &before);
    write_patiently(session.output, session.leave, session.leave_count);
    tcsetattr(session.input, TCSANOW, &session.modes);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = error;
}

int tend_session_retake(const uint8_t *enter, size_t enter_count) {
    if (atomic_load(&held) == 0) return 0;
    struct termios raw = session.modes;
    make_raw(&raw);
    int error = set_modes(session.input, &raw);
    return error != 0 ? error : tend_write_all(session.output, enter, enter_count);
}

bool tend_session_is_held(void) { return atomic_load(&held) != 0; }

// MARK: - Signals

static const int caught[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP};
enum { CAUGHT = sizeof caught / sizeof caught[0], FATAL = sizeof fatal / sizeof fatal[0] };

static struct sigaction caught_before[CAUGHT];
static struct sigaction fatal_before[FATAL];
static uint8_t handler_stack[STACK_BYTES];

static void note(int number) {
    int error = errno;
    uint8_t byte = (uint8_t)number;
    if (number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT) {
        ending_signal = number;
    }
    // A full pipe means the loop has enough to wake up for.
    ssize_t ignored = write(signal_pipe[1], &byte, 1);
    (void)ignored;
    errno = error;
}

static void crash(int number) {
    // CAN ends whatever sequence the crash interrupted.
    static const uint8_t cancel = 0x18;
    if (atomic_load(&held) != 0) write_patiently(session.output, &cancel, 1);
    tend_session_end();
    signal(number, SIG_DFL);
    raise(number);
}

// The signals that end or stop the process interrupt a write the terminal does not take.
static int flags_for(int number) {
    return number == SIGWINCH || number == SIGCONT ? SA_RESTART : 0;
}

static void catch_fatal(void) {
    // A stack that overflowed cannot run a handler.
    stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_handler = crash, .sa_flags = SA_ONSTACK | SA_NODEFER};
    sigemptyset(&action.sa_mask);
    for (int index = 0; index < FATAL; index++) {
        sigaction(fatal[index], &action, &fatal_before[index]);
    }
}

int tend_signals_catch(void) {
    int ends[2];
    if (signal_pipe[0] < 0) {
        if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return -errno;
        signal_pipe[0] = ends[0];
        signal_pipe[1] = ends[1];
    }
    ending_signal = 0;
    for (int index = 0; index < CAUGHT; index++) {
        struct sigaction action = {.sa_handler = note, .sa_flags = flags_for(caught[index])};
        sigemptyset(&action.sa_mask);
        sigaction(caught[index], NULL, &caught_before[index]);
        // nohup and shell scripts say so on purpose.
        if (caught_before[index].sa_handler == SIG_IGN && caught[index] != SIGWINCH) continue;
        sigaction(caught[index], &action, NULL);
    }
    catch_fatal();
    return signal_pipe[0];
}

void tend_signals_release(void) {
    for (int index = 0; index < CAUGHT; index++) {
        sigaction(caught[index], &caught_before[index], NULL);
    }
    for (int index = 0; index < FATAL; index++) {
        sigaction(fatal[index], &fatal_before[index], NULL);
    }
}

int tend_signals_ending(void) { return ending_signal; }

void tend_stop_job(void) {
    struct sigaction standard = {.sa_handler = SIG_DFL}, before;
    sigemptyset(&standard.sa_mask);
    sigaction(SIGTSTP, &standard, &before);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &before, NULL);
}

// MARK: - The window

bool tend_window_size(int descriptor, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return false;
    if (size.ws_col == 0 || size.ws_row == 0) return false;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return true;
}

int tend_write_all(int descriptor, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written >= 0) {
            bytes += written;
            count -= (size_t)written;
            if (count > 0 && ending_signal != 0) return EINTR;
            continue;
        }
        if (errno == EINTR) {
            if (ending_signal != 0) return EINTR;
            continue;
        }
        if (errno != EAGAIN) return errno;
        // Somebody who shares the terminal made it non-blocking.
        struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
        if (poll(&ready, 1, -1) < 0 && ending_signal != 0) return EINTR;
    }
    return 0;
}
