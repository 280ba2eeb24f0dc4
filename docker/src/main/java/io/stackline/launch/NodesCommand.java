package io.stackline.launch;

import io.stackline.opcua.export.Exported;
import io.stackline.opcua.export.SiteSpace;
import io.stackline.opcua.nodeset.Edition;
import io.stackline.site.Site;
import io.stackline.time.SystemTime;
import io.stackline.time.Time;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code stackline nodes}: the OPC UA nodes of a site. */
@Command(
    name = "nodes",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "export",
    description = "The OPC UA nodes of a site.",
    subcommands = NodesCommand.Export.class)
final class NodesCommand {
  /** Writes them. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "Writes the nodes a site's OPC UA server shows at its start as NodeSet2 XML, for other "
            + "servers, simulators and design tools. Nothing is started: no port is taken, no key "
            + "or user is made, no press is asked. Values of the moment, runs and readings, are "
            + "left out."
      })
  static final class Export implements Callable<Integer> {
    @Mixin private final SiteOption siteOption = new SiteOption();

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "File to write, replaced whole (default: <site>.NodeSet2.xml).")
    private @Nullable Path out;

    @Mixin private final Printing printing = new Printing();

    @Spec private @Nullable CommandSpec spec;

    /** What was written where. */
    record Report(String file, Exported exported) {
      List<String> lines() {
        List<String> lines = new ArrayList<>();
        exported.nodes().forEach((uri, count) -> lines.add(count + " nodes of " + uri));
        lines.add(
            exported.values()
                + " values written; left out: "
                + exported.live()
                + " of the moment, "
                + exported.formless()
                + " without an XML form");
        for (Edition each : exported.required()) {
          lines.add("load before: " + (each.uri() + " " + each.version()).strip());
        }
        lines.add("written to " + file);
        return lines;
      }
    }

    @Override
    public Integer call() {
      Site site = siteOption.read();
      Path file = out == null ? Path.of(site.name() + ".NodeSet2.xml") : out;
      Report report = new Report(file.toString(), write(site, file));
      printing.printLines(Objects.requireNonNull(spec), report, report::lines);
      return 0;
    }

    private static Exported write(Site site, Path file) {
      if (Files.isDirectory(file)) {
        throw new CommandRefused(file + " is a folder", "name a file in it with --out");
      }
      Time time = SystemTime.real();
      try (SiteSpace space = SiteSpace.of(site, time, version())) {
        List<Exported> exported = new ArrayList<>();
        WholeFile.write(
            file,
            draft -> {
              try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(draft))) {
                exported.add(space.write(stream));
              }
            });
        return exported.get(0);
      } catch (IOException e) {
        throw new CommandRefused(
            "cannot write " + file + " (" + e.getMessage() + ")",
            "name a file in a folder that exists and that you may write to with --out");
      }
    }

    private static String version() {
      return Optional.ofNullable(Stackline.class.getPackage().getImplementationVersion())
          .orElse("");
    }
  }
}
