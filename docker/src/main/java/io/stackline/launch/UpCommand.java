package io.stackline.launch;

import io.stackline.opcua.security.Credential;
import io.stackline.site.Site;
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
      description =
          "What this process runs; only 'all' in this version (default: ${DEFAULT-VALUE}).")
  private String role = "all";

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

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!role.equals("all")) {
      throw new CommandRefused(
          "role " + role + " is not there yet: this version runs everything in one process",
          "use --role all");
    }
    Path siteFolder = siteOption.folder();
    Site site = siteOption.read();
    SystemTime time = Speeds.time(speed, site);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (StopSignal stop = StopSignal.listen();
        DataFolder locked = DataFolder.lock(data)) {
      out.println("starting site " + site.name() + " …");
      out.flush();
      new PlcProcess(siteFolder, speed, locked).startMissing(site).ifPresent(out::println);
      return LineProcess.run(
          site, time, locked, locked.runs(), new Serving(site, siteFolder, locked, out, stop));
    }
  }

  /** Serves until it is to stop. */
  private record Serving(
      Site site, Path siteFolder, DataFolder data, PrintWriter out, StopSignal stop)
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
      announce(line, site, data, out);
      stop.await();
      out.println("stopping");
      out.flush();
      return 0;
    }
  }

  private static void announce(
      LineProcess.Running line, Site site, DataFolder data, PrintWriter out) {
    out.println("site " + site.name() + ": " + site.title());
    site.presses()
        .values()
        .forEach(
            each ->
                out.printf(
                    "  press %s at %s unit %d%s%n",
                    each.press().id(),
                    each.connection().line().address(),
                    each.connection().unit(),
                    each.simulated() ? " (simulated)" : ""));
    line.opcua().endpoints().forEach(endpoint -> out.println("  OPC UA " + endpoint));
    out.println("  records go to " + data.runs().toAbsolutePath());
    out.println("  certificates: " + data.security().resolve("pki").toAbsolutePath());
    out.println(
        "    a client is refused at its first try; to let it in: stackline trust list, trust"
            + " accept");
    out.println("running; stop with Ctrl-C");
    out.flush();
  }
}
