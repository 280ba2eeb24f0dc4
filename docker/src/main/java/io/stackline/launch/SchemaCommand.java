package io.stackline.launch;

import io.stackline.site.SiteKeys;
import io.stackline.site.SiteSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stackline schema}: JSON Schemas of a site's files, and the reference of their keys. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the JSON Schemas of site, material, recipe, map and jobs files, by which editors complete and underline, "
          + "and site-keys.md, the reference of all keys."
    })
final class SchemaCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to write into, made if need be (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("schema");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, String> files = new LinkedHashMap<>(SiteSchema.files());
    files.put("site-keys.md", SiteKeys.markdown());
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    OutFolder.make(out);
    try {
      for (Map.Entry<String, String> each : files.entrySet()) {
        console.println(Files.writeString(out.resolve(each.getKey()), each.getValue()));
      }
    } catch (IOException e) {
      throw OutFolder.refused(out, e);
    }
    console.flush();
    return 0;
  }
}
