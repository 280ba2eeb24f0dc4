package io.stackline.record;

import io.stackline.press.StageKind;
import io.stackline.run.Origin;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The finished record of a run, as it is written to {@code record.json}: plain numbers in the units
 * their names say, NaN where something cannot be told.
 *
 * @param bindings what the run bound of what the recipe left open, by name
 * @param origin where the order for it came from
 */
public record RunRecord(
    String runId,
    Recipe recipe,
    String site,
    boolean simulated,
    double speed,
    String software,
    String startedBy,
    Instant started,
    Instant ended,
    String state,
    Verdict verdict,
    Map<String, String> bindings,
    List<Layer> layers,
    List<LiftedCap> overrides,
    List<Prompt> prompts,
    List<Stage> stages,
    Origin origin) {
  public RunRecord {
    bindings = Collections.unmodifiableMap(new TreeMap<>(bindings));
    layers = List.copyOf(layers);
    overrides = List.copyOf(overrides);
    prompts = List.copyOf(prompts);
    stages = List.copyOf(stages);
  }

  /** The record of a run nobody says the origin of. */
  public RunRecord(
      String runId,
      Recipe recipe,
      String site,
      boolean simulated,
      double speed,
      String software,
      String startedBy,
      Instant started,
      Instant ended,
      String state,
      Verdict verdict,
      Map<String, String> bindings,
      List<Layer> layers,
      List<LiftedCap> overrides,
      List<Prompt> prompts,
      List<Stage> stages) {
    this(
        runId,
        recipe,
        site,
        simulated,
        speed,
        software,
        startedBy,
        started,
        ended,
        state,
        verdict,
        bindings,
        layers,
        overrides,
        prompts,
        stages,
        Origin.NONE);
  }

  /**
   * Which recipe, to the letter.
   *
   * @param approved who approved it and when; empty if the site does not say
   */
  public record Recipe(String id, int revision, String hash, String title, String approved) {}

  /** A layer that went in. */
  public record Layer(
      String material, String name, String stage, String amount, double highestMPa) {}

  /**
   * A cap that the recipe revision lifted.
   *
   * @param dwellMaxS longest time above the usual cap
   * @param conditions what else had to hold, and did
   */
  public record LiftedCap(
      String material,
      StageKind kind,
      String die,
      double capMPa,
      double dwellMaxS,
      String source,
      String reason,
      List<String> conditions) {
    public LiftedCap {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * One stage.
   *
   * @param dieStrokes strokes the die had made when the site's file was written
   */
  public record Stage(
      String id,
      StageKind kind,
      String title,
      String press,
      String die,
      double targetMPa,
      double targetKN,
      double capMPa,
      String capRule,
      double toleranceMPa,
      double peakMPa,
      double dwellRequiredS,
      double dwellCreditedS,
      double inBandFraction,
      double rampMPaPerS,
      double relativeDensity,
      double boreMm,
      int dieStrokes,
      Verdict verdict,
      List<String> findings) {
    public Stage {
      findings = List.copyOf(findings);
    }
  }
}
