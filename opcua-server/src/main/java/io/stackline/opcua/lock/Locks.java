package io.stackline.opcua.lock;

import io.stackline.press.PressId;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * not outlive the server. Thread-safe.
 */
public final class Locks {
  /**
   * MaxInactiveLockTime, wall clock; OPC 10000-100 §7.4 leaves it to the server. Long enough for a
   * client that reconnects after a pulled cable and for an operator between two steps of one
   * change; short enough that nobody walks to a dead panel to get his press back.
   */
  public static final Duration INACTIVE_MAX = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(Locks.class);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Map<PressId, Lock> locks = new LinkedHashMap<>();
  private final List<Consumer<PressId>> watchers = new CopyOnWriteArrayList<>();
  private final Set<NodeId> followed = ConcurrentHashMap.newKeySet();
  private final Time time;
  private final Crank crank;
  private volatile Presence presence = Presence.BY_CALLS_ALONE;
  private boolean ticking;

  /**
   * One free lock a press.
   *
   * @param crank looks after locks whose time is over, and tells watchers of them
   */
  public Locks(Collection<PressId> presses, Time time, Crank crank) {
    presses.forEach(press -> locks.put(press, new Lock()));
    this.time = time;
    this.crank = crank;
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
    return find(press).map(lock -> lock.state(time.wallNanos())).orElse(LockState.FREE);
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
    Optional<Lock> lock = find(press);
    if (lock.isEmpty() || lock.get().isUsedByOthers(holder)) {
      return LockAnswer.INVALID;
    }
    if (lock.get().isHeld()) {
      return LockAnswer.ALREADY_LOCKED;
    }
    lock.get().take(holder, context, time.wallNanos());
    tick();
    return LockAnswer.OK;
  }

  /** RenewLock; also what its holder does otherwise renews it. */
  public synchronized LockAnswer renew(PressId press, Holder holder) {
    LockAnswer answer = own(press, holder);
    if (answer == LockAnswer.OK) {
      find(press).ifPresent(lock -> lock.renew(time.wallNanos()));
    }
    return answer;
  }

  /** ExitLock. */
  public LockAnswer exit(PressId press, Holder holder) {
    LockAnswer answer = own(press, holder);
    if (answer != LockAnswer.OK) {
      return answer;
    }
    boolean left = end(press, lock -> lock.isHeldBy(holder), "left by " + holder.user());
    return left ? LockAnswer.OK : LockAnswer.NOT_LOCKED;
  }

  /**
   * BreakLock.
   *
   * @param by a user with the right to
   */
  public LockAnswer breakLock(PressId press, String by) {
    return end(press, Lock::isHeld, "broken by " + by) ? LockAnswer.OK : LockAnswer.NOT_LOCKED;
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
    List<Lock> entered = presses.stream().flatMap(press -> find(press).stream()).toList();
    entered.forEach(lock -> lock.enter(holder));
    return new Entry.Admitted(() -> leave(entered, holder));
  }

  private synchronized void leave(List<Lock> entered, Holder holder) {
    entered.forEach(lock -> lock.leave(holder, time.wallNanos()));
  }

  /** Why this press does not obey him, or nothing: who has locked it, and for how long. */
  public synchronized Optional<String> objection(PressId press, Holder holder) {
    LockState state = state(press);
    boolean own = find(press).filter(lock -> lock.isHeldBy(holder)).isPresent();
    return state.locked() && !own ? Optional.of(state.words(press)) : Optional.empty();
  }

  private synchronized LockAnswer own(PressId press, Holder holder) {
    Optional<Lock> lock = find(press).filter(Lock::isHeld);
    if (lock.isEmpty()) {
      return LockAnswer.NOT_LOCKED;
    }
    return lock.get().isHeldBy(holder) ? LockAnswer.OK : LockAnswer.NOT_HOLDER;
  }

  /** A lock whose time is over counts until the next tick finds that nobody watches its press. */
  private Optional<Lock> find(PressId press) {
    return Optional.ofNullable(locks.get(press));
  }

  private synchronized List<PressId> matching(Predicate<Lock> wanted) {
    return locks.entrySet().stream()
        .filter(each -> wanted.test(each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Ends a lock that is still as wanted, and tells so. */
  private boolean end(PressId press, Predicate<Lock> still, String why) {
    synchronized (this) {
      Optional<Lock> lock = find(press).filter(still);
      if (lock.isEmpty()) {
        return false;
      }
      lock.get().free();
    }
    LOG.info("press={} unlocked: {}", press, why);
    tell(press);
    return true;
  }

  private void tell(PressId press) {
    watchers.forEach(each -> each.accept(press));
  }

  /** One task for all locks, however often clients lock and unlock. */
  private void tick() {
    if (!ticking) {
      ticking = true;
      crank.after(Duration.ofNanos((long) (TICK.toNanos() * time.speed())), this::ticked);
    }
  }

  private void ticked() {
    try {
      matching(this::isOver).forEach(this::judge);
      matching(Lock::isHeld).forEach(this::tell);
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
    ticking = false;
    if (locks.values().stream().anyMatch(Lock::isHeld)) {
      tick();
    }
  }

  private boolean isWatched(PressId press) {
    Optional<NodeId> session;
    synchronized (this) {
      session = find(press).flatMap(Lock::holder).map(Holder::session);
    }
    return session.filter(each -> presence.watches(each, press)).isPresent();
  }

  private synchronized void renewForWatching(PressId press) {
    find(press).ifPresent(lock -> lock.renew(time.wallNanos()));
  }
}
