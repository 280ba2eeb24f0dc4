package io.stackline.launch;

import io.stackline.board.Board;
import io.stackline.launch.manage.Shift.OnDuty;
import io.stackline.opcua.LineServer;
import io.stackline.record.StoreFailed;
import io.stackline.sequence.Sequencer;
import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.Site;
import io.stackline.time.Time;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sequencer at work in one of many processes, with all that belongs to it. */
final class Sequencing implements Duty.Work {
  private static final Logger LOG = LoggerFactory.getLogger(Sequencing.class);

  private final long term;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private @Nullable Sequencer sequencer;

  private Sequencing(long term) {
    this.term = term;
  }

  /** Where it works. */
  record Place(Site site, Board board, Time time, DataFolder data, LineProcess.Work<?> work) {
    /** With the site as its files say by now. */
    Place of(Site next) {
      return new Place(next, board, time, data, work);
    }
  }

  /** With a store of its own, which is closed with it. */
  static Sequencing begin(Place place, Optional<LineServer> opcua)
      throws StoreRefused, StoreFailed, IOException {
    SqlStore store = SqlStore.open(place.data().journal(), place.site().store());
    Sequencing begun = new Sequencing(store.journal().term());
    begun.parts.push(store);
    try {
      begun.start(place, store, opcua);
      return begun;
    } catch (RuntimeException e) {
      begun.close();
      throw e;
    }
  }

  /** On a store that somebody else closes. */
  static Sequencing on(SqlStore store, Place place, Optional<LineServer> opcua) {
    Sequencing begun = new Sequencing(store.journal().term());
    begun.start(place, store, opcua);
    return begun;
  }

  private void start(Place place, SqlStore store, Optional<LineServer> opcua) {
    Site site = place.site();
    Board board = place.board();
    Time time = place.time();
    RecordFolder folder = new RecordFolder(place.data().runs());
    parts.push(RecordKeeper.start(board, store.archive(), time, folder));
    SimulatedHands hands = SimulatedHands.start(site, board, time);
    parts.push(hands);
    Sequencer begun = Sequencer.start(site, board, time, store, LineProcess.settings(site, time));
    parts.push(begun);
    sequencer = begun;
    LineProcess.Asked asked =
        new LineProcess.Asked(
            site, board, time, Optional.of(store), Optional.of(begun), opcua, Optional.of(hands));
    parts.push(
        FileDesk.start(place.data(), time, LineProcess.requests(asked, place.work().folder())));
  }

  @Override
  public OnDuty onDuty() {
    return new OnDuty(Objects.requireNonNull(sequencer), term);
  }

  @Override
  public void close() {
    for (AutoCloseable each : parts) {
      try {
        each.close();
      } catch (Exception e) {
        LOG.warn("{} does not end in order", each.getClass().getSimpleName(), e);
      }
    }
    parts.clear();
  }
}
