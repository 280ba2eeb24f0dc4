package io.stackline.launch.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the client sees of one stage: the nodes of the stage itself and, while it is pressed, those
 * of its press.
 *
 * @param node path of the stage's node, for instance {@code run/…/stage/densify}
 */
record StageView(LineClient line, String id, String node) {
  private static final List<String> OF_STAGE =
      List.of(
          "State",
          "Press",
          "Die",
          "Target",
          "Cap",
          "Peak",
          "DwellRequired",
          "DwellCredited",
          "InBandFraction",
          "RelativeDensity",
          "Verdict",
          "Findings",
          "RunNumber");
  private static final List<String> OF_PRESS =
      List.of("State", "Pressure", "DwellCredited", "RunNumber", "Connection");

  static List<String> stageNodes(String node) {
    return OF_STAGE.stream().map(name -> node + "/" + name).toList();
  }

  static List<String> pressNodes(String press) {
    return OF_PRESS.stream().map(name -> "press/" + press + "/" + name).toList();
  }

  String state() {
    return line.text(node + "/State");
  }

  String press() {
    return line.text(node + "/Press");
  }

  double target() {
    return line.number(node + "/Target");
  }

  double dwellRequired() {
    return line.number(node + "/DwellRequired");
  }

  String verdict() {
    return line.text(node + "/Verdict");
  }

  double result(String name) {
    return line.number(node + "/" + name);
  }

  List<String> findings() {
    Object value = line.value(node + "/Findings").orElse(new String[0]);
    return value instanceof String[] texts ? List.of(texts) : List.of();
  }

  /** What the press does, as long as it works on this stage; else the stage's own state. */
  String activity() {
    return onPress() ? pressText("State") : state();
  }

  /** Pressure on the specimen now, NaN unless the press works on this stage. */
  double pressure() {
    return onPress() ? line.number("press/" + press() + "/Pressure") : Double.NaN;
  }

  /** Time in band so far, s; NaN once a press of another maker has ended and counts no more. */
  double dwellCredited() {
    double judged = result("DwellCredited");
    if (!Double.isNaN(judged)) {
      return judged;
    }
    return onPress() ? line.number("press/" + press() + "/DwellCredited") : 0;
  }

  /**
   * How far the stage has come, 0 to 1: 40 % until the target, 50 % the dwell, the rest release and
   * judgement.
   */
  double progress() {
    if (state().equals("DONE")) {
      return 1;
    }
    boolean releasing = activity().equals("RELEASE") || activity().equals("COMPLETE");
    double share = dwellRequired() > 0 ? orZero(dwellCredited()) / dwellRequired() : 0;
    double dwell = activity().equals("COMPLETE") ? 1 : Math.min(1, share);
    double ramp = dwell > 0 ? 1 : Math.min(1, orZero(pressure()) / target());
    return 0.4 * orZero(ramp) + 0.5 * dwell + (releasing ? 0.05 : 0);
  }

  /** Whether the stage has come to its end, with its numbers. */
  boolean isSettled() {
    return state().equals("NOT_PRESSED")
        || state().equals("WAITING")
        || (state().equals("DONE") && !Double.isNaN(result("DwellCredited")));
  }

  private boolean onPress() {
    boolean pressing = Stream.of("PRESSING", "PAUSED", "JUDGING").anyMatch(state()::equals);
    return pressing && line.number("press/" + press() + "/RunNumber") == result("RunNumber");
  }

  private String pressText(String name) {
    return line.text("press/" + press() + "/" + name);
  }

  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : Math.max(0, value);
  }

  /** All stages of a run, in the recipe's order. */
  static List<StageView> of(LineClient line, String run, List<String> ids) {
    List<StageView> views = new ArrayList<>();
    ids.forEach(id -> views.add(new StageView(line, id, "run/" + run + "/stage/" + id)));
    return views;
  }
}
