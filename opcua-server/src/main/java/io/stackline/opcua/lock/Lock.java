package io.stackline.opcua.lock;

import io.stackline.run.PressLock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One press's lock and who commands the press now. Guarded by {@link Locks}. */
final class Lock {
  private record Held(Holder by, String context, Instant since, long turn) {}

  /** Who is in, without their session, so that two sessions of one holder count as one. */
  private record Who(String client, String user) {
    static Who of(Holder holder) {
      return new Who(holder.client(), holder.user());
    }
  }

  private final Map<Who, Integer> inside = new HashMap<>();
  private Optional<Held> held = Optional.empty();
  private long seenNanos;

  boolean isHeld() {
    return held.isPresent();
  }

  boolean isHeldBy(Holder holder) {
    return held.filter(each -> each.by().isSameAs(holder)).isPresent();
  }

  Optional<Holder> holder() {
    return held.map(Held::by);
  }

  boolean isUsedByOthers(Holder holder) {
    return inside.keySet().stream().anyMatch(each -> !each.equals(Who.of(holder)));
  }

  /** Takes it from nobody, or over from another session of the same holder. */
  void take(Holder holder, String context, Instant since, long turn) {
    held = Optional.of(new Held(holder, context, since, turn));
  }

  /** By which the other servers know this lock; 0 if nobody holds it. */
  long turn() {
    return held.map(Held::turn).orElse(0L);
  }

  /** What the other servers are told of it. */
  Optional<PressLock.Held> told(long now) {
    LockState state = state(now);
    return held.map(
        each ->
            new PressLock.Held(
                state.client(), state.user(), state.context(), each.since(), state.remaining()));
  }

  void free() {
    held = Optional.empty();
  }

  void enter(Holder holder) {
    inside.merge(Who.of(holder), 1, Integer::sum);
  }

  /** Time counts from the end of what its holder did last. */
  void leave(Holder holder, long now) {
    inside.computeIfPresent(Who.of(holder), (who, n) -> n > 1 ? n - 1 : null);
    if (isHeldBy(holder)) {
      seenNanos = now;
    }
  }

  void renew(long now) {
    seenNanos = now;
  }

  /** Zero or less: its time is over. */
  Duration remaining(long now) {
    boolean busy = held.filter(each -> inside.containsKey(Who.of(each.by()))).isPresent();
    return busy ? Locks.INACTIVE_MAX : Locks.INACTIVE_MAX.minusNanos(now - seenNanos);
  }

  boolean isOver(long now) {
    return isHeld() && remaining(now).compareTo(Duration.ZERO) <= 0;
  }

  LockState state(long now) {
    Duration remaining = remaining(now);
    return held.map(
            each ->
                new LockState(
                    true,
                    each.by().client(),
                    each.by().user(),
                    each.context(),
                    remaining.isNegative() ? Duration.ZERO : remaining))
        .orElse(LockState.FREE);
  }
}
