// A wall clock that is wrong by as many seconds as the file $STACKLINE_CLOCK says (8 bytes, as the machine has them),
// and jumps when that changes. Clocks that only count are left alone, as when somebody puts a machine right.
// For the lab's processes: cc -shared -fPIC -o clock.so clock.c; LD_PRELOAD=clock.so
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int (*right)(clockid_t, struct timespec *);
static volatile int64_t *ahead;

__attribute__((constructor)) static void begin(void) {
  right = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  const char *name = getenv("STACKLINE_CLOCK");
  int file = name == NULL ? -1 : open(name, O_RDONLY);
  if (file >= 0) {
    void *there = mmap(NULL, sizeof *ahead, PROT_READ, MAP_SHARED, file, 0);
    ahead = there == MAP_FAILED ? NULL : there;
    close(file);
  }
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  if (right == NULL) {
    begin();
  }
  int failed = right(clock, now);
  if (!failed && ahead != NULL && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
    now->tv_sec += *ahead;
  }
  return failed;
}

int gettimeofday(struct timeval *now, void *zone) {
  (void)zone;
  struct timespec exact;
  int failed = clock_gettime(CLOCK_REALTIME, &exact);
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return failed;
}

time_t time(time_t *there) {
  struct timespec exact;
  clock_gettime(CLOCK_REALTIME, &exact);
  if (there != NULL) {
    *there = exact.tv_sec;
  }
  return exact.tv_sec;
}
