package io.stackline.opcua.model;

import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_ConfigurationError;

import io.stackline.opcua.value.Sample;
import io.stackline.press.Die;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Stage;
import io.stackline.recipe.Stage.Dwell;
import io.stackline.recipe.Target;
import io.stackline.site.Site;
import io.stackline.unit.QuantityText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** The recipes of the site as nodes; they do not change while the server runs. */
final class RecipeNodes {
  /** A stage and the die it is pressed in. */
  private record Staged(Stage stage, Die die) {}

  private static final List<Tag<Recipe>> RECIPE =
      List.of(
          Tag.of("Title", Kind.STRING, "What it makes", r -> Sample.text(r.title())),
          Tag.of(
              "Revision", Kind.UINT32, "Grows with each change", r -> Sample.count32(r.revision())),
          Tag.of(
              "Status",
              Kind.STRING,
              "DRAFT and RETIRED do not run, APPROVED may",
              r -> Sample.text(r.status().name())),
          Tag.of("Hash", Kind.STRING, "SHA-256 of its content", r -> Sample.text(r.hash())));

  private static final List<Tag<Staged>> STAGE =
      List.of(
          Tag.of(
              "Kind", Kind.STRING, "Kind of pressing", s -> Sample.text(s.stage().kind().name())),
          Tag.of("Title", Kind.STRING, "What is pressed", s -> Sample.text(s.stage().title())),
          Tag.of("Die", Kind.STRING, "Die or sleeve", s -> Sample.text(s.stage().die().value())),
          Tag.analog(
              "Target",
              Unit.MPA,
              "Pressure on the specimen",
              s -> known(s.stage().target().pressure(s.die()).toMPa())),
          source("TargetSource", s -> source(s.target())),
          Tag.analog(
              "Ramp",
              Unit.MPA_PER_S,
              "Rate up to the target",
              s -> known(s.stage().ramp().value().toMPaPerSecond())),
          source("RampSource", s -> s.ramp().source()),
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
          source("DwellSource", s -> source(s.dwell())),
          Tag.analog(
              "Tolerance",
              Unit.MPA,
              "Half-width of the band",
              s -> known(s.stage().tolerance().value().toMPa())),
          source("ToleranceSource", s -> s.tolerance().source()));

  private RecipeNodes() {}

  static void add(Nodes nodes, Site site, NodeId line, Instant now) {
    NodeId folder = nodes.folder("recipes", "Recipes", "The recipes of the site");
    nodes.place(line, folder, NodeIds.Organizes);
    for (Recipe recipe : site.recipes().values()) {
      String path = "recipe/" + recipe.id();
      NodeId node = nodes.object(path, recipe.id().value(), recipe.title());
      TagNodes.add(nodes, path, RECIPE).show(recipe, now);
      NodeId stages = nodes.folder(path + "/stages", "Stages", "Its stages, in their order");
      nodes.place(node, stages, NodeIds.HasComponent);
      for (Stage stage : recipe.stages()) {
        String stagePath = path + "/stage/" + stage.id();
        NodeId stageNode = nodes.object(stagePath, stage.id(), stage.title());
        TagNodes.add(nodes, stagePath, STAGE).show(new Staged(stage, site.die(stage.die())), now);
        nodes.place(stages, stageNode, NodeIds.HasComponent);
      }
      nodes.place(folder, node, NodeIds.Organizes);
    }
  }

  private static Sample known(double value) {
    return Sample.number(value, Bad_ConfigurationError);
  }

  private static Tag<Staged> source(String name, Function<Stage, String> read) {
    return Tag.of(
        name,
        Kind.STRING,
        "Tag of the source the number comes from",
        staged -> Sample.text(read.apply(staged.stage())));
  }

  private static String source(Target target) {
    return target instanceof Target.OfPressure pressure
        ? pressure.value().source()
        : ((Target.OfForce) target).value().source();
  }

  private static String source(Dwell dwell) {
    return dwell instanceof Dwell.Fixed fixed ? fixed.time().source() : "";
  }

  private static Sample dwell(Dwell dwell) {
    return dwell instanceof Dwell.Fixed fixed
        ? Sample.seconds(fixed.time().value())
        : Sample.bad(Bad_ConfigurationError);
  }

  private static String text(Dwell dwell) {
    if (dwell instanceof Dwell.Fixed fixed) {
      Duration time = fixed.time().value();
      return QuantityText.number(time.toMillis() / 1e3) + " s";
    }
    return ((Dwell.Unbound) dwell).hint();
  }
}
