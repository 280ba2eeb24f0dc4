package io.stackline.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder where one Stackline keeps its journal, users and certificates; locked while it runs.
 */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the folder for this process, creating it if need be.
   *
   * @throws CommandRefused if another process has it, or it cannot be written
   */
  static DataFolder lock(Path path) {
    return lockIfFree(path).orElseThrow(() -> inUse(path));
  }

  /**
   * The same, or nothing if another process has it.
   *
   * @throws CommandRefused if it cannot be written
   */
  static Optional<DataFolder> lockIfFree(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        return Optional.empty();
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)),
          0);
      return Optional.of(new DataFolder(path, channel));
    } catch (IOException e) {
      throw new CommandRefused(
          "cannot use the data folder " + path + " (" + e.getMessage() + ")",
          "name a folder you may write to with --data");
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static CommandRefused inUse(Path path) {
    String holder = "";
    try {
      String pid = Files.readString(path.resolve("lock")).strip();
      holder = pid.isEmpty() ? "" : " (process " + pid + ")";
    } catch (IOException e) {
      holder = "";
    }
    return new CommandRefused(
        "another Stackline" + holder + " is using the data folder " + path,
        "stop it first, or give this one a folder of its own with --data");
  }

  Path journal() {
    return path.resolve("journal");
  }

  Path security() {
    return path.resolve("security");
  }

  Path runs() {
    return path.resolve("runs");
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
