#define _GNU_SOURCE
#include "include/cterminal_screen.h"

#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

// term.h gives this everyday word another meaning.
#undef columns

struct tend_screen {
    SCREEN *screen;
    WINDOW *window;
    FILE *output;
    FILE *input;
    int memory;
    locale_t locale;
    bool has_default_colours;
    int cursor_visibility;
    uint8_t *bytes;
    size_t capacity;
};

// ncurses keeps its state in globals: one screen at a time may work.
static pthread_mutex_t ncurses_lock = PTHREAD_MUTEX_INITIALIZER;

// Makes a screen current, in its own locale, for this thread.
static locale_t enter(const tend_screen *screen) {
    pthread_mutex_lock(&ncurses_lock);
    set_term(screen->screen);
    return uselocale(screen->locale);
}

static void leave(locale_t before) {
    uselocale(before);
    pthread_mutex_unlock(&ncurses_lock);
}

static locale_t make_locale(bool utf8) {
    locale_t locale = (locale_t)0;
    if (utf8) locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (utf8 && locale == (locale_t)0) locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
    if (locale == (locale_t)0) locale = newlocale(LC_CTYPE_MASK, "C", (locale_t)0);
    return locale;
}

int tend_locale_is_utf8(const char *name) {
    locale_t locale = newlocale(LC_CTYPE_MASK, name, (locale_t)0);
    if (locale == (locale_t)0) return -1;
    int result = strcmp(nl_langinfo_l(CODESET, locale), "UTF-8") == 0;
    freelocale(locale);
    return result;
}

// newterm installs handlers where none are; signals are the session's business alone.
static const int ncurses_signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
enum { NCURSES_SIGNALS = sizeof ncurses_signals / sizeof ncurses_signals[0] };

static SCREEN *new_screen(const char *type, FILE *output, FILE *input) {
    struct sigaction before[NCURSES_SIGNALS];
    for (int index = 0; index < NCURSES_SIGNALS; index++) {
        sigaction(ncurses_signals[index], NULL, &before[index]);
    }
    SCREEN *screen = newterm((char *)type, output, input);
    for (int index = 0; index < NCURSES_SIGNALS; index++) {
        sigaction(ncurses_signals[index], &before[index], NULL);
    }
    return screen;
}

static bool has_string(const char *name) {
    const char *value = tigetstr(name);
    return value != NULL && value != (char *)-1 && value[0] != 0;
}

static tend_description read_description(const char *type) {
    tend_description description = {.state = TEND_SCREEN_UNKNOWN_TYPE};
    int found = 0;
    if (setupterm(type, STDOUT_FILENO, &found) != OK) return description;
    const char *foreground = tigetstr("setaf");
    int colours = tigetnum("colors");
    description.state = has_string("cup") && has_string("clear")
        ? TEND_SCREEN_OPEN : TEND_SCREEN_NO_CURSOR_ADDRESSING;
    description.colours = colours > 0 ? colours : 0;
    description.has_ansi_colours = has_string("setaf") && strncmp(foreground, "\033[", 2) == 0;
    description.has_alternate_screen = has_string("smcup") && has_string("rmcup");
    description.has_background_erase = tigetflag("bce") > 0;
    return description;
}

// Runs with a terminal description of its own, whatever screen is open.
tend_description tend_describe(const char *type) {
    pthread_mutex_lock(&ncurses_lock);
    TERMINAL *before = set_curterm(NULL);
    tend_description description = read_description(type);
    TERMINAL *opened = set_curterm(before);
    if (opened != NULL) del_curterm(opened);
    pthread_mutex_unlock(&ncurses_lock);
    return description;
}

// tputs takes a plain function: the bytes go through here, under the lock.
static struct {
    uint8_t *bytes;
    size_t count;
    size_t capacity;
} sink;

static int put_byte(int byte) {
    if (sink.count < sink.capacity) sink.bytes[sink.count++] = (uint8_t)byte;
    return byte;
}

static void put_string(const char *name) {
    if (has_string(name)) tputs(tigetstr(name), 1, put_byte);
}

size_t tend_screen_sequences(const char *type, bool entering, uint8_t *bytes, size_t capacity) {
    static const char *const enter_names[] = {"smcup", "sgr0", NULL};
    static const char *const leave_names[] = {"sgr0", "op", "cnorm", NULL};
    pthread_mutex_lock(&ncurses_lock);
    TERMINAL *before = set_curterm(NULL);
    sink.bytes = bytes;
    sink.count = 0;
    sink.capacity = capacity;
    if (read_description(type).state == TEND_SCREEN_OPEN) {
        const char *const *names = entering ? enter_names : leave_names;
        for (; *names != NULL; names++) put_string(*names);
        // Where there is no other screen to go back to, an empty one is better than ruins.
        if (!entering) put_string(has_string("rmcup") ? "rmcup" : "clear");
    }
    TERMINAL *opened = set_curterm(before);
    if (opened != NULL) del_curterm(opened);
    size_t count = sink.count;
    pthread_mutex_unlock(&ncurses_lock);
    return count;
}

static bool open_files(tend_screen *screen) {
    screen->memory = memfd_create("tend-screen", MFD_CLOEXEC);
    if (screen->memory < 0) return false;
    screen->output = fdopen(screen->memory, "w");
    screen->input = fopen("/dev/null", "re");
    return screen->output != NULL && screen->input != NULL;
}

static void free_screen(tend_screen *screen) {
    if (screen->output != NULL) fclose(screen->output);
    else if (screen->memory >= 0) close(screen->memory);
    if (screen->input != NULL) fclose(screen->input);
    if (screen->locale != (locale_t)0) freelocale(screen->locale);
    free(screen->bytes);
    free(screen);
}

// Everything a screen needs once, after newterm, as the current screen.
static void configure(tend_screen *screen, int columns, int rows) {
    screen->window = stdscr;
    nonl();
    typeahead(-1);
    if (has_colors() && start_color() == OK) {
        screen->has_default_colours = use_default_colors() == OK;
    }
    resize_term(rows, columns);
    screen->cursor_visibility = 1;
    leaveok(screen->window, TRUE);
    scrollok(screen->window, FALSE);
    lseek(screen->memory, 0, SEEK_SET);
}

tend_screen *tend_screen_open(
    const char *type, int columns, int rows, bool utf8, tend_screen_state *state
) {
    *state = tend_describe(type).state;
    if (*state != TEND_SCREEN_OPEN) return NULL;
    *state = TEND_SCREEN_NO_MEMORY;
    tend_screen *screen = calloc(1, sizeof *screen);
    if (screen == NULL) return NULL;
    screen->memory = -1;
    screen->locale = make_locale(utf8);
    if (!open_files(screen)) {
        free_screen(screen);
        return NULL;
    }
    pthread_mutex_lock(&ncurses_lock);
    locale_t before = uselocale(screen->locale);
    screen->screen = new_screen(type, screen->output, screen->input);
    if (screen->screen != NULL) configure(screen, columns, rows);
    leave(before);
    if (screen->screen == NULL) {
        *state = TEND_SCREEN_UNKNOWN_TYPE;
        free_screen(screen);
        return NULL;
    }
    *state = TEND_SCREEN_OPEN;
    return screen;
}

void tend_screen_close(tend_screen *screen) {
    locale_t before = enter(screen);
    delscreen(screen->screen);
    leave(before);
    free_screen(screen);
}

int tend_screen_colours(const tend_screen *screen) {
    locale_t before = enter(screen);
    int colours = has_colors() ? COLORS : 0;
    leave(before);
    return colours;
}

int tend_screen_pairs(const tend_screen *screen) {
    locale_t before = enter(screen);
    int pairs = has_colors() ? COLOR_PAIRS : 0;
    leave(before);
    return pairs;
}

bool tend_screen_has_default_colours(const tend_screen *screen) {
    return screen->has_default_colours;
}

void tend_screen_define_pair(tend_screen *screen, int pair, int foreground, int background) {
    locale_t before = enter(screen);
    init_extended_pair(pair, foreground, background);
    leave(before);
}

void tend_screen_put_row(tend_screen *screen, int row, const cchar_t *cells, int count) {
    locale_t before = enter(screen);
    mvwadd_wchnstr(screen->window, row, 0, cells, count);
    leave(before);
}

void tend_screen_set_cursor(tend_screen *screen, int row, int column) {
    locale_t before = enter(screen);
    int visibility = row < 0 ? 0 : 1;
    leaveok(screen->window, visibility == 0);
    if (visibility == 1) wmove(screen->window, row, column);
    // ncurses says nothing where it believes the cursor to be so already.
    if (screen->cursor_visibility < 0) curs_set(!visibility);
    if (visibility != screen->cursor_visibility) curs_set(visibility);
    screen->cursor_visibility = visibility;
    leave(before);
}

void tend_screen_resize(tend_screen *screen, int columns, int rows) {
    locale_t before = enter(screen);
    resize_term(rows, columns);
    clearok(screen->window, TRUE);
    leave(before);
}

void tend_screen_forget(tend_screen *screen) {
    locale_t before = enter(screen);
    clearok(screen->window, TRUE);
    screen->cursor_visibility = -1;
    leave(before);
}

// Reads back what ncurses wrote since the last update.
static size_t collect(tend_screen *screen) {
    off_t end = lseek(screen->memory, 0, SEEK_CUR);
    if (end <= 0) return 0;
    size_t count = (size_t)end;
    if (count > screen->capacity) {
        uint8_t *larger = realloc(screen->bytes, count * 2);
        if (larger == NULL) return 0;
        screen->bytes = larger;
        screen->capacity = count * 2;
    }
    ssize_t taken = pread(screen->memory, screen->bytes, count, 0);
    lseek(screen->memory, 0, SEEK_SET);
    return taken < 0 ? 0 : (size_t)taken;
}

const uint8_t *tend_screen_update(tend_screen *screen, size_t *count) {
    locale_t before = enter(screen);
    wnoutrefresh(screen->window);
    doupdate();
    leave(before);
    *count = collect(screen);
    return screen->bytes;
}

int tend_screen_width(const tend_screen *screen, uint32_t scalar) {
    locale_t before = uselocale(screen->locale);
    int width = wcwidth((wchar_t)scalar);
    uselocale(before);
    return width;
}
