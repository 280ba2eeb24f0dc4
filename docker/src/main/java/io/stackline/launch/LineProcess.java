package io.stackline.launch;

import io.stackline.board.Board;
import io.stackline.board.LocalBoard;
import io.stackline.bridge.ModbusBridge;
import io.stackline.launch.manage.Management;
import io.stackline.launch.manage.Parts;
import io.stackline.launch.manage.Shift;
import io.stackline.opcua.LineServer;
import io.stackline.opcua.ServerSet;
import io.stackline.opcua.security.Credential;
import io.stackline.record.RunArchive;
import io.stackline.record.StoreFailed;
import io.stackline.sequence.Sequencer;
import io.stackline.sequence.SequencerSettings;
import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.Site;
import io.stackline.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One process of a line: bridge, sequencer and OPC UA server around one board. Closing stops them
 * in the opposite order.
 */
final class LineProcess {
  private LineProcess() {}

  /**
   * What the line offers to the one who started it, as far as this process has it.
   *
   * @param management address of its management port, if it has one
   */
  record Running(
      Board board,
      Optional<LineServer> opcua,
      Optional<RecordKeeper> records,
      Optional<SimulatedHands> hands,
      Optional<String> management) {}

  /** Works with a running line. */
  interface Work<T> {
    T with(Running line) throws Exception;

    /**
     * This is a first start: users were made, whose passwords nobody learns otherwise. Told before
     * what may still fail.
     */
    default void created(List<Credential> users) {}

    /** Where the files of the site are, if they may be read again while it runs. */
    default Optional<Path> folder() {
      return Optional.empty();
    }
  }

  /**
   * Starts the line, does the work, stops the line.
   *
   * @param runs folder for the records of finished runs
   */
  static <T> T run(Site site, Time time, DataFolder data, Path runs, Work<T> work)
      throws Exception {
    try (Management management = management(site, time)) {
      return run(site, time, data, runs, work, management);
    }
  }

  private static <T> T run(
      Site site, Time time, DataFolder data, Path runs, Work<T> work, Management management)
      throws Exception {
    Board board = management.counted(new LocalBoard());
    try (SqlStore store = store(site, data);
        ModbusBridge bridge = ModbusBridge.start(site, board, time);
        RecordKeeper records =
            RecordKeeper.start(board, store.archive(), time, new RecordFolder(runs));
        SimulatedHands hands = SimulatedHands.start(site, board, time);
        LineServer opcua =
            opcua(site, board, time, store.archive(), data, ServerSet.alone(site.opcua()), work);
        Sequencer sequencer = sequencer(site, board, time, store, settings(site, time));
        FileDesk requests =
            FileDesk.start(
                data,
                time,
                requests(
                    new Asked(
                        site,
                        board,
                        time,
                        Optional.of(store),
                        Optional.of(sequencer),
                        Optional.of(opcua),
                        Optional.of(hands)),
                    work.folder()))) {
      Parts parts =
          new Parts(
              site.name(),
              VersionCommand.software(),
              board,
              Optional::empty,
              Optional.of(bridge),
              Optional.of(Shift.alone(new Shift.OnDuty(sequencer, store.journal().term()))),
              Optional.of(opcua),
              Optional.of(store.archive()));
      try (Management.Watching watching = management.watch(parts)) {
        return work.with(
            new Running(
                board,
                Optional.of(opcua),
                Optional.of(records),
                Optional.of(hands),
                management.url()));
      }
    }
  }

  static SequencerSettings settings(Site site, Time time) {
    boolean simulated = site.presses().values().stream().allMatch(Site.PressSite::simulated);
    return new SequencerSettings(VersionCommand.software(), simulated, time.speed());
  }

  /** What is asked from beside the process, and what it is answered from. */
  record Asked(
      Site site,
      Board board,
      Time time,
      Optional<SqlStore> store,
      Optional<Sequencer> sequencer,
      Optional<LineServer> opcua,
      Optional<SimulatedHands> hands) {}

  static Map<String, FileDesk.Served> requests(Asked of, Optional<Path> folder) {
    LineSite site = new LineSite(of.site());
    Map<String, FileDesk.Served> sorts = new LinkedHashMap<>();
    of.store().ifPresent(each -> sorts.put(BackupDesk.SORT, new BackupDesk(each)));
    sorts.put(HandOverDesk.SORT, new HandOverDesk(of.board(), site, of.time()));
    folder.ifPresent(each -> sorts.put(ReloadDesk.SORT, new ReloadDesk(each, site, of)));
    return sorts;
  }

  private static LineServer told(LineServer opcua, Work<?> work) {
    if (!opcua.firstStartCredentials().isEmpty()) {
      work.created(opcua.firstStartCredentials());
    }
    return opcua;
  }

  static Management management(Site site, Time time) {
    try {
      return Management.start(site.management(), time);
    } catch (IOException e) {
      throw new CommandRefused(String.valueOf(e.getMessage()));
    }
  }

  private static SqlStore store(Site site, DataFolder data) {
    try {
      return SqlStore.open(data.journal(), site.store());
    } catch (StoreRefused e) {
      throw new CommandRefused(String.valueOf(e.getMessage()));
    }
  }

  private static Sequencer sequencer(
      Site site, Board board, Time time, SqlStore store, SequencerSettings settings) {
    try {
      return Sequencer.start(site, board, time, store, settings);
    } catch (StoreFailed e) {
      throw new CommandRefused(
          "the journal does not answer: " + e.getMessage(),
          "see that its disk has room, or that its server runs, and start again");
    }
  }

  static LineServer opcua(
      Site site,
      Board board,
      Time time,
      RunArchive archive,
      DataFolder data,
      ServerSet set,
      Work<?> work) {
    try {
      return told(LineServer.start(site, board, time, archive, data.security(), set), work);
    } catch (IOException e) {
      throw new CommandRefused(String.valueOf(e.getMessage()));
    }
  }
}
