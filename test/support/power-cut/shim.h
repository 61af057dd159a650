/* What shim.c (the preloaded calls) and image.c (the image behind them) share. The rules are told in shim.c. */
#pragma once
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { PAGE = 4096, SECTOR = 512, CHUNK = 16384, MAX_FILES = 4096 };
static const size_t MAP_BYTES = 16u << 20; /* one byte per page: files up to 64 GiB, sparse on disk */


typedef struct { uint64_t inode, born; int imageFd; _Atomic int readFd; _Atomic uint8_t *dirty; } Kept;

/* From the environment; dir and image are NULL where they are not set. */
extern const char *dir, *image;
extern size_t dirLength;
extern long cutAt, cutAtSync, writebackPercent;
extern uint64_t writebackSeed;

/* calls */
int openReal(int at, const char *path, int flags, mode_t mode);
void *mapShared(const char *path, size_t size, int *created);
void fail(const char *what, const char *path);
int endsWith(const char *text, const char *end);
int identify(int fd, const char *path, struct statx *at);

/* image */
uint64_t tick(void);
void tickSync(void);
Kept *findOpen(int fd);
Kept *keep(const struct statx *at);
void markDirty(Kept *file, uint64_t from, uint64_t to);
void copyToImage(int fd, const char *path, const struct statx *at);
void writeBackEarly(Kept *file, int fd, uint64_t from, uint64_t to, uint64_t event);
