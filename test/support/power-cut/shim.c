/*
 * A disk that forgets. Preloaded (LD_PRELOAD) into a desk, this library keeps an IMAGE: what a drive would hold after
 * the power went, that is, only what was fsynced. After a kill the desk is started on the image.
 *
 * The rules of this disk, stricter than ext4, as POSIX allows a disk to be:
 *   - bytes of a file reach the image only by fsync/fdatasync of that file (content as of the sync);
 *   - names (creation, rename, unlink) reach it only by fsync of their directory; a synced directory takes its parents
 *     along, as every journalling file system does. Names point at inodes, so the image is made of hard links;
 *   - a kill in the middle of a sync leaves the image torn in the middle of it, as a power cut would;
 *   - `*-shm` is never kept: SQLite rebuilds it, and it is the only file SQLite writes through mmap.
 * With KASSA_POWERCUT_WRITEBACK some unsynced 512-byte sectors reach the image early, in no order, as a cache may write
 * them back. Not seen: writes through mmap, io_uring (forgetful-disk.ts turns it off) or glibc's stdio into old bytes.
 *
 * State lies in files of the image (inodes/ content, dirty/ maps, data/ names, events), so that threads, several
 * processes and a process that died share it. A file is known by inode number and birth time, asked anew at each call:
 * Chromium exports its own close(), which a preloaded library cannot see, so descriptors are never remembered.
 * System calls are made directly: no dlsym, and nothing happens in a process that opens no file under the directory.
 *
 * Environment:
 *   KASSA_POWERCUT_DIR        watched directory, absolute, without links; if absent every sync of the process is counted
 *   KASSA_POWERCUT_IMAGE      the image (data/ inodes/ dirty/ made by forgetful-disk.ts); absent = only count and delay
 *   KASSA_POWERCUT_CUT_AT     SIGKILL at the n-th event (before and after a write, a sync, and between its pieces)
 *   KASSA_POWERCUT_CUT_AT_SYNC the same, but only what changes the image is counted: every state it passes through
 *   KASSA_POWERCUT_WRITEBACK  seed:percent, see above
 *   KASSA_SYNC_DELAY_MS       sleep after each sync, the price of a real drive
 *   KASSA_SYNC_COUNTS         file of records { int32 pid, int32 tid, uint64 syncs, uint64 bytes written, uint64 0 };
 *                             with a directory but no image bytes stay 0: asking for each write's path would cost
 */
#include "shim.h"

enum { MAX_THREADS = 1024 };
typedef struct { _Atomic uint64_t owner; _Atomic uint64_t syncs, bytes, reserved; } Count;


const char *dir, *image;
size_t dirLength;
long cutAt, cutAtSync, writebackPercent;
uint64_t writebackSeed;
static const char *countsPath;
static long delayMs;
static _Atomic(Count *) counts;

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

__attribute__((constructor)) static void readEnvironment(void) {
  const char *writeback = getenv("KASSA_POWERCUT_WRITEBACK");
  if (writeback && strchr(writeback, ':')) {
    writebackSeed = strtoull(writeback, NULL, 10);
    writebackPercent = atol(strchr(writeback, ':') + 1);
  }
  delayMs = number("KASSA_SYNC_DELAY_MS");
  cutAt = number("KASSA_POWERCUT_CUT_AT");
  cutAtSync = number("KASSA_POWERCUT_CUT_AT_SYNC");
  countsPath = getenv("KASSA_SYNC_COUNTS");
  image = getenv("KASSA_POWERCUT_IMAGE");
  const char *watched = getenv("KASSA_POWERCUT_DIR");
  if (watched) dirLength = strlen(watched);
  dir = watched;
}

/* A broken image would be a false proof: better no run at all. */
void fail(const char *what, const char *path) {
  dprintf(2, "power-cut shim: %s %s: %s\n", what, path, strerror(errno));
  _exit(97);
}

int openReal(int at, const char *path, int flags, mode_t mode) {
  return (int)syscall(SYS_openat, at, path, flags, mode);
}

void *mapShared(const char *path, size_t size, int *created) {
  int fd = openReal(AT_FDCWD, path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  *created = fd >= 0;
  if (fd < 0) fd = openReal(AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0);
  struct stat now;
  if (fd < 0 || fstat(fd, &now)) fail("cannot open", path);
  if ((size_t)now.st_size < size && syscall(SYS_ftruncate, fd, size)) fail("cannot size", path);
  void *map = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (map == MAP_FAILED) fail("cannot map", path);
  syscall(SYS_close, fd);
  return map;
}

static Count *countOfThread(void) {
  static __thread Count *mine;
  static __thread uint64_t owner;
  uint64_t now = ((uint64_t)(uint32_t)syscall(SYS_gettid) << 32) | (uint32_t)getpid();
  if (mine && owner == now) return mine;
  int created;
  if (!counts) counts = mapShared(countsPath, MAX_THREADS * sizeof(Count), &created);
  Count *all = counts;
  for (int i = 0; i < MAX_THREADS; i++) {
    uint64_t free = 0;
    if (all[i].owner != now && !atomic_compare_exchange_strong(&all[i].owner, &free, now)) continue;
    owner = now;
    return mine = &all[i];
  }
  return NULL;
}

/* The path behind a descriptor, if it lies in the watched directory; the part after the directory is returned. */
static const char *inside(int fd, char path[PATH_MAX]) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < (ssize_t)dirLength) return NULL;
  path[length] = 0;
  if (strncmp(path, dir, dirLength) || (path[dirLength] && path[dirLength] != '/')) return NULL;
  return path + dirLength;
}

int endsWith(const char *text, const char *end) {
  size_t length = strlen(text), endLength = strlen(end);
  return length >= endLength && !strcmp(text + length - endLength, end);
}

int identify(int fd, const char *path, struct statx *at) {
  int flags = path ? AT_SYMLINK_NOFOLLOW : AT_EMPTY_PATH;
  return (int)syscall(SYS_statx, fd, path ? path : "", flags, STATX_TYPE | STATX_INO | STATX_SIZE | STATX_BTIME, at);
}

static void opened(int fd, const char *name, int flags) {
  if (fd < 0 || !image || !dir || (flags & O_ACCMODE) == O_RDONLY) return;
  if (strncmp(name, dir, dirLength) && name[0] == '/' && !strstr(name, "/..")) return;
  int before = errno;
  char path[PATH_MAX];
  struct statx at;
  struct stat old;
  if (inside(fd, path) && !endsWith(path, "-shm") && !identify(fd, NULL, &at) && S_ISREG(at.stx_mode)) {
    Kept *file = keep(&at);
    if ((flags & O_TRUNC) && !fstat(file->imageFd, &old)) markDirty(file, 0, old.st_size);
    tick();
  }
  errno = before;
}

static int syncReal(int fd, long call) {
  char path[PATH_MAX];
  struct statx at;
  int watched = !dir || (inside(fd, path) && !endsWith(path, "-shm"));
  int imaged = watched && dir && image && !identify(fd, NULL, &at);
  if (imaged) tick();
  int result = (int)syscall(call, fd);
  if (result || !watched) return result;
  if (imaged) copyToImage(fd, path, &at), tickSync();
  Count *count = countsPath ? countOfThread() : NULL;
  if (count) atomic_fetch_add(&count->syncs, 1);
  struct timespec pause = {delayMs / 1000, delayMs % 1000 * 1000000};
  if (delayMs > 0) nanosleep(&pause, NULL);
  return 0;
}

static void written(Kept *file, int fd, off_t offset, ssize_t length) {
  Count *count = countsPath && length > 0 && (!dir || file) ? countOfThread() : NULL;
  if (count) atomic_fetch_add(&count->bytes, length);
  if (!file || length <= 0) return;
  int before = errno;
  if (offset < 0) offset = lseek(fd, 0, SEEK_CUR) - length; /* plain write: the position has moved past it */
  markDirty(file, offset, offset + length);
  uint64_t event = tick();
  if (writebackPercent) writeBackEarly(file, fd, offset, offset + length, event);
  errno = before;
}

static Kept *beforeWrite(int fd) {
  Kept *file = findOpen(fd);
  if (file) tick();
  return file;
}

#define EXPORT __attribute__((visibility("default")))
#define MODE(flags, mode) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
#define OPEN(name) EXPORT int name(const char *path, int flags, ...) { \
  MODE(flags, mode) int fd = openReal(AT_FDCWD, path, flags, mode); opened(fd, path, flags); return fd; }
#define OPENAT(name) EXPORT int name(int at, const char *path, int flags, ...) { \
  MODE(flags, mode) int fd = openReal(at, path, flags, mode); opened(fd, path, flags); return fd; }
#define CREAT(name) EXPORT int name(const char *path, mode_t mode) { return open(path, O_WRONLY | O_CREAT | O_TRUNC, mode); }
#define WRITE(name, type, call, arguments, at, ...) EXPORT ssize_t name arguments { \
  Kept *file = beforeWrite(fd); ssize_t length = syscall(call, fd, __VA_ARGS__); written(file, fd, at, length); return length; }
#define FTRUNCATE(name) EXPORT int name(int fd, off_t size) { return truncateReal(fd, size); }

OPEN(open) OPEN(open64) OPENAT(openat) OPENAT(openat64) CREAT(creat) CREAT(creat64)
EXPORT int __open_2(const char *path, int flags) { return open(path, flags); }
EXPORT int __open64_2(const char *path, int flags) { return open(path, flags); }

WRITE(write, , SYS_write, (int fd, const void *data, size_t size), -1, data, size)
WRITE(pwrite, , SYS_pwrite64, (int fd, const void *data, size_t size, off_t at), at, data, size, at)
WRITE(pwrite64, , SYS_pwrite64, (int fd, const void *data, size_t size, off64_t at), at, data, size, at)
WRITE(writev, , SYS_writev, (int fd, const struct iovec *data, int count), -1, data, (long)count)
WRITE(pwritev, , SYS_pwritev, (int fd, const struct iovec *data, int count, off_t at), at, data, (long)count, at, 0L)
WRITE(pwritev64, , SYS_pwritev, (int fd, const struct iovec *data, int count, off64_t at), at, data, (long)count, at, 0L)

static int truncateReal(int fd, off_t size) {
  Kept *file = beforeWrite(fd);
  struct stat old;
  if (file && fstat(fd, &old)) return -1;
  int result = (int)syscall(SYS_ftruncate, fd, size);
  if (result || !file) return result;
  markDirty(file, size < old.st_size ? size : old.st_size, size < old.st_size ? old.st_size : size);
  tick();
  return 0;
}
FTRUNCATE(ftruncate) FTRUNCATE(ftruncate64)
EXPORT int fsync(int fd) { return syncReal(fd, SYS_fsync); }
EXPORT int fdatasync(int fd) { return syncReal(fd, SYS_fdatasync); }
