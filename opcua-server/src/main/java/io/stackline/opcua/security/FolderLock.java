package io.stackline.opcua.security;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer at a time: among threads, and among a running server and the commands that change its
 * files. Whoever only reads needs it not, for files are replaced whole.
 */
final class FolderLock {
  private static final long PATIENCE_S = 10;
  private static final long LOOK_AGAIN_MS = 10;

  /** A file lock belongs to the whole process; this is for its threads. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private FolderLock() {}

  /** Work under the lock. */
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Does the work while nobody else has this lock file.
   *
   * @throws IOException if somebody holds it for {@value #PATIENCE_S} s, or the work fails
   */
  static <T> T holding(Path lockFile, Work<T> work) throws IOException {
    if (!takeThreads()) {
      throw new IOException(lockFile + " is held; try again");
    }
    try {
      PrivateFiles.touch(lockFile);
      try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
          FileLock held = lock(channel, lockFile)) {
        return work.run();
      }
    } finally {
      THREADS.unlock();
    }
  }

  private static boolean takeThreads() {
    try {
      return THREADS.tryLock(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static FileLock lock(FileChannel channel, Path lockFile) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    FileLock lock = channel.tryLock();
    while (lock == null) {
      if (System.nanoTime() - end > 0) {
        throw new IOException(lockFile + " is held by another process; try again");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MS));
      lock = channel.tryLock();
    }
    return lock;
  }
}
