/* Preloaded into a process and all its children: lets the n-th call that changes a file fail.

   FAULT_COUNTER names a file of eight bytes in which the calls of the whole tree are counted,
   FAULT_AT says which call is meant (0: none), FAULT what befalls it:
     kill    the whole process group is killed before the call
     die     only this process is
     torn    half of what is to be written is, then the whole process group is killed
     ENOSPC  the call fails: no space left on the device, once
     EIO     the call fails: input/output error, once
     full    the call and all after it that need space fail: the disk stays full
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define TORN -1

static uint64_t *counter;

static void attach(void) {
    const char *path = getenv("FAULT_COUNTER");
    int fd = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0) : -1;
    if (fd < 0)
        return;
    void *at = mmap(NULL, 8, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    syscall(SYS_close, fd);
    counter = at == MAP_FAILED ? NULL : at;
}

/* Return 0 if the call may go on, else the errno that it is to fail with, or TORN. */
static int fault(int needs_space) {
    if (!counter)
        attach();
    const char *what = getenv("FAULT"), *at = getenv("FAULT_AT");
    if (!counter || !what || !at)
        return 0;
    uint64_t point = strtoull(at, NULL, 10), now = __sync_add_and_fetch(counter, 1);
    if (point && now > point && needs_space && !strcmp(what, "full"))
        return ENOSPC;
    if (!point || now != point)
        return 0;
    if (!strcmp(what, "kill"))
        kill(0, SIGKILL);
    if (!strcmp(what, "die"))
        kill(getpid(), SIGKILL);
    if (!strcmp(what, "torn"))
        return TORN;
    if (!strcmp(what, "EIO"))
        return EIO;
    return strcmp(what, "full") || needs_space ? ENOSPC : 0;
}

static int is_file(int fd) {
    struct stat st;
    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FAIL(space)                                                                                \
    do {                                                                                           \
        int wrong = fault(space);                                                                  \
        if (wrong == TORN)                                                                         \
            kill(0, SIGKILL);                                                                      \
        if (wrong) {                                                                               \
            errno = wrong;                                                                         \
            return -1;                                                                             \
        }                                                                                          \
    } while (0)

#define WRAP(type, name, declared, passed, space)                                                  \
    type name declared {                                                                           \
        FAIL(space);                                                                               \
        return REAL(name) passed;                                                                  \
    }

#define WRAP_FD(type, name, declared, passed, space)                                               \
    type name declared {                                                                           \
        if (is_file(fd))                                                                           \
            FAIL(space);                                                                           \
        return REAL(name) passed;                                                                  \
    }

#define WRITE(name, declared, passed)                                                              \
    ssize_t name declared {                                                                        \
        int wrong = is_file(fd) ? fault(1) : 0;                                                    \
        if (wrong > 0) {                                                                           \
            errno = wrong;                                                                         \
            return -1;                                                                             \
        }                                                                                          \
        if (wrong == TORN)                                                                         \
            size /= 2;                                                                             \
        ssize_t done = REAL(name) passed;                                                          \
        if (wrong == TORN)                                                                         \
            kill(0, SIGKILL);                                                                      \
        return done;                                                                               \
    }

WRITE(write, (int fd, const void *data, size_t size), (fd, data, size))
WRITE(pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
WRITE(pwrite64, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at))
WRITE(sendfile, (int fd, int from, off_t *at, size_t size), (fd, from, at, size))
WRITE(sendfile64, (int fd, int from, off64_t *at, size_t size), (fd, from, at, size))
WRAP_FD(int, ftruncate, (int fd, off_t size), (fd, size), 0)
WRAP_FD(int, ftruncate64, (int fd, off64_t size), (fd, size), 0)
WRAP_FD(int, fsync, (int fd), (fd), 0)
WRAP_FD(int, fdatasync, (int fd), (fd), 0)
WRAP(int, rename, (const char *from, const char *to), (from, to), 0)
WRAP(int, renameat, (int a, const char *from, int b, const char *to), (a, from, b, to), 0)
WRAP(int, link, (const char *from, const char *to), (from, to), 1)
WRAP(int, symlink, (const char *from, const char *to), (from, to), 1)
WRAP(int, unlink, (const char *path), (path), 0)
WRAP(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags), 0)
WRAP(int, mkdir, (const char *path, mode_t mode), (path, mode), 1)
WRAP(int, rmdir, (const char *path), (path), 0)
WRAP(int, chmod, (const char *path, mode_t mode), (path, mode), 0)

#define OPEN(name, declared, passed)                                                               \
    int name declared {                                                                            \
        mode_t mode = 0;                                                                           \
        if (flags & (O_CREAT | O_TMPFILE)) {                                                       \
            va_list rest;                                                                          \
            va_start(rest, flags);                                                                 \
            mode = va_arg(rest, mode_t);                                                           \
            va_end(rest);                                                                          \
        }                                                                                          \
        if (flags & (O_CREAT | O_TRUNC) && strncmp(path, "/dev/", 5))                              \
            FAIL(1);                                                                               \
        return REAL(name) passed;                                                                  \
    }

OPEN(open, (const char *path, int flags, ...), (path, flags, mode))
OPEN(open64, (const char *path, int flags, ...), (path, flags, mode))
OPEN(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))
OPEN(openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))
