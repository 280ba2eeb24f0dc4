package io.stackline.opcua.model.recipe;

import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_ConfigurationError;

import io.stackline.opcua.model.node.Kind;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.node.Unit;
import io.stackline.opcua.value.Sample;
import io.stackline.opcua.value.Telling;
import io.stackline.press.Die;
import io.stackline.recipe.Addition;
import io.stackline.recipe.Approval;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.OpenParameter;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import io.stackline.unit.Pressure;
import io.stackline.unit.QuantityText;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/** What is told of a recipe and of its stages. */
final class RecipeTags {
  private RecipeTags() {}

  /** A stage, and the die it is pressed in unless that is left open. */
  record Staged(StageTemplate stage, Optional<Die> die) {
    Optional<Target> target() {
      return stage.target() instanceof Parameter.Bound<Target> bound
          ? Optional.of(bound.value())
          : Optional.empty();
    }

    /** Unknown while the target is open, or a force in an open die. */
    double targetMPa() {
      return target()
          .flatMap(target -> die.map(there -> target.pressure(there).toMPa()))
          .orElse(Double.NaN);
    }
  }

  static final List<Tag<Recipe>> RECIPE =
      List.of(
          Tag.of("Title", Kind.STRING, "What it makes", r -> Sample.text(r.title())),
          Tag.of(
              "Revision", Kind.UINT32, "Grows with each change", r -> Sample.count32(r.revision())),
          Tag.of(
              "Status",
              Kind.STRING,
              "DRAFT and RETIRED do not run, APPROVED may",
              r -> Sample.text(r.status().name())),
          Tag.of("Hash", Kind.STRING, "SHA-256 of its content", r -> Sample.text(r.hash())),
          Tag.of(
              "Approved",
              Kind.STRING,
              "Who approved or retired it and when, empty for a draft",
              r -> Sample.text(r.approval().map(Approval::text).orElse(""))),
          Tag.of(
              "Unbound",
              Kind.STRINGS,
              "What a run must bind: name, why it is open, what it may be",
              r -> Sample.texts(OpenParameter.of(r).stream().map(OpenParameter::text).toList())),
          Tag.of(
              "NotStated",
              Kind.STRINGS,
              "What its sources do not say",
              r -> Sample.texts(r.notStated())));

  /** What a program template of LADS has; a time that nobody knows is OPC UA's null time. */
  static final Map<String, Telling<Recipe>> TEMPLATE =
      Map.of(
          "Author", r -> Sample.text(r.approval().map(Approval::by).orElse("")),
          "Created", r -> Sample.of(DateTime.MIN_VALUE),
          "Modified", r -> Sample.of(approved(r)),
          "Description", r -> Sample.of(LocalizedText.english(r.title())),
          "DeviceTemplateId", r -> Sample.text(r.id().value()),
          "Version", r -> Sample.text(String.valueOf(r.revision())));

  static final List<Tag<Staged>> STAGE =
      List.of(
          Tag.of(
              "Kind", Kind.STRING, "Kind of pressing", s -> Sample.text(s.stage().kind().name())),
          Tag.of(
              "Title",
              Kind.STRING,
              "What is pressed",
              s -> Sample.text(s.stage().pressing().title())),
          Tag.of(
              "Die",
              Kind.STRING,
              "Die or sleeve",
              s -> Sample.text(s.die().map(die -> die.id().value()).orElse(""))),
          Tag.of(
              "Adds",
              Kind.STRINGS,
              "Layers laid in before pressing, bottom first, with their sources",
              s -> Sample.texts(s.stage().adds().stream().map(Addition::text).toList())),
          Tag.analog("Target", Unit.MPA, "Pressure on the specimen", s -> known(s.targetMPa())),
          source("TargetSource", s -> s.target().map(Target::source).orElse("")),
          Tag.analog(
              "Ramp",
              Unit.MPA_PER_S,
              "Rate up to the target",
              s -> known(s.stage().pressing().ramp().value().toMPaPerSecond())),
          source("RampSource", s -> s.stage().pressing().ramp().source()),
          Tag.analog(
              "Dwell",
              Unit.SECOND,
              "How long the target is held in band; bad if a run must bind it",
              s -> dwell(s.stage().dwell())),
          Tag.of(
              "DwellText",
              Kind.STRING,
              "The dwell in words, or what to bind it to",
              s -> Sample.text(text(s.stage().dwell()))),
          source("DwellSource", s -> source(s.stage().dwell())),
          Tag.analog(
              "Release",
              Unit.MPA_PER_S,
              "Rate down from the target",
              s -> known(s.stage().pressing().release().rate().value().toMPaPerSecond())),
          source("ReleaseSource", s -> s.stage().pressing().release().rate().source()),
          Tag.analog("Tolerance", Unit.MPA, "Half-width of the band", s -> known(toleranceMPa(s))),
          source("ToleranceSource", s -> s.stage().tolerance().around(Pressure.ZERO).source()));

  private static DateTime approved(Recipe recipe) {
    return recipe
        .approval()
        .map(each -> new DateTime(each.on().atStartOfDay(ZoneOffset.UTC).toInstant()))
        .orElse(DateTime.MIN_VALUE);
  }

  private static Sample known(double value) {
    return Sample.number(value, Bad_ConfigurationError);
  }

  private static Tag<Staged> source(String name, Function<Staged, String> read) {
    return Tag.of(
        name,
        Kind.STRING,
        "Tag of the source the number comes from",
        staged -> Sample.text(read.apply(staged)));
  }

  private static double toleranceMPa(Staged stage) {
    Pressure target = Pressure.ofMPa(stage.targetMPa());
    return stage.stage().tolerance().around(target).value().toMPa();
  }

  private static Optional<Dwell.Soak> soak(Parameter<Dwell> dwell) {
    return dwell instanceof Parameter.Bound<Dwell> bound && bound.value() instanceof Dwell.Soak soak
        ? Optional.of(soak)
        : Optional.empty();
  }

  private static String source(Parameter<Dwell> dwell) {
    return soak(dwell).map(each -> each.time().source()).orElse("");
  }

  private static Sample dwell(Parameter<Dwell> dwell) {
    return soak(dwell)
        .map(each -> Sample.seconds(each.time().value()))
        .orElseGet(() -> Sample.bad(Bad_ConfigurationError));
  }

  private static String text(Parameter<Dwell> dwell) {
    if (dwell instanceof Parameter.Unbound<Dwell> open) {
      return open.reason();
    }
    return soak(dwell)
        .map(each -> QuantityText.number(each.time().value().toMillis() / 1e3) + " s")
        .orElse("until released");
  }
}
