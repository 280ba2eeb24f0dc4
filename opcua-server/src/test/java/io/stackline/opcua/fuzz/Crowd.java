package io.stackline.opcua.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many clients at a time, each with a number from which all it does follows. */
final class Crowd {
  private static final int AT_A_TIME = 16;
  private static final long PATIENCE_S = 60;

  private Crowd() {}

  /** What one client does. */
  interface Deed {
    void act(int number) throws Exception;
  }

  /** Lets all of them act, from 0 on; what the first that fails throws is thrown. */
  static void act(int clients, Deed deed) throws Exception {
    act(clients, AT_A_TIME, deed);
  }

  /** The same, where more or fewer of them are there at a time. */
  static void act(int clients, int atATime, Deed deed) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(atATime);
    try {
      List<Future<?>> acts = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int number = i;
        acts.add(
            threads.submit(
                () -> {
                  deed.act(number);
                  return number;
                }));
      }
      for (Future<?> each : acts) {
        each.get(PATIENCE_S, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
