package io.stackline.site;

import io.stackline.map.Dialect;
import io.stackline.map.ExtraTag;
import io.stackline.map.Point;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.press.Component;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Fixture;
import io.stackline.press.FixtureId;
import io.stackline.press.Identification;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.TagSpec;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A site as read from its files: consistent, every reference resolved. Maps keep the order of the
 * file.
 *
 * @param name short id of the site, also part of its OPC UA namespace
 * @param recipes those that are offered, one revision an id
 * @param revisions every revision there is a file of, offered or not
 * @param identification who the line is
 * @param store where journal and traces are kept
 * @param management where each of its processes tells how it is, if it does
 * @param promptExpected how long a prompt usually waits for its confirmation, process time
 * @param priorityStep waiting that counts as one step of priority, process time
 * @param processes what it runs in, if one process is not enough
 */
public record Site(
    String name,
    String title,
    Map<PressId, PressSite> presses,
    Map<DieId, Die> dies,
    Map<FixtureId, Fixture> fixtures,
    Map<MaterialId, Material> materials,
    Map<RecipeId, Recipe> recipes,
    List<Recipe> revisions,
    OpcUa opcua,
    Identification identification,
    StoreSettings store,
    Optional<ManagementSettings> management,
    Duration promptExpected,
    Duration priorityStep,
    Processes processes) {
  /** What a prompt usually takes where a site says nothing: our assumption. */
  public static final Duration PROMPT_EXPECTED = Duration.ofMinutes(15);

  /**
   * What counts as one step of priority where a site says nothing. Our assumption, not a
   * measurement: half a shift, so that a run of the lowest priority stands beside a usual one after
   * a day and a half.
   */
  public static final Duration PRIORITY_STEP = Duration.ofHours(4);

  public Site {
    presses = ordered(presses);
    dies = ordered(dies);
    fixtures = ordered(fixtures);
    materials = ordered(materials);
    recipes = ordered(recipes);
    revisions = List.copyOf(revisions);
  }

  /** A site of one process that holds no other revisions than those it offers and says no more. */
  public Site(
      String name,
      String title,
      Map<PressId, PressSite> presses,
      Map<DieId, Die> dies,
      Map<FixtureId, Fixture> fixtures,
      Map<MaterialId, Material> materials,
      Map<RecipeId, Recipe> recipes,
      OpcUa opcua) {
    this(
        name,
        title,
        presses,
        dies,
        fixtures,
        materials,
        recipes,
        List.copyOf(recipes.values()),
        opcua,
        Identification.UNSAID,
        StoreSettings.USUAL,
        Optional.empty(),
        PROMPT_EXPECTED,
        PRIORITY_STEP,
        Processes.ONE);
  }

  private static <K, V> Map<K, V> ordered(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The same site with some presses reached elsewhere, for simulated presses on free ports. */
  public Site withConnections(Map<PressId, Connection> elsewhere) {
    Map<PressId, PressSite> moved = new LinkedHashMap<>(presses);
    elsewhere.forEach(
        (id, connection) -> {
          PressSite old = press(id);
          moved.put(id, old.reached(connection));
        });
    return with(moved, opcua, management, processes);
  }

  /** The same site with its OPC UA server at another port; 0 means any free one. */
  public Site withOpcUaPort(int port) {
    OpcUa there =
        new OpcUa(opcua.bind, opcua.hostname, port, opcua.anonymousMayRead, opcua.allowNone)
            .bounded(opcua.publishingMin, opcua.sessionsMax, opcua.monitoredItemsMax);
    return with(presses, there, management, processes);
  }

  /** The same site with a management port, or another. */
  public Site withManagement(ManagementSettings there) {
    return with(presses, opcua, Optional.of(there), processes);
  }

  /** The same site run by these processes. */
  public Site withProcesses(Processes others) {
    return with(presses, opcua, management, others);
  }

  private Site with(
      Map<PressId, PressSite> others,
      OpcUa elsewhere,
      Optional<ManagementSettings> managed,
      Processes shared) {
    return new Site(
        name,
        title,
        others,
        dies,
        fixtures,
        materials,
        recipes,
        revisions,
        elsewhere,
        identification,
        store,
        managed,
        promptExpected,
        priorityStep,
        shared);
  }

  /** The same site as this process of it sees it: what it says of itself counts. */
  public Site seenBy(SiteProcess process) {
    return with(
        presses, process.server(opcua), process.management().or(() -> management), processes);
  }

  /**
   * A press and how to reach it.
   *
   * @param dialect what its PLC speaks
   * @param simulated whether its PLC is one of ours, which may be started for it
   * @param extras tags that the site adds to those of its dialect
   * @param identification who it is
   * @param components what it consists of, as far as the site says, ids unique
   */
  public record PressSite(
      Press press,
      Connection connection,
      Dialect dialect,
      boolean simulated,
      List<ExtraTag> extras,
      Identification identification,
      List<Component> components) {
    public PressSite {
      extras = List.copyOf(extras);
      components = List.copyOf(components);
    }

    /** A press of which nobody says who it is. */
    public PressSite(
        Press press,
        Connection connection,
        Dialect dialect,
        boolean simulated,
        List<ExtraTag> extras) {
      this(press, connection, dialect, simulated, extras, Identification.UNSAID, List.of());
    }

    /** A press without extra tags. */
    public PressSite(Press press, Connection connection, Dialect dialect, boolean simulated) {
      this(press, connection, dialect, simulated, List.of());
    }

    /** A press that speaks PRESSMAP, without extra tags. */
    public PressSite(Press press, Connection connection, boolean simulated) {
      this(press, connection, new Dialect.Pressmap(), simulated);
    }

    /** The same press, reached elsewhere. */
    PressSite reached(Connection elsewhere) {
      return new PressSite(
          press, elsewhere, dialect, simulated, extras, identification, components);
    }

    /** All its tags: those of its dialect, then the site's, each in the order of its file. */
    public List<TagSpec> tags() {
      return Stream.concat(dialect.tags().stream(), extras.stream().map(ExtraTag::point))
          .map(Point::tag)
          .toList();
    }

    /** The tag of this name, if it has one. */
    public Optional<TagSpec> tag(String name) {
      return tags().stream().filter(each -> each.name().equals(name)).findFirst();
    }
  }

  /**
   * How a PLC is reached.
   *
   * @param line shared with every other PLC that names an equal one
   * @param unit 0 to 255; 1 to 247 without Modbus TCP, where 0 is for all and gets no answer
   * @param timeout for connecting and for one answer, wall clock
   * @param gap least silence on the line before a question to this unit, wall clock
   */
  public record Connection(Line line, int unit, Duration timeout, Duration gap) {
    public Connection {
      boolean tcp = line instanceof Line.Tcp;
      if (unit < (tcp ? 0 : 1) || unit > (tcp ? 255 : 247)) {
        throw new IllegalArgumentException(line.address() + " has no unit " + unit);
      }
      if (timeout.isNegative() || timeout.isZero() || gap.isNegative()) {
        throw new IllegalArgumentException("time-out " + timeout + ", gap " + gap);
      }
    }

    /** By Modbus TCP, without a gap. */
    public static Connection tcp(String host, int port, int unit, Duration timeout) {
      return new Connection(new Line.Tcp(host, port), unit, timeout, Duration.ZERO);
    }
  }

  /**
   * The OPC UA server.
   *
   * @param bind address to listen at; loopback unless the site says otherwise
   * @param anonymousMayRead whether somebody without a user may read
   * @param allowNone whether an endpoint without security is offered
   * @param publishingMin how often a client is told at most, 10 ms to 10 s, wall clock
   * @param sessionsMax how many sessions there may be at a time
   * @param monitoredItemsMax how many values all clients together may watch
   */
  public record OpcUa(
      String bind,
      String hostname,
      int port,
      boolean anonymousMayRead,
      boolean allowNone,
      Duration publishingMin,
      int sessionsMax,
      int monitoredItemsMax) {
    /** With the usual limits. */
    public OpcUa(
        String bind, String hostname, int port, boolean anonymousMayRead, boolean allowNone) {
      this(bind, hostname, port, anonymousMayRead, allowNone, Duration.ofMillis(50), 100, 50_000);
    }

    /** The same server with other limits. */
    public OpcUa bounded(Duration publishingMin, int sessionsMax, int monitoredItemsMax) {
      return new OpcUa(
          bind,
          hostname,
          port,
          anonymousMayRead,
          allowNone,
          publishingMin,
          sessionsMax,
          monitoredItemsMax);
    }
  }

  public Die die(DieId id) {
    return Optional.ofNullable(dies.get(id))
        .orElseThrow(() -> new IllegalArgumentException("die " + id + " is not described"));
  }

  public Fixture fixture(FixtureId id) {
    return Optional.ofNullable(fixtures.get(id))
        .orElseThrow(() -> new IllegalArgumentException("fixture " + id + " is not described"));
  }

  public Material material(MaterialId id) {
    return Optional.ofNullable(materials.get(id))
        .orElseThrow(() -> new IllegalArgumentException("material " + id + " is not described"));
  }

  public PressSite press(PressId id) {
    return Optional.ofNullable(presses.get(id))
        .orElseThrow(() -> new IllegalArgumentException("press " + id + " is not described"));
  }
}
