package io.stackline.launch.kill;

import io.stackline.launch.kill.Sight.State;
import io.stackline.sequence.store.StoreAudit;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Lets parts of a line fail while presses are in a ramp, a dwell and under stack pressure, one
 * failure after the other, and tells what the presses did, how long readings, commands and runs
 * were not served, and what is wrong. Runs inside {@code docker/netns/lab.sh}.
 */
final class NetCampaign implements AutoCloseable {
  private static final long READY_S = 120;
  private static final long END_S = 150;

  private final NetLine line;
  private final Spies spies;
  private final NetTrack track;
  private final List<NetFace> faces = new ArrayList<>();
  private final List<NetProbe> probes = new ArrayList<>();
  private final CommandBook book = new CommandBook("net-" + Long.toString(System.nanoTime(), 36));
  private final NetCrew crew;
  private final List<String> faults = new ArrayList<>();
  private Optional<StoreAudit> audit = Optional.empty();
  private int known;

  private NetCampaign(Path folder, Path home, double speed, boolean jumping) throws Exception {
    line = new NetLine(folder, home, speed, jumping);
    line.awaitDatabase();
    line.start("bridge-a");
    line.start("one").await("event=on-duty", READY_S);
    line.start("two").await(NetLine.RUNNING, READY_S);
    spies = Spies.start(InetAddress.getByName(NetSite.PLCS), line.site().ports());
    spies.born(1);
    spies.touched();
    track = new NetTrack(spies, List.copyOf(line.site().ports().keySet()));
    NetSite.SERVERS.forEach(each -> faces.add(new NetFace(line, each)));
    faces.forEach(each -> probes.add(new NetProbe(each)));
    crew = new NetCrew(faces, book);
  }

  /**
   * Ends with 0 if nothing is wrong.
   *
   * @param args home, folder, speed, names of failures with commas between, "all", or "clocks"
   */
  public static void main(String[] args) throws Exception {
    System.setProperty("stackline.home", args[0]);
    List<NetFailure> failures = chosen(List.of(args[3].split(",", -1)));
    int status = 1;
    try (NetCampaign campaign =
        new NetCampaign(
            Path.of(args[1]).resolve(Long.toString(System.currentTimeMillis())),
            Path.of(args[0]),
            Double.parseDouble(args[2]),
            failures.stream().anyMatch(NetFailure::isOfClocks))) {
      for (NetFailure each : failures) {
        campaign.endure(each);
      }
      System.out.println(campaign.faults.isEmpty() ? "GOOD" : "NOT GOOD");
      campaign.faults.forEach(each -> System.out.println("  ! " + each));
      status = campaign.faults.isEmpty() ? 0 : 1;
    }
    System.exit(status);
  }

  private static List<NetFailure> chosen(List<String> names) {
    if (names.equals(List.of("all"))) {
      return NetFailure.all();
    }
    if (names.equals(List.of("clocks"))) {
      return NetFailure.clocks();
    }
    List<NetFailure> known = new ArrayList<>(NetFailure.all());
    known.addAll(NetFailure.clocks());
    return names.stream()
        .map(
            name ->
                known.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                name
                                    + " is not known; known are all, clocks, and "
                                    + words(known))))
        .toList();
  }

  private static String words(List<NetFailure> failures) {
    return String.join(", ", failures.stream().map(NetFailure::name).toList());
  }

  /** What goes wrong with one failure keeps nobody from trying the next. */
  private void endure(NetFailure failure) throws InterruptedException {
    try {
      suffer(failure);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      faults.add(failure.name() + ": " + e.getMessage());
      System.out.println("  FAULT " + failure.name() + ": " + e);
    }
  }

  private void suffer(NetFailure failure) throws Exception {
    normal();
    faces.forEach(NetFace::forget);
    List<NetRun> runs = new ArrayList<>();
    runs.add(new NetRun(crew, faces, "net-hold"));
    until("a hold", READY_S, () -> !track.in(State.INSITU).isEmpty());
    runs.add(new NetRun(crew, faces, "net-dwell"));
    runs.add(new NetRun(crew, faces, "net-ramp"));
    until(
        "ramp, dwell and hold at a time",
        READY_S,
        () -> !track.in(State.RAMP).isEmpty() && !track.in(State.DWELL).isEmpty());
    TimeUnit.MILLISECONDS.sleep(1500);
    List<String> pressing = new ArrayList<>();
    List.of(State.RAMP, State.DWELL, State.INSITU).forEach(each -> pressing.addAll(track.in(each)));
    NetReport report = new NetReport(failure.name(), pressing, track, faces, probes, runs);
    report.begin();
    failure.cut().on(line);
    TimeUnit.MILLISECONDS.sleep((long) (1000 * failure.seconds()));
    failure.heal().on(line);
    report.healed();
    boolean over = waited(END_S, () -> runs.stream().allMatch(NetRun::isOver));
    waited(30, () -> faces.stream().allMatch(NetFace::isHeard));
    report.end();
    report.lines().forEach(System.out::println);
    if (!over) {
      faults.add(failure.name() + ": runs do not end");
      runs.forEach(NetRun::giveUp);
    }
    faults.addAll(report.faults());
    judge(failure.name());
    System.out.flush();
  }

  /** Journal, clients and presses must tell the same story. */
  private void judge(String name) {
    List<String> all = new ArrayList<>(spies.faults());
    all.addAll(book.contradictions());
    all.subList(known, all.size()).forEach(each -> faults.add(name + ": " + each));
    known = all.size();
    try {
      StoreAudit now = line.audit();
      JournalJudge.judge(audit.orElse(now), now, book.all(), spies.strokes())
          .forEach(each -> faults.add(name + ": " + each));
      audit = Optional.of(now);
    } catch (Exception e) {
      faults.add(name + ": the journal cannot be read: " + e);
    }
    faults.stream()
        .filter(each -> each.startsWith(name + ":"))
        .forEach(each -> System.out.println("  FAULT " + each));
  }

  /** The first host's bridge has the presses, the third host runs recipes, the second stands by. */
  private void normal() throws Exception {
    if (!isNormal()) {
      line.of("two").stop();
      until("one runs recipes", READY_S, () -> isLast("one", "event=on-duty", "event=off-duty"));
      until(
          "bridge-a has the presses",
          READY_S,
          () -> line.of("bridge-a").said().contains("assigned"));
      line.start("two").await(NetLine.RUNNING, READY_S);
    }
    until(
        "both serve", READY_S, () -> faces.stream().allMatch(each -> each.isHeard() && good(each)));
    until("a command is served", READY_S, this::served);
  }

  private boolean served() {
    probes.forEach(NetProbe::clear);
    try {
      TimeUnit.MILLISECONDS.sleep(1200);
    } catch (InterruptedException e) {
      return false;
    }
    return probes.stream()
        .allMatch(each -> each.answers().stream().anyMatch(NetProbe.Answer::isServed));
  }

  private boolean good(NetFace face) {
    return line.site().ports().keySet().stream()
        .allMatch(each -> face.quality(each).equals("GOOD"));
  }

  private boolean isNormal() throws Exception {
    return isLast("one", "event=on-duty", "event=off-duty")
        && !isLast("two", "event=on-duty", "event=off-duty")
        && line.site().ports().keySet().stream()
            .noneMatch(
                each ->
                    isLast(
                        "two", "press=" + each + " assigned to this", "press=" + each + " let go"));
  }

  private boolean isLast(String process, String one, String other) {
    try {
      String said = line.of(process).said();
      return said.lastIndexOf(one) > said.lastIndexOf(other);
    } catch (IOException e) {
      return false;
    }
  }

  private static void until(String what, long seconds, Callable<Boolean> so) throws Exception {
    if (!waited(seconds, so)) {
      throw new IllegalStateException("not within " + seconds + " s: " + what);
    }
  }

  private static boolean waited(long seconds, Callable<Boolean> so) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!so.call()) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return true;
  }

  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / 1e9);
  }

  @Override
  public void close() throws Exception {
    probes.forEach(NetProbe::close);
    faces.forEach(NetFace::close);
    track.close();
    spies.close();
    line.close();
  }
}
