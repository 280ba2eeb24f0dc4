package io.stackline.site;

import io.stackline.material.Sourced;
import io.stackline.press.DieId;
import io.stackline.press.FixtureId;
import io.stackline.press.LossAction;
import io.stackline.press.StageKind;
import io.stackline.recipe.AcceptanceCriteria;
import io.stackline.recipe.Addition;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Needs;
import io.stackline.recipe.OnHold;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.Question;
import io.stackline.recipe.StackPressure;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import io.stackline.recipe.Tolerance;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the entries of {@code stages} of one recipe. */
final class StageReader {
  /** No dots: a run binds what is left open as {@code <stage>.dwell}. */
  private static final Key.One<String> ID =
      Key.needed(
          "id",
          Forms.shape(
              Pattern.compile("[a-z][a-z0-9-]{0,31}"),
              "stage id",
              "1 to 32 small letters, digits or dashes, a letter first"),
          "id, unique in the recipe",
          "copress");

  private static final Key.One<StageKind> KIND =
      Key.needed("kind", Forms.choice(StageKind.class), "what sort of pressing", "copress");
  private static final Key.One<String> TITLE =
      Key.needed("title", Forms.text(120), "for people", "Press the cathode onto the electrolyte");
  private static final Key.One<Boolean> OPTIONAL =
      Key.usual("optional", Forms.flag(), "false", "whether a run may leave the stage out", "true");
  private static final Key.One<FixtureId> FIXTURE =
      Key.maybe("fixture", Forms.id(FixtureId::new), "none", "what holds the cell meanwhile", "F1");
  private static final Key.One<Tolerance> TOLERANCE =
      Key.needed(
          "tolerance",
          Quantities.tolerance(
              Quantities.pressure("0.01 MPa", "100 MPa"), Quantities.share("0.01 %", "50 %")),
          "half-width of the band in which dwell counts, below the target; a share is of the"
              + " target",
          "5 MPa [E]");
  private static final Key.One<Sourced<Temperature>> TEMPERATURE =
      Key.maybe(
          "temperature",
          Quantities.sourced(Quantities.temperature("-50 °C", "1000 °C")),
          "the room's, 25 °C",
          "temperature of the platens",
          "60 °C [E]");
  private static final Key.One<LossAction> ON_LOSS =
      Key.maybe(
          "on-loss",
          Forms.choice(LossAction.class),
          "finish; by-type for `insitu`",
          "what the press does when its host falls silent while it holds the target",
          "decompress");

  private static final Key.Many<String> CAPABILITIES =
      new Key.Many<>(
          Key.maybe(
              "capabilities", "none", "`capabilities` its press has to have", "[heated-platens]"),
          PressReader.CAPABILITY,
          0,
          32);
  private static final Key.One<String> GLOVEBOX =
      Key.maybe(
          "glovebox", Forms.text(80), "any or none", "`glovebox` its press has to stand in", "GB1");
  private static final Key.Part NEEDS =
      Key.part(
          Key.maybe(
              "needs", "nothing else", "what its press has to offer beside force and speed", ""),
          Group.of("what a stage needs of its press", CAPABILITIES, GLOVEBOX));

  private static final Key.One<OnHold> ON_HOLD =
      Key.usual(
          "on-hold",
          Forms.choice(OnHold.class),
          "continue",
          "whether a stroke that was paused may be resumed, or a person decides what becomes of it",
          "decide");

  static final Key.Parts KEY =
      new Key.Parts(
          Key.needed("stages", "the pressings, in their order", ""),
          List.of(Group.of("one pressing", keys())),
          1,
          32);

  private final OpenReader open;
  private final SiteParts parts;
  private final LayerReader layers;
  private final PromptReader questions;
  private final Catalogue<String, StageTemplate> stages;

  StageReader(SiteParts parts) {
    this.parts = parts;
    open = new OpenReader(parts.dies());
    layers = new LayerReader(parts.materials());
    questions = new PromptReader(parts.materials());
    stages = new Catalogue<>("stage", parts.problems());
  }

  private static List<Key> keys() {
    List<Key> keys = new ArrayList<>(List.of(ID, KIND, TITLE, OPTIONAL, OpenReader.DIE, FIXTURE));
    keys.add(NEEDS);
    keys.addAll(List.of(LayerReader.KEY, PromptReader.KEY, OpenReader.TARGET, TOLERANCE));
    keys.addAll(List.of(StrokeReader.PRELOAD, StrokeReader.APPROACH, StrokeReader.RAMP));
    keys.addAll(List.of(StrokeReader.SOFT, OpenReader.DWELL, TEMPERATURE, ON_LOSS));
    keys.add(ON_HOLD);
    keys.addAll(StackPressureReader.KEYS);
    keys.addAll(List.of(StrokeReader.RELEASE, AcceptanceReader.KEY));
    return keys;
  }

  /** A stage and the keys it was read from, for what is found wrong with it later. */
  record Read(StageTemplate stage, Fields fields) {}

  Optional<Read> read(Fields fields) {
    Optional<StageKind> kind = fields.read(KIND);
    Optional<Pressing> pressing = pressing(fields, kind);
    Optional<Parameter<DieId>> die = open.die(fields);
    List<Addition> adds = fields.read(LayerReader.KEY, layers::read);
    pressing.ifPresent(each -> PromptReader.check(fields, each.prompts(), adds));
    Optional<Parameter<Target>> target = open.target(fields);
    Optional<Tolerance> tolerance = fields.read(TOLERANCE);
    Optional<Parameter<Dwell>> dwell = open.dwell(fields, kind);
    return fields
        .build(
            () ->
                new StageTemplate(
                    pressing.orElseThrow(),
                    die.orElseThrow(),
                    adds,
                    target.orElseThrow(),
                    tolerance.orElseThrow(),
                    dwell.orElseThrow()))
        .map(stage -> new Read(stage, fields));
  }

  private Optional<Pressing> pressing(Fields fields, Optional<StageKind> kind) {
    Optional<String> id = fields.read(ID);
    id.ifPresent(each -> stages.name(each, fields.place(ID)));
    Optional<String> title = fields.read(TITLE);
    Optional<Boolean> optional = fields.read(OPTIONAL);
    Optional<FixtureId> fixture = fields.read(FIXTURE);
    fixture.ifPresent(each -> parts.fixtures().require(each, fields.place(FIXTURE)));
    Optional<Needs> needs =
        fields.has(NEEDS) ? fields.read(NEEDS, StageReader::needs) : Optional.of(Needs.NONE);
    List<Question> prompts = questions.read(fields);
    Optional<Pressing.Preload> preload = fields.read(StrokeReader.PRELOAD, StrokeReader::preload);
    Optional<Sourced<Temperature>> temperature = fields.read(TEMPERATURE);
    Optional<Sourced<Speed>> approach = fields.read(StrokeReader.APPROACH);
    Optional<Sourced<PressureRate>> ramp = fields.read(StrokeReader.RAMP);
    Optional<Boolean> soft = fields.read(StrokeReader.SOFT);
    Optional<Pressing.Release> release = fields.read(StrokeReader.RELEASE, StrokeReader::release);
    Optional<LossAction> onLoss = fields.read(ON_LOSS).or(() -> kind.map(StageReader::usual));
    Optional<OnHold> onHold = fields.read(ON_HOLD);
    Optional<StackPressure> stackPressure = StackPressureReader.read(fields, kind);
    Optional<AcceptanceCriteria> acceptance =
        fields.has(AcceptanceReader.KEY)
            ? fields.read(AcceptanceReader.KEY, AcceptanceReader::read)
            : Optional.of(AcceptanceCriteria.USUAL);
    return fields.sound(
        () ->
            new Pressing(
                id.orElseThrow(),
                kind.orElseThrow(),
                title.orElseThrow(),
                optional.orElseThrow(),
                fixture,
                prompts,
                preload.orElseThrow(),
                temperature,
                approach.orElseThrow(),
                ramp.orElseThrow(),
                soft.orElseThrow(),
                release.orElseThrow(),
                onLoss.orElseThrow(),
                onHold.orElseThrow(),
                stackPressure.orElseThrow(),
                acceptance.orElseThrow(),
                needs.orElseThrow()));
  }

  private static Optional<Needs> needs(Fields fields) {
    List<String> capabilities = fields.read(CAPABILITIES);
    Optional<String> glovebox = fields.read(GLOVEBOX);
    return fields.build(() -> new Needs(new HashSet<>(capabilities), glovebox));
  }

  private static LossAction usual(StageKind kind) {
    return kind == StageKind.INSITU ? LossAction.BY_TYPE : LossAction.FINISH;
  }
}
