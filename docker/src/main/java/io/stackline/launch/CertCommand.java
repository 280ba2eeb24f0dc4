package io.stackline.launch;

import io.stackline.opcua.ServerSet;
import io.stackline.opcua.ServerSubject;
import io.stackline.opcua.security.CertificateCard;
import io.stackline.opcua.security.CertificateDesk;
import io.stackline.opcua.security.ServerKey;
import io.stackline.site.Site;
import io.stackline.site.SiteProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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

/** {@code stackline cert}: the server's own certificate. */
@Command(
    name = "cert",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(show | renew)",
    description = "The OPC UA server's own certificate.",
    subcommands = {CertCommand.Show.class, CertCommand.Renew.class})
final class CertCommand {
  private static CertificateDesk desk(Path securityDir) {
    return new CertificateDesk(securityDir, Clock.systemUTC());
  }

  private static List<String> lines(CertificateCard card) {
    List<String> lines = new ArrayList<>();
    lines.add("subject          " + card.subject());
    lines.add("thumbprint       " + card.thumbprint());
    lines.add("from             " + card.from());
    lines.add("until            " + card.until());
    lines.add("application URI  " + card.applicationUri());
    lines.add("names            " + String.join(", ", card.names()));
    lines.add("key              " + card.key());
    return lines;
  }

  /** Shows the certificate. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows the certificate: subject, thumbprint, validity, names.")
  static final class Show implements Callable<Integer> {
    @Mixin private final DataOption dataOption = new DataOption();
    @Mixin private final Printing printing = new Printing();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      CertificateCard card = dataOption.ask(securityDir -> desk(securityDir).show());
      printing.printLines(Objects.requireNonNull(spec), card, () -> lines(card));
      return 0;
    }
  }

  /** Renews the certificate. */
  @Command(
      name = "renew",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a new certificate with the same key, for the names the site has now. "
            + "A running server takes it within seconds for new channels; clients have to trust it."
      })
  static final class Renew implements Callable<Integer> {
    @Option(names = "--new-key", description = "Draw a new key as well.")
    private boolean newKey;

    @Option(
        names = "--name",
        paramLabel = "NAME",
        description = "The server's process, where the site has several servers.")
    private @Nullable String name;

    @Mixin private final SiteOption siteOption = new SiteOption();
    @Mixin private final DataOption dataOption = new DataOption();
    @Mixin private final Printing printing = new Printing();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      ServerKey.Subject subject = subject(siteOption.read());
      CertificateCard card =
          dataOption.ask(securityDir -> desk(securityDir).renew(subject, newKey));
      printing.printLines(Objects.requireNonNull(spec), card, () -> lines(card));
      return 0;
    }

    private ServerKey.Subject subject(Site site) {
      Optional<String> named = Optional.ofNullable(name);
      boolean obvious = site.processes().isOne() || named.isPresent();
      Optional<SiteProcess> process =
          ProcessChoice.of(site, obvious ? Optional.empty() : Optional.of("opcua"), named);
      if (process.filter(each -> !each.role().serves()).isPresent()) {
        throw new CommandRefused(
            "process " + process.get().name() + " has no OPC UA server",
            "name one of the role opcua or all with --name");
      }
      return process
          .map(each -> ServerSubject.of(site.seenBy(each), ServerSet.of(site, each.name())))
          .orElseGet(() -> ServerSubject.of(site));
    }
  }
}
