package io.stackline.sequence.stage;

import static io.stackline.unit.QuantityText.number;

import io.stackline.recipe.AcceptanceCriteria.DensityWindow;
import io.stackline.recipe.AcceptanceCriteria.SpringBackWindow;
import io.stackline.recipe.Criteria;
import io.stackline.run.Verdict;
import io.stackline.unit.Force;
import io.stackline.unit.Length;

/**
 * Whether what the trace tells of the stack is plausible: A11. A warning, for the analysis may be
 * wrong where the cell is good.
 */
final class Plausible {
  private final StageJob job;
  private final TraceFacts facts;

  Plausible(StageJob job, TraceFacts facts) {
    this.job = job;
    this.facts = facts;
  }

  void judge(Findings findings) {
    Criteria criteria = job.criteria();
    criteria.density().ifPresent(each -> density(each, findings));
    criteria.springBack().ifPresent(each -> springBack(each, findings));
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
    double under = height(facts.highestLoad(), facts.highestPosition());
    double growth = height(facts.lastLoad(), facts.lastPosition()) / under - 1;
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

  /**
   * Solid height over the height at the last moment of the release that still bore load; NaN if it
   * cannot be told.
   */
  double relativeDensity() {
    double height = height(facts.lastLoad(), facts.lastPosition());
    return height > 0 ? job.solidHeight().metres() / height : Double.NaN;
  }

  /** Of the stack in the die, in metres, the frame's stretch taken out. */
  private double height(Force load, Length position) {
    return job.press().closedPosition().metres()
        - position.metres()
        + load.newtons() / job.press().stiffness().newtonsPerMetre();
  }
}
