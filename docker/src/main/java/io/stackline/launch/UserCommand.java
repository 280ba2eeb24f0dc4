package io.stackline.launch;

import io.stackline.launch.recipes.Table;
import io.stackline.opcua.security.PasswordRule;
import io.stackline.opcua.security.UserBook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackline user}: who may log in. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(add | list | role | remove | passwd)",
    description = "Who may log in to the OPC UA server. A running server takes changes at once.",
    subcommands = {
      UserCommand.Add.class,
      UserCommand.ListAll.class,
      UserCommand.SetRole.class,
      UserCommand.Remove.class,
      UserCommand.Passwd.class
    })
final class UserCommand {
  private static UserBook book(Path securityDir) throws IOException {
    return UserBook.open(securityDir, Clock.systemUTC(), PasswordRule.MEMORY_KIB);
  }

  /** Adds a user. */
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Adds a user. The password is asked for unseen, or read from standard input, or drawn; "
            + "with --certificate alone the user has none.",
        "A password has at least 12 characters, 6 of them different, and not the user's name."
      })
  static final class Add implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The user's name.")
    private String name = "";

    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        description = "observer, operator, process-engineer or administrator.")
    private String role = "";

    @Option(
        names = "--certificate",
        paramLabel = "FILE",
        description = "The user's certificate (DER or PEM); whoever has its key logs in as him.")
    private @Nullable Path certificate;

    @Mixin private final PasswordOption passwordOption = new PasswordOption();
    @Mixin private final DataOption dataOption = new DataOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Optional<Path> file = Optional.ofNullable(certificate);
      Optional<String> password =
          dataOption.ask(
              securityDir -> {
                Optional<String> given =
                    file.isPresent() && !passwordOption.isGiven()
                        ? Optional.empty()
                        : Optional.of(passwordOption.password());
                book(securityDir).add(name, role, given, file);
                return given;
              });
      password.ifPresent(given -> passwordOption.tell(out, given));
      out.println("user " + name + " (" + role + ") may log in");
      out.flush();
      return 0;
    }
  }

  /** Lists the users. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the users: role, kind of password, certificate, when it was last set.")
  static final class ListAll implements Callable<Integer> {
    @Mixin private final DataOption dataOption = new DataOption();
    @Mixin private final Printing printing = new Printing();

    @Spec private @Nullable CommandSpec spec;

    /** What tools get. */
    record View(List<UserBook.Line> users) {}

    @Override
    public Integer call() {
      List<UserBook.Line> users = dataOption.ask(securityDir -> book(securityDir).list());
      printing.printLines(Objects.requireNonNull(spec), new View(users), () -> lines(users));
      return 0;
    }

    private static List<String> lines(List<UserBook.Line> users) {
      Table table =
          Table.of(
              Table.Column.text("user"),
              Table.Column.text("role"),
              Table.Column.text("password"),
              Table.Column.text("certificate"),
              Table.Column.text("set"));
      for (UserBook.Line user : users) {
        table.row(
            user.name(),
            user.role(),
            user.password().isEmpty() ? "–" : user.password(),
            user.certificate()
                .map(each -> each.thumbprint().substring(0, 12) + " until " + day(each.until()))
                .orElse("–"),
            user.changed().equals(Instant.EPOCH) ? "–" : day(user.changed()));
      }
      return table.lines();
    }

    private static String day(Instant at) {
      return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }
  }

  /** Gives a user another role. */
  @Command(
      name = "role",
      mixinStandardHelpOptions = true,
      description =
          "Gives a user another role; what he calls is judged by it at once, his sessions end.")
  static final class SetRole implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The user's name.")
    private String name = "";

    @Parameters(
        index = "1",
        paramLabel = "ROLE",
        description = "observer, operator, process-engineer or administrator.")
    private String role = "";

    @Mixin private final DataOption dataOption = new DataOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      UserBook.RoleChange change =
          dataOption.ask(securityDir -> book(securityDir).role(name, role));
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println("user " + name + " is " + change.role());
      change.abandoned().ifPresent(none -> out.println("nobody is " + none + " any more"));
      out.flush();
      return 0;
    }
  }

  /** Removes a user. */
  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a user; what he calls is refused at once, his sessions end.")
  static final class Remove implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The user's name.")
    private String name = "";

    @Mixin private final DataOption dataOption = new DataOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      dataOption.ask(
          securityDir -> {
            book(securityDir).remove(name);
            return true;
          });
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println("user " + name + " is removed");
      out.flush();
      return 0;
    }
  }

  /** Sets a password. */
  @Command(
      name = "passwd",
      mixinStandardHelpOptions = true,
      description = {
        "Sets a user's password; sessions under the old one end.",
        "A password has at least 12 characters, 6 of them different, and not the user's name."
      })
  static final class Passwd implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The user's name.")
    private String name = "";

    @Mixin private final PasswordOption passwordOption = new PasswordOption();
    @Mixin private final DataOption dataOption = new DataOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      String password =
          dataOption.ask(
              securityDir -> {
                String given = passwordOption.password();
                book(securityDir).password(name, given);
                return given;
              });
      passwordOption.tell(out, password);
      out.println("user " + name + " has another password");
      out.flush();
      return 0;
    }
  }
}
