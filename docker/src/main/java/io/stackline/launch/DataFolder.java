package io.stackline.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

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
    FileChannel channel = null;
    try {
      Files.createDirectories(path);
      channel =
          FileChannel.open(
              path.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(path, channel);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)),
          0);
      return new DataFolder(path, channel);
    } catch (OverlappingFileLockException e) {
      throw inUse(path, channel);
    } catch (IOException e) {
      throw new CommandRefused(
          "cannot use the data folder " + path + " (" + e.getMessage() + ")",
          "name a folder you may write to with --data");
    }
  }

  private static CommandRefused inUse(Path path, @Nullable FileChannel channel) {
    String holder = "";
    if (channel != null) {
      try (channel) {
        ByteBuffer pid = ByteBuffer.allocate(20);
        int length = channel.read(pid, 0);
        holder =
            length > 0
                ? " (process "
                    + new String(pid.array(), 0, length, StandardCharsets.UTF_8).trim()
                    + ")"
                : "";
      } catch (IOException e) {
        holder = "";
      }
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
