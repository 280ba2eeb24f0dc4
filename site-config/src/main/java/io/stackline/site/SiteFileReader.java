package io.stackline.site;

import io.stackline.press.Die;
import io.stackline.press.Fixture;
import io.stackline.press.Identification;
import io.stackline.site.SiteProblem.Code;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code site.yaml}. */
final class SiteFileReader {
  private static final Key.One<String> NAME =
      Key.needed(
          "name",
          Forms.shape(
              Pattern.compile("[a-z][a-z0-9-]{0,31}"),
              "site name",
              "1 to 32 small letters, digits or dashes, a letter first"),
          "short name, also part of the OPC UA namespace",
          "pilot-line");
  private static final Key.One<String> TITLE =
      Key.needed("title", Forms.text(120), "for people", "Pilot line with three 25 t presses");
  private static final Key.Part OPCUA =
      Key.part(Key.maybe("opcua", "all its defaults", "the OPC UA server", ""), OpcUaReader.KEYS);
  private static final Key.Part STORE =
      Key.part(
          Key.maybe("store", "a file in the data folder", "where journal and traces are kept", ""),
          StoreReader.KEYS);
  private static final Key.Part MANAGEMENT =
      Key.part(
          Key.maybe("management", "there is none", "where health and metrics are told", ""),
          ManagementReader.KEYS);
  private static final Key.Part IDENTIFICATION =
      Key.part(
          Key.maybe("identification", "nothing is said", "who the line is", ""),
          Group.of("who a line is", IdentificationKeys.LINE.all()));
  private static final Key.One<Duration> PROMPT_EXPECTED =
      Key.usual(
          "prompt-expected",
          Quantities.duration("10 s", "7 d"),
          "15 min",
          "how long a prompt waits for its confirmation; later it is told as overdue",
          "20 min");
  private static final Key.One<Duration> PRIORITY_STEP =
      Key.usual(
          "priority-step",
          Quantities.duration("1 min", "49 d"),
          "4 h",
          "waiting that counts as one step of priority, so that nobody waits for ever",
          "2 h");
  private static final Key.Parts PRESSES =
      new Key.Parts(Key.needed("presses", "the presses", ""), List.of(PressReader.KEYS), 1, 512);
  private static final Key.Parts DIES =
      new Key.Parts(
          Key.needed("dies", "the dies and sleeves", ""), List.of(DieReader.KEYS), 1, 512);
  private static final Key.Parts FIXTURES =
      new Key.Parts(
          Key.maybe("fixtures", "none", "frames and holders that stand under a ram", ""),
          List.of(FixtureReader.KEYS),
          0,
          128);

  private static final Key.Parts PROCESSES =
      new Key.Parts(
          Key.maybe(
              "processes",
              "one process does everything",
              "what the line runs in: docs/cluster.md",
              ""),
          List.of(ProcessReader.KEYS),
          0,
          64);

  private static final Key.Many<String> MATERIALS =
      new Key.Many<>(
          Key.maybe(
              "materials-from",
              "only the site's own",
              "further folders of materials, found from this one",
              "[../pilot-line/materials]"),
          Forms.shape(
              Pattern.compile("[A-Za-z0-9._-][A-Za-z0-9._/ -]{0,199}"),
              "folder of materials",
              "a path from this folder, such as ../pilot-line/materials"),
          0,
          8);

  static final Group KEYS =
      Group.of(
          "a site",
          NAME,
          TITLE,
          IDENTIFICATION,
          OPCUA,
          STORE,
          MANAGEMENT,
          PROMPT_EXPECTED,
          PRIORITY_STEP,
          PRESSES,
          DIES,
          FIXTURES,
          PROCESSES,
          MATERIALS);

  private final SiteParts parts;
  private final IdentificationReader identifications = new IdentificationReader();
  private final Map<String, Place> materials = new LinkedHashMap<>();

  SiteFileReader(SiteParts parts) {
    this.parts = parts;
  }

  /** The site, still without materials and recipes. */
  Optional<Site> read(Fields fields) {
    Optional<String> name = fields.read(NAME);
    Optional<String> title = fields.read(TITLE);
    Optional<Identification> identification =
        fields.read(IDENTIFICATION, each -> identifications.group(each, IdentificationKeys.LINE));
    Site.OpcUa opcua = fields.read(OPCUA, OpcUaReader::read).orElseGet(OpcUaReader::unspoken);
    StoreSettings store = fields.read(STORE, StoreReader::read).orElse(StoreSettings.USUAL);
    Optional<ManagementSettings> management = fields.read(MANAGEMENT, ManagementReader::read);
    Optional<Duration> promptExpected = fields.read(PROMPT_EXPECTED);
    Optional<Duration> priorityStep = fields.read(PRIORITY_STEP);
    List<String> folders = fields.read(MATERIALS);
    for (int i = 0; i < folders.size() && folders.size() == fields.places(MATERIALS).size(); i++) {
      materials.put(folders.get(i), fields.places(MATERIALS).get(i));
    }
    presses(fields);
    all(fields, DIES, parts.dies(), DieReader::read, Die::id);
    codes(fields);
    all(fields, FIXTURES, parts.fixtures(), FixtureReader::read, Fixture::id);
    Processes processes = processes(fields);
    if (parts.presses().isComplete()) {
      new ProcessCheck(fields, PROCESSES, processes).check(parts.presses().all(), opcua, store);
    }
    return fields.build(
        () ->
            new Site(
                name.orElseThrow(),
                title.orElseThrow(),
                parts.presses().all(),
                parts.dies().all(),
                parts.fixtures().all(),
                Map.of(),
                Map.of(),
                List.of(),
                opcua,
                identification.orElse(Identification.UNSAID),
                store,
                management,
                promptExpected.orElseThrow(),
                priorityStep.orElseThrow(),
                processes));
  }

  private Processes processes(Fields fields) {
    ProcessReader reader = new ProcessReader(parts.processes(), parts.presses());
    return new Processes(fields.read(PROCESSES, reader::read));
  }

  /** Two dies that scan alike could be taken for each other. */
  private void codes(Fields fields) {
    Map<String, Die> seen = new LinkedHashMap<>();
    for (Die die : parts.dies().all().values()) {
      Die other = seen.putIfAbsent(die.barcode(), die);
      if (other != null) {
        fields.problem(
            Code.DUPLICATE,
            DIES,
            "has two dies of barcode \"" + die.barcode() + "\", " + other.id() + " and " + die.id(),
            "give each a code of its own");
      }
    }
  }

  /** The folders of materials beside the site's own, and where each is named. */
  Map<String, Place> materials() {
    return materials;
  }

  private void presses(Fields fields) {
    int before = parts.problems().trouble();
    PressReader reader = new PressReader(parts, identifications);
    fields
        .read(PRESSES, reader::read)
        .forEach(each -> parts.presses().add(each.press().id(), each));
    if (parts.problems().trouble() > before) {
      parts.presses().incomplete();
    }
  }

  /** A list of which nothing could be read is not complete: its ids are unknown. */
  private <K, V> void all(
      Fields fields,
      Key.Parts key,
      Catalogue<K, V> catalogue,
      BiFunction<Fields, Catalogue<K, V>, Optional<V>> reader,
      Function<V, K> id) {
    int before = parts.problems().trouble();
    List<V> all = fields.read(key, each -> reader.apply(each, catalogue));
    all.forEach(each -> catalogue.add(id.apply(each), each));
    if (all.isEmpty() && parts.problems().trouble() > before) {
      catalogue.incomplete();
    }
  }
}
