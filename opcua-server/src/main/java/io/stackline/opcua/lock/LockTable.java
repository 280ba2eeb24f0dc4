package io.stackline.opcua.lock;

import io.stackline.press.PressId;
import io.stackline.time.Time;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lock a press, of this server and of the others of its line. Guarded by {@link Locks}. */
final class LockTable {
  private static final Logger LOG = LoggerFactory.getLogger(LockTable.class);

  private final Map<PressId, Lock> locks = new LinkedHashMap<>();
  private final LineLocks line;
  private final Time time;

  LockTable(Collection<PressId> presses, LineLocks line, Time time) {
    presses.forEach(press -> locks.put(press, new Lock()));
    this.line = line;
    this.time = time;
  }

  /**
   * This server's lock of a press. One whose time is over counts until the next tick finds that
   * nobody watches its press; one that another server has overtaken has gone.
   */
  Optional<Lock> find(PressId press) {
    Optional<Lock> lock = Optional.ofNullable(locks.get(press));
    if (lock.isPresent() && lock.get().isHeld() && lock.get().turn() < line.turn(press)) {
      LOG.info("press={} unlocked: another server has its lock, or has taken it away", press);
      lock.get().free();
    }
    return lock;
  }

  /** The lock that another server holds. */
  Optional<LineLocks.Far> far(PressId press) {
    return locks.containsKey(press) ? line.far(press) : Optional.empty();
  }

  /** Wherever it is held. */
  LockState state(PressId press) {
    return far(press)
        .map(LineLocks.Far::state)
        .or(() -> find(press).map(lock -> lock.state(time.wallNanos())))
        .orElse(LockState.FREE);
  }

  /** Whether it is his, wherever he took it. */
  LockAnswer own(PressId press, Holder holder) {
    Optional<LineLocks.Far> there = far(press);
    if (there.isPresent()) {
      return there.get().isOf(holder) ? LockAnswer.OK : LockAnswer.NOT_HOLDER;
    }
    Optional<Lock> lock = find(press).filter(Lock::isHeld);
    if (lock.isEmpty()) {
      return LockAnswer.NOT_LOCKED;
    }
    return lock.get().isHeldBy(holder) ? LockAnswer.OK : LockAnswer.NOT_HOLDER;
  }

  /** Locks it here, whoever has it elsewhere. */
  void take(PressId press, Lock lock, Holder holder, String context) {
    lock.take(holder, context, time.now(), line.next(press));
    renew(press, lock);
  }

  /** Its time counts from now, and the others hear so. */
  void renew(PressId press, Lock lock) {
    lock.renew(time.wallNanos());
    say(press, lock);
  }

  private void say(PressId press, Lock lock) {
    line.say(press, lock.turn(), lock.told(time.wallNanos()));
  }

  /** So that the others show the same, and what was lost on the way is made good. */
  void sayAgain(PressId press) {
    find(press).filter(Lock::isHeld).ifPresent(lock -> say(press, lock));
  }

  /** Frees what this server holds, if it is still as wanted. */
  boolean free(PressId press, Predicate<Lock> still) {
    Optional<Lock> lock = find(press).filter(Lock::isHeld).filter(still);
    lock.ifPresent(
        each -> {
          long turn = each.turn();
          each.free();
          line.say(press, turn, Optional.empty());
        });
    return lock.isPresent();
  }

  /** Frees what another server holds, if one does. */
  boolean freeFar(PressId press) {
    boolean held = far(press).isPresent();
    if (held) {
      line.say(press, line.next(press), Optional.empty());
    }
    return held;
  }

  /** Something was said of it. True if by another server, or about a lock that is gone. */
  boolean heard(PressId press) {
    if (!locks.containsKey(press)) {
      return false;
    }
    long before = Optional.ofNullable(locks.get(press)).map(Lock::turn).orElse(0L);
    long turn = find(press).map(Lock::turn).orElse(0L);
    if (line.own(press).filter(said -> said != turn).isPresent()) {
      LOG.info("press={} unlocked: the server that held its lock was started anew", press);
      line.say(press, line.next(press), Optional.empty());
    }
    line.note(press);
    return turn == 0 || turn != before;
  }

  List<PressId> matching(Predicate<Lock> wanted) {
    return locks.entrySet().stream()
        .filter(each -> wanted.test(each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those that another server holds, and for a moment those it held. */
  List<PressId> counting() {
    return locks.keySet().stream().filter(line::isCounting).toList();
  }

  List<PressId> all() {
    return List.copyOf(locks.keySet());
  }
}
