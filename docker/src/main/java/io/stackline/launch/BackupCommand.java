package io.stackline.launch;

import io.stackline.sequence.store.Backup;
import io.stackline.sequence.store.StoreRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code stackline backup}: the journal and all traces into one file, while the line runs or not.
 */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Backs up journal, records and traces into one file, as they are at one moment; the line may"
          + " run on.",
      "Users, certificates and the site's files are not in it: copy these as files."
    })
final class BackupCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder of the site, as given to up (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--wait",
      paramLabel = "S",
      description = "How long to wait for a running line, in seconds (default: ${DEFAULT-VALUE}).")
  private int waitSeconds = 600;

  @Parameters(paramLabel = "FILE", description = "The file to make, such as stackline.zip.")
  private Path file = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isDirectory(data)) {
      throw new CommandRefused(
          "there is no data folder " + data.toAbsolutePath(), "name that of your site with --data");
    }
    Path whole = file.toAbsolutePath().normalize();
    Optional<DataFolder> free = DataFolder.lockIfFree(data);
    if (free.isPresent()) {
      try (DataFolder mine = free.get()) {
        Backup.of(mine.journal(), whole);
      } catch (StoreRefused e) {
        throw new CommandRefused(String.valueOf(e.getMessage()));
      }
    } else {
      askTheLine(whole);
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(
        "backed up to "
            + whole
            + ", "
            + Files.size(whole) / 1024
            + " kB; not in it are "
            + data.resolve("security")
            + " and the site's files");
    out.flush();
    return 0;
  }

  private void askTheLine(Path whole) throws IOException, InterruptedException {
    Optional<List<String>> answer =
        FileDesk.ask(
            data, BackupDesk.SORT, List.of(whole.toString()), Duration.ofSeconds(waitSeconds));
    if (answer.isEmpty()) {
      throw new CommandRefused(
          "the process that uses " + data + " did not answer in " + waitSeconds + " s",
          "look into its log; versions before 0.5.0 take no backups while they run");
    }
    String told = String.join("\n", answer.get());
    if (!told.equals(BackupDesk.DONE)) {
      throw new CommandRefused(told);
    }
  }
}
