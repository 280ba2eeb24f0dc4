package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.stackline.site.SiteProblem.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas, judged by a validator that knows nothing of the reader. */
class SiteSchemaTest {
  private static final Path COMMITTED = Path.of("schema");
  private static final Path REFERENCE = Path.of("..", "docs", "site-keys.md");
  private static final String HOW =
      " is out of date: run ./stackline schema --out DIR; its schemas belong into"
          + " site-config/schema, its site-keys.md into docs";

  /** What a schema can know; ranges of quantities, ids and the rest need the reader. */
  private static final Set<Code> STRUCTURAL =
      Set.of(Code.UNKNOWN_KEY, Code.RETIRED_KEY, Code.MISSING, Code.TYPE, Code.VALUE, Code.UNIT);

  /** Keys that must be there only beside others. */
  private static final Set<String> CONDITIONAL =
      Set.of(
          "store.url",
          "opcua.hostname",
          "stages[1].release.slow-rate",
          "points.force.type",
          "points.serial.length",
          "handshake",
          "eeprom");

  private final Map<String, Schema> schemas = new HashMap<>();

  @Test
  void theCommittedSchemasAreThoseOfTheKeys() throws IOException {
    for (Map.Entry<String, String> file : SiteSchema.files().entrySet()) {
      String name = file.getKey();
      assertEquals(file.getValue(), Files.readString(COMMITTED.resolve(name)), name + HOW);
      try (InputStream in = SiteReader.class.getResourceAsStream("/schema/" + name)) {
        assertNotNull(in, name + " is not in the jar");
        assertEquals(file.getValue(), new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
      }
    }
  }

  @Test
  void theCommittedReferenceIsThatOfTheKeys() throws IOException {
    assertEquals(SiteKeys.markdown(), Files.readString(REFERENCE), REFERENCE + HOW);
  }

  @Test
  void everyShippedFileFollowsTheSchemaItNames() throws IOException {
    try (Stream<Path> sites = Files.walk(Path.of("sites"));
        Stream<Path> maps = Files.walk(Path.of("maps"))) {
      for (Path file : Stream.concat(sites, maps).filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        String comment = "# yaml-language-server: $schema=";
        assertTrue(text.startsWith(comment), file + " names no schema");
        Path named = file.resolveSibling(text.substring(comment.length(), text.indexOf('\n')));
        assertEquals(COMMITTED.resolve(kind(file) + ".schema.json"), named.normalize(), "" + file);
        assertEquals(List.of(), errors(kind(file), text), file.toString());
      }
    }
  }

  /** Whatever is wrong with the structure alone, an editor underlines too. */
  @Test
  void theSchemaFindsTheMistakesItCanKnow(@TempDir Path folder) throws IOException {
    int found = 0;
    List<MistakeTable.Mistake> mistakes = MistakeTable.read().toList();
    for (int i = 0; i < mistakes.size(); i++) {
      MistakeTable.Mistake mistake = mistakes.get(i);
      Path copy = Files.createDirectory(folder.resolve("mistake-" + i));
      if (mistake.in(copy).read() instanceof SiteResult.Refused refused
          && refused.problems().stream().allMatch(SiteSchemaTest::isStructural)) {
        String text = Files.readString(copy.resolve(mistake.file()));
        assertFalse(errors(kind(Path.of(mistake.file())), text).isEmpty(), mistake.toString());
        found++;
      }
    }
    assertTrue(found >= 40, "only " + found + " mistakes are structural");
  }

  private static boolean isStructural(SiteProblem problem) {
    return STRUCTURAL.contains(problem.code()) && !CONDITIONAL.contains(problem.path());
  }

  @Test
  void everyExampleIsWhatTheSchemaWants() throws IOException {
    for (String kind : SiteKeys.FILES.keySet()) {
      for (Map<String, Object> file : ExampleFile.all(SiteKeys.FILES.get(kind))) {
        String text = new ObjectMapper().writeValueAsString(file);
        assertEquals(List.of(), errors(kind, text), kind);
      }
    }
  }

  private static String kind(Path file) {
    Path folder = file.getParent();
    String name = folder == null ? "" : String.valueOf(folder.getFileName());
    if (name.equals("jobs")) {
      return name;
    }
    return Set.of("materials", "recipes", "maps").contains(name)
        ? name.substring(0, name.length() - 1)
        : "site";
  }

  private List<String> errors(String kind, String yaml) throws IOException {
    Schema schema =
        schemas.computeIfAbsent(
            kind,
            name ->
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(SiteSchema.files().get(name + ".schema.json"), InputFormat.JSON));
    String json = new ObjectMapper().writeValueAsString(SiteSchema.json(yaml));
    return schema.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
  }
}
