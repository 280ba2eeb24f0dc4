package io.stackline.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The process that uses a data folder, asked from beside it. */
record RunningProcess(Path data) {
  /**
   * @throws CommandRefused if there is no such folder, or no process uses it
   */
  static RunningProcess of(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      throw new CommandRefused(
          "there is no data folder " + data.toAbsolutePath(), "name that of your site with --data");
    }
    Optional<DataFolder> free = DataFolder.lockIfFree(data);
    if (free.isPresent()) {
      free.get().close();
      throw new CommandRefused(
          "no line runs with the data folder " + data.toAbsolutePath(),
          "start it with: stackline up --data " + data);
    }
    return new RunningProcess(data);
  }

  /**
   * Its answer.
   *
   * @throws CommandRefused if it does not answer in time
   */
  List<String> ask(String sort, List<String> lines, Duration wait)
      throws IOException, InterruptedException {
    return FileDesk.ask(data, sort, lines, wait)
        .orElseThrow(
            () ->
                new CommandRefused(
                    "the process that uses "
                        + data
                        + " did not answer in "
                        + wait.toSeconds()
                        + " s",
                    "look into its log; versions before 0.5.0 are not asked so"));
  }
}
