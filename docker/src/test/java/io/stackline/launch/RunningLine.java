package io.stackline.launch;

import io.stackline.board.Board;
import io.stackline.board.LocalBoard;
import io.stackline.bridge.ModbusBridge;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.record.RunArchive;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.sequence.Sequencer;
import io.stackline.sequence.SequencerSettings;
import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.Site;
import io.stackline.time.Time;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Bridge, sequencer and hands over real sockets, driven through the board as the OPC UA server
 * would; tests wait for words on its lanes.
 */
final class RunningLine implements AutoCloseable {
  final Board board = new LocalBoard();
  private final SqlStore store;
  private final ModbusBridge bridge;
  private final SimulatedHands hands;
  private final Sequencer sequencer;
  private final LineDriver driver;

  RunningLine(Site site, Time time, Path journal) throws StoreRefused {
    store = SqlStore.open(journal);
    bridge = ModbusBridge.start(site, board, time);
    hands = SimulatedHands.start(site, board, time);
    sequencer =
        Sequencer.start(
            site, board, time, store, new SequencerSettings("test", true, time.speed()));
    driver = new LineDriver(board, hands, time);
  }

  RunArchive archive() {
    return store.archive();
  }

  RunId startAndConfirm(String recipe) throws InterruptedException {
    return driver.startAndConfirm(recipe);
  }

  void confirm(RunId run) throws InterruptedException {
    driver.confirm(run);
  }

  Outcome resume(RunId run) throws InterruptedException {
    return driver.resume(run);
  }

  RunStatus awaitRun(RunId run, Predicate<RunStatus> wanted) throws InterruptedException {
    return driver.awaitRun(run, wanted);
  }

  PressReading awaitPress(PressId press, Predicate<PressReading> wanted)
      throws InterruptedException {
    return driver.awaitPress(press, wanted);
  }

  @Override
  public void close() {
    sequencer.close();
    hands.close();
    bridge.close();
    store.close();
  }
}
