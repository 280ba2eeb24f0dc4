package io.stackline.site;

import io.stackline.recipe.RecipeId;
import io.stackline.run.Urgency;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be made: orders for runs, to be planned ahead. Whether the site can make them at all
 * is not known here.
 *
 * @param start when the plan begins, if the file says so
 * @param orders in the order of the file, which is that in which they are given
 */
public record Jobs(Optional<Instant> start, List<Order> orders) {
  public Jobs {
    orders = List.copyOf(orders);
  }

  /**
   * So many runs alike.
   *
   * @param place where it stands, for people
   * @param revision of the recipe, 0 for the one that is offered
   * @param bindings of what the recipe leaves open, by their names
   * @param count how many runs, from 1
   * @param from when it is ordered; at the start of the plan if empty
   */
  public record Order(
      String place,
      RecipeId recipe,
      int revision,
      Map<String, String> bindings,
      Urgency urgency,
      int count,
      Optional<Instant> from) {
    public Order {
      bindings = Map.copyOf(bindings);
    }
  }

  /** What came of reading a file of jobs. */
  public sealed interface Result {
    /** It can be used. */
    record Read(Jobs jobs) implements Result {}

    /** It cannot; all problems at once. */
    record Refused(List<SiteProblem> problems) implements Result {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Reads a file of at most 1 MiB; what cannot be used is refused, nothing is thrown. */
  public static Result read(Path file) {
    return JobsReader.read(file);
  }
}
