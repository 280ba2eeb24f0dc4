package io.stackline.launch;

import io.stackline.bridge.MapTrial;
import io.stackline.bridge.MapTrial.Finding;
import io.stackline.bridge.MapTrial.Mark;
import io.stackline.bridge.Probe;
import io.stackline.bridge.TagValue;
import io.stackline.bridge.link.Lines;
import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.map.Dialect;
import io.stackline.press.Quality;
import io.stackline.site.Site;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackline map test}: whether a press is what its map says. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description =
        "Reads everything its map names from a press, checks self-tests, ranges and states, and writes"
            + " the scratch register if the map names one, which gets its value back. Nothing else is"
            + " written. Ends with 0 if all is as the map says.")
final class MapTestCommand implements Callable<Integer> {
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
      List<Finding> findings = findings(pressSite, link);
      for (Finding each : findings) {
        out.printf("%-5s %-14s %s%n", each.mark(), each.what(), each.text());
      }
      long failed = findings.stream().filter(each -> each.mark() == Mark.FAIL).count();
      out.println(
          failed == 0
              ? press + " is what its map says"
              : press
                  + " is not what its map says: "
                  + failed
                  + " of "
                  + findings.size()
                  + " checks failed");
      out.flush();
      return failed == 0 ? 0 : Stackline.REFUSED;
    } catch (LinkException e) {
      throw ProbeCommand.unreachable(pressSite, e);
    }
  }

  private static List<Finding> findings(Site.PressSite press, PlcLink link) throws LinkException {
    if (press.dialect() instanceof Dialect.Mapped mapped) {
      return MapTrial.of(mapped.map(), link);
    }
    List<TagValue> tags = Probe.read(link);
    long bad = tags.stream().filter(each -> each.quality() != Quality.GOOD).count();
    Finding identity =
        bad == 0
            ? new Finding(Mark.PASS, "identity", "PRESSMAP 1.0, test values as they should be")
            : new Finding(
                Mark.FAIL,
                "identity",
                bad + " of " + tags.size() + " tags are not good: see stackline probe");
    return List.of(identity);
  }
}
