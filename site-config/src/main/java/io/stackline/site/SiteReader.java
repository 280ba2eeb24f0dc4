package io.stackline.site;

import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.site.SiteProblem.Code;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a site from its folder: {@code site.yaml}, {@code maps/*.yaml}, {@code materials/*.yaml}
 * and {@code recipes/*.yaml}. Reports every problem at once with its place, at most {@value
 * #PROBLEMS_MAX}; reads files of at most 1 MiB, {@value #FILES_MAX} to a folder. What each key
 * means stands in docs/site-keys.md. Keeps no state.
 */
public final class SiteReader {
  public static final int PROBLEMS_MAX = 200;
  public static final int FILES_MAX = 2000;

  private final Path folder;
  private final Optional<Path> onlyRecipe;
  private final List<Recipe> revisions = new ArrayList<>();
  private final Problems problems = new Problems();
  private final SiteParts parts = SiteParts.reportingTo(problems);

  private SiteReader(Path folder, Optional<Path> onlyRecipe) {
    this.folder = folder;
    this.onlyRecipe = onlyRecipe;
  }

  /** Reads the site in this folder; what cannot be used is refused, nothing is thrown. */
  public static SiteResult read(Path siteDir) {
    return new SiteReader(siteDir, Optional.empty()).read();
  }

  /** The same site with this file as its only recipe, wherever the file lies. */
  public static SiteResult readWithOnly(Path siteDir, Path recipe) {
    return new SiteReader(siteDir, Optional.of(recipe)).read();
  }

  private SiteResult read() {
    if (!Files.isDirectory(folder)) {
      problems.problem(
          Code.FILE,
          Place.whole(folder),
          "is not a folder",
          "name the folder that holds site.yaml");
      return new SiteResult.Refused(problems.problems());
    }
    maps();
    SiteFileReader reader = new SiteFileReader(parts);
    Optional<Fields> file =
        YamlFile.read(folder.resolve("site.yaml"), SiteFileReader.KEYS, problems);
    Optional<Site> bare = file.flatMap(reader::read);
    if (file.isEmpty()) {
      parts.presses().incomplete();
      parts.dies().incomplete();
      parts.fixtures().incomplete();
    }
    materials(reader.materials());
    Map<RecipeId, Recipe> recipes = recipes();
    if (problems.count() > 0 || bare.isEmpty()) {
      return new SiteResult.Refused(problems.problems());
    }
    Site site = bare.get();
    Site whole =
        new Site(
            site.name(),
            site.title(),
            site.presses(),
            site.dies(),
            site.fixtures(),
            parts.materials().all(),
            recipes,
            revisions,
            site.opcua(),
            site.identification(),
            site.store(),
            site.management(),
            site.promptExpected(),
            site.priorityStep(),
            site.processes());
    return new SiteResult.Read(whole, problems.warnings());
  }

  /** A site without vendor presses has no such folder. */
  private void maps() {
    MapReader reader = new MapReader(parts.maps());
    Path own = folder.resolve("maps");
    for (Path file : Files.exists(own) ? files(own, "map") : List.<Path>of()) {
      Optional<Fields> fields = YamlFile.read(file, MapReader.KEYS, problems);
      if (fields.isEmpty()) {
        parts.maps().incomplete();
      }
      fields.flatMap(reader::read).ifPresent(each -> parts.maps().add(each.id(), each));
    }
    ShippedMaps.addTo(parts.maps());
  }

  private void materials(Map<String, Place> shared) {
    List<Path> files = new ArrayList<>();
    shared.forEach(
        (name, place) -> {
          Path directory = folder.resolve(name).normalize();
          if (Files.isDirectory(directory)) {
            files.addAll(files(directory, "material"));
          } else {
            problems.problem(
                Code.FILE, place, "is not a folder", "name one, as it is found from this folder");
            parts.materials().incomplete();
          }
        });
    Path own = folder.resolve("materials");
    if (shared.isEmpty() || Files.exists(own)) {
      files.addAll(files(own, "material"));
    }
    for (Path file : files) {
      Optional<Fields> fields = YamlFile.read(file, MaterialReader.KEYS, problems);
      if (fields.isEmpty()) {
        parts.materials().incomplete();
      }
      fields
          .flatMap(each -> MaterialReader.read(each, parts.materials()))
          .ifPresent(each -> parts.materials().add(each.id(), each));
    }
  }

  private Map<RecipeId, Recipe> recipes() {
    RecipeReader reader = new RecipeReader(parts);
    List<RecipeReader.Read> all = new ArrayList<>();
    for (Path file : onlyRecipe.map(List::of).orElseGet(this::recipeFiles)) {
      YamlFile.read(file, RecipeReader.KEYS, problems).flatMap(reader::read).ifPresent(all::add);
    }
    Map<RecipeId, RecipeReader.Read> offered = new LinkedHashMap<>();
    RecipeCheck check = new RecipeCheck(parts);
    for (RecipeReader.Read each : all) {
      check.check(each);
      revisions.add(each.recipe());
      offered.merge(each.recipe().id(), each, this::newer);
    }
    Map<RecipeId, Recipe> recipes = new LinkedHashMap<>();
    offered.forEach((id, each) -> recipes.put(id, each.recipe()));
    return recipes;
  }

  /** An approved revision before a draft or a retired one, then the higher one. */
  private RecipeReader.Read newer(RecipeReader.Read one, RecipeReader.Read other) {
    boolean oneApproved = one.recipe().status() == Recipe.Status.APPROVED;
    boolean otherApproved = other.recipe().status() == Recipe.Status.APPROVED;
    boolean oneWins =
        oneApproved == otherApproved
            ? one.recipe().revision() >= other.recipe().revision()
            : oneApproved;
    RecipeReader.Read loser = oneWins ? other : one;
    RecipeReader.Read winner = oneWins ? one : other;
    problems.warning(
        Code.UNUSED,
        loser.fields().place(RecipeReader.REVISION),
        "this revision is not offered, revision " + winner.recipe().revision() + " is",
        "move the file elsewhere if it is only kept for the record");
    return winner;
  }

  private List<Path> recipeFiles() {
    return files(folder.resolve("recipes"), "recipe");
  }

  private List<Path> files(Path directory, String noun) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path each : stream) {
        String file = String.valueOf(each.getFileName());
        if (file.startsWith(".")) {
          continue;
        }
        if (file.endsWith(".yaml")) {
          files.add(each);
        } else {
          problems.warning(Code.UNUSED, Place.whole(each), "is not read", "only *.yaml files are");
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      problems.problem(
          Code.FILE,
          Place.whole(directory),
          "cannot be read (" + e.getClass().getSimpleName() + ")",
          "make this folder and put one file for each " + noun + " into it");
      return List.of();
    }
    if (files.isEmpty() || files.size() > FILES_MAX) {
      problems.problem(
          Code.FILE,
          Place.whole(directory),
          "holds " + files.size() + " " + noun + " files",
          "put 1 to " + FILES_MAX + " *.yaml files into it");
    }
    files.sort(null);
    return files.subList(0, Math.min(files.size(), FILES_MAX));
  }
}
