package io.stackline.envelope;

import io.stackline.envelope.CounterExample.NothingFits;
import io.stackline.press.PressId;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Recipe;
import java.util.List;

/**
 * Checks a whole recipe on a site: every press and die that could take each stage, every option it
 * leaves open, every path a run can take. Either no path asks for more than is borne, or the
 * shortest that does is found.
 *
 * <p>The paths are made finite like this. What a stage may see depends only on the materials and
 * foils in the stack, on what the cell's history has made of it, and on the time spent above usual
 * caps; the search tells cells apart by nothing else. A pause, a soak out of band, a lost host and
 * a repeated stage never raise a pressure: they only spend that time, at most what the press itself
 * allows ({@link Above}), and spent time makes the next dispatch refuse, which is safe. So time is
 * followed for strokes as planned, and a proof tells how many attempts it leaves at least.
 * Stateless but for the site; any thread.
 */
public final class Prover {
  private final Inventory inventory;
  private final Lineup lineup;
  private final State start;

  public Prover(Inventory inventory) {
    this(inventory, Lineup.of(inventory), State.START);
  }

  private Prover(Inventory inventory, Lineup lineup, State start) {
    this.inventory = inventory;
    this.lineup = lineup;
    this.start = start;
  }

  /** The same with this press for every stage of its kinds. */
  public Prover onPress(PressId press) {
    return new Prover(inventory, lineup.wanting(inventory.press(press)), start);
  }

  /** The same for a cell that was charged before its first stage, which no event tells. */
  public Prover ofChargedCells() {
    return new Prover(inventory, lineup, start.charged());
  }

  /**
   * Judges everything the recipe leaves open in all its options, and an open dwell as assumed. A
   * recipe that is not approved is looked at as if it were; the proof says so.
   */
  public Judgement prove(Recipe recipe) {
    List<Turn> turns = recipe.stages().stream().map(each -> Turn.open(each, inventory)).toList();
    return search(recipe, turns);
  }

  /** Judges the recipe as it is bound. */
  public Judgement prove(ControlRecipe recipe) {
    List<Turn> turns = recipe.stages().stream().map(each -> Turn.bound(each, inventory)).toList();
    return search(recipe.recipe(), turns);
  }

  private Judgement search(Recipe recipe, List<Turn> turns) {
    if (lineup.all().isEmpty() && !turns.isEmpty()) {
      String stage = turns.get(0).stage();
      return new CounterExample(
          List.of(), stage, new NothingFits(List.of()), "the site has no press for stage " + stage);
    }
    Envelope envelope = Envelope.assumingApproval(inventory.materials(), recipe);
    Search search = new Search(envelope, turns, lineup, start);
    return search
        .counterExample()
        .orElseGet(
            () -> {
              List<CapOverride> leansOn = search.findings().applied();
              boolean assumes = recipe.status() != Recipe.Status.APPROVED && !leansOn.isEmpty();
              return new Proof(search.findings().stages(turns), leansOn, assumes, search.states());
            });
  }
}
