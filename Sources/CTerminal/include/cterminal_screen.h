// A screen of ncurses whose output goes to memory: cells go in, the bytes of one update come out.
#ifndef TEND_CTERMINAL_SCREEN_H
#define TEND_CTERMINAL_SCREEN_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct tend_screen tend_screen;

// Why there is no screen.
typedef enum {
    TEND_SCREEN_OPEN = 0,
    TEND_SCREEN_UNKNOWN_TYPE,
    TEND_SCREEN_NO_CURSOR_ADDRESSING,
    TEND_SCREEN_NO_MEMORY,
} tend_screen_state;

// What a terminal type's description says.
typedef struct {
    tend_screen_state state;
    int colours;
    // Whether colour and attribute sequences are those of ECMA-48.
    bool has_ansi_colours;
    bool has_alternate_screen;
    bool has_background_erase;
} tend_description;

// Reads a description without opening a screen.
tend_description tend_describe(const char *type);

// Writes the sequences to take the whole screen (enter) or to give it back, returns their count;
// nothing is written past `capacity`.
size_t tend_screen_sequences(const char *type, bool enter, uint8_t *bytes, size_t capacity);

// 1: a UTF-8 locale; 0: another one; -1: not installed.
int tend_locale_is_utf8(const char *name);

// Opens a screen; nil with the reason in `state`.
tend_screen *tend_screen_open(
    const char *type, int columns, int rows, bool utf8, tend_screen_state *state);
void tend_screen_close(tend_screen *screen);

// Colours (0 without), how many pairs may be defined, and whether colour -1 means the default.
int tend_screen_colours(const tend_screen *screen);
int tend_screen_pairs(const tend_screen *screen);
bool tend_screen_has_default_colours(const tend_screen *screen);

void tend_screen_define_pair(tend_screen *screen, int pair, int foreground, int background);
void tend_screen_put_row(tend_screen *screen, int row, const cchar_t *cells, int count);
// Shows the cursor in a cell, or hides it if the row is negative.
void tend_screen_set_cursor(tend_screen *screen, int row, int column);
void tend_screen_resize(tend_screen *screen, int columns, int rows);
// Makes the next update draw everything.
void tend_screen_forget(tend_screen *screen);

// Computes the update; the bytes stay valid until the next call.
const uint8_t *tend_screen_update(tend_screen *screen, size_t *count);

// Columns a scalar takes in the screen's locale, -1 if it cannot be shown.
int tend_screen_width(const tend_screen *screen, uint32_t scalar);

static inline uint32_t tend_bold(void) { return A_BOLD; }
static inline uint32_t tend_underline(void) { return A_UNDERLINE; }
static inline uint32_t tend_reverse(void) { return A_REVERSE; }

// A cell of one scalar; `pair` may exceed the 255 that fit into the attributes.
static inline cchar_t tend_cell(uint32_t scalar, uint32_t attributes, int pair) {
    cchar_t cell = {0};
    cell.attr = attributes | (attr_t)COLOR_PAIR(pair > 255 ? 255 : pair);
    cell.chars[0] = (wchar_t)scalar;
    cell.ext_color = pair;
    return cell;
}

// Adds a scalar without width to a cell; ignored when the cell is full.
static inline void tend_cell_combine(cchar_t *cell, uint32_t scalar) {
    for (int index = 1; index < CCHARW_MAX; index++) {
        if (cell->chars[index] == 0) {
            cell->chars[index] = (wchar_t)scalar;
            return;
        }
    }
}

#endif
