package io.stackline.site;

import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.StageKind;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Target;
import io.stackline.site.SiteProblem.Code;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what a recipe may leave open to the run: die, target and dwell of a stage. */
final class OpenReader {
  /** The PLC counts milliseconds in 32 bits, and the highest counts mean "until released". */
  private static final Form<Sourced<Duration>> TIME =
      Quantities.sourced(Quantities.duration("1 s", "49 d"));

  private static final Form<Target> PRESSURE_OR_FORCE =
      Quantities.target(
          Quantities.pressure("0.1 MPa", "5000 MPa"), Quantities.force("0.01 kN", "20000 kN"));

  private static final Key.One<String> UNBOUND =
      Key.needed(
          "unbound",
          Forms.text(200),
          "why it is left open; a run must bind it",
          "the source gives no die");
  private static final Key.Many<DieId> DIES =
      new Key.Many<>(
          Key.needed("one-of", "dies it may be bound to; the first is assumed", "[D10, D13]"),
          Forms.id(DieId::new),
          1,
          16);
  private static final Key.Many<Target> TARGETS =
      new Key.Many<>(
          Key.needed(
              "one-of",
              "targets it may be bound to, a line each; the first is assumed",
              "- 1.5 t [S4]"),
          PRESSURE_OR_FORCE,
          1,
          16);
  private static final Key.One<Sourced<Duration>> ASSUME =
      Key.maybe(
          "assume",
          TIME,
          "a minute, or four hours of stack pressure",
          "what checks and simulation take",
          "10 min [E]");

  static final Key.Open<DieId> DIE =
      new Key.Open<>(
          Key.needed(
              "die",
              "die the cell is in; another one than in the stage before is a transfer",
              "D10-steel"),
          Forms.id(DieId::new),
          Group.of("a die left open", UNBOUND, DIES));
  static final Key.Open<Target> TARGET =
      new Key.Open<>(
          Key.needed("target", "what the stage presses to", "500 MPa [S2]"),
          PRESSURE_OR_FORCE,
          Group.of("a target left open", UNBOUND, TARGETS));
  static final Key.Open<Optional<Sourced<Duration>>> DWELL =
      new Key.Open<>(
          Key.needed(
              "dwell",
              "how long the target is held, counted in band; `until released` only for `insitu`",
              "180 s [E]"),
          Forms.wordOr("until released", TIME),
          Group.of("a dwell left open", UNBOUND, ASSUME));

  private final Catalogue<DieId, Die> dies;

  OpenReader(Catalogue<DieId, Die> dies) {
    this.dies = dies;
  }

  Optional<Parameter<DieId>> die(Fields fields) {
    return fields.read(
        DIE,
        id -> {
          dies.require(id, fields.place(DIE));
          return new Parameter.Bound<>(id);
        },
        group -> {
          Optional<String> reason = group.read(UNBOUND);
          List<DieId> options = dies.requireAll(group, DIES);
          return group.build(() -> new Parameter.Unbound<>(reason.orElseThrow(), options));
        });
  }

  Optional<Parameter<Target>> target(Fields fields) {
    return fields.read(
        TARGET,
        Parameter.Bound::new,
        group -> {
          Optional<String> reason = group.read(UNBOUND);
          List<Target> options = group.read(TARGETS);
          return group.build(() -> new Parameter.Unbound<>(reason.orElseThrow(), options));
        });
  }

  Optional<Parameter<Dwell>> dwell(Fields fields, Optional<StageKind> kind) {
    return fields.read(
        DWELL,
        time -> {
          if (time.isEmpty() && kind.filter(StageKind.INSITU::equals).isEmpty()) {
            fields.problem(
                Code.CONFLICT,
                DWELL,
                "only an insitu stage holds until it is released",
                "write a duration such as \"180 s [E]\"");
          }
          return new Parameter.Bound<>(
              time.<Dwell>map(Dwell.Soak::new).orElseGet(Dwell.UntilReleased::new));
        },
        OpenReader::openDwell);
  }

  private static Optional<Parameter<Dwell>> openDwell(Fields group) {
    Optional<String> reason = group.read(UNBOUND);
    Optional<Sourced<Duration>> assumed = group.read(ASSUME);
    List<Dwell> options = assumed.<Dwell>map(Dwell.Soak::new).stream().toList();
    return group.build(() -> new Parameter.Unbound<>(reason.orElseThrow(), options));
  }
}
