package io.stackline.launch;

import io.stackline.launch.recipes.Table;
import io.stackline.opcua.security.CertificateCard;
import io.stackline.opcua.security.TrustDesk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackline trust}: which client applications may connect. */
@Command(
    name = "trust",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | accept | revoke)",
    description = {
      "Which client applications may connect to the OPC UA server. "
          + "A running server takes changes with the next connection."
    },
    subcommands = {
      TrustCommand.ListAll.class,
      TrustCommand.Accept.class,
      TrustCommand.Revoke.class
    })
final class TrustCommand {
  private static TrustDesk desk(Path securityDir) throws IOException {
    return TrustDesk.open(securityDir, Clock.systemUTC());
  }

  private static String day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
  }

  /** Lists what is trusted and what was refused. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists trusted and refused applications, issuers and revocation lists.")
  static final class ListAll implements Callable<Integer> {
    @Mixin private final DataOption dataOption = new DataOption();
    @Mixin private final Printing printing = new Printing();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      TrustDesk.View view = dataOption.ask(securityDir -> desk(securityDir).view());
      printing.printLines(Objects.requireNonNull(spec), view, () -> lines(view));
      return 0;
    }

    private static List<String> lines(TrustDesk.View view) {
      Table table =
          Table.of(
              Table.Column.text("state"),
              Table.Column.text("thumbprint"),
              Table.Column.text("from"),
              Table.Column.text("until"),
              Table.Column.text("application URI"),
              Table.Column.text("subject"));
      view.trusted().forEach(each -> row(table, "trusted", each));
      view.issuers().forEach(each -> row(table, "issuer", each));
      view.rejected().forEach(each -> row(table, "refused", each));
      List<String> lines = new ArrayList<>(table.lines());
      for (TrustDesk.CrlCard crl : view.crls()) {
        lines.add(
            String.format(
                "revocation list of %s from %s, next %s: %d revoked",
                crl.issuer(),
                day(crl.from()),
                crl.next().map(TrustCommand::day).orElse("not said"),
                crl.revoked()));
      }
      return lines;
    }

    private static void row(Table table, String state, CertificateCard card) {
      table.row(
          state,
          card.thumbprint(),
          day(card.from()),
          day(card.until()),
          card.applicationUri().isEmpty() ? "–" : card.applicationUri(),
          card.subject());
    }
  }

  /** Trusts an application. */
  @Command(
      name = "accept",
      mixinStandardHelpOptions = true,
      description = "Trusts a refused application, or the one whose certificate is in a file.")
  static final class Accept implements Callable<Integer> {
    @Parameters(
        paramLabel = "THUMBPRINT|FILE",
        description = "How the thumbprint starts (4 digits or more), or a file (DER or PEM).")
    private String which = "";

    @Option(
        names = "--issuer",
        description = "The file is of an issuer that completes chains but is not trusted itself.")
    private boolean issuer;

    @Option(names = "--crl", description = "The file is an issuer's revocation list.")
    private boolean crl;

    @Mixin private final DataOption dataOption = new DataOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Path file = Path.of(which);
      if ((issuer || crl) && !Files.isRegularFile(file)) {
        throw new CommandRefused("there is no file " + which, "name one");
      }
      String said =
          dataOption.ask(
              securityDir -> {
                TrustDesk desk = desk(securityDir);
                if (crl) {
                  TrustDesk.CrlCard card = desk.acceptCrl(file);
                  return card.issuer() + " revokes " + card.revoked();
                }
                if (issuer) {
                  return words(desk.acceptIssuer(file)) + " completes chains";
                }
                return words(Files.isRegularFile(file) ? desk.accept(file) : desk.accept(which))
                    + " is trusted";
              });
      out.println(said);
      out.flush();
      return 0;
    }
  }

  /** Takes trust back. */
  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = {
        "Takes the trust from an application or an issuer and puts it among the refused; "
            + "a running server ends its sessions within seconds."
      })
  static final class Revoke implements Callable<Integer> {
    @Parameters(
        paramLabel = "THUMBPRINT",
        description = "How the thumbprint starts (4 digits or more).")
    private String which = "";

    @Mixin private final DataOption dataOption = new DataOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      CertificateCard card = dataOption.ask(securityDir -> desk(securityDir).revoke(which));
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println(words(card) + " is no longer trusted");
      out.flush();
      return 0;
    }
  }

  private static String words(CertificateCard card) {
    return card.subject() + " (" + card.thumbprint().substring(0, 12) + "…)";
  }
}
