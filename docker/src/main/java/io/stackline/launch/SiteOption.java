package io.stackline.launch;

import io.stackline.site.Site;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The {@code --site} of every command that works on a site. */
final class SiteOption {
  @Option(
      names = "--site",
      paramLabel = "DIR",
      description = "Folder of the site (default: the shipped pilot-line).")
  private @Nullable Path folder;

  Path folder() {
    return folder == null ? SiteFolder.shipped() : folder;
  }

  /**
   * Reads the site.
   *
   * @throws CommandRefused with every problem of its files
   */
  Site read() {
    return SiteFolder.read(folder());
  }
}
