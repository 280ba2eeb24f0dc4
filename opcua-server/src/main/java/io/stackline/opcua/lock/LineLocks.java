package io.stackline.opcua.lock;

import io.stackline.board.LocalBoard;
import io.stackline.board.Peers;
import io.stackline.board.Stamp;
import io.stackline.board.StateLane;
import io.stackline.press.PressId;
import io.stackline.run.PressLock;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the OPC UA servers of a line tell each other of their locks. What has the highest turn
 * counts: of two servers that lock a press at the same time the one wins whose process the site
 * names later. Guarded by {@link Locks}.
 */
public final class LineLocks {
  /** A server's turns end in its place among them, so that no two have the same. */
  private static final int PLACES = 256;

  private static final long NUMBERS_A_MS = 1000;
  private static final Duration LAST_LOOK = Duration.ofSeconds(-2);

  private record Heard(PressLock word, long nanos) {}

  private final StateLane<PressId, PressLock> lane;
  private final Peers peers;
  private final int place;
  private final Time time;
  private final Map<PressId, Heard> heard = new HashMap<>();
  private long n;

  /**
   * Those of one server of a line.
   *
   * @param servers names of the processes that have one, in the order of the site
   */
  public LineLocks(
      StateLane<PressId, PressLock> lane, Peers peers, List<String> servers, Time time) {
    this.lane = lane;
    this.peers = peers;
    this.place = Math.max(0, servers.indexOf(peers.self())) % PLACES;
    this.time = time;
    // above what this process said before it was started again
    this.n = time.now().toEpochMilli() * NUMBERS_A_MS;
  }

  /** Of a server that is alone: nobody hears of its locks. */
  static LineLocks alone(Time time) {
    return new LineLocks(new LocalBoard().locks(), Peers.ALONE, List.of(), time);
  }

  /** The highest turn that was heard of; 0 if none was. */
  long turn(PressId press) {
    return lane.latest(press).map(PressLock::turn).orElse(0L);
  }

  /** A turn above all that were heard of. */
  long next(PressId press) {
    return (turn(press) / PLACES + 1) * PLACES + place;
  }

  /** Tells the others. */
  void say(PressId press, long turn, Optional<PressLock.Held> held) {
    lane.publish(press, new Stamp(turn, ++n), new PressLock(press, peers.self(), turn, held));
  }

  /** The turn of the lock this server said last that it holds, if nobody overtook it since. */
  Optional<Long> own(PressId press) {
    return held(press).filter(each -> isOurs(each)).map(PressLock::turn);
  }

  private Optional<PressLock> held(PressId press) {
    return lane.latest(press).filter(each -> each.held().isPresent());
  }

  private Optional<PressLock> elsewhere(PressId press) {
    return held(press).filter(each -> !isOurs(each));
  }

  private boolean isOurs(PressLock word) {
    return word.server().equals(peers.self());
  }

  /** If another server holds a lock, it has said so just now. */
  void note(PressId press) {
    elsewhere(press).ifPresent(word -> heard.put(press, new Heard(word, time.wallNanos())));
  }

  /**
   * The lock another server holds, as long as that one is heard and says so again in time.
   *
   * @return empty if no other server holds one
   */
  Optional<Far> far(PressId press) {
    return elsewhere(press)
        .filter(each -> peers.heard().contains(each.server()))
        .map(each -> new Far(each.server(), each.held().orElseThrow(), remaining(each)))
        .filter(each -> each.remaining().compareTo(Duration.ZERO) > 0);
  }

  /** Whether what is shown of it changes with time: also once more when its time is over. */
  boolean isCounting(PressId press) {
    return elsewhere(press).filter(each -> remaining(each).compareTo(LAST_LOOK) > 0).isPresent();
  }

  private Duration remaining(PressLock word) {
    Heard last =
        heard.compute(
            word.press(),
            (press, old) ->
                old != null && old.word().equals(word) ? old : new Heard(word, time.wallNanos()));
    Duration said = word.held().map(PressLock.Held::remaining).orElse(Duration.ZERO);
    return said.minusNanos(time.wallNanos() - last.nanos());
  }

  /** A lock that another server holds. */
  record Far(String server, PressLock.Held held, Duration remaining) {
    boolean isOf(Holder holder) {
      return held.client().equals(holder.client()) && held.user().equals(holder.user());
    }

    LockState state() {
      return new LockState(true, held.client(), held.user(), held.context(), remaining);
    }
  }
}
