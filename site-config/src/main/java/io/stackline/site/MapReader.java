package io.stackline.site;

import io.stackline.map.Condition;
import io.stackline.map.Device;
import io.stackline.map.MapId;
import io.stackline.map.Point;
import io.stackline.map.RegisterMap;
import io.stackline.map.RegisterMap.Commands;
import io.stackline.map.RegisterMap.Extras;
import io.stackline.map.StateRule;
import io.stackline.map.Upkeep;
import io.stackline.press.Alarm;
import io.stackline.press.Signal;
import io.stackline.site.SiteProblem.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code maps/*.yaml}: how a vendor's press lies in its registers. */
final class MapReader {
  private static final Key.One<MapId> ID =
      Key.needed("id", Forms.id(MapId::new), "id, unique among the maps", "hypro-rtu");
  private static final Key.One<String> NAME =
      Key.needed("name", Forms.text(80), "for people", "HYPRO-RTU press controller");
  private static final Key.One<String> SOURCE =
      Key.needed(
          "source",
          Forms.text(400),
          "manual and revision the numbers come from",
          "Register list 4711-2, revision C");
  private static final Key.Part DEVICE =
      Key.part(Key.needed("device", "what its messages may be", ""), DeviceReader.KEYS);
  private static final Key.Named POINTS =
      new Key.Named(
          Key.needed("points", "the values of the device by name", ""),
          MapForms.NAMES,
          "force",
          PointReader.KEYS,
          500);
  private static final Key.Parts FLAGS =
      new Key.Parts(
          Key.maybe("flags", "none", "further points: rows of flags", ""),
          List.of(FlagReader.KEYS),
          0,
          64);
  private static final Key.One<String> SCRATCH =
      Key.maybe(
          "scratch",
          MapForms.POINT,
          "none",
          "point without effect, by which `stackline map test` proves that writes arrive",
          "spare");
  private static final Key.Many<String> TAGS =
      new Key.Many<>(
          Key.maybe(
              "tags",
              "none",
              "points shown beside the signals; a name of several means all",
              "[force]"),
          MapForms.POINT,
          0,
          500);

  static final Group KEYS = Group.of("a register map", keys());

  private final Catalogue<MapId, RegisterMap> maps;

  MapReader(Catalogue<MapId, RegisterMap> maps) {
    this.maps = maps;
  }

  private static List<Key> keys() {
    List<Key> keys = new ArrayList<>(List.of(ID, NAME, SOURCE, DEVICE, POINTS, FLAGS));
    keys.addAll(StateReader.KEYS);
    keys.addAll(CommandReader.KEYS);
    keys.addAll(ExtrasReader.KEYS);
    keys.addAll(List.of(SCRATCH, TAGS));
    return keys;
  }

  Optional<RegisterMap> read(Fields fields) {
    Optional<MapId> id = fields.read(ID);
    id.ifPresent(each -> maps.name(each, fields.place(ID)));
    Optional<String> name = fields.read(NAME);
    Optional<String> source = fields.read(SOURCE);
    Optional<Device> device = fields.read(DEVICE, DeviceReader::read);
    MapPoints points = points(fields, device);
    StateReader words = new StateReader(points);
    int before = fields.problems().trouble();
    Map<Signal, String> signals = words.signals(fields);
    boolean signalsSound = fields.problems().trouble() == before;
    Map<Alarm, Condition> alarms = words.alarms(fields);
    List<StateRule> states = words.states(fields);
    Optional<Commands> commands = new CommandReader(points).read(fields);
    Extras extras = new ExtrasReader(points).read(fields, scratch(fields, points));
    Set<String> driven = RegisterMap.driven(commands, extras);
    checkScratch(fields, points, driven, extras);
    List<String> tags = points.expanded(fields, TAGS);
    checkWritable(points, driven, tags);
    if (commands.isPresent() && signalsSound && !signals.containsKey(Signal.FORCE)) {
      fields.problem(
          Code.CONFLICT,
          StateReader.SIGNALS,
          "names no force",
          "a press is driven by its force: name its point, or only watch the press");
    }
    device.ifPresent(each -> new MapCheck(points, each, "write").check());
    return fields.build(
        () ->
            new RegisterMap(
                id.orElseThrow(),
                name.orElseThrow(),
                source.orElseThrow(),
                device.orElseThrow(),
                readBack(points, commands),
                signals,
                alarms,
                states,
                commands,
                tags,
                extras));
  }

  private static MapPoints points(Fields fields, Optional<Device> device) {
    MapPoints points = new MapPoints("point", fields.problems());
    Device.Notation manual = device.map(Device::notation).orElse(Device.Notation.USUAL);
    PointReader reader = new PointReader(points, manual);
    fields.read(POINTS, reader::read).forEach(each -> each.forEach(points::add));
    FlagReader flags = new FlagReader(points, manual.base());
    fields.read(FLAGS, flags::read).forEach(each -> each.forEach(points::add));
    return points;
  }

  private static Optional<String> scratch(Fields fields, MapPoints points) {
    return points.refer(fields, SCRATCH, Fit.WHOLE, Fit.NUMBER, Fit.WRITTEN);
  }

  /** What people may write is shown, and is nothing the press is driven by. */
  private static void checkWritable(MapPoints points, Set<String> driven, List<String> tags) {
    for (Point each : points.all().values()) {
      if (each.display().writable() && !tags.contains(each.name())) {
        points
            .problems()
            .problem(
                Code.CONFLICT,
                points.place(each.name()),
                each + " is writable, but is none of the map's tags",
                "name it in tags, or take writable: true out");
      } else if (each.display().writable() && isDriven(points, each, driven)) {
        points
            .problems()
            .problem(
                Code.CONFLICT,
                points.place(each.name()),
                each + " cannot be writable: the press is driven by it",
                "take writable: true out");
      }
    }
  }

  private static boolean isDriven(MapPoints points, Point point, Set<String> driven) {
    return points.all().values().stream()
        .anyMatch(each -> driven.contains(each.name()) && each.spot().overlaps(point.spot()));
  }

  private static void checkScratch(
      Fields fields, MapPoints points, Set<String> driven, Extras extras) {
    Set<String> used = new HashSet<>(driven);
    points.all().values().stream()
        .filter(each -> each.upkeep().eeprom())
        .forEach(each -> used.add(each.name()));
    if (extras.scratch().filter(used::contains).isPresent()) {
      fields.problem(
          Code.CONFLICT,
          SCRATCH,
          "is not without effect, but used to drive the press or worn by writes",
          "name another point or leave it out");
    }
  }

  /** What a stroke is made of is read back, unless the map says otherwise. */
  private static Map<String, Point> readBack(MapPoints points, Optional<Commands> commands) {
    Set<String> proved = new HashSet<>();
    commands.ifPresent(
        each -> {
          proved.addAll(each.stroke().written());
          each.cap().ifPresent(proved::add);
        });
    Map<String, Point> all = new LinkedHashMap<>(points.all());
    all.replaceAll(
        (name, point) ->
            proved.contains(name) && points.isReadBackUnsaid(name) ? proved(point) : point);
    return all;
  }

  private static Point proved(Point point) {
    Upkeep said = point.upkeep();
    return point.kept(
        new Upkeep(
            said.poll(), said.group(), said.writable(), true, said.eeprom(), said.spacing()));
  }
}
