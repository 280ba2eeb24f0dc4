package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.board.Board;
import io.stackline.board.BoardVia;
import io.stackline.board.LocalBoard;
import io.stackline.board.Peers;
import io.stackline.board.Stamp;
import io.stackline.board.Watch;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.Sampled;
import io.stackline.run.Assignment;
import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.Processes;
import io.stackline.site.Site;
import io.stackline.site.SiteProcess;
import io.stackline.site.SiteProcess.Address;
import io.stackline.site.SiteProcess.Role;
import io.stackline.site.StoreSettings;
import io.stackline.time.Crank;
import io.stackline.time.VirtualTime;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P1 and P2 are reached by the bridges a and b, P3 by b alone; all of them hear the sequencer. */
final class AssignerTest implements Peers {
  private static final PressId P1 = TestSite.P1;
  private static final PressId P2 = TestSite.P2;
  private static final PressId P3 = TestSite.P3;

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T06:00:00Z"));
  private final LocalBoard local = new LocalBoard();
  private final Crank crank = time.crank("sequencer");
  private final SqlStore store;
  private final Assigner assigner;
  private Set<String> heard = Set.of("s", "a", "b");
  private Runnable changed = () -> {};
  private long stamps;

  AssignerTest(@TempDir Path folder) throws StoreRefused {
    store = SqlStore.open(folder, StoreSettings.USUAL);
    Board board =
        new BoardVia(local) {
          @Override
          public Peers peers() {
            return AssignerTest.this;
          }
        };
    assigner = new Assigner(site(), board, store.journal(), time, crank);
    local.assignments().watch((press, assignment) -> given.add(press + " " + assignment.bridge()));
    crank.execute(assigner::begin);
    List.of(P1, P2, P3).forEach(this::read);
    pass(0);
    assertEquals(List.of("P1 a", "P2 b", "P3 b"), given);
    given.clear();
  }

  private final List<String> given = new ArrayList<>();

  @AfterEach
  void close() {
    assigner.close();
    crank.close();
    store.close();
  }

  @Test
  void aPressItsBridgeDoesNotReachGoesToTheNextAndBackOnlyIfThatIsInVainToo() {
    pass(60);
    lose(P1);
    pass(Assigner.UNREACHED_MAX.toSeconds());
    assertEquals(List.of(), given, "a cable may be put back");
    pass(2);
    assertEquals(List.of("P1 b"), given);

    read(P1);
    pass(600);
    assertEquals(List.of("P1 b"), given, "it is read there and stays");
  }

  @Test
  void aPlcThatIsOffIsHandedRoundLessAndLessOften() {
    lose(P2);
    pass(1);
    int before = 0;
    for (int patience : List.of(5, 5, 10, 20, 40, 80, 160, 300, 300, 300)) {
      pass(patience - 1);
      assertEquals(before, given.size(), () -> patience + " s: " + given);
      pass(1);
      assertEquals(++before, given.size(), () -> patience + " s: " + given);
    }
    assertEquals(List.of("P2 a", "P2 b", "P2 a"), given.subList(0, 3));
  }

  @Test
  void whatOneBridgeAloneReachesStaysWithIt() {
    lose(P3);
    pass(3600);
    assertEquals(List.of(), given);
  }

  @Test
  void aBridgeThatIsSilentGivesItsPressesAwayAndOneThatIsBackHasANewTurnOfWhatIsItsOwn() {
    hears("s", "a");
    pass(2);
    assertEquals(List.of("P2 a"), given, "P3 is b's whatever happens");
    long turn = turn(P3);
    hears("s", "a", "b");
    pass(2);
    assertEquals(List.of("P2 a", "P3 b"), given);
    assertEquals(turn + 1, turn(P3), "its clock may have been put back");
    pass(60);
    assertEquals(2, given.size(), "once");
  }

  @Test
  void whoHearsTooFewGivesNothingAway() {
    hears("s");
    lose(P1);
    pass(600);
    assertEquals(List.of(), given);
  }

  private long turn(PressId press) {
    return local.assignments().latest(press).map(Assignment::turn).orElseThrow();
  }

  private void pass(long seconds) {
    time.advance(Duration.ofSeconds(seconds));
  }

  private void read(PressId press) {
    PressReading fresh =
        new PressReading.Fresh(
            press,
            time.now(),
            TestReading.at(PressState.IDLE, 1),
            Force.UNKNOWN,
            Area.ofMm2(1000),
            true,
            Sampled.at(time.now()));
    local.readings().publish(press, new Stamp(1, ++stamps), fresh);
  }

  private void lose(PressId press) {
    PressReading lost = new PressReading.Lost(press, time.now(), time.now(), "no answer");
    local.readings().publish(press, new Stamp(1, ++stamps), lost);
  }

  private void hears(String... names) {
    heard = Set.of(names);
    changed.run();
  }

  private static Site site() {
    return TestSite.site()
        .withProcesses(
            new Processes(
                List.of(
                    process("s", Role.SEQUENCER),
                    process("a", Role.BRIDGE, P1, P2),
                    process("b", Role.BRIDGE, P1, P2, P3))));
  }

  private static SiteProcess process(String name, Role role, PressId... presses) {
    return new SiteProcess(
        name, role, new Address(name, 1), new LinkedHashSet<>(List.of(presses)), Optional.empty());
  }

  @Override
  public String self() {
    return "s";
  }

  @Override
  public boolean isWhole() {
    return heard.size() > 1;
  }

  @Override
  public Set<String> heard() {
    return heard;
  }

  @Override
  public Optional<String> sequencer() {
    return Optional.of("s");
  }

  @Override
  public Watch watch(Runnable watcher) {
    changed = watcher;
    return () -> {};
  }
}
