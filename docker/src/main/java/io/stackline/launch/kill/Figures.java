package io.stackline.launch.kill;

import io.stackline.launch.kill.Sight.State;
import io.stackline.press.StageKind;
import io.stackline.record.RunRecord;
import io.stackline.sequence.store.StoreAudit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a campaign came to, for people. */
final class Figures {
  private final Tally tally;
  private final CommandBook book;
  private final Crew crew;
  private final Spies spies;
  private final StoreAudit audit;

  /**
   * @param audit what the journal said at the end
   */
  Figures(Tally tally, CommandBook book, Crew crew, Spies spies, StoreAudit audit) {
    this.tally = tally;
    this.book = book;
    this.crew = crew;
    this.spies = spies;
    this.audit = audit;
  }

  /** What is wrong; nothing must be. */
  List<String> faults() {
    List<String> all = new ArrayList<>(tally.faults());
    all.addAll(spies.faults());
    all.addAll(book.contradictions());
    all.addAll(crew.setFree().faults());
    return all;
  }

  List<String> lines() {
    Map<String, Integer> commands = new TreeMap<>();
    book.all().forEach(each -> commands.merge(each.what().name(), 1, Integer::sum));
    long again = book.all().stream().filter(each -> each.tries() > 1).count();
    Map<String, Integer> runs = new TreeMap<>();
    crew.ended().values().forEach(each -> runs.merge(each, 1, Integer::sum));
    List<Long> startMs = tally.startMs();
    long median = startMs.isEmpty() ? 0 : startMs.get(startMs.size() / 2);
    Map<String, Integer> kills = new TreeMap<>(tally.kills());
    return List.of(
        "kills          " + sum(kills.values()) + "  " + kills,
        "  presses then " + shown(tally.atKill()),
        "commands       " + sum(commands.values()) + "  " + commands,
        "               " + again + " of them sent again, for they got no answer",
        "runs           " + sum(runs.values()) + "  " + runs,
        "  under stack  " + audit.records().values().stream().filter(Figures::held).count(),
        "held           " + tally.back() + " by restarts, " + tally.waiting() + " of them waiting",
        "  set free by  " + new TreeMap<>(crew.setFree().counts()),
        "strokes        "
            + spies.begun()
            + " begun at the presses, seen "
            + spies.sights()
            + " times",
        String.format(
            Locale.ROOT,
            "  their peaks  %d, none above %.1f %% of FORCE_CAP",
            spies.capped(),
            100 * spies.nearest()),
        "left alone     " + shown(spies.metAlone()) + " looks",
        "journal        " + audit.newest() + " entries",
        String.format(Locale.ROOT, "start          %.1f s (median)", median / 1e3),
        "faults         " + faults().size());
  }

  private static Map<State, Integer> shown(Map<State, Integer> counts) {
    return counts.isEmpty() ? Map.of() : new EnumMap<>(counts);
  }

  /** Whether its cell was held under stack pressure. */
  private static boolean held(RunRecord run) {
    return run.stages().stream()
        .anyMatch(each -> each.kind() == StageKind.INSITU && each.dwellCreditedS() > 0);
  }

  private static int sum(Collection<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }
}
