package io.stackline.sequence;

import io.stackline.material.MaterialId;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.recipe.Stage;
import io.stackline.run.Refusal;
import io.stackline.site.Site;
import io.stackline.site.SiteChanges;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether changed recipes, dies and materials may be taken while runs are under way. All of them or
 * none. A run keeps its recipe as it was when it started; die and material it uses must stay.
 */
final class Reload {
  private final Site before;
  private final Site after;
  private final Collection<Run> live;

  private Reload(Site before, Site after, Collection<Run> live) {
    this.before = before;
    this.after = after;
    this.live = live;
  }

  /** Why it is not taken, or empty if it is. */
  static Optional<Refusal> refusal(Site before, Site after, Collection<Run> live) {
    return new Reload(before, after, live).refusal();
  }

  private Optional<Refusal> refusal() {
    List<String> restart = SiteChanges.of(before, after).restart();
    if (!restart.isEmpty()) {
      return Optional.of(
          new Refusal(
              Refusal.Code.STATE,
              "more than recipes, dies and materials has changed: " + String.join(", ", restart),
              "restart the line for that, or take it back"));
    }
    return live.stream().flatMap(this::objections).findFirst();
  }

  private Stream<Refusal> objections(Run run) {
    Stream<Refusal> dies =
        run.recipe().stages().stream().map(Stage::die).distinct().flatMap(die -> die(run, die));
    return Stream.concat(dies, materials(run).distinct().flatMap(each -> material(run, each)));
  }

  private static Stream<MaterialId> materials(Run run) {
    Stream<MaterialId> laidIn = run.stack().layers().stream().map(each -> each.layer().material());
    Stream<MaterialId> toCome =
        run.recipe().stages().stream()
            .flatMap(stage -> stage.adds().stream())
            .map(layer -> layer.material());
    return Stream.concat(laidIn, toCome);
  }

  /** With another bore the same force would be another pressure. */
  private Stream<Refusal> die(Run run, DieId id) {
    Optional<Die> old = Optional.ofNullable(before.dies().get(id));
    Optional<Die> next = Optional.ofNullable(after.dies().get(id));
    if (next.isEmpty()) {
      return Stream.of(used(run, "die " + id + " is gone"));
    }
    return old.filter(each -> !each.bore().equals(next.get().bore())).stream()
        .map(each -> used(run, "die " + id + " has another bore"));
  }

  private Stream<Refusal> material(Run run, MaterialId id) {
    return after.materials().containsKey(id)
        ? Stream.empty()
        : Stream.of(used(run, "material " + id + " is gone"));
  }

  private static Refusal used(Run run, String what) {
    return new Refusal(
        Refusal.Code.STATE,
        what + ", which run " + run.id() + " uses",
        "leave it until the run has ended");
  }
}
