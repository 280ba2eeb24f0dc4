package io.stackline.launch;

import io.stackline.board.Board;
import io.stackline.board.Watch;
import io.stackline.bridge.Links;
import io.stackline.bridge.link.Lines;
import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.launch.simulate.SimulatedLayers;
import io.stackline.map.Dialect;
import io.stackline.material.Layer;
import io.stackline.plcsim.vendor.VendorPress;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Stage;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.RunStatus.RecipeRef;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.site.Site;
import io.stackline.site.Site.Connection;
import io.stackline.site.Site.PressSite;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's hands on a simulated line: when a prompt asks for layers or for the die to be
 * moved, they lie in the simulated press's die. Real presses are never touched. Talks to the
 * simulator's bench registers, which are no part of PRESSMAP.
 */
final class SimulatedHands implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedHands.class);
  private static final int PLACED_WAIT_S = 20;

  /** What is done: a prompt of a run. */
  private record Job(RunId run, String prompt) {}

  private volatile Site site;

  /** What runs under way were started with, by hash. */
  private final Map<String, Recipe> recipes = new ConcurrentHashMap<>();

  private final Links links;
  private final Crank crank;
  private final Watch watch;
  private final Map<Job, CompletableFuture<Boolean>> jobs = new ConcurrentHashMap<>();

  private SimulatedHands(Site site, Board board, Time time, Links links) {
    this.site = site;
    remember(site);
    this.links = links;
    this.crank = time.crank("simulated-hands");
    this.watch = board.runs().watch((run, status) -> onRun(status));
  }

  /** Recipes, dies and materials are others from now on; runs under way keep their recipe. */
  void becomes(Site changed) {
    remember(changed);
    site = changed;
  }

  private void remember(Site known) {
    known.recipes().values().forEach(each -> recipes.put(each.hash(), each));
  }

  private @Nullable Recipe recipe(RecipeRef wanted) {
    Recipe started = recipes.get(wanted.hash());
    return started == null ? site.recipes().get(wanted.id()) : started;
  }

  static SimulatedHands start(Site site, Board board, Time time) {
    return start(site, board, time, press -> Lines.alone(bench(press)));
  }

  /** Where a press's bench answers: a vendor's has a unit of its own beside the press. */
  private static Connection bench(PressSite press) {
    Connection to = press.connection();
    return press.dialect() instanceof Dialect.Mapped
        ? new Connection(to.line(), VendorPress.benchUnit(to.unit()), to.timeout(), to.gap())
        : to;
  }

  static SimulatedHands start(Site site, Board board, Time time, Links links) {
    return new SimulatedHands(site, board, time, links);
  }

  /**
   * Waits until the hands have done what a prompt asks, or cannot.
   *
   * @param prompt its id
   */
  void awaitPlaced(String run, String prompt) {
    try {
      jobs.computeIfAbsent(new Job(new RunId(run), prompt), job -> new CompletableFuture<>())
          .get(PLACED_WAIT_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("run={} prompt={} the simulated hands are not done: {}", run, prompt, e.toString());
    }
  }

  private void onRun(RunStatus status) {
    if (status.state().isEnded()) {
      jobs.keySet().removeIf(job -> job.run().equals(status.id()));
      return;
    }
    status
        .openPrompt()
        .ifPresent(
            prompt -> {
              Job job = new Job(status.id(), prompt.id());
              CompletableFuture<Boolean> done =
                  jobs.computeIfAbsent(job, each -> new CompletableFuture<>());
              if (!done.isDone()) {
                crank.execute(() -> obey(status, prompt, done));
              }
            });
  }

  private void obey(RunStatus status, Prompt prompt, CompletableFuture<Boolean> done) {
    if (done.isDone()) {
      return;
    }
    if (prompt.takesOut()) {
      takeOut(status, done);
    } else {
      place(status, prompt.stage(), done);
    }
  }

  /** Out of the press the run still has; which one is next nobody knows yet. */
  private void takeOut(RunStatus status, CompletableFuture<Boolean> done) {
    Optional<PressSite> here = status.standing().press().map(site::press);
    if (here.filter(PressSite::simulated).isEmpty()) {
      done.complete(false);
      return;
    }
    try (PlcLink link = links.to(here.get())) {
      new BenchClient(link).remove(cell(status.id()));
      done.complete(true);
    } catch (LinkException e) {
      LOG.warn("run={} the simulated hands cannot take it out: {}", status.id(), e.getMessage());
      done.complete(false);
    }
  }

  private void place(RunStatus status, String stageId, CompletableFuture<Boolean> done) {
    StageStatus stage =
        status.stages().stream()
            .filter(each -> each.id().equals(stageId))
            .findFirst()
            .orElseThrow();
    PressSite press = site.press(stage.press());
    Recipe recipe = recipe(status.recipe());
    if (!press.simulated() || recipe == null) {
      done.complete(false);
      return;
    }
    try {
      takeOutElsewhere(status, press);
      put(status, stageId, press, Binder.bind(recipe, status.bindings(), site.dies()));
      LOG.info(
          "run={} stage={} press={} the simulated hands have loaded the die",
          status.id(),
          stageId,
          stage.press());
      done.complete(true);
    } catch (LinkException | BindingRefused | IllegalStateException e) {
      LOG.warn(
          "run={} stage={} the simulated hands cannot load the die: {}",
          status.id(),
          stageId,
          e.getMessage());
      done.complete(false);
    }
  }

  private void takeOutElsewhere(RunStatus status, PressSite here) throws LinkException {
    Set<PressSite> elsewhere = new HashSet<>();
    status.stages().forEach(each -> elsewhere.add(site.press(each.press())));
    elsewhere.remove(here);
    for (PressSite press : elsewhere) {
      if (press.simulated()) {
        try (PlcLink link = links.to(press)) {
          new BenchClient(link).remove(cell(status.id()));
        }
      }
    }
  }

  private void put(RunStatus status, String stageId, PressSite press, ControlRecipe recipe)
      throws LinkException {
    try (PlcLink link = links.to(press)) {
      BenchClient bench = new BenchClient(link);
      long cell = cell(status.id());
      Stage stage =
          recipe.stages().stream()
              .filter(each -> each.id().equals(stageId))
              .findFirst()
              .orElseThrow();
      int there = bench.place(cell, site.die(stage.die()).bore().toMm());
      List<Layer> wanted = layersUpTo(stageId, recipe);
      for (Layer layer : wanted.subList(Math.min(there, wanted.size()), wanted.size())) {
        bench.add(cell, SimulatedLayers.of(layer, site));
      }
    }
  }

  private static List<Layer> layersUpTo(String stageId, ControlRecipe recipe) {
    List<Layer> layers = new ArrayList<>();
    for (Stage each : recipe.stages()) {
      layers.addAll(each.adds());
      if (each.id().equals(stageId)) {
        break;
      }
    }
    return layers;
  }

  /** The number by which the bench knows this run's cell, the same after a restart. */
  private static long cell(RunId run) {
    CRC32 crc = new CRC32();
    crc.update(run.value().getBytes(StandardCharsets.UTF_8));
    return Math.max(1, crc.getValue());
  }

  @Override
  public void close() {
    watch.close();
    crank.close();
  }
}
