package io.stackline.launch;

import io.stackline.site.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The shipped site with quick recipes beside its own, in a folder of the test's. */
public final class QuickSite {
  private static final Path SHIPPED = Path.of("..", "site-config", "sites", "pilot-line");

  private QuickSite() {}

  /** Makes the folder. */
  public static Path in(Path folder) {
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path each : files.toList()) {
        Path copy = folder.resolve(SHIPPED.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy);
        }
      }
      for (String recipe : List.of("quick-cell.yaml", "quick-pellet.yaml", "quick-hold.yaml")) {
        try (InputStream in = QuickSite.class.getResourceAsStream("/" + recipe)) {
          Files.copy(Objects.requireNonNull(in), folder.resolve("recipes").resolve(recipe));
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes and reads it. */
  public static Site read(Path folder) {
    return SiteFolder.read(in(folder));
  }
}
