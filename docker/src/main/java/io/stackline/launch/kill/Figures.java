package io.stackline.launch.kill;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a campaign came to.
 *
 * @param kills by what their moment was counted from
 * @param commands by what was asked
 * @param unanswered commands whose first sending got no answer
 * @param runs by how they ended
 * @param strokes begun at the presses
 * @param alone sights of presses that nobody owned, by state
 * @param startMs the time each start took until the line served
 * @param faults what is wrong; nothing must be
 * @param worries what took long or was given up, without being wrong
 */
record Figures(
    Map<String, Integer> kills,
    Map<String, Integer> commands,
    long unanswered,
    Map<String, Integer> runs,
    long strokes,
    Map<String, Integer> alone,
    List<Long> startMs,
    long sights,
    long entries,
    List<String> faults,
    List<String> worries) {
  Figures {
    kills = new TreeMap<>(kills);
    commands = new TreeMap<>(commands);
    runs = new TreeMap<>(runs);
    alone = new TreeMap<>(alone);
    startMs = startMs.stream().sorted().toList();
    faults = List.copyOf(faults);
    worries = List.copyOf(worries);
  }

  List<String> lines() {
    long median = startMs.isEmpty() ? 0 : startMs.get(startMs.size() / 2);
    return List.of(
        "kills          " + sum(kills) + "  " + kills,
        "commands       " + sum(commands) + "  " + commands,
        "               " + unanswered + " of them sent again, for they got no answer",
        "runs           " + sum(runs) + "  " + runs,
        "strokes        " + strokes + " begun at the presses, seen " + sights + " times",
        "left alone     " + alone,
        "journal        " + entries + " entries",
        String.format(Locale.ROOT, "start          %.1f s (median)", median / 1e3),
        "faults         " + faults.size());
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
