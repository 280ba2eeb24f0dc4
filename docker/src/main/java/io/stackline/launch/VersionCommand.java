package io.stackline.launch;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stackline version}. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Prints the version.")
final class VersionCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** Name and version of this build, for records and build info. */
  static String software() {
    return "Stackline "
        + Optional.ofNullable(Stackline.class.getPackage().getImplementationVersion())
            .orElse("(unpackaged)");
  }

  @Override
  public Integer call() {
    Objects.requireNonNull(spec).commandLine().getOut().println(text());
    return 0;
  }

  private static String text() {
    return software() + ", Java " + Runtime.version();
  }

  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {text()};
    }
  }
}
