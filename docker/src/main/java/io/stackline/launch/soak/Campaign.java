package io.stackline.launch.soak;

import io.stackline.sequence.store.StoreRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Many simulations, some at a time, in a folder of their own that is gone afterwards. */
final class Campaign implements AutoCloseable {
  private final Path folder;
  private final Span span;
  private final List<SoakSite> lines;
  private final Databases databases;

  private Campaign(Path folder, Span span, List<SoakSite> lines, Databases databases) {
    this.folder = folder;
    this.span = span;
    this.lines = lines;
    this.databases = databases;
  }

  /**
   * Lays out the lines.
   *
   * @param shipped the site that ships with Stackline, whose materials and dies are used
   */
  static Campaign open(Path shipped, Span span, Databases databases) {
    try {
      Path folder = Files.createTempDirectory("stackline-soak");
      List<SoakSite> lines = new ArrayList<>();
      for (Span.Floor floor : span.floors()) {
        lines.add(SoakSite.write(shipped, folder.resolve("line" + lines.size()), floor, span));
      }
      return new Campaign(folder, span, lines, databases);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SoakSite line(long seed) {
    return lines.get((int) Math.floorMod(seed, (long) lines.size()));
  }

  /** What a seed says. */
  Plan plan(long seed) {
    return Plan.draw(seed, line(seed).presses(), span);
  }

  /** Lives through one plan. */
  Simulation.Result live(Plan plan) {
    return live(plan, Sabotage.NONE);
  }

  /** The same with something broken on purpose. */
  Simulation.Result live(Plan plan, Sabotage sabotage) {
    return live(plan, sabotage, Audience.NONE);
  }

  /** The same before an audience. */
  Simulation.Result live(Plan plan, Sabotage sabotage, Audience audience) {
    try (Stores stores = databases.open()) {
      return Simulation.run(line(plan.seed()), plan, stores, sabotage, audience);
    } catch (StoreRefused e) {
      throw new IllegalStateException("there is no database for seed " + plan.seed(), e);
    }
  }

  /**
   * Lives through many seeds.
   *
   * @param threads how many at a time
   * @param hours told of virtual time gone by, on any thread
   * @param each told of every result, on the caller's thread, as they come
   */
  void live(
      LongStream seeds, int threads, Consumer<Duration> hours, Consumer<Simulation.Result> each) {
    Audience audience = new Audience(event -> {}, hours);
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      ExecutorCompletionService<Simulation.Result> results =
          new ExecutorCompletionService<>(workers);
      List<Future<Simulation.Result>> all = new ArrayList<>();
      seeds.forEach(
          seed -> all.add(results.submit(() -> live(plan(seed), Sabotage.NONE, audience))));
      for (int i = 0; i < all.size(); i++) {
        each.accept(results.take().get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a simulation broke down", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      workers.shutdownNow();
    }
  }

  /** The same failure with as few faults as can be found by leaving one out after the other. */
  Simulation.Result shrink(Simulation.Result failed) {
    Simulation.Result least = failed;
    String checker = failed.findings().get(0).checker();
    for (int i = 0; i < least.plan().faults().size(); ) {
      List<Fault> fewer = new ArrayList<>(least.plan().faults());
      fewer.remove(i);
      Simulation.Result result = live(least.plan().with(fewer));
      boolean same = !result.isGood() && result.findings().get(0).checker().equals(checker);
      if (same) {
        least = result;
      } else {
        i++;
      }
    }
    return least;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    delete(folder);
  }
}
