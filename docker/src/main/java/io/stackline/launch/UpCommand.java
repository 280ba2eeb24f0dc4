package io.stackline.launch;

import io.stackline.board.Peers;
import io.stackline.opcua.security.Credential;
import io.stackline.site.Site;
import io.stackline.site.SiteProcess;
import io.stackline.time.SystemTime;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stackline up}: runs the site until stopped. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the site until stopped (Ctrl-C stops in order; a press finishes by itself what was"
          + " downloaded). Simulated presses of this machine that do not run yet are started as a"
          + " process of their own."
    })
final class UpCommand implements Callable<Integer> {
  @Mixin private final SiteOption siteOption = new SiteOption();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = {
        "Which of the site's processes this is, by what it does: bridge, sequencer, opcua or all"
            + " (default: ${DEFAULT-VALUE})."
      })
  private String role = "all";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The same by its name; needed where several have that role.")
  private @Nullable String name;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Journal, users, certificates, records (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--speed",
      paramLabel = "N",
      description =
          "Ceiling for the speed of time on simulated presses, 1 is real (default:"
              + " ${DEFAULT-VALUE}).")
  private double speed = 1;

  @Mixin private final LogOptions log = new LogOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    log.apply();
    Path siteFolder = siteOption.folder();
    Site whole = siteOption.read();
    Optional<SiteProcess> self =
        ProcessChoice.of(whole, Optional.ofNullable(role), Optional.ofNullable(name));
    Site site = self.map(whole::seenBy).orElse(whole);
    SystemTime time = Speeds.time(speed, site);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (StopSignal stop = StopSignal.listen();
        DataFolder locked = DataFolder.lock(data)) {
      out.println("starting site " + site.name() + " …");
      out.flush();
      if (self.map(each -> each.role().bridges()).orElse(true)) {
        new PlcProcess(siteFolder, speed, locked).startMissing(site).ifPresent(out::println);
      }
      Serving serving = new Serving(site, siteFolder, locked, self, out, stop);
      return self.isPresent()
          ? PartProcess.run(whole, self.get(), time, locked, serving, stop::endsWithin)
          : LineProcess.run(site, time, locked, locked.runs(), serving);
    }
  }

  /** Serves until it is to stop. */
  private record Serving(
      Site site,
      Path siteFolder,
      DataFolder data,
      Optional<SiteProcess> self,
      PrintWriter out,
      StopSignal stop)
      implements LineProcess.Work<Integer> {
    @Override
    public void created(List<Credential> users) {
      out.println("  first start: these users were created; the passwords are shown this once");
      users.forEach(
          each -> out.printf("    %-13s %-24s (%s)%n", each.user(), each.password(), each.role()));
      out.flush();
    }

    @Override
    public Optional<Path> folder() {
      return Optional.of(siteFolder);
    }

    @Override
    public Integer with(LineProcess.Running line) throws Exception {
      announce(line);
      stop.await();
      out.println("stopping");
      out.flush();
      return 0;
    }

    private void announce(LineProcess.Running line) {
      out.println("site " + site.name() + ": " + site.title());
      self.ifPresent(each -> announce(each, line.board().peers()));
      site.presses().values().stream().filter(this::isReached).forEach(this::announce);
      line.opcua()
          .ifPresent(
              server -> {
                server.endpoints().forEach(endpoint -> out.println("  OPC UA " + endpoint));
                out.println("  certificates: " + data.security().resolve("pki").toAbsolutePath());
                out.println(
                    "    a client is refused at its first try; to let it in: stackline trust list,"
                        + " trust accept");
              });
      line.management().ifPresent(at -> out.println("  health and metrics: " + at));
      if (self.map(each -> each.role().sequences()).orElse(true)) {
        out.println("  records go to " + data.runs().toAbsolutePath());
      }
      out.println("running; stop with Ctrl-C");
      out.flush();
    }

    private void announce(SiteProcess process, Peers peers) {
      out.printf(
          "  process %s, %s, at %s; hears %s of %d%n",
          process.name(),
          process.role(),
          process.address(),
          peers.heard(),
          site.processes().all().size());
      if (!peers.isWhole()) {
        out.println("    that is not enough of the line: it waits for the others");
      }
    }

    private boolean isReached(Site.PressSite press) {
      return self.map(each -> each.presses().contains(press.press().id())).orElse(true);
    }

    private void announce(Site.PressSite each) {
      out.printf(
          "  press %s at %s unit %d%s%n",
          each.press().id(),
          each.connection().line().address(),
          each.connection().unit(),
          each.simulated() ? " (simulated)" : "");
    }
  }
}
