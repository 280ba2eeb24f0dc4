package io.stackline.launch.soak;

import io.stackline.board.Board;
import io.stackline.board.BoardVia;
import io.stackline.board.MailLane;
import io.stackline.board.MailWatcher;
import io.stackline.board.Stamp;
import io.stackline.board.StateLane;
import io.stackline.board.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A board on which some words come out otherwise than they were written. */
class BentBoard extends BoardVia {
  BentBoard(Board board) {
    super(board);
  }

  /** Words to be posted in place of one that was. */
  static <K, V> MailLane<K, V> mail(MailLane<K, V> lane, Function<V, List<Map.Entry<K, V>>> bend) {
    return new MailLane<>() {
      @Override
      public boolean post(K key, V value) {
        bend.apply(value).forEach(each -> lane.post(each.getKey(), each.getValue()));
        return true;
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
        lane.settle(key);
      }

      @Override
      public Watch watch(MailWatcher<K, V> watcher) {
        return lane.watch(watcher);
      }
    };
  }

  /** What is published in place of a word. */
  static <K, V> StateLane<K, V> state(StateLane<K, V> lane, Function<V, V> bend) {
    return new StateLane<>() {
      @Override
      public void publish(K key, Stamp stamp, V value) {
        lane.publish(key, stamp, bend.apply(value));
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
    };
  }
}
