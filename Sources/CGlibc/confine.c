// What a process gives up for good: files outside one folder, and calls it has no use for.
#define _GNU_SOURCE
#include "csystem_confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// MARK: - Files (Landlock)

// Numbers that are the same on every machine, for headers older than they are.
enum { landlock_create = 444, landlock_add = 445, landlock_restrict = 446, open_at_2 = 437 };
enum { execute = 1 << 0, write_file = 1 << 1, read_file = 1 << 2, read_folder = 1 << 3 };
enum { all_rights_2 = (1 << 14) - 1, truncate_right = 1 << 14 };

struct rules {
    uint64_t files;
};

struct rule {
    uint64_t rights;
    int32_t folder;
} __attribute__((packed));

static int permit(int rules, const char *path, uint64_t rights) {
    struct rule rule = {.rights = rights, .folder = open(path, O_PATH | O_CLOEXEC)};
    if (rule.folder < 0) return errno;
    struct stat status;
    if (fstat(rule.folder, &status) == 0 && !S_ISDIR(status.st_mode))
        rule.rights &= execute | write_file | read_file | truncate_right;
    long result = syscall(landlock_add, rules, 1, &rule, 0);
    int error = result == 0 ? 0 : errno;
    close(rule.folder);
    return error;
}

// What the C library and ncurses look up: time zones, locales, terminals, who holds a lock.
static void permit_system(int rules) {
    static const char *const paths[] = {
        "/usr/lib", "/usr/share", "/lib", "/lib64", "/etc/localtime", "/etc/terminfo", "/proc",
    };
    for (size_t index = 0; index < sizeof paths / sizeof paths[0]; index++)
        permit(rules, paths[index], read_file | read_folder);
    // What the store knows this machine by.
    permit(rules, "/etc", read_folder);
    permit(rules, "/etc/machine-id", read_file);
    permit(rules, "/dev/null", read_file | write_file);
    permit(rules, "/dev/urandom", read_file);
}

int csystem_confine_files(const char *folder) {
    long version = syscall(landlock_create, NULL, 0, 1);
    // The first version forbids every rename from one folder to another.
    if (version < 2) return 0;
    uint64_t rights = all_rights_2 | (version >= 3 ? truncate_right : 0);
    struct rules wanted = {.files = rights};
    int rules = (int)syscall(landlock_create, &wanted, sizeof wanted, 0);
    if (rules < 0) return -errno;
    int error = permit(rules, folder, rights & ~(uint64_t)execute);
    permit_system(rules);
    if (error == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) error = errno;
    if (error == 0 && syscall(landlock_restrict, rules, 0) != 0) error = errno;
    close(rules);
    return error == 0 ? 1 : -error;
}

// MARK: - Calls (seccomp)

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#endif

enum { longest = 512, newest_known = 462, refuse = SECCOMP_RET_ERRNO | EPERM };

struct program {
    struct sock_filter lines[longest];
    unsigned short count;
};

static void add(struct program *program, uint16_t code, uint32_t value, uint8_t yes, uint8_t no) {
    if (program->count < longest)
        program->lines[program->count++] = (struct sock_filter)BPF_JUMP(code, value, yes, no);
}

static void load(struct program *program, size_t offset) {
    add(program, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

// The lower half of an argument: numbers and flags have nothing in the upper one.
static void load_argument(struct program *program, int index) {
    size_t offset = offsetof(struct seccomp_data, args) + 8 * (size_t)index;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    offset += 4;
#endif
    load(program, offset);
}

static void end(struct program *program, uint32_t verdict) {
    add(program, BPF_RET | BPF_K, verdict, 0, 0);
}

static void answer(struct program *program, const long *calls, size_t count, uint32_t verdict) {
    for (size_t index = 0; index < count; index++) {
        add(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)calls[index], 0, 1);
        end(program, verdict);
    }
}

// Goes on behind `length` lines unless this is the call.
static void begin(struct program *program, long call, uint8_t length) {
    add(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, length);
}

// A call is refused if an argument has any of some bits, or, with `isNeeded`, if it has none.
static void check_bits(
    struct program *program, long call, int argument, uint32_t bits, int isNeeded
) {
    begin(program, call, 4);
    load_argument(program, argument);
    add(program, BPF_JMP | BPF_JSET | BPF_K, bits, isNeeded ? 1 : 0, isNeeded ? 0 : 1);
    end(program, refuse);
    end(program, SECCOMP_RET_ALLOW);
}

// Signals go to this process alone; asking whether another one lives is no signal.
static void check_signal(struct program *program, long call, int number) {
    begin(program, call, 6);
    load_argument(program, 0);
    add(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)getpid(), 2, 0);
    load_argument(program, number);
    add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1);
    end(program, SECCOMP_RET_ALLOW);
    end(program, refuse);
}

// Bytes are not put into the terminal's input as if a person had typed them.
static void check_terminal(struct program *program) {
    static const uint32_t requests[] = {TIOCSTI, TIOCLINUX, TIOCSETD};
    begin(program, SYS_ioctl, 6);
    load_argument(program, 1);
    for (uint8_t index = 0; index < 3; index++)
        add(program, BPF_JMP | BPF_JEQ | BPF_K, requests[index], 3 - index, 0);
    end(program, SECCOMP_RET_ALLOW);
    end(program, refuse);
}

// Nobody does these by mistake: the process ends at once.
static const long fatal_calls[] = {
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kexec_load, SYS_init_module,
    SYS_finit_module, SYS_delete_module, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_mount,
    SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns, SYS_reboot, SYS_swapon,
    SYS_swapoff, SYS_open_by_handle_at, SYS_kcmp, SYS_acct,
#ifdef SYS_kexec_file_load
    SYS_kexec_file_load,
#endif
#ifdef SYS_iopl
    SYS_iopl, SYS_ioperm,
#endif
};

static const long refused_calls[] = {
    SYS_execve, SYS_execveat, SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen,
    SYS_accept, SYS_accept4, SYS_setuid, SYS_setgid, SYS_setreuid, SYS_setregid, SYS_setresuid,
    SYS_setresgid, SYS_setfsuid, SYS_setfsgid, SYS_setgroups, SYS_capset, SYS_personality,
    SYS_clock_settime, SYS_clock_adjtime, SYS_adjtimex, SYS_settimeofday, SYS_sethostname,
    SYS_setdomainname, SYS_syslog, SYS_quotactl, SYS_vhangup, SYS_add_key, SYS_request_key,
    SYS_keyctl, SYS_fanotify_init, SYS_name_to_handle_at, SYS_mknodat, SYS_symlinkat, SYS_tkill,
    SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo,
    424 /* pidfd_send_signal */, 425, 426, 427 /* io_uring */, 428, 429, 430, 431, 432, 433,
    442 /* mounts */, 434 /* pidfd_open */, 438 /* pidfd_getfd */, 440 /* process_madvise */,
#ifdef SYS_fork
    SYS_fork, SYS_vfork,
#endif
#ifdef SYS_mknod
    SYS_mknod, SYS_symlink,
#endif
#ifdef SYS_modify_ldt
    SYS_modify_ldt,
#endif
};

enum { for_others = 04007, clone_3 = 435, fchmodat_2 = 452 };

static void check_arguments(struct program *program) {
    check_bits(program, SYS_clone, 0, CLONE_THREAD, 1);
    check_bits(program, SYS_fchmod, 1, for_others, 0);
    check_bits(program, SYS_fchmodat, 2, for_others, 0);
    check_bits(program, fchmodat_2, 2, for_others, 0);
#ifdef SYS_chmod
    check_bits(program, SYS_chmod, 1, for_others, 0);
#endif
    check_signal(program, SYS_kill, 1);
    check_signal(program, SYS_tgkill, 2);
    check_terminal(program);
}

int csystem_confine_calls(void) {
#ifndef MACHINE
    return ENOSYS;
#else
    struct program program = {.count = 0};
    load(&program, offsetof(struct seccomp_data, arch));
    add(&program, BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
    end(&program, SECCOMP_RET_KILL_PROCESS);
    load(&program, offsetof(struct seccomp_data, nr));
    // Calls nobody had heard of when this was written, and the numbers of other ways to call.
    add(&program, BPF_JMP | BPF_JGT | BPF_K, newest_known, 0, 1);
    end(&program, SECCOMP_RET_ERRNO | ENOSYS);
    // Its flags cannot be looked at; the C library then takes the older clone.
    static const long unseen[] = {clone_3};
    answer(&program, unseen, 1, SECCOMP_RET_ERRNO | ENOSYS);
    answer(
        &program, fatal_calls, sizeof fatal_calls / sizeof fatal_calls[0],
        SECCOMP_RET_KILL_PROCESS);
    answer(&program, refused_calls, sizeof refused_calls / sizeof refused_calls[0], refuse);
    check_arguments(&program);
    end(&program, SECCOMP_RET_ALLOW);
    if (program.count == longest) return E2BIG;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    struct sock_fprog code = {.len = program.count, .filter = program.lines};
    // All threads there are at once, or none.
    long result =
        syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &code);
    return result == 0 ? 0 : result > 0 ? EBUSY : errno;
#endif
}

// MARK: - Around

int csystem_open_beneath(const char *path) {
    // open_how of openat2: no way out of the folder, and no links.
    struct {
        uint64_t flags, mode, resolve;
    } how = {.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, .resolve = 0x08 | 0x04};
    return (int)syscall(open_at_2, AT_FDCWD, path, &how, sizeof how);
}

int csystem_settle(const char *folder) {
    if (chdir(folder) != 0) return errno;
    umask(umask(077) | 07);
    struct rlimit none = {0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0) return errno;
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : errno;
}
