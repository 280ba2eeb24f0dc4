package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Board;
import io.stackline.board.LocalBoard;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.time.SystemTime;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on a crank with a thread, as in the product. */
final class SequencerThreadTest {
  private static final int COMMANDS = 50;

  private final Path folder;

  SequencerThreadTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void itAnswersEveryCommandOnceAndClosesInTheMidstOfWork()
      throws StoreRefused, InterruptedException {
    SystemTime time = SystemTime.scaled(100);
    Board board = new LocalBoard();
    CountDownLatch answered = new CountDownLatch(COMMANDS / 2);
    board.outcomes().watch((id, outcome) -> answered.countDown());
    try (SqlStore store = SqlStore.open(folder);
        Sequencer sequencer =
            Sequencer.start(TestSite.site(), board, time, store, Bench.SETTINGS)) {
      assertNotNull(sequencer);
      for (int i = 0; i < COMMANDS; i++) {
        CommandId id = new CommandId("c-" + i);
        board
            .commands()
            .post(id, new Command.StartRun(id, "ann", time.now(), TestSite.RECIPE, 0, Story.BOUND));
      }
      assertTrue(answered.await(10, TimeUnit.SECONDS), answered + " without an answer");
    }
    // what was answered is in the journal, what is in the journal is settled
    try (SqlStore store = SqlStore.open(folder)) {
      int accepted = 0;
      for (int i = 0; i < COMMANDS; i++) {
        CommandId id = new CommandId("c-" + i);
        assertEquals(store.journal().outcome(id), board.outcomes().get(id), "of command " + i);
        accepted += store.journal().outcome(id).isPresent() ? 1 : 0;
      }
      assertEquals(accepted, store.journal().unfinished().size(), "one is begun, the others wait");
    }
  }
}
