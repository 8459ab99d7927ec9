// Stands between a program and the C library for calls on one folder: counts them, writes them
// down, and lets chosen ones fail, be cut, be left out, or be the last.
//
// TEND_FAULTS_FOLDER  the folder that is watched
// TEND_FAULTS_RECORD  a file the calls are written to
// TEND_FAULTS_PLAN    what to do at which call, with commas between:
//                     kill:N  fail:N:ERRNO  always:N:ERRNO  cut:N:BYTES  short:N:BYTES  skip:N  stop:N
// TEND_FAULTS_MATCH   a deed for every call of a name on paths of a pattern, as
//                     `fail write /journal/* 28`; also cut, kill, stop, and signal with its number
// TEND_FAULTS_DROP    fsync or fdatasync, a blank, and a pattern: syncs of such paths are left out
#define _GNU_SOURCE
#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum action { pass, fail, cut, shorten, skip };

struct deed {
    char what[8];
    uint32_t call;
    long value;
};

static char watched[PATH_MAX];
static int record_file = -1;
static struct deed plan[16];
static size_t planned;
static uint32_t calls;
static char match_deed[8], match_name[16], match_path[256];
static long match_value;
static char always_name[16];
static int always_error;

__attribute__((constructor)) static void start(void) {
    const char *folder = getenv("TEND_FAULTS_FOLDER");
    if (folder == NULL || realpath(folder, watched) == NULL) return;
    const char *path = getenv("TEND_FAULTS_RECORD");
    if (path != NULL) {
        int file = (int)syscall(
            SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        record_file = file < 0 ? -1 : fcntl(file, F_DUPFD_CLOEXEC, 700);
        if (file >= 0) syscall(SYS_close, file);
    }
    const char *match = getenv("TEND_FAULTS_MATCH");
    if (match != NULL)
        sscanf(match, "%7s %15s %255s %ld", match_deed, match_name, match_path, &match_value);
    const char *text = getenv("TEND_FAULTS_PLAN");
    while (text != NULL && *text != 0 && planned < 16) {
        struct deed *deed = &plan[planned];
        if (sscanf(text, "%7[a-z]:%u:%ld", deed->what, &deed->call, &deed->value) >= 2) planned++;
        text = strchr(text, ',');
        if (text != NULL) text++;
    }
}

// Paths

static int is_watched(const char *path) {
    size_t length = strlen(watched);
    return length > 0 && strncmp(path, watched, length) == 0
        && (path[length] == '/' || path[length] == 0);
}

static int path_of(int file, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    long length = syscall(SYS_readlink, link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
    return length > 0;
}

static int path_at(int directory, const char *name, char *path) {
    if (name[0] == '/') return snprintf(path, PATH_MAX, "%s", name) < PATH_MAX;
    char folder[PATH_MAX];
    if (directory == AT_FDCWD) {
        if (syscall(SYS_getcwd, folder, sizeof folder) < 0) return 0;
    } else if (!path_of(directory, folder)) {
        return 0;
    }
    return snprintf(path, PATH_MAX, "%s/%s", folder, name) < PATH_MAX;
}

static uint64_t object_at(const char *path) {
    struct stat status;
    if (syscall(SYS_newfstatat, AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) < 0) return 0;
    return status.st_ino;
}

static uint64_t folder_of(const char *path) {
    char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash != NULL) *slash = 0;
    return object_at(folder);
}

static uint64_t object_of(int file, int64_t *size, int *is_folder) {
    struct stat status;
    if (syscall(SYS_fstat, file, &status) < 0) return 0;
    if (size != NULL) *size = status.st_size;
    if (is_folder != NULL) *is_folder = S_ISDIR(status.st_mode);
    return status.st_ino;
}

// Counting and doing

static void note(
    struct shim_record record, uint32_t call, const char *name, const char *other,
    const void *data) {
    if (record_file < 0) return;
    int error = errno;
    record.magic = shim_magic;
    record.call = call;
    const char *shown = is_watched(name) ? name + strlen(watched) : name;
    const char *other_shown = is_watched(other) ? other + strlen(watched) : other;
    record.name_length = (uint32_t)strlen(shown);
    record.other_length = (uint32_t)strlen(other_shown);
    size_t whole =
        sizeof record + record.name_length + record.other_length + record.data_length;
    char *bytes = malloc(whole), *end = bytes;
    if (bytes != NULL) {
        end = mempcpy(end, &record, sizeof record);
        end = mempcpy(end, shown, record.name_length);
        end = mempcpy(end, other_shown, record.other_length);
        if (record.data_length > 0) memcpy(end, data, record.data_length);
        for (size_t done = 0; done < whole;) {
            long got = syscall(SYS_write, record_file, bytes + done, whole - done);
            if (got <= 0) break;
            done += (size_t)got;
        }
        free(bytes);
    }
    errno = error;
}

static enum action carry_out(const char *deed, long value) {
    if (strcmp(deed, "kill") == 0) kill(getpid(), SIGKILL);
    // Once: a call that is made again goes on.
    static int has_stopped;
    if (strcmp(deed, "stop") == 0 && !has_stopped) {
        has_stopped = 1;
        kill(getpid(), SIGSTOP);
    }
    if (strcmp(deed, "signal") == 0) kill(getpid(), (int)value);
    if (strcmp(deed, "cut") == 0) return cut;
    if (strcmp(deed, "short") == 0) return shorten;
    if (strcmp(deed, "skip") == 0) return skip;
    if (strcmp(deed, "fail") != 0) return pass;
    errno = (int)value;
    return fail;
}

/// Counts a call and says what is to become of it.
static enum action begin(const char *name, const char *path, uint32_t *call, long *value) {
    *call = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
    for (size_t i = 0; i < planned; i++) {
        const struct deed *deed = &plan[i];
        if (deed->call != *call) continue;
        *value = deed->value;
        if (strcmp(deed->what, "always") != 0) return carry_out(deed->what, deed->value);
        snprintf(always_name, sizeof always_name, "%s", name);
        always_error = (int)deed->value;
    }
    if (always_error != 0 && strcmp(always_name, name) == 0) return carry_out("fail", always_error);
    int is_meant = strcmp(match_name, name) == 0 && is_watched(path)
        && fnmatch(match_path, path + strlen(watched), FNM_PATHNAME) == 0;
    if (!is_meant) return pass;
    *value = match_value;
    return carry_out(match_deed, match_value);
}

/// Counts a call that only looks; whether it goes on.
static int look(const char *name, const char *path, int kind) {
    if (!is_watched(path)) return 1;
    uint32_t call;
    long value;
    int goes_on = begin(name, path, &call, &value) != fail;
    struct shim_record record = {.kind = (uint32_t)kind, .result = goes_on ? 0 : -1};
    note(record, call, path, name, NULL);
    return goes_on;
}

// Opening and naming

static int open_at(int directory, const char *name, int flags, mode_t mode) {
    char path[PATH_MAX];
    int is_ours = path_at(directory, name, path) && is_watched(path);
    if (!is_ours) return (int)syscall(SYS_openat, directory, name, flags, mode);
    uint32_t call;
    long value;
    int is_new = (flags & O_CREAT) != 0 && object_at(path) == 0;
    enum action action = begin("openat", path, &call, &value);
    int result = -1;
    if (action != fail) result = (int)syscall(SYS_openat, directory, name, flags, mode);
    struct shim_record record = {
        .kind = is_new ? shim_open : shim_other, .result = result,
        .folder = folder_of(path)};
    if (result >= 0) record.object = object_of(result, NULL, NULL);
    if (result >= 0 && (flags & O_TRUNC) != 0) record.kind = shim_truncate;
    note(record, call, path, "openat", NULL);
    return result;
}

int openat(int directory, const char *name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_at(directory, name, flags, mode);
}

int open(const char *name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_at(AT_FDCWD, name, flags, mode);
}

static int make_folder(int directory, const char *name, mode_t mode) {
    char path[PATH_MAX];
    if (!path_at(directory, name, path) || !is_watched(path))
        return (int)syscall(SYS_mkdirat, directory, name, mode);
    uint32_t call;
    long value;
    int result = -1;
    if (begin("mkdirat", path, &call, &value) != fail)
        result = (int)syscall(SYS_mkdirat, directory, name, mode);
    int error = errno;
    struct shim_record record = {
        .kind = shim_mkdir, .result = result, .folder = folder_of(path),
        .object = object_at(path)};
    errno = error;
    note(record, call, path, "", NULL);
    return result;
}

int mkdir(const char *name, mode_t mode) { return make_folder(AT_FDCWD, name, mode); }
int mkdirat(int directory, const char *name, mode_t mode) {
    return make_folder(directory, name, mode);
}

static int rename_at(int from_folder, const char *from, int to_folder, const char *to, unsigned how) {
    char path[PATH_MAX], other[PATH_MAX];
    int is_ours = path_at(from_folder, from, path) && path_at(to_folder, to, other)
        && (is_watched(path) || is_watched(other));
    if (!is_ours) return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, how);
    uint32_t call;
    long value;
    struct shim_record record = {
        .kind = shim_rename, .result = -1, .folder = folder_of(path),
        .other_folder = folder_of(other), .object = object_at(path)};
    if (begin(how == 0 ? "renameat" : "renameat2", path, &call, &value) != fail)
        record.result = (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, how);
    note(record, call, path, other, NULL);
    return record.result;
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned how) {
    return rename_at(from_folder, from, to_folder, to, how);
}
int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    return rename_at(from_folder, from, to_folder, to, 0);
}

int unlinkat(int directory, const char *name, int flags) {
    char path[PATH_MAX];
    if (!path_at(directory, name, path) || !is_watched(path))
        return (int)syscall(SYS_unlinkat, directory, name, flags);
    uint32_t call;
    long value;
    struct shim_record record = {
        .kind = shim_unlink, .result = -1, .folder = folder_of(path), .object = object_at(path)};
    if (begin("unlinkat", path, &call, &value) != fail)
        record.result = (int)syscall(SYS_unlinkat, directory, name, flags);
    note(record, call, path, "", NULL);
    return record.result;
}

// Reading, writing, syncing

ssize_t write(int file, const void *data, size_t size) {
    char path[PATH_MAX];
    int is_answer = file == STDOUT_FILENO && watched[0] != 0;
    if (!is_answer && (!path_of(file, path) || !is_watched(path)))
        return syscall(SYS_write, file, data, size);
    uint32_t call;
    long value = 0;
    int64_t before = 0;
    uint64_t object = object_of(file, &before, NULL);
    enum action action = begin("write", is_answer ? "" : path, &call, &value);
    ssize_t result = -1;
    if (action == cut || action == shorten) size = (size_t)value < size ? (size_t)value : size;
    int is_append = (fcntl(file, F_GETFL) & O_APPEND) != 0;
    int64_t place = is_append ? before : syscall(SYS_lseek, file, 0, SEEK_CUR);
    if (action != fail) result = size == 0 ? 0 : syscall(SYS_write, file, data, size);
    struct shim_record record = {
        .kind = is_answer ? shim_answer : shim_write, .result = (int32_t)result,
        .object = object, .place = place, .data_length = result < 0 ? 0 : (uint32_t)result};
    note(record, call, is_answer ? "stdout" : path, "write", data);
    if (action == cut) kill(getpid(), SIGKILL);
    return result;
}

static int is_dropped(const char *name, const char *path) {
    const char *drop = getenv("TEND_FAULTS_DROP");
    size_t length = strlen(name);
    return drop != NULL && strncmp(drop, name, length) == 0 && drop[length] == ' '
        && fnmatch(drop + length + 1, path, FNM_PATHNAME) == 0;
}

static int sync_file(int file, const char *name, long number) {
    char path[PATH_MAX];
    if (!path_of(file, path) || !is_watched(path)) return (int)syscall(number, file);
    uint32_t call;
    long value;
    int is_folder = 0;
    uint64_t object = object_of(file, NULL, &is_folder);
    enum action action = begin(name, path, &call, &value);
    if (action == pass && is_dropped(name, path + strlen(watched))) action = skip;
    int result = action == fail ? -1 : 0;
    struct shim_record record = {
        .kind = action == skip ? shim_other : shim_sync, .result = result, .object = object,
        .flag = (uint32_t)is_folder};
    note(record, call, path, name, NULL);
    return result;
}

// Nothing here needs the disk itself: a power cut is played from the record.
int fsync(int file) { return sync_file(file, "fsync", SYS_fsync); }
int fdatasync(int file) { return sync_file(file, "fdatasync", SYS_fdatasync); }

int ftruncate(int file, off_t size) {
    char path[PATH_MAX];
    if (!path_of(file, path) || !is_watched(path)) return (int)syscall(SYS_ftruncate, file, size);
    uint32_t call;
    long value;
    struct shim_record record = {
        .kind = shim_truncate, .result = -1, .object = object_of(file, NULL, NULL), .place = size};
    if (begin("ftruncate", path, &call, &value) != fail)
        record.result = (int)syscall(SYS_ftruncate, file, size);
    note(record, call, path, "ftruncate", NULL);
    return record.result;
}

ssize_t pread(int file, void *data, size_t size, off_t place) {
    char path[PATH_MAX];
    if (path_of(file, path) && !look("pread", path, shim_other)) return -1;
    return syscall(SYS_pread64, file, data, size, place);
}
ssize_t pread64(int file, void *data, size_t size, off64_t place) {
    return pread(file, data, size, place);
}

int flock(int file, int how) {
    char path[PATH_MAX];
    if (path_of(file, path) && !look("flock", path, shim_other)) return -1;
    return (int)syscall(SYS_flock, file, how);
}

int fstat(int file, struct stat *status) {
    char path[PATH_MAX];
    if (path_of(file, path) && !look("fstat", path, shim_other)) return -1;
    return (int)syscall(SYS_fstat, file, status);
}

int fstatat(int directory, const char *name, struct stat *status, int flags) {
    char path[PATH_MAX];
    if (path_at(directory, name, path) && !look("fstatat", path, shim_other)) return -1;
    return (int)syscall(SYS_newfstatat, directory, name, status, flags);
}

int faccessat(int directory, const char *name, int mode, int flags) {
    char path[PATH_MAX];
    if (path_at(directory, name, path) && !look("faccessat", path, shim_other)) return -1;
    return (int)syscall(SYS_faccessat2, directory, name, mode, flags);
}
