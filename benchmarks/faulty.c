/* Lets the n-th write, fsync, truncation or rename below a folder fail, or kill the process.

   Loaded before the C library (LD_PRELOAD); `faulty_arm` says which, `faulty_count` how many there
   were since. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long count, wanted;
static int way;
static char folder[4096];

void faulty_arm(const char *below, long number, int how) {
    strncpy(folder, below, sizeof folder - 1);
    count = 0;
    wanted = number;
    way = how;
}

long faulty_count(void) { return count; }

static int due(const char *path) {
    if (!folder[0] || strncmp(path, folder, strlen(folder)) != 0) return 0;
    if (++count != wanted) return 0;
    if (way == 2) kill(getpid(), SIGKILL);
    errno = way == 1 ? ENOSPC : EIO;
    return 1;
}

static int due_fd(int fd) {
    char link[64], path[4096];
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = before;
    if (length < 0) return 0;
    path[length] = 0;
    return due(path);
}

#define REAL(name, ...) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))(__VA_ARGS__)

ssize_t write(int fd, const void *data, size_t size) {
    return due_fd(fd) ? -1 : REAL(write, fd, data, size);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    return due_fd(fd) ? -1 : REAL(pwrite, fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    return due_fd(fd) ? -1 : REAL(pwrite64, fd, data, size, at);
}
int fsync(int fd) { return due_fd(fd) ? -1 : REAL(fsync, fd); }
int fdatasync(int fd) { return due_fd(fd) ? -1 : REAL(fdatasync, fd); }
int ftruncate(int fd, off_t size) { return due_fd(fd) ? -1 : REAL(ftruncate, fd, size); }
int ftruncate64(int fd, off64_t size) { return due_fd(fd) ? -1 : REAL(ftruncate64, fd, size); }
int rename(const char *from, const char *to) { return due(to) ? -1 : REAL(rename, from, to); }
