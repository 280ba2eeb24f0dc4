package io.stackline.launch;

import io.stackline.opcua.security.SecurityRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The {@code --data} of every command that changes what a site keeps, running or not. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder of the site, as given to up (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  /** What is asked of a security folder. */
  interface Asked<T> {
    T of(Path securityDir) throws IOException, SecurityRefused;
  }

  /**
   * Asks it of the security folder.
   *
   * @throws CommandRefused if the data folder is not there, or the answer is no
   */
  <T> T ask(Asked<T> asked) {
    if (!Files.isDirectory(data)) {
      throw new CommandRefused(
          "there is no data folder " + data.toAbsolutePath(),
          "name that of your site with --data; to prepare one before the first start, make the"
              + " folder");
    }
    try {
      return asked.of(data.resolve("security"));
    } catch (SecurityRefused e) {
      throw new CommandRefused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandRefused(
          "the data folder " + data + " cannot be used (" + e.getMessage() + ")",
          "check the file, and that you run this as the account that runs Stackline");
    }
  }
}
