package io.stackline.launch;

import io.stackline.launch.log.LogForm;
import io.stackline.launch.log.LogOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What log lines of a process look like, and where they go. */
final class LogOptions {
  @Option(
      names = "--log",
      paramLabel = "FORM",
      description =
          "What log lines look like: ${COMPLETION-CANDIDATES}, json being an object a line"
              + " (default: ${DEFAULT-VALUE}).")
  private LogForm form = LogForm.TEXT;

  @Option(
      names = "--log-file",
      paramLabel = "FILE",
      description =
          "Log into this file instead of standard error; begun anew each day and at 10 MB, former"
              + " ones are packed beside it, at most 30 days and 200 MB of them.")
  private @Nullable Path file;

  /** From now on. */
  void apply() {
    if (form == LogForm.TEXT && file == null) {
      return;
    }
    try {
      LogOutput.set(form, Optional.ofNullable(file));
    } catch (IOException e) {
      throw new CommandRefused(
          "cannot log into " + file + " (" + e + ")",
          "name a file you may write to with --log-file, or leave it out");
    }
  }
}
