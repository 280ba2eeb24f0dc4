package io.stackline.envelope;

import static io.stackline.envelope.Tables.PILOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.stackline.recipe.Recipe;
import java.util.List;

/** What the prover says of a recipe on the pilot line, as a test expects it to be. */
final class Proving {
  private static final Prover PROVER = new Prover(PILOT);

  private Proving() {}

  static Proof proof(Recipe recipe) {
    return assertInstanceOf(Proof.class, PROVER.prove(recipe));
  }

  static CounterExample counterExample(Recipe recipe) {
    return assertInstanceOf(CounterExample.class, PROVER.prove(recipe));
  }

  static List<String> texts(CounterExample found) {
    return found.events().stream().map(Event::text).toList();
  }

  /** The events end in the very violation that was found. */
  static void assertReplays(Recipe recipe, CounterExample found) {
    Replay.Violation violation =
        Replay.play(PILOT, recipe, found.events()).violation().orElseThrow();
    assertEquals(found.events().get(found.events().size() - 1), violation.event());
    assertEquals(found.sentence(), violation.objection().sentence());
  }
}
