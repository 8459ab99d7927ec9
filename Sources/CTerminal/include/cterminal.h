// What Swift cannot reach by itself: ncurses' macros and globals, signal handlers, descriptors.
#ifndef TEND_CTERMINAL_H
#define TEND_CTERMINAL_H

#include "cterminal_input.h"
#include "cterminal_screen.h"
#include "cterminal_session.h"

#endif
