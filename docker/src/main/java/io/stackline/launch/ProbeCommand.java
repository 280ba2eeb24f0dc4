package io.stackline.launch;

import io.stackline.bridge.Probe;
import io.stackline.bridge.TagValue;
import io.stackline.bridge.link.Lines;
import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.site.Site;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackline probe}: reads a press once and prints every tag. */
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    description =
        "Reads a press once, writes nothing, and prints every tag: name, register, raw words, value, unit, quality.")
final class ProbeCommand implements Callable<Integer> {
  private static final String ROW = "%-20s %-8s  %-9s  %-30s %-6s %s%n";

  @Parameters(paramLabel = "PRESS", description = "Id of the press, for instance P1.")
  private String press = "";

  @Mixin private final SiteOption siteOption = new SiteOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Site site = siteOption.read();
    Site.PressSite pressSite = site.press(PressChoice.of(site, press));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (PlcLink link = Lines.alone(pressSite.connection())) {
      List<TagValue> tags = Probe.read(link);
      out.printf(ROW, "tag", "register", "raw", "value", "unit", "quality");
      for (TagValue tag : tags) {
        out.printf(
            ROW, tag.name(), tag.register(), raw(tag), tag.value(), tag.unit(), tag.quality());
      }
      out.flush();
      return 0;
    } catch (LinkException e) {
      throw new CommandRefused(
          "press " + press + " cannot be read: " + e.getMessage(),
          "check line and unit in the site file, and that the PLC is on"
              + (pressSite.simulated() ? " (a simulated one is started by: stackline plc)" : ""));
    }
  }

  private static String raw(TagValue tag) {
    return Arrays.stream(tag.raw().toArray())
        .mapToObj(word -> String.format(Locale.ROOT, "%04X", word))
        .collect(Collectors.joining(" "));
  }
}
