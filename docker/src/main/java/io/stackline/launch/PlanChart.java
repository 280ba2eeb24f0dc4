package io.stackline.launch;

import static io.stackline.launch.plan.PlanTimes.both;
import static io.stackline.launch.plan.PlanTimes.span;

import io.stackline.launch.plan.Planned;
import io.stackline.launch.plan.PressFigures;
import io.stackline.press.StageKind;
import io.stackline.sequence.plan.LinePlan;
import io.stackline.sequence.plan.Piece;
import io.stackline.sequence.plan.PlannedRun;
import io.stackline.sequence.plan.Rule;
import io.stackline.sequence.plan.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Draws a plan: a row a press, a box for each time a run has it, coloured where the press works and
 * grey where people do. As wide as it takes to tell the boxes apart, within bounds.
 */
final class PlanChart {
  private static final int LEFT = 120;
  private static final int RIGHT = 224;
  private static final int HEADER = 118;
  private static final int ROW = 34;
  private static final int BOX = 26;
  private static final int FOOTER = 46;
  private static final int LINE = 16;
  private static final int LATE_MAX = 8;
  private static final int WIDTH_MIN = 1000;
  private static final int WIDTH_MAX = 4000;

  /** So wide should the box in the middle be, of all by width: a number fits in, upright. */
  private static final double BOX_WIDTH = 13;

  private static final double LETTER = 6.2;
  private static final double UPRIGHT_MIN = 9;
  private static final int BAR = 90;
  private static final int GAP = 28;
  private static final String QUIET = "#52606d";
  private static final String HANDLING = "#cbd2d9";
  private static final String LATE = "#ba2525";

  private final Planned planned;
  private final LinePlan plan;
  private final Svg svg = new Svg();
  private final Axis time;
  private final Map<Integer, PlannedRun> runs = new HashMap<>();
  private final Set<Visit> late = new HashSet<>();
  private final int bottom;

  private PlanChart(Planned planned) {
    this.planned = planned;
    plan = planned.plan();
    plan.runs().forEach(each -> runs.put(each.number(), each));
    Map<Integer, Visit> last = new HashMap<>();
    plan.visits().forEach(each -> last.put(each.run(), each));
    for (PlannedRun each : planned.late()) {
      Visit end = last.get(each.number());
      if (end != null) {
        late.add(end);
      }
    }
    double seconds = Math.max(1, plan.makespan().toSeconds());
    time = Axis.of(0, seconds, LEFT, LEFT + width(seconds));
    bottom = HEADER + planned.site().presses().size() * ROW;
  }

  private double width(double seconds) {
    List<Double> times =
        plan.visits().stream().map(each -> (double) each.time().toSeconds()).sorted().toList();
    if (times.isEmpty()) {
      return WIDTH_MIN;
    }
    double middle = Math.max(1, times.get(times.size() / 2));
    return Math.max(WIDTH_MIN, Math.min(WIDTH_MAX, BOX_WIDTH / middle * seconds));
  }

  static String draw(Planned planned) {
    return new PlanChart(planned).drawn();
  }

  private String drawn() {
    List<PlannedRun> told = planned.late().stream().limit(LATE_MAX).toList();
    int height = bottom + FOOTER + LINE * (told.isEmpty() ? 0 : told.size() + 1);
    svg.open((int) Math.ceil(time.pixelHigh()) + RIGHT, height);
    head();
    new PlanHours(svg, time, plan.start(), plan.end()).draw(HEADER, bottom);
    List<PressFigures> figures = PressFigures.of(planned.site(), plan);
    for (int i = 0; i < figures.size(); i++) {
      row(HEADER + i * ROW, figures.get(i));
    }
    plan.visits().forEach(this::visit);
    legend();
    late(told);
    return svg.close();
  }

  private void head() {
    svg.add(
        "<text x=\"20\" y=\"30\" font-size=\"20\" font-weight=\"bold\">%d runs in %s</text>",
        plan.runs().size(), span(plan.makespan()));
    svg.add(
        "<text x=\"20\" y=\"50\" fill=\"%s\">%s · %s to %s UTC%s</text>",
        QUIET,
        Svg.escape(planned.site().title()),
        both(plan.start()),
        both(plan.end()),
        planned.rule() == Rule.FIRST_COME ? " · first come, first served" : "");
    svg.add(
        "<text x=\"20\" y=\"66\" fill=\"%s\">%s</text>",
        QUIET,
        Svg.escape(
            String.format(
                Locale.ROOT,
                "%.3f times what is least possible, %s by %s · assumed: %s of handling a prompt",
                planned.bound().ratio(plan.makespan()),
                span(planned.bound().time()),
                shortened(planned.bound().term()),
                span(planned.assumptions().handling()))));
  }

  private static String shortened(String term) {
    return term.length() <= 70 ? term : term.substring(0, 69) + "…";
  }

  private double at(Instant when) {
    return time.at(Duration.between(plan.start(), when).toMillis() / 1e3);
  }

  private void row(int y, PressFigures press) {
    svg.add("<path d=\"M%d %d H%.1f\" stroke=\"#e4e7eb\"/>", LEFT - 100, y + ROW, time.pixelHigh());
    svg.add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" font-weight=\"bold\">%s</text>",
        LEFT - 10, y + 21, Svg.escape(cut(press.press().value(), 14)));
    double x = time.pixelHigh() + GAP;
    double whole = Math.max(1, plan.makespan().toSeconds());
    double presses = press.pressing().toSeconds() / whole * BAR;
    double handled = press.handling().toSeconds() / whole * BAR;
    svg.add(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%d\" height=\"12\" fill=\"#f1f3f5\"/>", x, y + 11, BAR);
    svg.add(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"12\" fill=\"#3e5c76\"/>",
        x, y + 11, presses);
    svg.add(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"12\" fill=\"%s\"/>",
        x + presses, y + 11, handled, HANDLING);
    svg.add(
        "<text x=\"%.1f\" y=\"%d\">%.0f %% <tspan fill=\"%s\">· %d</tspan></text>",
        x + BAR + 8, y + 21, press.share() * 100, QUIET, press.stages());
  }

  private void visit(Visit visit) {
    double x = at(visit.from());
    double width = at(visit.to()) - x;
    int y = HEADER + row(visit) * ROW + (ROW - BOX) / 2;
    svg.add("<g><title>%s</title>", Svg.escape(told(visit)));
    rect(x, y, width, HANDLING);
    for (Piece each : visit.pieces()) {
      if (each.what() == Piece.What.PRESSING) {
        rect(at(each.from()), y, at(each.to()) - at(each.from()), colour(each.kind()));
      }
    }
    boolean isLate = late.contains(visit);
    svg.add(
        "<rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" fill=\"none\" stroke=\"%s\""
            + " stroke-width=\"%s\"/>",
        x, y, width, BOX, isLate ? LATE : "#ffffff", isLate ? "1.8" : "0.6");
    label(visit, x, y, width);
    svg.add("</g>");
  }

  private void rect(double x, int y, double width, String colour) {
    svg.add(
        "<rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" fill=\"%s\"/>",
        x, y, width, BOX, colour);
  }

  /** The number of the run, with its recipe where there is room, upright where there is little. */
  private void label(Visit visit, double x, int y, double width) {
    String number = Integer.toString(visit.run());
    PlannedRun run = runs.get(visit.run());
    String whole = run == null ? number : number + " " + run.order().recipe();
    String text = whole.length() * LETTER + 6 <= width ? whole : number;
    double middle = x + width / 2;
    if (text.length() * LETTER + 4 <= width) {
      svg.add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" font-size=\"11\">%s</text>",
          middle, y + 17, Svg.escape(text));
    } else if (width >= UPRIGHT_MIN) {
      svg.add(
          "<text transform=\"translate(%.1f,%d) rotate(-90)\" text-anchor=\"middle\""
              + " font-size=\"10\">%s</text>",
          middle + 3.5, y + BOX / 2, number);
    }
  }

  private String told(Visit visit) {
    PlannedRun run = runs.get(visit.run());
    String name = run == null ? "" : " " + run.id();
    String by = run != null && late.contains(visit) ? ", " + span(run.late()) + " late" : "";
    return "run "
        + visit.run()
        + name
        + " on "
        + visit.press()
        + ", "
        + both(visit.from())
        + " to "
        + both(visit.to())
        + by;
  }

  private int row(Visit visit) {
    return List.copyOf(planned.site().presses().keySet()).indexOf(visit.press());
  }

  private static String colour(StageKind kind) {
    return switch (kind) {
      case DENSIFY -> "#8bbce8";
      case COPRESS -> "#f2bd74";
      case LAMINATE -> "#97d19b";
      case SECONDARY -> "#d3a9e0";
      case INSITU -> "#f0a29b";
    };
  }

  private void legend() {
    int y = bottom + 26;
    double x = 20;
    Set<StageKind> kinds = new TreeSet<>();
    plan.visits().forEach(visit -> visit.pieces().forEach(each -> kinds.add(each.kind())));
    for (StageKind each : kinds) {
      x = entry(x, y, colour(each), each.name().toLowerCase(Locale.ROOT));
    }
    x = entry(x, y, HANDLING, "a person is asked");
    if (!late.isEmpty()) {
      svg.add(
          "<rect x=\"%.1f\" y=\"%d\" width=\"14\" height=\"12\" fill=\"none\" stroke=\"%s\""
              + " stroke-width=\"1.8\"/>",
          x, y - 10, LATE);
      x = words(x + 20, y, "last of a run that is late");
    }
    words(x, y, "numbers: runs, in the order in which they are ordered");
    svg.add(
        "<text x=\"%.1f\" y=\"%d\" fill=\"%s\">busy · stages</text>",
        time.pixelHigh() + GAP, HEADER - 12, QUIET);
  }

  private double entry(double x, int y, String colour, String text) {
    svg.add(
        "<rect x=\"%.1f\" y=\"%d\" width=\"14\" height=\"12\" fill=\"%s\"/>", x, y - 10, colour);
    return words(x + 20, y, text);
  }

  private double words(double x, int y, String text) {
    svg.add("<text x=\"%.1f\" y=\"%d\" fill=\"%s\">%s</text>", x, y, QUIET, Svg.escape(text));
    return x + text.length() * LETTER + 22;
  }

  private void late(List<PlannedRun> told) {
    int y = bottom + FOOTER;
    for (PlannedRun each : told) {
      svg.add(
          "<text x=\"20\" y=\"%d\" fill=\"%s\">late by %s: run %d, %s</text>",
          y, LATE, span(each.late()), each.number(), each.id());
      y += LINE;
    }
    int more = planned.late().size() - told.size();
    if (more > 0) {
      svg.add("<text x=\"20\" y=\"%d\" fill=\"%s\">and %d more</text>", y, LATE, more);
    }
  }

  private static String cut(String text, int letters) {
    return text.length() <= letters ? text : text.substring(0, letters - 1) + "…";
  }
}
