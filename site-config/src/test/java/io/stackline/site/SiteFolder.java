package io.stackline.site;

import static org.junit.jupiter.api.Assertions.fail;

import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a small site that a test may break. */
final class SiteFolder {
  static final Path SHIPPED = Path.of("sites", "pilot-line");

  /** A site whose lines and columns tests name, so that the shipped one may change. */
  static final Path LINE = Path.of("src", "test", "resources", "site", "line");

  private final Path folder;

  private SiteFolder(Path folder) {
    this.folder = folder;
  }

  static SiteFolder copiedTo(Path folder) throws IOException {
    return copied(LINE, folder);
  }

  /** A copy of that site. */
  static SiteFolder copied(Path site, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(site.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return new SiteFolder(folder);
  }

  /** Whatever lies there. */
  static SiteFolder at(Path folder) {
    return new SiteFolder(folder);
  }

  /** Replaces the first occurrence; a text that is not there is a mistake in the test. */
  SiteFolder with(String file, String old, String replacement) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    int at = text.indexOf(old);
    if (at < 0) {
      fail(file + " holds no \"" + old + "\"");
    }
    String changed = text.substring(0, at) + replacement + text.substring(at + old.length());
    Files.writeString(path, changed);
    return this;
  }

  SiteFolder write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return this;
  }

  Path path() {
    return folder;
  }

  SiteResult read() {
    return SiteReader.read(folder);
  }

  /** What is wrong, one line each, files named from the site's folder. */
  List<String> problems() {
    return read() instanceof SiteResult.Refused refused ? lines(refused.problems()) : List.of();
  }

  List<String> warnings() {
    return lines(whole().warnings());
  }

  /** The site and its warnings; fails with the problems if it is refused. */
  SiteResult.Read whole() {
    if (read() instanceof SiteResult.Read read) {
      return read;
    }
    return fail("refused: " + problems());
  }

  /** The recipe of the lithium-metal cell, as it reads here. */
  Recipe recipe() {
    Recipe recipe = whole().site().recipes().get(new RecipeId("li-metal-cell"));
    return recipe != null ? recipe : fail("li-metal-cell is not there");
  }

  List<String> lines(List<SiteProblem> problems) {
    return problems.stream().map(each -> each.toString().replace(folder + "/", "")).toList();
  }
}
