package io.stackline.launch;

import io.stackline.launch.soak.SoakCommand;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code stackline <command>}. Exit status 0 done, 1 refused, 2 misuse. */
@Command(
    name = "stackline",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Provider.class,
    description = "Runs the pressing steps of solid-state battery pilot lines.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      PlcCommand.class,
      ProbeCommand.class,
      MapCommand.class,
      CheckCommand.class,
      RecipesCommand.class,
      RecipeCommand.class,
      EnvelopeCommand.class,
      SchemaCommand.class,
      SimulateCommand.class,
      PlanCommand.class,
      KillCommand.class,
      SoakCommand.class,
      UserCommand.class,
      TrustCommand.class,
      CertCommand.class,
      NodesCommand.class,
      HealthCommand.class,
      HandOverCommand.class,
      ReloadCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      VersionCommand.class
    },
    footer = {"", "Start with: stackline demo"})
public final class Stackline {
  static final int REFUSED = 1;

  private Stackline() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    // What runs for days tells what happens; what a person waits for prints its own lines.
    boolean service = arguments.length > 0 && List.of("up", "plc").contains(arguments[0]);
    System.setProperty("stackline.log", service ? "INFO" : "WARN");
    boolean cutsItsClientOff = arguments.length > 0 && arguments[0].equals("kill");
    System.setProperty("stackline.client.log", cutsItsClientOff ? "OFF" : "WARN");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Stackline());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          PrintWriter err = command.getErr();
          if (exception instanceof CommandRefused refused) {
            err.println("stackline: " + refused.getMessage());
          } else {
            err.println(
                "stackline: this is a bug: " + exception + "; please report it with these lines");
            for (StackTraceElement frame : exception.getStackTrace()) {
              err.println("    at " + frame);
            }
          }
          err.flush();
          return REFUSED;
        });
    line.setParameterExceptionHandler(
        (exception, parsed) -> {
          CommandLine command = exception.getCommandLine();
          command
              .getErr()
              .println(
                  "stackline: "
                      + exception.getMessage()
                      + "; see "
                      + command.getCommandSpec().qualifiedName()
                      + " --help");
          command.getErr().flush();
          return CommandLine.ExitCode.USAGE;
        });
    return line;
  }
}
