package io.stackline.bridge.link;

import io.stackline.bridge.link.LinkException.Place;
import io.stackline.site.Line;
import io.stackline.site.Site.Connection;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One connection and all who use it: one transaction at a time, in the order in which they came,
 * with the gap that the most patient of its PLCs wants, after connecting too, or as long as it then
 * wants to be left alone. A PLC that does not answer costs the others one time-out, and their next
 * transaction a new connection, each time it is asked.
 */
final class SharedLine {
  private final Line line;
  private final String address;
  private final Framing framing;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final AtomicInteger links = new AtomicInteger();

  /** Longest wait for a turn: every link on the line before us, each as slow as it may be. */
  private final AtomicLong patienceNanos = new AtomicLong();

  private final AtomicLong gapNanos = new AtomicLong();

  /** Silence after connecting. */
  private final AtomicLong quietNanos = new AtomicLong();

  /** Connections up to this one are not to be used any more. */
  private final AtomicLong doubted = new AtomicLong();

  private volatile Optional<Cable> cable = Optional.empty();

  /** The last connection; each has a greater number than the one before. */
  private long generation;

  private int number;
  private long endedNanos = System.nanoTime();
  private long connectedNanos = endedNanos;

  SharedLine(Line line) {
    this.line = line;
    this.address = line.address();
    this.framing = line instanceof Line.Tcp ? new Mbap() : new Rtu();
  }

  PlcLink link(Connection connection, Duration quiet) {
    links.incrementAndGet();
    Duration slowest = connection.timeout().multipliedBy(2).plus(connection.gap()).plus(quiet);
    patienceNanos.addAndGet(slowest.toNanos());
    gapNanos.accumulateAndGet(connection.gap().toNanos(), Math::max);
    quietNanos.accumulateAndGet(quiet.toNanos(), Math::max);
    return new UnitLink(this, connection.unit(), connection.timeout());
  }

  String address() {
    return address;
  }

  /** The PDU of a whole and fitting answer, or of an exception. */
  byte[] ask(UnitLink asker, Question<?> question, Place place) throws LinkException {
    takeTurn(place);
    try {
      Cable sound = connected(asker.timeout(), place);
      asker.uses(generation);
      waitForSilence(place);
      return transact(sound, asker, question);
    } catch (SocketTimeoutException e) {
      abort();
      throw LinkException.timedOut(place, asker.timeout().toMillis());
    } catch (IOException e) {
      abort();
      throw LinkException.garbled(place, String.valueOf(e.getMessage()));
    } finally {
      endedNanos = System.nanoTime();
      turn.unlock();
    }
  }

  private void takeTurn(Place place) throws LinkException {
    try {
      if (turn.tryLock(patienceNanos.get(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw LinkException.refused(place, "the line was not free in time");
  }

  private byte[] transact(Cable sound, UnitLink asker, Question<?> question) throws IOException {
    number = (number + 1) & 0xFFFF;
    Framing.Asked asked =
        new Framing.Asked(number, asker.unit(), question.function(), question.answer());
    sound.discard();
    sound.send(framing.frame(asked, question.pdu()));
    return framing.answer(sound, asked, System.nanoTime() + asker.timeout().toNanos());
  }

  private Cable connected(Duration timeout, Place place) throws LinkException {
    if (generation <= doubted.get()) {
      abort();
    }
    Optional<Cable> standing = cable;
    if (standing.isPresent()) {
      return standing.get();
    }
    Cable fresh;
    try {
      fresh = Cable.to(line, timeout);
    } catch (IOException e) {
      throw LinkException.refused(place, String.valueOf(e.getMessage()));
    }
    generation++;
    cable = Optional.of(fresh);
    endedNanos = System.nanoTime();
    connectedNanos = endedNanos;
    if (links.get() == 0) {
      abort();
      throw LinkException.refused(place, "the line was closed meanwhile");
    }
    return fresh;
  }

  private void waitForSilence(Place place) throws LinkException {
    long sinceEnd = connectedNanos - endedNanos; // at most zero
    long dueNanos = endedNanos + Math.max(gapNanos.get(), quietNanos.get() + sinceEnd);
    for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        throw LinkException.refused(place, "interrupted before anything was sent");
      }
      LockSupport.parkNanos(left);
    }
  }

  /** Drops a connection; at once if nobody is using it, else before it is used again. */
  void drop(long which) {
    doubted.accumulateAndGet(which, Math::max);
    if (turn.tryLock()) {
      try {
        if (generation <= doubted.get()) {
          abort();
        }
      } finally {
        turn.unlock();
      }
    }
  }

  private void abort() {
    cable.ifPresent(Cable::abort);
    cable = Optional.empty();
  }

  /** A link is given up; waits for nobody, so that a transaction under way fails. */
  void leave() {
    if (links.decrementAndGet() == 0) {
      cable.ifPresent(Cable::close);
      cable = Optional.empty();
    }
  }
}
