package io.stackline.sequence.stage;

import static io.stackline.unit.QuantityText.number;

import io.stackline.recipe.AcceptanceCriteria.DensityWindow;
import io.stackline.recipe.AcceptanceCriteria.SpringBackWindow;
import io.stackline.recipe.AcceptanceCriteria.YieldWindow;
import io.stackline.recipe.Criteria;
import io.stackline.run.Verdict;
import io.stackline.unit.Pressure;

/**
 * Whether what the trace tells of the stack is plausible: A11. A warning, for the analysis may be
 * wrong where the cell is good.
 */
final class Plausible {
  private final StageJob job;
  private final TraceFacts facts;
  private final StackHeight height;

  Plausible(StageJob job, TraceFacts facts) {
    this.job = job;
    this.facts = facts;
    height = new StackHeight(job.press());
  }

  void judge(Findings findings) {
    Criteria criteria = job.criteria();
    criteria.density().ifPresent(each -> density(each, findings));
    criteria.springBack().ifPresent(each -> springBack(each, findings));
    criteria.yieldPressure().ifPresent(each -> yieldPressure(each, findings));
  }

  private void density(DensityWindow window, Findings findings) {
    double density = relativeDensity();
    if (!(density >= window.lowest().value() && density <= window.highest().value())) {
      findings.add(
          Verdict.PASS_WITH_DEVIATION,
          "A11 relative density %s, %s to %s expected: look at the cell and at the analysis"
              .formatted(
                  number(density),
                  number(window.lowest().value()),
                  number(window.highest().value())));
    }
  }

  /** How much the whole stack grew in the die while the load was taken off. */
  private void springBack(SpringBackWindow window, Findings findings) {
    double under = height.metres(facts.highestLoad(), facts.highestPosition());
    double growth = height.metres(facts.lastLoad(), facts.lastPosition()) / under - 1;
    if (!(growth >= window.lowest().value() && growth <= window.highest().value())) {
      findings.add(
          Verdict.PASS_WITH_DEVIATION,
          "A11 spring-back in the die %s %%, %s %% to %s %% expected: look at cell and analysis"
              .formatted(
                  number(growth * 100),
                  number(window.lowest().value() * 100),
                  number(window.highest().value() * 100)));
    }
  }

  /** A soft powder taken for a hard one, a wrong mass or a frame measured wrongly. */
  private void yieldPressure(YieldWindow window, Findings findings) {
    Pressure told = facts.yieldPressure();
    String expected =
        "%s to %s expected".formatted(window.lowest().value(), window.highest().value());
    if (!told.isKnown()) {
      findings.add(
          Verdict.PASS_WITH_DEVIATION,
          "A11 yield pressure cannot be told, %s: %s".formatted(expected, Heckel.NEEDS));
    } else if (told.compareTo(window.lowest().value()) < 0
        || told.compareTo(window.highest().value()) > 0) {
      findings.add(
          Verdict.PASS_WITH_DEVIATION,
          "A11 yield pressure %s, %s: look at the powder, its mass and the analysis"
              .formatted(told, expected));
    }
  }

  /**
   * Solid height over the height at the last moment of the release that still bore load; NaN if it
   * cannot be told.
   */
  double relativeDensity() {
    double metres = height.metres(facts.lastLoad(), facts.lastPosition());
    return metres > 0 ? job.solidHeight().metres() / metres : Double.NaN;
  }
}
