package io.stackline.cluster;

import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import io.stackline.board.BoardCodec;
import io.stackline.board.LaneKind;
import io.stackline.board.LocalStateLane.Stamped;
import io.stackline.board.Watch;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says the readings of this process's presses to all others, those that changed within some
 * milliseconds in one message, and all of them every {@link #AGAIN}. Nothing of it is kept
 * anywhere: what was not heard is said again, and whoever is hung keeps nobody waiting.
 */
final class ReadingsCast implements AutoCloseable {
  /** How often what has not changed is said again, so that silence means something. */
  static final Duration AGAIN = Duration.ofMillis(500);

  private static final Duration GATHER = Duration.ofMillis(4);
  private static final Logger LOG = LoggerFactory.getLogger(ReadingsCast.class);

  /** Form of a message. */
  private static final byte FORM = 1;

  private final String self;
  private final ReadingsLane readings;
  private final ITopic<byte[]> topic;
  private final Lane<PressId, PressReading> lane;
  private final Time time;
  private final Crank crank;
  private final Duration gather;
  private final Duration again;
  private final Map<PressId, Stamped<PressReading>> said = new HashMap<>();
  private final Watch watch;
  private final AtomicBoolean told = new AtomicBoolean();
  private boolean gathering;

  ReadingsCast(
      String self, ReadingsLane readings, ITopic<byte[]> topic, BoardCodec codec, Time time) {
    this.self = self;
    this.readings = readings;
    this.topic = topic;
    this.time = time;
    lane = new Lane<>(LaneKind.READINGS, codec);
    crank = time.crank("cluster-readings");
    gather = Wall.time(GATHER, time);
    again = Wall.time(AGAIN, time);
    topic.addMessageListener(this::heard);
    watch = readings.watchOwn(() -> crank.execute(this::gather));
    crank.after(again, this::all);
  }

  private void gather() {
    if (!gathering) {
      gathering = true;
      crank.after(gather, this::news);
    }
  }

  private void news() {
    gathering = false;
    Map<PressId, Stamped<PressReading>> news = new HashMap<>();
    readings
        .own()
        .forEach(
            each -> {
              if (!each.getValue().equals(said.get(each.getKey()))) {
                news.put(each.getKey(), each.getValue());
              }
            });
    say(news);
  }

  /**
   * And what others have not said again grows old. What a process knew before it stood still is not
   * said again: its bridge has not looked at a press since.
   */
  private void all() {
    if (!readings.age(time.now(), time.wallNanos())) {
      Map<PressId, Stamped<PressReading>> all = new HashMap<>();
      readings.own().forEach(each -> all.put(each.getKey(), each.getValue()));
      say(all);
    }
    crank.after(again, this::all);
  }

  private void say(Map<PressId, Stamped<PressReading>> news) {
    if (news.isEmpty()) {
      return;
    }
    said.putAll(news);
    try {
      var unused = topic.publishAsync(bytes(news));
    } catch (IOException | RuntimeException e) {
      LOG.debug("event=unsaid readings={} {}", news.keySet(), e.toString());
    }
  }

  private byte[] bytes(Map<PressId, Stamped<PressReading>> news) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeUTF(self);
      out.writeInt(news.size());
      for (Stamped<PressReading> each : news.values()) {
        byte[] word = StampedWord.of(each.stamp(), lane.bytes(each.value()));
        out.writeUTF(each.value().press().value());
        out.writeInt(word.length);
        out.write(word);
      }
    }
    return bytes.toByteArray();
  }

  private void heard(Message<byte[]> message) {
    long nanos = time.wallNanos();
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(message.getMessageObject()))) {
      byte form = in.readByte();
      if (form != FORM) {
        throw new IOException("its form is " + form + ", this Stackline knows " + FORM);
      }
      if (in.readUTF().equals(self)) {
        return;
      }
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        PressId press = new PressId(in.readUTF());
        byte[] word = in.readNBytes(in.readInt());
        Said said = new Said(() -> lane.value(StampedWord.word(word)));
        readings.hear(press, StampedWord.stamp(word), said, nanos);
      }
    } catch (IOException | RuntimeException e) {
      tell(e);
    }
  }

  /** Once: the next one comes within a tenth of a second. */
  private void tell(Exception e) {
    if (told.compareAndSet(false, true)) {
      LOG.error("lane=readings a word is not understood: {}", e.getMessage());
    } else {
      LOG.debug("lane=readings a word is not understood: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    watch.close();
    crank.close();
  }
}
