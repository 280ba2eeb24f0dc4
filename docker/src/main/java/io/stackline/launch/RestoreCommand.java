package io.stackline.launch;

import io.stackline.run.RunId;
import io.stackline.sequence.store.Restore;
import io.stackline.sequence.store.StoreRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackline restore}: a data folder from a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a data folder of a backup. Unfinished runs come back held when the line is started.",
      "Stop the line it is a backup of first: two with one past would both believe they own the"
          + " presses."
    })
final class RestoreCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Data folder to make; empty or not there.")
  private Path data = Path.of("");

  @Parameters(paramLabel = "FILE", description = "A file that stackline backup has made.")
  private Path file = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CommandRefused("there is no file " + file, "name one that backup has made");
    }
    refuseUnlessEmpty();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try {
      Restore.Restored restored = Restore.restore(file, data.resolve("journal"));
      out.println("restored to " + data.toAbsolutePath());
      out.println(
          "  strokes are counted on from "
              + restored.nextRunNumber()
              + ": what the presses have seen since the backup is not used again");
      out.println("  every press serves a run only after it was seen at rest");
      out.println("  users and certificates are new unless you copy " + data.resolve("security"));
      for (RunId run : restored.unfinished()) {
        out.println(
            "  run "
                + run
                + " comes back held: it may be further than the backup knows;"
                + " look at its cell before you resume it");
      }
      out.flush();
      return 0;
    } catch (StoreRefused e) {
      throw new CommandRefused(String.valueOf(e.getMessage()));
    }
  }

  private void refuseUnlessEmpty() throws IOException {
    if (!Files.exists(data)) {
      return;
    }
    try (Stream<Path> there = Files.list(data)) {
      if (there.findAny().isPresent()) {
        throw new CommandRefused(
            "the folder " + data + " is not empty", "name one that is empty or not there");
      }
    }
  }
}
