package io.stackline.launch.kill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one failure in the lab came to, in seconds after it began. */
final class NetReport {
  /**
   * A good reading is never older: silence shows after 2.5 s, which is looked for each 0.5 s, a
   * client looks each 0.1 s; the rest is for a machine that is busy with something else.
   */
  private static final long GOOD_MAX_MS = 4500;

  private final String name;
  private final List<String> pressing;
  private final NetTrack track;
  private final List<NetFace> faces;
  private final List<NetProbe> probes;
  private final List<NetRun> runs;
  private final List<String> faults = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private long begun;
  private long healed;

  NetReport(
      String name,
      List<String> pressing,
      NetTrack track,
      List<NetFace> faces,
      List<NetProbe> probes,
      List<NetRun> runs) {
    this.name = name;
    this.pressing = pressing;
    this.track = track;
    this.faces = faces;
    this.probes = probes;
    this.runs = runs;
  }

  void begin() {
    lines.add("== " + name);
    faces.forEach(NetFace::changes);
    faces.forEach(NetFace::oldestGoodMs);
    probes.forEach(NetProbe::clear);
    Map<String, Sight.State> at = new LinkedHashMap<>();
    pressing.forEach(each -> at.put(each, track.now(each)));
    lines.add("  presses  at first " + at);
    track.clear();
    begun = System.nanoTime();
  }

  void healed() {
    healed = System.nanoTime();
    lines.add("  healed   " + at(healed));
  }

  private String at(long nanos) {
    return NetCampaign.seconds(nanos - begun);
  }

  void end() {
    long end = System.nanoTime();
    for (String press : pressing) {
      StringBuilder steps = new StringBuilder();
      track.steps(press).forEach(each -> steps.append(" " + at(each.nanos()) + " " + each.state()));
      lines.add("  " + press + "      " + steps);
    }
    for (NetFace face : faces) {
      face(face);
    }
    for (NetProbe probe : probes) {
      Optional<double[]> gap = probe.gap(begun, end);
      lines.add(
          "  commands at "
              + probe.server()
              + gap.map(g -> String.format(" not served from %.1f to %.1f", g[0], g[1]))
                  .orElse(" served"));
      String last = "";
      for (NetProbe.Answer each : probe.answers()) {
        if (!each.what().equals(last)) {
          last = each.what();
          lines.add(
              "    asked "
                  + at(each.asked())
                  + " answered "
                  + at(each.answered())
                  + " "
                  + last.substring(0, Math.min(150, last.length())));
        }
      }
    }
    for (NetRun run : runs) {
      StringBuilder steps = new StringBuilder();
      run.changes().stream()
          .filter(each -> each.nanos() > begun)
          .forEach(
              each ->
                  steps.append(
                      "\n      "
                          + at(each.nanos())
                          + " "
                          + each.state()
                          + (each.state().equals("HELD") || each.state().equals("REFUSED")
                              ? " (" + each.why() + ")"
                              : "")));
      lines.add("  " + run.recipe() + " " + run.id() + steps);
    }
  }

  private void face(NetFace face) {
    StringBuilder steps = new StringBuilder();
    String last = "";
    for (NetFace.Change each : face.changes()) {
      if (each.what().equals("server") || pressing.contains(each.what())) {
        String step = at(each.nanos()) + " " + each.what() + " " + each.now();
        if (!step.equals(last)) {
          steps.append(" | " + step);
        }
        last = step;
      }
    }
    lines.add("  seen at " + face.server() + steps);
    face.oldestGoodMs()
        .forEach(
            (press, ms) -> {
              if (ms > GOOD_MAX_MS) {
                faults.add(
                    name
                        + ": "
                        + face.server()
                        + " showed "
                        + press
                        + " good though "
                        + ms
                        + " ms old");
              }
            });
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  List<String> faults() {
    return List.copyOf(faults);
  }
}
