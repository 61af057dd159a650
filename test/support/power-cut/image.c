/* The image: which bytes are unsynced, and how they get there. The rules are told in shim.c. */
#include "shim.h"

static Kept kept[MAX_FILES];
static atomic_int keptCount;
static pthread_mutex_t keepLock = PTHREAD_MUTEX_INITIALIZER, syncLock = PTHREAD_MUTEX_INITIALIZER;
static _Atomic(_Atomic uint64_t *) events;

/* Counts one event of the disk; at the chosen one the power goes. */
uint64_t tick(void) {
  _Atomic uint64_t *counter = events;
  if (!counter) {
    char path[PATH_MAX];
    int created;
    snprintf(path, sizeof path, "%s/events", image);
    events = counter = mapShared(path, PAGE, &created);
  }
  uint64_t event = atomic_fetch_add(counter, 1) + 1;
  if (cutAt && event == (uint64_t)cutAt) kill(getpid(), SIGKILL);
  return event;
}

/* An event that has changed the image: counted apart too. */
void tickSync(void) {
  tick();
  if (atomic_fetch_add(&events[1], 1) + 1 == (uint64_t)cutAtSync) kill(getpid(), SIGKILL);
}

static uint64_t birth(const struct statx *at) {
  if (at->stx_mask & STATX_BTIME) return (uint64_t)at->stx_btime.tv_sec * 1000000000u + at->stx_btime.tv_nsec;
  errno = ENOTSUP;
  fail("this file system keeps no birth times, which tell a new file from an old inode number", dir);
  return 0;
}

static Kept *find(const struct statx *at) {
  if (!(at->stx_mask & STATX_BTIME)) return NULL; /* a file of /proc, say; one of ours would not have been kept */
  uint64_t born = birth(at);
  for (int i = 0, n = keptCount; i < n; i++)
    if (kept[i].inode == at->stx_ino && kept[i].born == born) return &kept[i];
  return NULL;
}

Kept *findOpen(int fd) {
  struct statx at;
  if (!image || !keptCount || identify(fd, NULL, &at) || !S_ISREG(at.stx_mode)) return NULL;
  return find(&at);
}

void markDirty(Kept *file, uint64_t from, uint64_t to) {
  if (to / PAGE >= MAP_BYTES) errno = EFBIG, fail("file too large", dir);
  for (uint64_t page = from / PAGE; page * PAGE < to; page++) file->dirty[page] = 1;
}

/* Starts to keep a file. forgetful-disk.ts has made inodes/ for what was there before; any other content is unsynced. */
Kept *keep(const struct statx *at) {
  pthread_mutex_lock(&keepLock);
  Kept *file = find(at);
  if (!file) {
    if (keptCount == MAX_FILES) errno = ENFILE, fail("too many files under", dir);
    char path[PATH_MAX];
    int created;
    file = &kept[keptCount];
    file->inode = at->stx_ino;
    file->born = birth(at);
    snprintf(path, sizeof path, "%s/inodes/%llu-%llu", image, (long long)file->inode, (long long)file->born);
    int known = access(path, F_OK) == 0;
    file->imageFd = openReal(AT_FDCWD, path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file->imageFd < 0) fail("cannot keep", path);
    file->readFd = -1;
    snprintf(path, sizeof path, "%s/dirty/%llu-%llu", image, (long long)file->inode, (long long)file->born);
    file->dirty = mapShared(path, MAP_BYTES, &created);
    if (created && !known) markDirty(file, 0, at->stx_size);
    atomic_fetch_add(&keptCount, 1);
  }
  pthread_mutex_unlock(&keepLock);
  return file;
}

/* Reads what the file holds now. SQLite loses its locks when any descriptor of a file is closed: ours stay open. */
static ssize_t readLive(Kept *file, int fd, void *buffer, size_t size, off_t offset) {
  ssize_t length = pread(file->readFd >= 0 ? file->readFd : fd, buffer, size, offset);
  if (length >= 0 || errno != EBADF) return length;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  file->readFd = openReal(AT_FDCWD, link, O_RDONLY | O_CLOEXEC, 0);
  return pread(file->readFd, buffer, size, offset);
}

static void copyRange(Kept *file, int fd, off_t offset, size_t size) {
  char buffer[CHUNK]; /* not thread-local: 64 KiB of it once left too little stack for small threads */
  ssize_t length = readLive(file, fd, buffer, size, offset);
  if (length < 0 || (length && syscall(SYS_pwrite64, file->imageFd, buffer, length, offset) != length))
    fail("cannot copy to", image);
}

/* Sizes are asked here, under the lock: one from before it may be older than what another thread has synced since. */
static void copyDirty(Kept *file, int fd) {
  struct statx now;
  if (identify(fd, NULL, &now)) fail("cannot stat below", dir);
  uint64_t size = now.stx_size, pages = (size + PAGE - 1) / PAGE;
  struct stat old;
  if (fstat(file->imageFd, &old)) fail("cannot stat in", image);
  if ((uint64_t)old.st_size < size) markDirty(file, old.st_size, size);
  for (uint64_t page = 0; page < pages;) {
    if (page % 8 == 0 && page + 8 <= pages && *(volatile uint64_t *)(file->dirty + page) == 0) {
      page += 8;
      continue;
    }
    uint64_t first = page;
    while (page < pages && page - first < CHUNK / PAGE && atomic_exchange(&file->dirty[page], 0)) page++;
    if (page == first) page++;
    else copyRange(file, fd, first * PAGE, (page - first) * PAGE), tickSync();
  }
  if (identify(fd, NULL, &now) || fstat(file->imageFd, &old)) fail("cannot stat below", dir);
  /* Shrinks to what is there now, not to `size`: the last page was copied with what was appended meanwhile. */
  uint64_t kept = old.st_size, right = kept < size ? size : kept > now.stx_size ? now.stx_size : kept;
  if (kept != right && syscall(SYS_ftruncate, file->imageFd, right)) fail("cannot size in", image);
}

static void linkName(const char *live, const char *name) {
  struct statx at, there, source;
  char target[PATH_MAX], inode[PATH_MAX], fresh[PATH_MAX];
  if (snprintf(target, PATH_MAX, "%s/data%s/%s", image, live + dirLength, name) >= PATH_MAX) return;
  snprintf(inode, PATH_MAX, "%s/%s", live, name);
  if (identify(AT_FDCWD, inode, &at)) return; /* gone meanwhile */
  if (S_ISDIR(at.stx_mode)) mkdir(target, 0777);
  if (!S_ISREG(at.stx_mode) || endsWith(name, "-shm")) return;
  snprintf(inode, PATH_MAX, "%s/inodes/%llu-%llu", image, (long long)at.stx_ino, (long long)birth(&at));
  syscall(SYS_close, openReal(AT_FDCWD, inode, O_WRONLY | O_CREAT | O_CLOEXEC, 0666)); /* a name without synced bytes */
  if (!identify(AT_FDCWD, target, &there) && !identify(AT_FDCWD, inode, &source) && there.stx_ino == source.stx_ino)
    return;
  snprintf(fresh, PATH_MAX, "%s/inodes/link", image);
  syscall(SYS_unlinkat, AT_FDCWD, fresh, 0);
  if (link(inode, fresh) || syscall(SYS_renameat2, AT_FDCWD, fresh, AT_FDCWD, target, 0)) fail("cannot link", target);
}

static void copyNames(const char *live) {
  char target[PATH_MAX], path[PATH_MAX];
  snprintf(target, sizeof target, "%s/data%s", image, live + dirLength);
  for (char *slash = target + strlen(image) + 1; (slash = strchr(slash, '/')); slash++)
    *slash = 0, mkdir(target, 0777), *slash = '/';
  mkdir(target, 0777);
  DIR *names = opendir(live);
  if (!names && errno == ENOENT) return; /* a folder removed while open */
  if (!names) fail("cannot list", live);
  for (struct dirent *entry; (entry = readdir(names));)
    if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..")) linkName(live, entry->d_name);
  closedir(names);
  names = opendir(target);
  if (!names) fail("cannot list", target);
  for (struct dirent *entry; (entry = readdir(names));) {
    if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
    struct stat now;
    if (snprintf(path, PATH_MAX, "%s/%s", live, entry->d_name) >= PATH_MAX || lstat(path, &now) == 0) continue;
    if (snprintf(path, PATH_MAX, "%s/%s", target, entry->d_name) >= PATH_MAX) continue;
    if (syscall(SYS_unlinkat, AT_FDCWD, path, 0) && errno == EISDIR) syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
  }
  closedir(names);
}

void copyToImage(int fd, const char *path, const struct statx *at) {
  static atomic_int lockFd = -1;
  pthread_mutex_lock(&syncLock);
  if (lockFd < 0) {
    char lock[PATH_MAX];
    snprintf(lock, sizeof lock, "%s/lock", image);
    lockFd = openReal(AT_FDCWD, lock, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  }
  flock(lockFd, LOCK_EX);
  if (S_ISREG(at->stx_mode)) copyDirty(keep(at), fd);
  else if (S_ISDIR(at->stx_mode)) copyNames(path);
  flock(lockFd, LOCK_UN);
  pthread_mutex_unlock(&syncLock);
}

void writeBackEarly(Kept *file, int fd, uint64_t from, uint64_t to, uint64_t event) {
  for (uint64_t sector = from / SECTOR; sector * SECTOR < to; sector++) {
    uint64_t dice = (writebackSeed ^ (event << 32) ^ sector) * 0x9E3779B97F4A7C15u;
    dice = (dice ^ (dice >> 29)) * 0xBF58476D1CE4E5B9u;
    if ((dice >> 33) % 100 < (uint64_t)writebackPercent) copyRange(file, fd, sector * SECTOR, SECTOR);
  }
}
