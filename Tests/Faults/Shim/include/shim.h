// What the shim writes down of every call on the watched folder; read by Campaign/Recording.swift.
#ifndef TEND_FAULTS_SHIM_H
#define TEND_FAULTS_SHIM_H

#include <stdint.h>

enum shim_kind {
    shim_open = 1, shim_mkdir, shim_write, shim_truncate, shim_sync, shim_rename, shim_unlink,
    shim_answer, shim_other
};

/// The head of a record; the name, the other name and the data follow it.
struct shim_record {
    uint32_t magic;
    uint32_t kind;
    /// What the call answered; below zero it did nothing.
    int32_t result;
    /// Whether it made a file or is about a folder.
    uint32_t flag;
    uint64_t object, folder, other_folder;
    /// Where bytes were written, or the size cut to.
    int64_t place;
    uint32_t name_length, other_length, data_length, call;
};

enum { shim_magic = 0x54454e44 };

#endif
