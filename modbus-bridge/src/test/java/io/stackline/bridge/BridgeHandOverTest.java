package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.bridge.register.Programs;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.site.Processes;
import io.stackline.site.Site;
import io.stackline.site.SiteProcess;
import io.stackline.site.SiteProcess.Address;
import io.stackline.site.SiteProcess.Role;
import io.stackline.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A press that two bridges reach goes from one to the other while it works. */
class BridgeHandOverTest {
  private static final OrderId ORDER = new OrderId(Rig.P1, 1);

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T08:00:00Z"));
  private final LocalBoard board = new LocalBoard();
  private final FakePlc plc = new FakePlc(time);
  private final List<OrderReport> reports = new ArrayList<>();
  private final BoardOf.Network one = new BoardOf.Network("one");
  private final BoardOf.Network two = new BoardOf.Network("two");
  private final ModbusBridge first;
  private final ModbusBridge second;
  private long turn;

  BridgeHandOverTest() {
    board.reports().watch((id, report) -> reports.add(report));
    first = bridge(one);
    second = bridge(two);
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  @Test
  void nobodyReadsASharedPressBeforeItIsAssigned() {
    time.advance(Duration.ofSeconds(5));
    assertTrue(board.readings().all().isEmpty());
    assertEquals(0, first.presses() + second.presses());

    assign("two");
    time.advance(Duration.ofSeconds(1));
    assertEquals(0, first.presses());
    assertEquals(1, second.presses());
    assertTrue(board.readings().latest(Rig.P1).orElseThrow() instanceof PressReading.Fresh);
  }

  @Test
  void aDwellGoesOnWhileThePressChangesItsBridge() {
    assign("one");
    time.advance(Duration.ofSeconds(1));
    stroke();
    until(PressState.DWELL);
    assign("two");
    Set<PressState> seen = ended();

    assertFalse(seen.contains(PressState.PAUSED), seen::toString);
    assertEquals(1, starts());
    assertEquals(2, Collections.frequency(plc.executed, "ACQUIRE"), plc.executed::toString);
    assertTrue(last() instanceof Progress.Ended, reports::toString);
    assertEquals(0, first.presses());
  }

  /** The press decompresses by its program for a host that is gone, or freezes: never more. */
  @Test
  void aBridgeThatHearsNobodyLetsGoAndAnotherGoesOn() {
    assign("one");
    time.advance(Duration.ofSeconds(1));
    stroke();
    until(PressState.DWELL);
    one.hears(false);
    time.advance(SharedPresses.UNHEARD_MAX.minusMillis(100));
    assertEquals(1, first.presses(), "a hiccup");
    time.advance(Duration.ofMillis(200));
    assertEquals(0, first.presses());
    assertTrue(board.readings().latest(Rig.P1).orElseThrow() instanceof PressReading.Lost);

    assign("two");
    Set<PressState> seen = ended();
    assertFalse(seen.contains(PressState.PAUSED), seen::toString);
    assertEquals(1, starts());
    assertTrue(last() instanceof Progress.Ended, reports::toString);

    one.hears(true);
    time.advance(Duration.ofSeconds(5));
    assertEquals(0, first.presses(), "it is another's now");
  }

  @Test
  void aBridgeThatHearsTheOthersAgainGoesOnWithWhatIsStillItsOwn() {
    assign("one");
    time.advance(Duration.ofSeconds(1));
    one.hears(false);
    time.advance(Duration.ofSeconds(3));
    assertEquals(0, first.presses());
    one.hears(true);
    time.advance(Duration.ofSeconds(3));
    assertEquals(1, first.presses());
    assertTrue(board.readings().latest(Rig.P1).orElseThrow() instanceof PressReading.Fresh);
  }

  private ModbusBridge bridge(BoardOf.Network network) {
    return ModbusBridge.start(
        site(), new BoardOf(board, network), time, press -> new FakeLink(plc));
  }

  private void assign(String bridge) {
    turn++;
    board
        .assignments()
        .publish(Rig.P1, new Stamp(1, turn), new Assignment(Rig.P1, bridge, Rig.NONCE, 1, turn));
  }

  private void stroke() {
    board
        .orders()
        .post(
            ORDER,
            new PressOrder.RunProgram(
                ORDER, 1, new RunId("R2"), "laminate", Programs.brisk(1001), Programs.limits()));
  }

  private void until(PressState state) {
    assertTrue(time.runUntil(() -> plc.state() == state, Rig.STROKE), "never " + state);
  }

  /** The states the press goes through until the stroke's last word. */
  private Set<PressState> ended() {
    List<PressState> states = new ArrayList<>();
    boolean over =
        time.runUntil(
            () -> {
              states.add(plc.state());
              return last().isFinal();
            },
            Rig.STROKE);
    assertTrue(over, reports::toString);
    return Set.copyOf(states);
  }

  private Progress last() {
    return reports.get(reports.size() - 1).progress();
  }

  private long starts() {
    return plc.executed.stream().filter(each -> each.startsWith("START")).count();
  }

  private static Site site() {
    return Rig.site().withProcesses(new Processes(List.of(process("one"), process("two"))));
  }

  private static SiteProcess process(String name) {
    return new SiteProcess(
        name, Role.BRIDGE, new Address(name, 1), Set.of(Rig.P1), Optional.empty());
  }
}
