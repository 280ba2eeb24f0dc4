package io.stackline.launch.soak;

import io.stackline.sequence.store.StoreRefused;
import io.stackline.sequence.store.TrialDatabase;
import io.stackline.site.StoreSettings.Where;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Where simulations get their databases from. Thread-safe. */
interface Databases {
  /**
   * An empty one.
   *
   * @throws StoreRefused if the server does not give one
   */
  Stores open() throws StoreRefused;

  /** H2, in memory: our processes die in a simulation, the machine does not. */
  static Databases memory() {
    String us = unique();
    AtomicLong made = new AtomicLong();
    return () -> Stores.of(TrialDatabase.inMemory("soak-" + us + "-" + made.incrementAndGet()));
  }

  /** In a PostgreSQL server, each in a schema of its own, which is gone when it is closed. */
  static Databases server(Where.Postgres server) {
    String us = unique();
    AtomicLong made = new AtomicLong();
    return () ->
        Stores.of(
            TrialDatabase.onServer(server, "stackline_soak_" + us + "_" + made.incrementAndGet()));
  }

  private static String unique() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
