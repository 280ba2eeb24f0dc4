package io.stackline.launch;

import io.stackline.press.PressId;
import io.stackline.site.Site;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stackline plc}: only the simulated presses. */
@Command(
    name = "plc",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the site's simulated presses until stopped, so that any Modbus master can talk to them. "
          + "Prints a line each: press, address, unit."
    })
final class PlcCommand implements Callable<Integer> {
  private static final long LOOK_S = 1;

  @Mixin private final SiteOption siteOption = new SiteOption();

  @Option(
      names = "--press",
      paramLabel = "ID",
      description = "Only this press; may be given several times.")
  private List<String> presses = List.of();

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Address to listen at (default: ${DEFAULT-VALUE}); 0.0.0.0 for all of this machine's. Modbus asks nobody who he is: only in a network of the presses' own.")
  private String bind = SimulatedPlcs.LOOPBACK;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "Ceiling for the speed of time, 1 is real (default: ${DEFAULT-VALUE}).")
  private double speed = 1;

  @Option(
      names = "--idle-exit",
      paramLabel = "MINUTES",
      description =
          "End after so many minutes without any connection, unless a press is under load; 0 never (default: ${DEFAULT-VALUE}).")
  private int idleMinutes;

  @Mixin private final FaultOption faultOption = new FaultOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Site site = siteOption.read();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<PressId> chosen = chosen(site);
    List<FaultOption.PressFault> faults = faultOption.of(chosen);
    try (StopSignal stop = StopSignal.listen();
        SimulatedPlcs plcs = SimulatedPlcs.startAsDescribed(site, chosen, address(), speed)) {
      plcs.lines().forEach(out::println);
      for (FaultOption.PressFault each : faults) {
        plcs.press(each.press()).fault(each.order(), each.seed());
        out.println(each);
      }
      out.flush();
      long idleSince = System.nanoTime();
      while (!stop.await(LOOK_S, TimeUnit.SECONDS)) {
        if (plcs.inUse()) {
          idleSince = System.nanoTime();
        }
        if (idleMinutes > 0
            && System.nanoTime() - idleSince > Duration.ofMinutes(idleMinutes).toNanos()) {
          out.println("nobody has connected for " + idleMinutes + " minutes; ending");
          return 0;
        }
      }
      return 0;
    }
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new CommandRefused(
          "--bind " + bind + " is no address of this machine",
          "name one of its own, such as " + SimulatedPlcs.LOOPBACK + " or 0.0.0.0");
    }
  }

  private List<PressId> chosen(Site site) {
    List<PressId> simulated =
        site.presses().values().stream()
            .filter(Site.PressSite::simulated)
            .map(each -> each.press().id())
            .toList();
    for (String wanted : presses) {
      if (simulated.stream().noneMatch(each -> each.value().equals(wanted))) {
        throw new CommandRefused(
            "site " + site.name() + " has no simulated press " + wanted, "it has " + simulated);
      }
    }
    return presses.isEmpty()
        ? simulated
        : simulated.stream().filter(each -> presses.contains(each.value())).toList();
  }
}
