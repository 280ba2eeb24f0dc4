package io.stackline.launch.soak;

import io.stackline.record.RunStore;
import io.stackline.sequence.store.MemoryDatabase;
import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import java.nio.file.Path;

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

  /** The simulation is over. */
  @Override
  void close();

  /** H2 in memory. */
  static Stores memory(String name) {
    MemoryDatabase database = new MemoryDatabase(name);
    return new Stores() {
      @Override
      public Open open() {
        return opened(database::open);
      }

      @Override
      public void close() {
        database.close();
      }
    };
  }

  /** H2 in a folder, which stays. */
  static Stores h2(Path folder) {
    return new Stores() {
      @Override
      public Open open() {
        return opened(() -> SqlStore.open(folder));
      }

      @Override
      public void close() {}
    };
  }

  /** How a store is opened. */
  interface Opening {
    SqlStore open() throws StoreRefused;
  }

  private static Open opened(Opening opening) {
    SqlStore store;
    try {
      store = opening.open();
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
