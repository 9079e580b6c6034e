// Preloaded into cs, makes one call on files of the workspace fail, or kills the process there.
//
//   FAIL_ROOT   only calls on files below this folder count
//   FAIL_CALL   open | create | mkdir | write | fsync | rename; `short` makes every write half
//   FAIL_AFTER  how many such calls go well before the one that fails; -1 only counts
//   FAIL_ERRNO  what it fails with; `kill` ends the process instead, before the call is made
//   FAIL_COUNT  a file that is told how many such calls there were
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int seen;

static const char *setting(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

static int below_root(const char *path) {
  const char *root = setting("FAIL_ROOT");
  return *root && strncmp(path, root, strlen(root)) == 0;
}

static int open_below_root(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return below_root(path);
}

// Whether this call is the one that fails.
static int fails(const char *call) {
  if (strcmp(setting("FAIL_CALL"), call) != 0) return 0;
  if (seen++ != atoi(setting("FAIL_AFTER"))) return 0;
  if (strcmp(setting("FAIL_ERRNO"), "kill") == 0) kill(getpid(), SIGKILL);
  errno = atoi(setting("FAIL_ERRNO"));
  return 1;
}

__attribute__((destructor)) static void tell(void) {
  const char *path = setting("FAIL_COUNT");
  FILE *file = *path ? fopen(path, "we") : NULL;
  if (!file) return;
  fprintf(file, "%d\n", seen);
  fclose(file);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int failing_open(const char *path, int flags) {
  return below_root(path) && (fails("open") || ((flags & O_CREAT) && fails("create")));
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return failing_open(path, flags) ? -1 : NEXT(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return failing_open(path, flags) ? -1 : NEXT(open64)(path, flags, mode);
}

int mkdir(const char *path, mode_t mode) {
  return below_root(path) && fails("mkdir") ? -1 : NEXT(mkdir)(path, mode);
}

ssize_t write(int file, const void *bytes, size_t count) {
  if (open_below_root(file)) {
    if (fails("write")) return -1;
    if (strcmp(setting("FAIL_CALL"), "short") == 0 && count > 1) {
      seen++;
      count /= 2;
    }
  }
  return NEXT(write)(file, bytes, count);
}

// SQLite writes and syncs the index so.
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  return open_below_root(file) && fails("write") ? -1 : NEXT(pwrite64)(file, bytes, count, offset);
}

int fsync(int file) {
  return open_below_root(file) && fails("fsync") ? -1 : NEXT(fsync)(file);
}

int fdatasync(int file) {
  return open_below_root(file) && fails("fsync") ? -1 : NEXT(fdatasync)(file);
}

int rename(const char *from, const char *to) {
  return below_root(to) && fails("rename") ? -1 : NEXT(rename)(from, to);
}
