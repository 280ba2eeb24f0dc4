package io.stackline.opcua.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.time.Crank;
import io.stackline.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days of spacing in no time: a slot changes every 100 ms, its items want less. */
final class PacedItemTest {
  private static final NodeId NODE = new NodeId(2, "press/P1/Force");
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private final VirtualTime time = new VirtualTime(START);
  private final Crank crank = time.crank("test");
  private final Slots slots =
      new Slots(time, crank, item -> new DataValue(StatusCodes.Bad_NodeIdUnknown));
  private final Panel<Sample> panel =
      new Panel<>(StatusCodes.Bad_WaitingForInitialData, Moment.of(START, time));

  private int items;
  private Supplier<DataValue> read = () -> new DataValue(StatusCodes.Bad_NodeIdUnknown);

  @BeforeEach
  void settle() {
    read = slots.add(NODE, panel, sample -> sample);
    panel.show(Sample.number(0, 0), Moment.of(START, time));
    time.advance(Duration.ofSeconds(1));
  }

  @Test
  void aFastItemGetsEveryChangeAndASlowOneNoMoreThanItAskedForButTheLast() {
    Heard fast = created(50);
    Heard slow = created(1_000);
    for (int i = 1; i <= 25; i++) {
      panel.show(Sample.number(i, 0), Moment.of(time.now(), time));
      time.advance(Duration.ofMillis(100));
    }
    time.advance(Duration.ofSeconds(2));
    assertEquals(26, fast.values.size(), "the first and 25 changes");
    assertEquals(List.of(0.0, 10.0, 20.0, 25.0), slow.values);
    assertEquals(
        List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)),
        slow.times);
  }

  @Test
  void whatComesAsFastAsWasAskedThoughUnevenlyIsPassedOnAtOnce() {
    Heard item = created(50);
    time.advance(Duration.ofSeconds(1));
    Duration sent = Duration.ofSeconds(1);
    List<Duration> expected = new ArrayList<>(List.of(Duration.ZERO));
    for (int i = 1; i <= 100; i++) {
      panel.show(Sample.number(i, 0), Moment.of(time.now(), time));
      expected.add(sent);
      Duration uneven = Duration.ofMillis(i % 2 == 0 ? 40 : 60);
      time.advance(uneven);
      sent = sent.plus(uneven);
    }
    assertEquals(expected, item.times);
  }

  @Test
  void whatAHeldUpCrankShowsAtOnceIsSpacedByWhenItWasRead() {
    Heard fast = created(50);
    Heard slow = created(250);
    Instant begun = time.now();
    time.advance(Duration.ofMillis(800));
    for (int i = 1; i <= 8; i++) {
      panel.show(Sample.number(i, 0), Moment.of(begun.plusMillis(100L * i), time));
    }
    assertEquals(List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0), fast.values);
    time.advance(Duration.ofSeconds(1));
    assertEquals(8.0, slow.values.get(slow.values.size() - 1), "the last word");
    assertTrue(slow.values.size() <= 5, "a slow item gets no more for that: " + slow.values);
  }

  @Test
  void aSourceWhoseClockGoesBackIsHeardAllTheSame() {
    Heard item = created(50);
    panel.show(Sample.number(1, 0), Moment.of(time.now(), time));
    for (int i = 2; i <= 4; i++) {
      time.advance(Duration.ofMillis(100));
      panel.show(Sample.number(i, 0), Moment.of(time.now().minusSeconds(3_600L * i), time));
    }
    time.advance(Duration.ofMillis(100));
    assertEquals(List.of(0.0, 1.0, 2.0, 3.0, 4.0), item.values);
  }

  @Test
  void aBitTooFastForLongIsHeldBack() {
    Heard item = created(50);
    for (int i = 1; i <= 1000; i++) {
      panel.show(Sample.number(i, 0), Moment.of(time.now(), time));
      time.advance(Duration.ofMillis(40));
    }
    assertEquals(801, item.values.size(), 1, "40 s at 50 ms");
  }

  @Test
  void aValueThatComesBackBeforeItWasSentIsStillTheLastWord() {
    Heard slow = created(1_000);
    panel.show(Sample.number(7, 0), Moment.of(time.now(), time));
    panel.show(Sample.number(0, 0), Moment.of(time.now(), time));
    time.advance(Duration.ofSeconds(2));
    assertEquals(List.of(0.0, 0.0), slow.values, "its own filter drops the second");
  }

  @Test
  void afterAPauseAChangeIsToldAtOnce() {
    Heard slow = created(1_000);
    time.advance(Duration.ofSeconds(10));
    panel.show(Sample.number(7, 0), Moment.of(time.now(), time));
    assertEquals(List.of(0.0, 7.0), slow.values);
  }

  /** Whether the item cares is for its filter to say. */
  @Test
  void aTimeStampThatComesTooSoonIsToldLaterThoughNoOtherFollows() {
    Heard slow = created(1_000);
    time.advance(Duration.ofMillis(100));
    panel.show(Sample.number(0, 0), Moment.of(time.now(), time));
    time.advance(Duration.ofSeconds(10));
    assertEquals(List.of(Duration.ZERO, Duration.ofSeconds(1)), slow.times);
    assertEquals(START.plusMillis(1_100), slow.stamps.get(1));
  }

  @Test
  void timeStampsAreNoCloserThanWasAskedForAndTheLastIsToldOnce() {
    Heard slow = created(1_000);
    for (int i = 1; i <= 25; i++) {
      time.advance(Duration.ofMillis(100));
      panel.show(Sample.number(0, 0), Moment.of(time.now(), time));
    }
    time.advance(Duration.ofSeconds(10));
    assertEquals(
        List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)),
        slow.times);
    assertEquals(START.plusMillis(3_500), slow.stamps.get(3), "the last");
  }

  @Test
  void aChangeDoesNotWaitForATimeStampThatWaits() {
    Heard slow = created(1_000);
    time.advance(Duration.ofMillis(1_500));
    panel.show(Sample.number(0, 0), Moment.of(time.now(), time));
    time.advance(Duration.ofMillis(100));
    panel.show(Sample.number(0, 0), Moment.of(time.now(), time));
    panel.show(Sample.number(7, 0), Moment.of(time.now(), time));
    assertEquals(List.of(0.0, 0.0, 7.0), slow.values);
    time.advance(Duration.ofSeconds(10));
    assertEquals(List.of(0.0, 0.0, 7.0), slow.values, "and no more");
  }

  @Test
  void timeStampsOfAClockThatGoesBackAreHeardAllTheSame() {
    Heard item = created(50);
    time.advance(Duration.ofMillis(100));
    panel.show(Sample.number(0, 0), Moment.of(time.now().minusSeconds(3_600), time));
    assertEquals(2, item.times.size());
  }

  @Test
  void aDeletedItemHearsNothingMoreNotEvenWhatWaited() {
    Heard slow = created(1_000);
    panel.show(Sample.number(7, 0), Moment.of(time.now(), time));
    slots.deleted(List.of(slow));
    time.advance(Duration.ofSeconds(5));
    panel.show(Sample.number(8, 0), Moment.of(time.now(), time));
    time.advance(Duration.ofSeconds(5));
    assertEquals(List.of(0.0), slow.values);
  }

  @Test
  void aNodeThatGoesSaysSoToItsItems() {
    Heard item = created(50);
    slots.remove(NODE);
    assertEquals(
        StatusCodes.Bad_NodeIdUnknown, item.statuses.get(item.statuses.size() - 1).value());
    slots.switched(List.of(item));
    time.advance(Duration.ofSeconds(1));
    assertEquals(2, item.statuses.size(), "and nothing after it");
  }

  @Test
  void anItemThatIsSwitchedOffGetsNothing() {
    Heard item = created(50);
    item.enabled = false;
    panel.show(Sample.number(7, 0), Moment.of(time.now(), time));
    time.advance(Duration.ofSeconds(1));
    assertEquals(1, item.values.size());
    item.enabled = true;
    slots.switched(List.of(item));
    time.advance(Duration.ofSeconds(1));
    assertEquals(List.of(0.0, 7.0), item.values);
    assertTrue(time.wallNanos() > 0);
  }

  /** What a client gets wrong must not freeze what others see. */
  @Test
  void anItemThatFailsKeepsNoOtherFromHearing() {
    Heard failing = created(50);
    Heard other = created(50);
    failing.broken = true;
    time.advance(Duration.ofSeconds(1));
    panel.show(Sample.number(7, 0), Moment.of(time.now(), time));
    assertEquals(List.of(0.0, 7.0), other.values);
  }

  @Test
  void anItemThatIsToBeFasterFromNowOnDoesNotWaitAsLongAsBefore() {
    Heard item = created(3_600_000);
    panel.show(Sample.number(1, 0), Moment.of(time.now(), time));
    time.advance(Duration.ofMillis(100));
    item.samplingMs = 100;
    slots.modified(List.of(item));
    time.advance(Duration.ofMillis(100));
    assertEquals(List.of(0.0, 1.0), item.values, "what waited is told with the change");
    for (int i = 2; i <= 20; i++) {
      panel.show(Sample.number(i, 0), Moment.of(time.now(), time));
      time.advance(Duration.ofMillis(100));
    }
    assertTrue(item.values.size() > 10, "told " + item.values);
  }

  @Test
  void anItemThatIsSlowFromNowOnWaitsAsLongAsItAsks() {
    Heard item = created(100);
    panel.show(Sample.number(1, 0), Moment.of(time.now(), time));
    item.samplingMs = 10_000;
    slots.modified(List.of(item));
    time.advance(Duration.ofMillis(10));
    panel.show(Sample.number(2, 0), Moment.of(time.now(), time));
    time.advance(Duration.ofSeconds(9));
    assertEquals(List.of(0.0, 1.0), item.values);
    time.advance(Duration.ofSeconds(2));
    assertEquals(List.of(0.0, 1.0, 2.0), item.values);
  }

  /** A crank bears 100,000 tasks. */
  @Test
  void itemsThatHaveGoneLeaveNothingAtTheCrank() {
    for (int i = 1; i <= 1_100; i++) {
      List<DataItem> many =
          Stream.generate(() -> new Heard(86_400_000)).limit(100).<DataItem>map(x -> x).toList();
      slots.created(many);
      time.advance(Duration.ZERO);
      panel.show(Sample.number(i, 0), Moment.of(time.now(), time));
      slots.deleted(many);
      time.advance(Duration.ofSeconds(2));
    }
    Heard last = created(50);
    time.advance(Duration.ofSeconds(1));
    panel.show(Sample.number(7, 0), Moment.of(time.now(), time));
    assertEquals(7.0, last.values.get(last.values.size() - 1));
  }

  /** As many as there may be at all: what looks at all others for each of them takes minutes. */
  @Test
  void aCrowdOnOneNodeComesAndGoesInItsOrder() {
    List<Integer> told = new ArrayList<>();
    List<Heard> crowd = IntStream.range(0, 200_000).mapToObj(i -> new Heard(50)).toList();
    List<DataItem> items = List.copyOf(crowd);
    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          slots.created(items);
          time.advance(Duration.ofSeconds(1));
          IntStream.range(0, crowd.size()).forEach(i -> crowd.get(i).whenTold = () -> told.add(i));
          panel.show(Sample.number(1, 0), Moment.of(time.now(), time));
          slots.deleted(items);
          time.advance(Duration.ofSeconds(1));
        });
    assertEquals(IntStream.range(0, crowd.size()).boxed().toList(), told);
    panel.show(Sample.number(2, 0), Moment.of(time.now(), time));
    assertEquals(crowd.size(), told.size(), "they have gone");
  }

  @Test
  void whoGoesFromAmongOthersTakesNobodyWithHim() {
    List<Heard> all = IntStream.range(0, 5).mapToObj(i -> created(50)).toList();
    time.advance(Duration.ofSeconds(1));
    List<Heard> left = new ArrayList<>(all);
    double value = 0;
    for (int gone : new int[] {1, 0, 2, 4, 3}) {
      slots.deleted(List.of(all.get(gone)));
      slots.deleted(List.of(all.get(gone)));
      left.remove(all.get(gone));
      time.advance(Duration.ofSeconds(1));
      panel.show(Sample.number(++value, 0), Moment.of(time.now(), time));
      for (Heard each : all) {
        double last = (Double) each.values.get(each.values.size() - 1);
        assertEquals(left.contains(each), last == value, "of " + value);
      }
    }
    assertEquals(5.0, read.get().value().value(), "and nobody watches");
  }

  @Test
  void aValueThatWasSeenAgainIsReadWithTheTimeOfThat() {
    created(50);
    List<Instant> sources = new ArrayList<>();
    List<Instant> expected = new ArrayList<>();
    for (int seconds : new int[] {1, 2, -3_600, 3}) {
      Instant source = START.plusSeconds(seconds);
      panel.show(Sample.number(0, 0), Moment.of(source, time));
      panel.confirm(Moment.of(source.plusMillis(1), time));
      expected.add(source.plusMillis(1));
      sources.add(Objects.requireNonNull(read.get().sourceTime()).getJavaInstant());
    }
    assertEquals(expected, sources);
    panel.show(Sample.number(7, 0), Moment.of(START.minusSeconds(9), time));
    DataValue changed = read.get();
    assertEquals(7.0, changed.value().value());
    assertEquals(
        START.minusSeconds(9), Objects.requireNonNull(changed.sourceTime()).getJavaInstant());
  }

  private Heard created(double samplingMs) {
    Heard item = new Heard(samplingMs);
    slots.created(List.of(item));
    time.advance(Duration.ZERO);
    item.start = time.now();
    return item;
  }

  /** An item that notes what it is given. */
  private final class Heard implements DataItem {
    private final UInteger id = UInteger.valueOf(++items);
    private double samplingMs;
    private final List<Object> values = new ArrayList<>();
    private final List<Duration> times = new ArrayList<>();
    private final List<StatusCode> statuses = new ArrayList<>();
    private final List<Instant> stamps = new ArrayList<>();
    private Instant start = time.now();
    private boolean enabled = true;
    private boolean broken;
    private Runnable whenTold = () -> {};

    Heard(double samplingMs) {
      this.samplingMs = samplingMs;
    }

    @Override
    public void setValue(DataValue value) {
      whenTold.run();
      if (broken) {
        throw new IllegalStateException("a filter nobody thought of");
      }
      values.add(Objects.requireNonNullElse(value.value().value(), "none"));
      times.add(Duration.between(start, time.now()));
      statuses.add(value.statusCode());
      stamps.add(
          Optional.ofNullable(value.sourceTime())
              .map(DateTime::getJavaInstant)
              .orElse(Instant.MIN));
    }

    @Override
    public void setQuality(StatusCode quality) {
      throw new UnsupportedOperationException();
    }

    @Override
    public double getSamplingInterval() {
      return samplingMs;
    }

    @Override
    public ReadValueId getReadValueId() {
      return new ReadValueId(NODE, AttributeId.Value.uid(), null, QualifiedName.NULL_VALUE);
    }

    @Override
    public boolean isSamplingEnabled() {
      return enabled;
    }

    @Override
    public UInteger getId() {
      return id;
    }

    @Override
    public Session getSession() {
      throw new UnsupportedOperationException();
    }

    @Override
    public UInteger getSubscriptionId() {
      return UInteger.valueOf(1);
    }

    @Override
    public TimestampsToReturn getTimestampsToReturn() {
      return TimestampsToReturn.Both;
    }
  }
}
