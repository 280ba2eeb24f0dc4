package io.stackline.launch.kill;

import io.stackline.launch.demo.ClientIdentity;
import io.stackline.launch.demo.LineClient;
import io.stackline.launch.demo.LineClientException;
import io.stackline.launch.kill.Moment.Trigger;
import io.stackline.opcua.security.CertificateCard;
import io.stackline.opcua.security.CertificateDesk;
import io.stackline.opcua.security.PasswordRule;
import io.stackline.opcua.security.SecurityRefused;
import io.stackline.opcua.security.ServerKey;
import io.stackline.opcua.security.TrustDesk;
import io.stackline.opcua.security.UserBook;
import io.stackline.sequence.store.StoreAudit;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets a line live and die: simulated presses in one process, {@code stackline up} in another that
 * is killed, clients and judges in this one. One thread uses it.
 */
public final class KillCampaign {
  /** Ceiling for the speed of the presses' time unless asked otherwise: strokes take seconds. */
  public static final double USUAL_SPEED = 6;

  /** Runs at a time, at most. */
  public static final int LOAD_MAX = 3;

  private static final String USER = "crew";
  private static final String RUNNING = "running; stop with";
  private static final long START_S = 60;
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
  private final KillSite site;
  private final Path data;
  private final Path classes;
  private final CommandBook book;
  private final Crew crew;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> kills = new HashMap<>();
  private final List<Long> startMs = new ArrayList<>();
  private final String password = UserBook.password();
  private final ClientIdentity identity;
  private volatile Optional<CountDownLatch> nextCommand = Optional.empty();

  private KillCampaign(Settings settings, Consumer<String> screen)
      throws IOException, LineClientException {
    this.settings = settings;
    this.screen = screen;
    random = new SplittableRandom(settings.seed());
    Files.createDirectories(settings.folder());
    site = KillSite.write(settings.folder().resolve("site"), settings.home(), settings.store());
    data = settings.folder().resolve("data");
    classes = settings.folder().resolve("classes.jsa");
    book = new CommandBook("kill-" + Long.toUnsignedString(settings.seed(), 36));
    crew =
        new Crew(
            book,
            List.copyOf(site.ports().keySet()),
            settings.load(),
            random.split(),
            this::commandSent);
    identity = ClientIdentity.draw();
  }

  /**
   * Does it all.
   *
   * @param screen told a line a life
   * @return the figures; a fault is in them, not thrown
   * @throws IOException if a process cannot be started, or the store cannot be read
   */
  public static List<String> run(Settings settings, Consumer<String> screen, Consumer<String> fault)
      throws IOException, InterruptedException {
    try {
      KillCampaign campaign = new KillCampaign(settings, screen);
      Figures figures = campaign.run();
      figures.worries().forEach(each -> screen.accept("  note: " + each));
      figures.lines().forEach(screen);
      figures.faults().forEach(fault);
      return figures.faults();
    } catch (LineClientException | StoreRefused | SecurityRefused e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Figures run()
      throws IOException, InterruptedException, StoreRefused, SecurityRefused, LineClientException {
    try (Jvm plcs = presses()) {
      firstStart();
      try (Spies spies = Spies.start(site.ports())) {
        StoreAudit audit = audit();
        for (int life = 1; life <= settings.kills(); life++) {
          live(life, Moment.draw(random), audit, spies);
          audit = judged(audit, spies, life);
          stayDown();
        }
        finish(audit, spies);
        return figures(spies);
      }
    }
  }

  private Jvm presses() throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            "plc",
            "--site",
            site.folder().toString(),
            "--speed",
            Double.toString(settings.speed()));
    Jvm plcs = Jvm.start(List.of(), arguments, settings.folder().resolve("plc.log"));
    for (String press : site.ports().keySet()) {
      plcs.await(press + " ", START_S);
    }
    return plcs;
  }

  private Jvm up(String option) throws IOException {
    List<String> arguments =
        List.of(
            "up",
            "--site",
            site.folder().toString(),
            "--data",
            data.toString(),
            "--speed",
            Double.toString(settings.speed()));
    // few lives are long enough for the second compiler to pay
    return Jvm.start(
        List.of("-XX:TieredStopAtLevel=1", option), arguments, settings.folder().resolve("up.log"));
  }

  /**
   * Makes users, certificate and journal, and keeps the loaded classes for quicker starts; then
   * lets our client in.
   */
  private void firstStart()
      throws IOException, InterruptedException, SecurityRefused, LineClientException {
    try (Jvm first = up("-XX:ArchiveClassesAtExit=" + classes)) {
      first.await(RUNNING, START_S);
      first.stop();
    }
    Path security = data.resolve("security");
    UserBook.open(security, Clock.systemUTC(), PasswordRule.MEMORY_KIB)
        .add(USER, "operator", Optional.of(password), Optional.empty());
    Path certificate = settings.folder().resolve("client.der");
    try {
      Files.write(certificate, identity.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IOException(e);
    }
    TrustDesk.open(security, Clock.systemUTC()).accept(certificate);
  }

  private LineClient connect() throws LineClientException, IOException, SecurityRefused {
    Path security = data.resolve("security");
    CertificateCard card = new CertificateDesk(security, Clock.systemUTC()).show();
    ServerKey.Subject subject =
        new ServerKey.Subject(KillSite.NAME, card.applicationUri(), card.names());
    X509Certificate server = ServerKey.open(security, subject).certificate();
    return LineClient.connect(
        "opc.tcp://127.0.0.1:" + site.opcuaPort(),
        "urn:stackline:" + KillSite.NAME,
        identity,
        USER,
        password,
        server);
  }

  private void live(int life, Moment moment, StoreAudit before, Spies spies)
      throws IOException, InterruptedException {
    spies.born(life);
    long started = System.nanoTime();
    CompletableFuture<Void> died = new CompletableFuture<>();
    long strokes = strokes(spies);
    try (Jvm up = up("-XX:SharedArchiveFile=" + classes)) {
      if (moment.trigger() == Trigger.LAUNCH) {
        Waiting.died(died, moment.after().toMillis());
      } else {
        up.await(RUNNING, START_S);
        startMs.add((System.nanoTime() - started) / 1_000_000);
        CountDownLatch commands = new CountDownLatch(1 + random.nextInt(8));
        nextCommand = Optional.of(commands);
        Thread worker = attend(life, before, spies, died, false);
        await(moment.trigger(), commands, strokes, spies, worker);
        Waiting.died(died, moment.after().toMillis());
      }
      up.kill();
      died.complete(null);
      spies.died();
    }
    kills.merge(moment.trigger().name(), 1, Integer::sum);
    screen.accept(
        String.format(
            "life %3d  killed %4d ms after %-7s  %d commands, %d strokes, %d runs go on",
            life,
            moment.after().toMillis(),
            moment.trigger(),
            book.all().size(),
            strokes(spies),
            crew.openRuns().size()));
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
              try (LineClient line = connect()) {
                HeldCheck.faults(line, unfinished, died).forEach(each -> fault(life, each));
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

  private void await(
      Trigger trigger, CountDownLatch commands, long strokes, Spies spies, Thread worker)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TRIGGER_S);
    if (trigger == Trigger.COMMAND) {
      commands.await(TRIGGER_S, TimeUnit.SECONDS);
    } else if (trigger == Trigger.STROKE) {
      while (strokes(spies) == strokes && System.nanoTime() < deadline && worker.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
  }

  private void commandSent() {
    nextCommand.ifPresent(CountDownLatch::countDown);
  }

  private static long strokes(Spies spies) {
    return spies.strokes().values().stream().mapToLong(Map::size).sum();
  }

  private synchronized void fault(int life, String what) {
    faults.add("life " + life + ": " + what);
    screen.accept("  FAULT in life " + life + ": " + what);
  }

  private StoreAudit audit() throws StoreRefused {
    return StoreAudit.read(data.resolve("journal"), settings.store());
  }

  /** The line is dead: journal, clients and presses must tell the same story. */
  private StoreAudit judged(StoreAudit before, Spies spies, int life)
      throws StoreRefused, IOException {
    if (settings.forgetful()) {
      forget(life);
    }
    List<Told> told = book.all();
    StoreAudit now = audit();
    JournalJudge.judge(before, now, told, spies.strokes()).forEach(each -> fault(life, each));
    return now;
  }

  /** Puts the journal back to what it was a death ago, every third time. */
  private void forget(int life) throws IOException {
    Path journal = data.resolve("journal/stackline.mv.db");
    Path kept = settings.folder().resolve("kept.mv.db");
    if (life % 3 == 0 && Files.exists(kept)) {
      Files.copy(kept, journal, StandardCopyOption.REPLACE_EXISTING);
      screen.accept("  the journal was put back to an earlier moment, on purpose");
    } else {
      Files.copy(journal, kept, StandardCopyOption.REPLACE_EXISTING);
    }
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
    try (Jvm up = up("-XX:SharedArchiveFile=" + classes)) {
      up.await(RUNNING, START_S);
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

  private Figures figures(Spies spies) throws StoreRefused {
    Map<String, Integer> commands = new HashMap<>();
    book.all().forEach(each -> commands.merge(each.what().name(), 1, Integer::sum));
    Map<String, Integer> runs = new HashMap<>();
    crew.ended().values().forEach(each -> runs.merge(each, 1, Integer::sum));
    Map<String, Integer> alone = new HashMap<>();
    spies.metAlone().forEach((state, count) -> alone.put(state.name(), count));
    List<String> all = new ArrayList<>(faults);
    all.addAll(spies.faults());
    all.addAll(book.contradictions());
    return new Figures(
        kills,
        commands,
        book.all().stream().filter(each -> each.tries() > 1).count(),
        runs,
        strokes(spies),
        alone,
        startMs,
        spies.sights(),
        audit().newest(),
        all,
        crew.worries());
  }
}
