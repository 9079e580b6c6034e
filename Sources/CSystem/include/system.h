#pragma once

/// Carries everything written to a file's file system to its disk; 0, or -1 and `errno`.
int cs_sync_all(int file);

/// Gives a file another name, unless something has that name already; 0, or -1 and `errno`.
int cs_rename_new(const char *from, const char *to);
