// Preloaded, makes a sync take as long as it does on an ordinary disk: 4 ms for a file, 8 ms for a folder. Where a disk has
// no journal a sync is almost free, and then what is measured beside it is mostly the start of a process.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/stat.h>
#include <time.h>

int fsync(int file) {
  struct stat status;
  int isFolder = fstat(file, &status) == 0 && S_ISDIR(status.st_mode);
  struct timespec pause = {0, (isFolder ? 8 : 4) * 1000000};
  nanosleep(&pause, 0);
  return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file);
}
