package io.stackline.launch.soak;

import io.stackline.record.RunStore;
import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.sequence.store.TrialDatabase;

/** The database of one simulation, opened anew by each process of ours. */
interface Stores extends AutoCloseable {
  /** A store that is open. */
  interface Open extends AutoCloseable {
    RunStore store();

    @Override
    void close();
  }

  /** Opens it; whoever had it before is dead and has closed it. */
  Open open();

  /**
   * The next commit fails.
   *
   * @param written whether it is done all the same, though nobody says so
   */
  void cutNextCommit(boolean written);

  /** The simulation is over. */
  @Override
  void close();

  /** The stores of such a database. */
  static Stores of(TrialDatabase database) {
    return new Stores() {
      @Override
      public Open open() {
        return opened(database);
      }

      @Override
      public void cutNextCommit(boolean written) {
        database.cutNextCommit(written);
      }

      @Override
      public void close() {
        database.close();
      }
    };
  }

  private static Open opened(TrialDatabase database) {
    SqlStore store;
    try {
      store = database.open();
    } catch (StoreRefused e) {
      throw new IllegalStateException("the simulated store cannot be opened", e);
    }
    return new Open() {
      @Override
      public RunStore store() {
        return store;
      }

      @Override
      public void close() {
        store.close();
      }
    };
  }
}
