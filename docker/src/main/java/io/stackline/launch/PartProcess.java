package io.stackline.launch;

import io.stackline.board.Board;
import io.stackline.board.Peers;
import io.stackline.bridge.ModbusBridge;
import io.stackline.cluster.ClusterBoard;
import io.stackline.cluster.ClusterRefused;
import io.stackline.launch.manage.Management;
import io.stackline.launch.manage.Parts;
import io.stackline.launch.manage.Shift;
import io.stackline.opcua.LineServer;
import io.stackline.opcua.ServerSet;
import io.stackline.record.RunArchive;
import io.stackline.record.StoreFailed;
import io.stackline.run.ProcessStatus.Part;
import io.stackline.sequence.store.SharedStore;
import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.Site;
import io.stackline.site.SiteChanges;
import io.stackline.site.SiteProcess;
import io.stackline.site.StoreSettings;
import io.stackline.time.Time;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the processes of a line: those of bridge, sequencer and OPC UA server that its role names,
 * around a board that all processes share. Closing stops them in the opposite order.
 */
final class PartProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PartProcess.class);

  private final Site site;
  private final ServerSet servers;
  private final SiteProcess self;
  private final Time time;
  private final DataFolder data;
  private final LineProcess.Work<?> work;
  private final StoreTurn.Pause pause;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private PartProcess(
      Site whole,
      SiteProcess self,
      Time time,
      DataFolder data,
      LineProcess.Work<?> work,
      StoreTurn.Pause pause) {
    this.site = whole.seenBy(self);
    this.self = self;
    this.time = time;
    this.data = data;
    this.work = work;
    this.pause = pause;
    servers =
        self.role().serves() ? ServerSet.of(whole, self.name()) : ServerSet.alone(whole.opcua());
  }

  /**
   * Starts this process's part, does the work, stops.
   *
   * @param whole the site as its files say
   * @param pause for what has to be waited for before it has started
   */
  static <T> T run(
      Site whole,
      SiteProcess self,
      Time time,
      DataFolder data,
      LineProcess.Work<T> work,
      StoreTurn.Pause pause)
      throws Exception {
    try (PartProcess process = new PartProcess(whole, self, time, data, work, pause)) {
      return work.with(process.start());
    }
  }

  private LineProcess.Running start() throws Exception {
    Management management = kept(LineProcess.management(site, time));
    ClusterBoard cluster = kept(join());
    Board board = management.counted(cluster);
    Presence presence = new Presence(board, time);
    presence.is(Part.NONE, 0);
    Optional<SqlStore> own = ownsStore() ? Optional.of(kept(open())) : Optional.empty();
    Optional<SharedStore> shared =
        own.isEmpty() && needsStore() ? Optional.of(kept(share())) : Optional.empty();
    Optional<LineServer> opcua = Optional.empty();
    if (self.role().serves()) {
      RunArchive archive =
          own.map(SqlStore::archive).orElseGet(() -> shared.orElseThrow().archive());
      opcua = Optional.of(kept(LineProcess.opcua(site, board, time, archive, data, servers, work)));
    }
    Optional<ModbusBridge> bridge =
        self.role().bridges()
            ? Optional.of(kept(ModbusBridge.start(site, board, time)))
            : Optional.empty();
    Sequencing.Place place = new Sequencing.Place(site, board, time, data, work);
    Optional<Shift> shift = Optional.empty();
    if (own.isPresent()) {
      Sequencing begun = kept(Sequencing.on(own.get(), place, opcua));
      presence.is(Part.ACTIVE, begun.term());
      shift = Optional.of(Shift.alone(begun.onDuty()));
    } else if (self.role().sequences()) {
      Optional<LineServer> server = opcua;
      Duty duty =
          kept(
              Duty.start(
                  board,
                  time,
                  shared.orElseThrow(),
                  () -> Sequencing.begin(place.of(current(server)), server),
                  presence));
      shift = Optional.of(new Shift(duty::now, Optional.of(duty::pulse)));
    } else if (opcua.isPresent()) {
      kept(FileDesk.start(data, time, requests(board, opcua)));
    }
    kept(
        management.watch(
            new Parts(
                site.name(),
                VersionCommand.software(),
                board,
                () -> trouble(board.peers()),
                bridge,
                shift,
                opcua,
                own.map(SqlStore::archive).or(() -> shared.map(SharedStore::archive)))));
    return new LineProcess.Running(
        board, opcua, Optional.empty(), Optional.empty(), management.url());
  }

  private Optional<String> trouble(Peers peers) {
    return peers.isWhole()
        ? Optional.empty()
        : Optional.of(
            "hears only "
                + peers.heard()
                + " of "
                + site.processes().all().size()
                + " processes: less than the most of the line");
  }

  /** Recipes may have changed since this process began to stand by, nothing else. */
  private Site current(Optional<LineServer> server) {
    if (work.folder().isEmpty()) {
      return site;
    }
    Site read = SiteFolder.read(work.folder().get());
    Site next = read.seenBy(read.processes().named(self.name()).orElse(self));
    List<String> restart = SiteChanges.of(site, next).restart();
    if (!restart.isEmpty()) {
      LOG.warn(
          "event=files-ahead {} changed: that takes a restart, the site of then counts", restart);
      return site;
    }
    server.ifPresent(each -> each.reload(next));
    return next;
  }

  private Map<String, FileDesk.Served> requests(Board board, Optional<LineServer> opcua) {
    return LineProcess.requests(
        new LineProcess.Asked(
            site, board, time, Optional.empty(), Optional.empty(), opcua, Optional.empty()),
        work.folder());
  }

  private ClusterBoard join() {
    try {
      return ClusterBoard.join(site, self, time);
    } catch (ClusterRefused e) {
      throw new CommandRefused(String.valueOf(e.getMessage()), e.remedy());
    }
  }

  private boolean needsStore() {
    return self.role().sequences() || self.role().serves();
  }

  /** A file, or a server that no other process would write runs into. */
  private boolean ownsStore() {
    return self.role().sequences()
        && (site.store().where() instanceof StoreSettings.Where.DataFolder
            || site.processes().sequencing().size() == 1);
  }

  private SqlStore open() {
    try {
      return SqlStore.open(data.journal(), site.store());
    } catch (StoreRefused | StoreFailed e) {
      throw new CommandRefused(String.valueOf(e.getMessage()));
    }
  }

  private SharedStore share() throws InterruptedException {
    try {
      StoreTurn.await(() -> SharedStore.olderBeat(site.store()), time, pause);
      return SharedStore.open(site.store());
    } catch (StoreRefused | StoreFailed e) {
      throw new CommandRefused(String.valueOf(e.getMessage()));
    }
  }

  private <P extends AutoCloseable> P kept(P part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() throws Exception {
    Exception first = null;
    for (AutoCloseable each : parts) {
      try {
        each.close();
      } catch (Exception e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
