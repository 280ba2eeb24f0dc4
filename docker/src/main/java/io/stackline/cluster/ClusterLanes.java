package io.stackline.cluster;

import com.hazelcast.core.HazelcastInstance;
import io.stackline.board.BoardCodec;
import io.stackline.board.BoardVia;
import io.stackline.board.LaneKind;
import io.stackline.board.LocalMailLane;
import io.stackline.board.LocalStateLane;
import io.stackline.board.MailLane;
import io.stackline.board.StateLane;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts the cluster before the lanes of this process's memory. */
final class ClusterLanes implements BoardVia.Before, AutoCloseable {
  /**
   * A command nobody has taken by then is gone, wherever it lies: what was given up must not move a
   * press when a part of the line is heard again. Whoever asked was told long before.
   */
  private static final Duration COMMAND_LIFE = Duration.ofSeconds(30);

  private static final Duration OUTCOME_LIFE = Duration.ofMinutes(2);
  private static final Duration FOR_EVER = Duration.ZERO;

  private final HazelcastInstance grid;
  private final Time time;
  private final Crank sending;
  private final BoardCodec codec = BoardCodec.create();
  private final List<Synced> synced = new ArrayList<>();

  ClusterLanes(HazelcastInstance grid, Time time) {
    this.grid = grid;
    this.time = time;
    sending = time.crank("cluster");
  }

  HazelcastInstance grid() {
    return grid;
  }

  Time time() {
    return time;
  }

  BoardCodec codec() {
    return codec;
  }

  /** Those that were made, in their order. */
  List<Synced> synced() {
    return synced;
  }

  /** Readings are kept nowhere, so no lane is made of them here: {@link ReadingsCast}. */
  @Override
  public <K, V> StateLane<K, V> state(LaneKind<K, V> kind, StateLane<K, V> lane) {
    if (kind.equals(LaneKind.READINGS)) {
      return lane;
    }
    ClusterStateLane<K, V> made =
        new ClusterStateLane<>(
            new Lane<>(kind, codec),
            (LocalStateLane<K, V>) lane,
            grid.getMap("lane." + kind.name()),
            new Courier(kind.name(), time, sending));
    synced.add(made);
    return made;
  }

  @Override
  public <K, V> MailLane<K, V> mail(LaneKind<K, V> kind, MailLane<K, V> lane) {
    ClusterMailLane<K, V> made =
        new ClusterMailLane<>(
            new Lane<>(kind, codec),
            (LocalMailLane<K, V>) lane,
            grid.getMap("lane." + kind.name()),
            new Courier(kind.name(), time, sending),
            life(kind),
            time);
    synced.add(made);
    return made;
  }

  private static Duration life(LaneKind<?, ?> kind) {
    if (kind.equals(LaneKind.COMMANDS)) {
      return COMMAND_LIFE;
    }
    return kind.equals(LaneKind.OUTCOMES) ? OUTCOME_LIFE : FOR_EVER;
  }

  @Override
  public void close() {
    sending.close();
  }
}
