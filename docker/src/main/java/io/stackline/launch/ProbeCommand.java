package io.stackline.launch;

import io.stackline.bridge.MapProbe;
import io.stackline.bridge.Probe;
import io.stackline.bridge.TagValue;
import io.stackline.bridge.link.Lines;
import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.map.Dialect;
import io.stackline.map.Promise;
import io.stackline.map.RegisterMap;
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
        "Reads a press once, writes nothing, and prints every tag, or every point of its map: name, register, raw words, value, unit, quality.")
final class ProbeCommand implements Callable<Integer> {
  private static final String ROW = "%-20s %-8s  %-9s  %-30s %-6s %s%n";

  private static final String POINT = "%-20s %-28s %-19s %-14s %-6s %-9s %s%n";

  @Parameters(paramLabel = "PRESS", description = "Id of the press, for instance P1.")
  private String press = "";

  @Mixin private final SiteOption siteOption = new SiteOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Site site = siteOption.read();
    Site.PressSite pressSite = site.press(PressChoice.of(site, press));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (PlcLink link = Lines.alone(pressSite)) {
      if (pressSite.dialect() instanceof Dialect.Mapped mapped) {
        print(out, mapped.map(), link);
      } else {
        print(out, link);
      }
      out.flush();
      return 0;
    } catch (LinkException e) {
      throw unreachable(pressSite, e);
    }
  }

  static CommandRefused unreachable(Site.PressSite press, LinkException e) {
    return new CommandRefused(
        "press " + press.press().id() + " cannot be read: " + e.getMessage(),
        "check line and unit in the site file, and that the PLC is on"
            + (press.simulated() ? " (a simulated one is started by: stackline plc)" : ""));
  }

  private static void print(PrintWriter out, PlcLink link) throws LinkException {
    List<TagValue> tags = Probe.read(link);
    out.printf(ROW, "tag", "register", "raw", "value", "unit", "quality");
    for (TagValue tag : tags) {
      out.printf(ROW, tag.name(), tag.register(), raw(tag), tag.value(), tag.unit(), tag.quality());
    }
  }

  private static void print(PrintWriter out, RegisterMap map, PlcLink link) throws LinkException {
    List<MapProbe.Row> rows = MapProbe.read(map, link);
    String promises = map.promises().stream().map(Promise::text).collect(Collectors.joining(", "));
    out.printf("%s, assurance %s%s%n", map.name(), map.assurance(), promises(promises));
    out.printf(POINT, "point", "register", "raw", "value", "unit", "quality", "cause");
    for (MapProbe.Row row : rows) {
      String unit = row.point().meaning().unit();
      out.printf(
          POINT,
          row.point(),
          row.register(),
          row.raw(),
          row.text(),
          unit,
          row.quality(),
          row.cause());
    }
  }

  private static String promises(String texts) {
    return texts.isEmpty() ? "" : ": the press " + texts;
  }

  private static String raw(TagValue tag) {
    return Arrays.stream(tag.raw().toArray())
        .mapToObj(word -> String.format(Locale.ROOT, "%04X", word))
        .collect(Collectors.joining(" "));
  }
}
