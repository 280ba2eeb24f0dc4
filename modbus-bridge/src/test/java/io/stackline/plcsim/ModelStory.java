package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.stackline.bridge.driver.Exchange;
import io.stackline.bridge.driver.Exchange.Trust;
import io.stackline.bridge.driver.Purpose;
import io.stackline.bridge.driver.Verdict;
import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One story of model/pressmap.pml, played to the simulated PLC's command desk and to the bridge's
 * {@link Exchange}. Fails where the code does or thinks other than the model.
 */
final class ModelStory {
  private static final long NONCE = 0xC0FFEE01L;
  private static final int ACQUIRE = 1;
  private static final int START = 4;
  private static final int STATION = 15;
  private static final long SECOND = 1_000_000_000L;

  /** How the model writes that a frame left no trace in the acknowledgement. */
  private static final int STALE = 5;

  private static final int REPEAT = 6;
  private static final int ABORTED = 7;

  private final DeskBench desk = new DeskBench();
  private final Map<Integer, CommandBlock> frames = new HashMap<>();
  private final Map<Integer, Exchange> exchanges = new HashMap<>();

  private ModelStory() {}

  static void play(String line) {
    ModelStory story = new ModelStory();
    for (String event : line.split(";", -1)) {
      String[] parts = event.split(":", -1);
      story.event(
          event.charAt(0),
          numbers(parts[0].substring(1)),
          parts.length > 1 ? numbers(parts[1]) : List.of(),
          event);
    }
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.trim().split(" +", -1))
        .filter(each -> !each.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }

  private void event(char kind, List<Integer> said, List<Integer> then, String event) {
    switch (kind) {
      case 'C' -> decide(said);
      case 'P' -> {
        assertEquals(said.get(5), deliver(said), "what became of " + event);
        assertEquals(then, plc(), "the PLC after " + event);
      }
      case 'J' -> assertEquals(said.get(1), code(judge(said.get(0), Trust.SOUND, 0)), event);
      case 'R' -> {
        assertInstanceOf(Verdict.Doubtful.class, judge(said.get(0), Trust.SOUND, SECOND), event);
        assertInstanceOf(
            Verdict.Repeatable.class, judge(said.get(0), Trust.DOUBTED, SECOND), event);
        Exchange now = exchange(said.get(0));
        exchanges.put(said.get(0), with(now, now.sends() + 1, Trust.SOUND));
      }
      case 'U' -> unknown(said.get(0), event);
      case 'G' ->
          assertInstanceOf(Verdict.Unknown.class, judge(said.get(0), Trust.FINAL, SECOND), event);
      case 'X' -> exchanges.remove(said.get(0));
      case 'L' -> {
        desk.leaseRunsOut();
        assertEquals(then.get(0), plc().get(6), event);
      }
      case 'F' -> desk.strokeEnds();
      case 'B' -> {
        desk.restart();
        List<Integer> plc = plc();
        assertEquals(then, List.of(plc.get(0), plc.get(2), plc.get(5)), event);
      }
      default -> throw new AssertionError("no such event: " + event);
    }
  }

  /** A command is decided on the status that stands there now. */
  private void decide(List<Integer> said) {
    int code = said.get(0);
    int number = said.get(1);
    long stroke = said.get(4);
    if (code == START) {
      desk.load(stroke);
    }
    StatusBlock block = desk.status();
    PressStatus press = block.press();
    assertEquals(said.get(2).longValue(), press.plc().ownerEpoch());
    assertEquals(said.get(3).intValue(), CommandBlock.next(block.ack().sequence()));
    CommandCode what = CommandCode.ofCode(code).orElseThrow();
    double salt = code == ACQUIRE ? 1 + (number >> 2) : 0;
    long arg3 = code == ACQUIRE ? NONCE : code == START ? DeskBench.agreed(stroke) : 0;
    CommandBlock frame =
        new CommandBlock(
            said.get(2),
            what,
            0,
            new CommandBlock.Arguments(salt, 0, 0),
            arg3,
            code == ACQUIRE ? 0 : stroke,
            said.get(3));
    frames.put(number, frame);
    Exchange.Before before =
        new Exchange.Before(
            press.plc().bootCount(),
            press.plc().ownerEpoch(),
            block.ack(),
            press.loaded().runNumber(),
            press.state());
    exchanges.put(number, new Exchange(frame, Purpose.START, before, 1, 0, Trust.SOUND));
  }

  private int deliver(List<Integer> said) {
    CommandBlock frame = frames.get(said.get(1));
    if (frame == null) {
      throw new AssertionError("frame " + said.get(1) + " was never sent");
    }
    if (said.get(0) == START && !desk.isLoaded()) {
      desk.load(said.get(4));
    }
    int stale = desk.stale();
    int sequence = desk.status().ack().sequence();
    desk.write(frame);
    StatusBlock after = desk.status();
    if (desk.stale() != stale) {
      return STALE;
    }
    if (said.get(1) == STATION) {
      return ABORTED;
    }
    return after.ack().sequence() == sequence ? REPEAT : after.ack().code().code();
  }

  /** Epoch, lease, last number, its code, last stroke, load, pause: as the model writes them. */
  private List<Integer> plc() {
    StatusBlock block = desk.status();
    PressStatus press = block.press();
    return List.of(
        (int) press.plc().ownerEpoch(),
        press.plc().lease().isZero() ? 0 : 1,
        block.ack().sequence(),
        block.ack().code().code(),
        (int) press.loaded().runNumber(),
        desk.isLoaded() ? 1 : 0,
        press.state() == PressState.PAUSED ? 1 : 0);
  }

  /** Sent often enough, something has changed, or the press is no longer ours. */
  private void unknown(int number, String event) {
    assertInstanceOf(Verdict.Doubtful.class, judge(number, Trust.SOUND, SECOND), event);
    Verdict verdict = judge(number, Trust.DOUBTED, SECOND);
    if (verdict instanceof Verdict.Repeatable) {
      CommandBlock frame = exchange(number).frame();
      PressStatus.Plc plc = desk.status().press().plc();
      boolean ours = plc.ownerEpoch() == frame.epoch() && !plc.lease().isZero();
      assertEquals(false, ours || frame.code() == CommandCode.ACQUIRE, event);
    } else {
      assertInstanceOf(Verdict.Unknown.class, verdict, event);
    }
  }

  private Exchange exchange(int number) {
    Exchange exchange = exchanges.get(number);
    if (exchange == null) {
      throw new AssertionError("nothing is in flight under " + number);
    }
    return exchange;
  }

  private Verdict judge(int number, Trust trust, long wallNanos) {
    Exchange now = exchange(number);
    return with(now, now.sends(), trust).judge(desk.status(), wallNanos);
  }

  private static Exchange with(Exchange now, int sends, Trust trust) {
    return new Exchange(now.frame(), now.purpose(), now.before(), sends, 0, trust);
  }

  /** As the model numbers verdicts. */
  private static int code(Verdict verdict) {
    if (verdict instanceof Verdict.Done) {
      return 1;
    }
    if (verdict instanceof Verdict.Nacked) {
      return 2;
    }
    if (verdict instanceof Verdict.Overtaken) {
      return 3;
    }
    return verdict instanceof Verdict.Unknown ? 4 : 0;
  }
}
