package io.stackline.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Board;
import io.stackline.board.BoardCodec;
import io.stackline.board.Stamp;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.PressOrder;
import io.stackline.run.ProcessStatus;
import io.stackline.run.ProcessStatus.Part;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process says the others hear, also those that come later or were away. */
class ClusterBoardTest {
  private static final PressId P1 = new PressId("P1");
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

  @TempDir private Path folder;

  @Test
  void aLineOfThreeTalksLosesTwoAndFindsThemAgain() throws Exception {
    try (TestLine line = new TestLine(folder)) {
      Board main = line.join("main");
      assertFalse(main.peers().isWhole(), "one of three");
      Board a = line.join("a");
      await(main, () -> main.peers().heard().equals(Set.of("main", "a")));
      assertTrue(main.peers().isWhole());
      assertEquals("127.0.0.1", line.listens("main").getAddress().getHostAddress());
      assertEquals("127.0.0.2", line.listens("a").getAddress().getHostAddress(), "not the name's");
      mailIsHeardAndSettled(main, a);
      onlyNewerStateCounts(main, a);
      readingsAreHeard(main, a);
      aProcessOfANewerReleaseSays(line, a);

      main.orders().post(order(2).id(), order(2));
      Heard<OrderId, PressOrder> early = new Heard<>();
      a.orders().watch(early);
      Board b = line.join("b");
      assertEquals(Set.of(order(2).id()), b.orders().waiting().keySet(), "told when it joins");
      assertEquals(6, b.assignments().latest(P1).orElseThrow().turn());

      line.leave("a");
      line.leave("b");
      await(main, () -> main.peers().heard().equals(Set.of("main")));
      assertFalse(main.peers().isWhole());
      assertTrue(main.orders().post(order(3).id(), order(3)), "kept until it can be told");
      Board back = line.join("a");
      Heard<OrderId, PressOrder> late = new Heard<>();
      back.orders().watch(late);
      for (long n : new long[] {2, 3}) {
        if (back.orders().get(order(n).id()).isEmpty()) {
          assertEquals("found " + order(n).id(), late.next(), "nobody knows who has heard it");
        }
      }
    }
  }

  /** What nobody here understands; whoever joins now has to get past it. */
  private static void aProcessOfANewerReleaseSays(TestLine line, Board a) throws Exception {
    Heard<PressId, Assignment> heard = new Heard<>();
    a.assignments().watch(heard::published);
    BoardCodec codec = BoardCodec.forLanes();
    Assignment known = new Assignment(P1, "a", 7, 2, 6);
    String word = new String(codec.encode(Assignment.class, known), UTF_8);
    byte[] newer = word.replace("\"version\":1", "\"version\":2").getBytes(UTF_8);
    line.kept("assignments").set("P0", StampedWord.of(new Stamp(9, 9), newer));
    line.kept("orders").set("P0#1", "\u0001{}".getBytes(UTF_8));
    byte[] more = word.replace("\"turn\":6", "\"turn\":6,\"later\":[{}]").getBytes(UTF_8);
    line.kept("assignments").set("P1", StampedWord.of(new Stamp(2, 6), more));
    assertEquals("published P1", heard.next(), "without what it does not know");
    assertEquals(known, a.assignments().latest(P1).orElseThrow());
  }

  private static void mailIsHeardAndSettled(Board main, Board a) throws Exception {
    Heard<OrderId, PressOrder> heard = new Heard<>();
    a.orders().watch(heard);
    main.orders().post(order(1).id(), order(1));
    assertEquals("posted P1#1", heard.next());
    assertEquals(order(1), a.orders().get(order(1).id()).orElseThrow());
    a.orders().settle(order(1).id());
    await(main, () -> main.orders().waiting().isEmpty());
  }

  private static void onlyNewerStateCounts(Board main, Board a) throws Exception {
    Heard<PressId, Assignment> heard = new Heard<>();
    a.assignments().watch(heard::published);
    main.assignments().publish(P1, new Stamp(2, 5), new Assignment(P1, "a", 7, 2, 5));
    assertEquals("published P1", heard.next());
    // a sequencer of an older term, on the other side
    a.assignments().publish(P1, new Stamp(1, 9), new Assignment(P1, "b", 7, 1, 9));
    assertEquals("a", a.assignments().latest(P1).orElseThrow().bridge());

    assertEquals(Optional.empty(), a.peers().sequencer());
    main.processes()
        .publish("main", new Stamp(1, 1), new ProcessStatus("main", Part.ACTIVE, 2, AT, "test"));
    await(a, () -> a.peers().sequencer().equals(Optional.of("main")));
  }

  private static void readingsAreHeard(Board main, Board a) throws Exception {
    Heard<PressId, PressReading> heard = new Heard<>();
    main.readings().watch(heard::published);
    a.readings().publish(P1, new Stamp(1, 1), new PressReading.Lost(P1, AT, AT, "off"));
    assertEquals("published P1", heard.next());
    assertEquals("off", main.readings().latest(P1).orElseThrow().remark());
  }

  /** Waits for what every change of lanes and peers may bring about. */
  private static void await(Board board, BooleanSupplier so) throws InterruptedException {
    for (int i = 0; i < 400 && !so.getAsBoolean(); i++) {
      CountDownLatch change = new CountDownLatch(1);
      try (var peers = board.peers().watch(change::countDown)) {
        var unused = change.await(50, TimeUnit.MILLISECONDS);
      }
    }
    assertTrue(so.getAsBoolean());
  }

  private static PressOrder order(long n) {
    return new PressOrder.Open(new OrderId(P1, n), 2);
  }
}
