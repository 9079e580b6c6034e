// The least that a bulk intake could do: makes two files for each row, as large as a case and a customer's archive are, and
// brings each 1024 rows to the disk together. Run as: bulk_floor FOLDER ROWS
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char bytes[1100];

static void make(const char *path, size_t size) {
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);
  if (file < 0 || write(file, bytes, size) != (ssize_t)size || close(file) != 0) {
    perror(path);
    exit(1);
  }
}

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  char path[4096];
  memset(bytes, 'x', sizeof bytes);
  mkdir(argv[1], 0755);
  for (int folder = 0; folder < 256; folder++) {
    snprintf(path, sizeof path, "%s/%02x", argv[1], folder);
    mkdir(path, 0755);
  }
  int root = open(argv[1], O_RDONLY | O_DIRECTORY);
  long rows = atol(argv[2]);
  for (long row = 0; row < rows; row++) {
    snprintf(path, sizeof path, "%s/%02lx/case-%08ld.json", argv[1], row / 64 % 12, row);
    make(path, sizeof bytes);
    snprintf(path, sizeof path, "%s/%02lx/c-%08ld.json", argv[1], row % 256, row);
    make(path, 180);
    if (row % 1024 == 1023 && syncfs(root) != 0) return 1;
  }
  return syncfs(root) == 0 ? 0 : 1;
}
