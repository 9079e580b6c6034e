// syncfs is a GNU extension, which Swift's view of the C library leaves out.
#define _GNU_SOURCE
#include "system.h"

#include <unistd.h>

int cs_sync_all(int file) {
#ifdef __linux__
  return syncfs(file);
#else
  (void)file;
  sync();
  return 0;
#endif
}
