package io.stackline.launch.kill;

import io.stackline.launch.demo.LineClient;
import io.stackline.launch.demo.LineClientException;
import io.stackline.launch.kill.Moment.Trigger;
import io.stackline.opcua.security.SecurityRefused;
import io.stackline.sequence.store.StoreAudit;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Lets a line live and die: simulated presses in one process, {@code stackline up} in another that
 * is killed, clients and judges in this one. One thread uses it.
 */
public final class KillCampaign {
  /** Ceiling for the speed of the presses' time unless asked otherwise: strokes take seconds. */
  public static final double USUAL_SPEED = 6;

  /** Runs at a time unless asked otherwise: some go on, others wait for their dies. */
  public static final int USUAL_LOAD = 5;

  /** Runs at a time, at most. */
  public static final int LOAD_MAX = 12;

  private static final long TRIGGER_S = 8;
  private static final long FINISH_S = 300;
  private static final long JOIN_S = 40;
  private static final int DOWN_MS = 4000;
  private static final long DYING_MS = 5000;

  /**
   * What is asked of it.
   *
   * @param kills how often
   * @param seed draws the moments and what the clients do; what the machine makes of them differs
   * @param speed of the presses' time
   * @param load runs at a time
   * @param home where the product lies
   * @param folder for everything it makes; is not there yet
   * @param forgetful bends the truth: every third time the journal is put back to what it was a
   *     death before, which must be found out
   */
  public record Settings(
      int kills,
      long seed,
      double speed,
      int load,
      StoreSettings store,
      Path home,
      Path folder,
      boolean forgetful) {}

  private final Settings settings;
  private final Consumer<String> screen;
  private final SplittableRandom random;
  private final Processes processes;
  private final CommandBook book;
  private final Crew crew;
  private final Tally tally = new Tally();
  private final Forgetting forgetting;
  private volatile Optional<CountDownLatch> nextCommand = Optional.empty();

  private KillCampaign(Settings settings, Consumer<String> screen)
      throws IOException, LineClientException {
    this.settings = settings;
    this.screen = screen;
    random = new SplittableRandom(settings.seed());
    processes = new Processes(settings);
    forgetting = new Forgetting(processes.journal(), settings.folder());
    book = new CommandBook("kill-" + Long.toUnsignedString(settings.seed(), 36));
    crew =
        new Crew(
            book,
            List.copyOf(processes.site().ports().keySet()),
            settings.load(),
            random.split(),
            () -> nextCommand.ifPresent(CountDownLatch::countDown));
  }

  /**
   * Does it all.
   *
   * @param screen told a line a life, and the figures at the end
   * @return what is wrong, which is not thrown
   * @throws IOException if a process cannot be started, or the store cannot be read
   */
  public static List<String> run(Settings settings, Consumer<String> screen)
      throws IOException, InterruptedException {
    try {
      return new KillCampaign(settings, screen).run();
    } catch (LineClientException | StoreRefused | SecurityRefused e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private List<String> run()
      throws IOException, InterruptedException, StoreRefused, SecurityRefused {
    try (Jvm plcs = processes.presses()) {
      processes.firstStart();
      try (Spies spies = Spies.start(processes.site().ports())) {
        StoreAudit audit = processes.audit();
        for (int life = 1; life <= settings.kills(); life++) {
          live(life, Moment.draw(random), audit, spies);
          audit = judged(audit, spies, life);
          stayDown();
        }
        finish(audit, spies);
        Figures figures = new Figures(tally, book, crew, spies, processes.audit());
        crew.worries().forEach(each -> screen.accept("  note: " + each));
        figures.lines().forEach(screen);
        return figures.faults();
      }
    }
  }

  private void live(int life, Moment moment, StoreAudit before, Spies spies)
      throws IOException, InterruptedException {
    spies.born(life);
    long started = System.nanoTime();
    CompletableFuture<Void> died = new CompletableFuture<>();
    long strokes = spies.begun();
    try (Jvm up = processes.up()) {
      if (moment.trigger() != Trigger.LAUNCH) {
        Processes.serves(up);
        tally.started((System.nanoTime() - started) / 1_000_000);
        CountDownLatch commands = new CountDownLatch(1 + random.nextInt(8));
        nextCommand = Optional.of(commands);
        Thread worker = attend(life, before, spies, died, false);
        switch (moment.trigger()) {
          case COMMAND -> commands.await(TRIGGER_S, TimeUnit.SECONDS);
          case STROKE -> await(() -> spies.begun() > strokes, worker);
          case HOLD -> await(() -> spies.now().contains(Sight.State.INSITU), worker);
          case LAUNCH, UP -> {
            // counted from now
          }
        }
      }
      Waiting.died(died, moment.after().toMillis());
      up.kill();
      died.complete(null);
      tally.killed(moment, spies.died());
    }
    screen.accept(
        String.format(
            "life %3d  killed %5d ms after %-7s  %d commands, %d strokes, %d runs ended, %d not",
            life,
            moment.after().toMillis(),
            moment.trigger(),
            book.all().size(),
            spies.begun(),
            crew.ended().size(),
            crew.openRuns().size()));
  }

  private static void await(BooleanSupplier moment, Thread worker) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TRIGGER_S);
    while (!moment.getAsBoolean() && System.nanoTime() < deadline && worker.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Connects, looks whether all is held, then lets the clients work. */
  private Thread attend(
      int life, StoreAudit before, Spies spies, CompletableFuture<Void> died, boolean finishing) {
    List<String> unfinished =
        before.runs().entrySet().stream()
            .filter(each -> !each.getValue())
            .map(each -> each.getKey().value())
            .toList();
    Thread worker =
        new Thread(
            () -> {
              try (LineClient line = processes.connect()) {
                HeldCheck.Back back = HeldCheck.look(line, unfinished, died);
                back.wrong().forEach(each -> fault(life, each));
                tally.back(back);
                spies.touched();
                crew.work(line, died, finishing);
              } catch (LineClientException | IOException | SecurityRefused | RuntimeException e) {
                cut(life, e, died);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "crew-" + life);
    worker.setDaemon(true);
    worker.start();
    return worker;
  }

  /** Whoever is cut off by a kill hears of it before we do. */
  private void cut(int life, Exception e, CompletableFuture<Void> died) {
    try {
      if (!Waiting.died(died, DYING_MS)) {
        fault(life, "the clients cannot work: " + e);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void fault(int life, String what) {
    tally.fault("life " + life + ": " + what);
    screen.accept("  FAULT in life " + life + ": " + what);
  }

  /** The line is dead: journal, clients and presses must tell the same story. */
  private StoreAudit judged(StoreAudit before, Spies spies, int life)
      throws StoreRefused, IOException {
    if (settings.forgetful() && forgetting.after(life)) {
      screen.accept("  the journal was put back to an earlier moment, on purpose");
    }
    List<Told> told = book.all();
    StoreAudit now = processes.audit();
    JournalJudge.judge(before, now, told, spies.strokes()).forEach(each -> fault(life, each));
    return now;
  }

  /** Mostly it is back at once; now and then presses are left alone for longer. */
  private void stayDown() throws InterruptedException {
    if (random.nextInt(3) == 0) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(DOWN_MS));
    }
  }

  /** Nobody kills it any more: all runs must come to an end. */
  private void finish(StoreAudit before, Spies spies)
      throws IOException, InterruptedException, StoreRefused {
    int life = settings.kills() + 1;
    spies.born(life);
    CompletableFuture<Void> died = new CompletableFuture<>();
    try (Jvm up = processes.up()) {
      Processes.serves(up);
      Thread worker = attend(life, before, spies, died, true);
      worker.join(TimeUnit.SECONDS.toMillis(FINISH_S));
      if (worker.isAlive()) {
        fault(life, "runs do not end: " + crew.openRuns());
      }
      up.stop();
      died.complete(null);
      spies.died();
      worker.join(TimeUnit.SECONDS.toMillis(JOIN_S));
    }
    StoreAudit last = judged(before, spies, life);
    JournalJudge.judgeEnd(last, book.all()).forEach(each -> fault(life, each));
  }
}
