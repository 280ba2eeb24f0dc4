package io.stackline.opcua.lock;

import io.stackline.press.PressId;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The locks of all presses. A lock ends when its holder leaves it, when somebody with the right
 * breaks it, with the session that asked for it, and after {@link #INACTIVE_MAX} without a sign of
 * its holder: a command to the press, {@code RenewLock}, or a subscription to its nodes. Locks do
 * not outlive the server. What another server of the line holds counts here as well, as long as
 * that one is heard; of two that were taken at the same time one goes. Thread-safe.
 */
public final class Locks implements AutoCloseable {
  /**
   * MaxInactiveLockTime, wall clock; OPC 10000-100 §7.4 leaves it to the server. Long enough for a
   * client that reconnects after a pulled cable and for an operator between two steps of one
   * change; short enough that nobody walks to a dead panel to get his press back.
   */
  public static final Duration INACTIVE_MAX = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(Locks.class);

  private final LockTable table;
  private final List<Consumer<PressId>> watchers = new CopyOnWriteArrayList<>();
  private final Set<NodeId> followed = ConcurrentHashMap.newKeySet();
  private final Time time;
  private final Ticks ticks;
  private volatile Presence presence = Presence.BY_CALLS_ALONE;

  /**
   * One free lock a press.
   *
   * @param crank looks after locks whose time is over, and tells watchers of them
   */
  public Locks(Collection<PressId> presses, Time time, Crank crank) {
    this(presses, LineLocks.alone(time), time, crank);
  }

  /**
   * The same at one of several servers.
   *
   * @param line whoever follows it calls {@link #heard} and {@link #look}
   */
  public Locks(Collection<PressId> presses, LineLocks line, Time time, Crank crank) {
    this.table = new LockTable(presses, line, time);
    this.time = time;
    this.ticks = new Ticks(time, crank, this::ticked);
  }

  /** From now on who watches a press keeps its lock. */
  public void presence(Presence now) {
    presence = now;
  }

  /**
   * Tells of every press whose lock was taken or has ended, on the thread that did it, and each
   * second of every press that is locked, for its remaining time has changed: the watcher hands
   * over to its own crank and reads {@link #state} there.
   */
  public void watch(Consumer<PressId> watcher) {
    watchers.add(watcher);
  }

  /** The lock of a press as it is now; free if there is no such press. */
  public synchronized LockState state(PressId press) {
    return table.state(press);
  }

  /** InitLock. */
  public LockAnswer init(PressId press, Holder holder, String context) {
    LockAnswer answer = take(press, holder, context);
    if (answer == LockAnswer.OK) {
      LOG.info("press={} locked by={} client={}", press, holder.user(), holder.client());
      tell(press);
    }
    return answer;
  }

  private synchronized LockAnswer take(PressId press, Holder holder, String context) {
    Optional<Lock> lock = table.find(press);
    if (lock.isEmpty() || lock.get().isUsedByOthers(holder)) {
      return LockAnswer.INVALID;
    }
    if (table.state(press).locked()) {
      return LockAnswer.ALREADY_LOCKED;
    }
    table.take(press, lock.get(), holder, context);
    ticks.next();
    return LockAnswer.OK;
  }

  /**
   * RenewLock; also what its holder does otherwise renews it. A lock he took at another server is
   * held here from now on.
   */
  public synchronized LockAnswer renew(PressId press, Holder holder) {
    LockAnswer answer = table.own(press, holder);
    Optional<Lock> lock = table.find(press);
    if (answer == LockAnswer.OK && lock.isPresent()) {
      Optional<LineLocks.Far> there = table.far(press);
      if (there.isPresent()) {
        table.take(press, lock.get(), holder, there.get().held().context());
        ticks.next();
      } else {
        table.renew(press, lock.get());
      }
    }
    return answer;
  }

  /** ExitLock. */
  public LockAnswer exit(PressId press, Holder holder) {
    LockAnswer answer;
    synchronized (this) {
      answer = table.own(press, holder);
    }
    if (answer != LockAnswer.OK) {
      return answer;
    }
    return end(
            press,
            lock -> lock.isHeldBy(holder),
            there -> there.isOf(holder),
            "left by " + holder.user())
        ? LockAnswer.OK
        : LockAnswer.NOT_LOCKED;
  }

  /**
   * BreakLock.
   *
   * @param by a user with the right to
   */
  public LockAnswer breakLock(PressId press, String by) {
    return end(press, Lock::isHeld, there -> true, "broken by " + by)
        ? LockAnswer.OK
        : LockAnswer.NOT_LOCKED;
  }

  /** Ends what a session has locked when it ends. */
  public void follow(Session session) {
    // Once a session, for Milo keeps every listener as long as the session lives.
    if (followed.add(session.getSessionId())) {
      session.addLifecycleListener(
          (gone, subscriptionsToo) -> {
            followed.remove(gone.getSessionId());
            sessionEnded(gone.getSessionId());
          });
    }
  }

  /** Ends what this session has locked. */
  public void sessionEnded(NodeId session) {
    Predicate<Lock> theirs =
        lock -> lock.holder().filter(each -> each.session().equals(session)).isPresent();
    matching(theirs).forEach(press -> end(press, theirs, "the session of its holder ended"));
  }

  /**
   * Lets somebody command presses, all of them or none; presses that do not exist lock nobody out.
   */
  public synchronized Entry enter(Collection<PressId> presses, Holder holder) {
    for (PressId press : presses) {
      Optional<String> objection = objection(press, holder);
      if (objection.isPresent()) {
        return new Entry.Barred(objection.get());
      }
    }
    List<Lock> entered = presses.stream().flatMap(press -> table.find(press).stream()).toList();
    entered.forEach(lock -> lock.enter(holder));
    return new Entry.Admitted(() -> leave(entered, holder));
  }

  private synchronized void leave(List<Lock> entered, Holder holder) {
    entered.forEach(lock -> lock.leave(holder, time.wallNanos()));
  }

  /** Why this press does not obey him, or nothing: who has locked it, and for how long. */
  public synchronized Optional<String> objection(PressId press, Holder holder) {
    return table.own(press, holder) == LockAnswer.NOT_HOLDER
        ? Optional.of(table.state(press).words(press))
        : Optional.empty();
  }

  /** Something was said of this press's lock, by whichever server. On the crank. */
  public void heard(PressId press) {
    boolean news;
    synchronized (this) {
      news = table.heard(press);
      if (!table.counting().isEmpty()) {
        ticks.next();
      }
    }
    if (news) {
      tell(press);
    }
  }

  /** Whom this server hears has changed. On the crank. */
  public void look() {
    table.all().forEach(this::tell);
  }

  private synchronized List<PressId> matching(Predicate<Lock> wanted) {
    return table.matching(wanted);
  }

  /** Ends a lock of this server that is still as wanted. */
  private boolean end(PressId press, Predicate<Lock> still, String why) {
    return end(press, still, there -> false, why);
  }

  /** The same, wherever it is held; tells so. */
  private boolean end(
      PressId press, Predicate<Lock> still, Predicate<LineLocks.Far> there, String why) {
    synchronized (this) {
      boolean ended =
          table.far(press).filter(there).isPresent()
              ? table.freeFar(press)
              : table.free(press, still);
      if (!ended) {
        return false;
      }
    }
    LOG.info("press={} unlocked: {}", press, why);
    tell(press);
    return true;
  }

  private void tell(PressId press) {
    watchers.forEach(each -> each.accept(press));
  }

  private void ticked() {
    try {
      matching(this::isOver).forEach(this::judge);
      matching(Lock::isHeld).forEach(this::sayAgain);
      counting().forEach(this::tell);
    } finally {
      tickOn();
    }
  }

  private boolean isOver(Lock lock) {
    return lock.isOver(time.wallNanos());
  }

  private void judge(PressId press) {
    if (isWatched(press)) {
      renewForWatching(press);
    } else {
      end(press, this::isOver, "no sign of its holder");
    }
  }

  private synchronized void tickOn() {
    ticks.done();
    if (!table.matching(Lock::isHeld).isEmpty() || !table.counting().isEmpty()) {
      ticks.next();
    }
  }

  private void sayAgain(PressId press) {
    synchronized (this) {
      table.sayAgain(press);
    }
    tell(press);
  }

  private synchronized List<PressId> counting() {
    return table.counting();
  }

  private boolean isWatched(PressId press) {
    Optional<NodeId> session;
    synchronized (this) {
      session = table.find(press).flatMap(Lock::holder).map(Holder::session);
    }
    return session.filter(each -> presence.watches(each, press)).isPresent();
  }

  private synchronized void renewForWatching(PressId press) {
    table.find(press).ifPresent(lock -> table.renew(press, lock));
  }

  /** The other servers hear that nothing is locked here any more. */
  @Override
  public synchronized void close() {
    table.all().forEach(press -> table.free(press, Lock::isHeld));
  }
}
