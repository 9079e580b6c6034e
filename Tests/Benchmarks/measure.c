// measure RUNS < COMMANDS - runs each command RUNS times in turn and prints the median of each.
//
// A line of standard input is a label and a command, parted by tabs: `show<TAB>cs<TAB>show<TAB>7k3`. Commands take turns,
// so that what else the machine does strikes all alike. A command `write` of this program itself is the floor of a
// durable write: `floor<TAB>write<TAB>FILE<TAB>COPY…` (pairs) replaces each COPY by its FILE's bytes as a careful program must
// (write, fsync, rename, fsync of the folder), without the start of a process. `NNNN` in a word becomes the number of the
// turn, so that no two are alike. Prints `label<TAB>microseconds`.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { most_commands = 64, most_words = 64, longest_line = 65536 };
extern char **environ;

struct command {
  char *words[most_words + 1];
  double *times;
};

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

// Puts the number of a turn into a word that asks for it.
static char *numbered(char *word, int turn) {
  char *place = strstr(word, "NNNN");
  if (!place) return word;
  char digits[12];
  snprintf(digits, sizeof digits, "%04d", turn);
  char *copy = strdup(word);
  memcpy(copy + (place - word), digits + strlen(digits) - 4, 4);
  return copy;
}

static void run(char **words) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  pid_t child;
  errno = posix_spawnp(&child, words[0], &actions, NULL, words, environ);
  if (errno) fail(words[0]);
  int status;
  waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    fprintf(stderr, "%s %s: status %d\n", words[0], words[1], status);
    exit(1);
  }
  posix_spawn_file_actions_destroy(&actions);
}

static void replace(const char *from, const char *to) {
  static char bytes[1 << 20];
  int source = open(from, O_RDONLY);
  if (source < 0) fail(from);
  ssize_t count = read(source, bytes, sizeof bytes);
  close(source);
  char temporary[4096], folder[4096];
  snprintf(temporary, sizeof temporary, "%s.tmp", to);
  snprintf(folder, sizeof folder, "%s", to);
  int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL, 0666);
  if (file < 0 || write(file, bytes, count) != count || fsync(file)) fail(temporary);
  close(file);
  if (rename(temporary, to)) fail(to);
  int parent = open(dirname(folder), O_RDONLY);
  if (parent < 0 || fsync(parent)) fail(folder);
  close(parent);
}

static int ascending(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

int main(int count, char **arguments) {
  int runs = count > 1 ? atoi(arguments[1]) : 20;
  static struct command commands[most_commands];
  static char line[longest_line];
  int known = 0;
  while (known < most_commands && fgets(line, sizeof line, stdin)) {
    char *rest = strdup(line), *word;
    int place = 0;
    rest[strcspn(rest, "\n")] = 0;
    while (place < most_words && (word = strsep(&rest, "\t"))) commands[known].words[place++] = word;
    commands[known].times = calloc(runs, sizeof(double));
    known++;
  }
  for (int turn = -2; turn < runs; turn++) {
    for (int each = 0; each < known; each++) {
      char *words[most_words + 1] = {0};
      for (int word = 1; commands[each].words[word]; word++) {
        words[word - 1] = numbered(commands[each].words[word], turn + 2);
      }
      double start = now();
      if (strcmp(words[0], "write") == 0) {
        for (int copy = 1; words[copy] && words[copy + 1]; copy += 2) replace(words[copy], words[copy + 1]);
      } else {
        run(words);
      }
      if (turn >= 0) commands[each].times[turn] = now() - start;
    }
  }
  for (int each = 0; each < known; each++) {
    qsort(commands[each].times, runs, sizeof(double), ascending);
    printf("%s\t%.0f\n", commands[each].words[0], commands[each].times[runs / 2]);
  }
  return 0;
}
