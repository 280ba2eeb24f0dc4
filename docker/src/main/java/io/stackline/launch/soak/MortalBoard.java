package io.stackline.launch.soak;

import io.stackline.board.Board;
import io.stackline.board.BoardVia;
import io.stackline.board.LaneKind;
import io.stackline.board.MailLane;
import io.stackline.board.MailWatcher;
import io.stackline.board.Stamp;
import io.stackline.board.StateLane;
import io.stackline.board.Watch;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The board as one process of ours reaches it: it may die before and after each word. */
final class MortalBoard extends BoardVia {
  MortalBoard(Board board, Mortal mortal) {
    super(board, new Steps(mortal));
  }

  private record Steps(Mortal mortal) implements Before {
    @Override
    public <K, V> StateLane<K, V> state(LaneKind<K, V> kind, StateLane<K, V> lane) {
      return new State<>(lane, mortal);
    }

    @Override
    public <K, V> MailLane<K, V> mail(LaneKind<K, V> kind, MailLane<K, V> lane) {
      return new Mail<>(lane, step(kind), mortal);
    }

    private static Mortal.Step step(LaneKind<?, ?> kind) {
      if (kind.equals(LaneKind.ORDERS)) {
        return Mortal.Step.ORDER;
      } else if (kind.equals(LaneKind.REPORTS)) {
        return Mortal.Step.REPORT;
      }
      return kind.equals(LaneKind.TRACES) ? Mortal.Step.TRACE : Mortal.Step.MAIL;
    }
  }

  private static final class State<K, V> implements StateLane<K, V> {
    private final StateLane<K, V> lane;
    private final Mortal mortal;

    State(StateLane<K, V> lane, Mortal mortal) {
      this.lane = lane;
      this.mortal = mortal;
    }

    @Override
    public void publish(K key, Stamp stamp, V value) {
      mortal.step(Mortal.Step.SHOW);
      lane.publish(key, stamp, value);
      mortal.step(Mortal.Step.SHOW);
    }

    @Override
    public Optional<V> latest(K key) {
      return lane.latest(key);
    }

    @Override
    public Map<K, V> all() {
      return lane.all();
    }

    @Override
    public Watch watch(BiConsumer<K, V> watcher) {
      return lane.watch(watcher);
    }
  }

  private static final class Mail<K, V> implements MailLane<K, V> {
    private final MailLane<K, V> lane;
    private final Mortal.Step kind;
    private final Mortal mortal;

    Mail(MailLane<K, V> lane, Mortal.Step kind, Mortal mortal) {
      this.lane = lane;
      this.kind = kind;
      this.mortal = mortal;
    }

    @Override
    public boolean post(K key, V value) {
      mortal.step(kind);
      boolean posted = lane.post(key, value);
      mortal.step(kind);
      return posted;
    }

    @Override
    public Optional<V> get(K key) {
      return lane.get(key);
    }

    @Override
    public Map<K, V> waiting() {
      return lane.waiting();
    }

    @Override
    public void settle(K key) {
      mortal.step(kind);
      lane.settle(key);
      mortal.step(kind);
    }

    @Override
    public Watch watch(MailWatcher<K, V> watcher) {
      return lane.watch(watcher);
    }
  }
}
