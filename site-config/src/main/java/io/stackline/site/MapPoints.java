package io.stackline.site;

import io.stackline.map.Condition;
import io.stackline.map.Point;
import io.stackline.site.SiteProblem.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The points of one map while it is read, for what refers to them. */
final class MapPoints {
  private final Problems problems;
  private final Catalogue<String, Point> points;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, List<String>> rows = new LinkedHashMap<>();
  private final Set<String> readBackUnsaid = new HashSet<>();

  /**
   * @param noun what each is called
   */
  MapPoints(String noun, Problems problems) {
    this.problems = problems;
    points = new Catalogue<>(noun, problems);
  }

  Problems problems() {
    return problems;
  }

  /** Names a point; it counts as known even if the rest of it is wrong. */
  void name(String name, Place place) {
    points.name(name, place);
    places.putIfAbsent(name, place);
  }

  void add(Point point) {
    points.add(point.name(), point);
  }

  /** A point of several, such as {@code tag-1} to {@code tag-50}. */
  void addRow(String name, List<String> members) {
    rows.put(name, members);
  }

  /** Nothing was said of whether writes to it are read back. */
  void unsaid(String name) {
    readBackUnsaid.add(name);
  }

  boolean isReadBackUnsaid(String name) {
    return readBackUnsaid.contains(name);
  }

  Place place(String name) {
    return Optional.ofNullable(places.get(name)).orElseThrow();
  }

  Map<String, Point> all() {
    return points.all();
  }

  /** The name of a point that is fit for this use; else why it is not is told. */
  Optional<String> refer(Fields fields, Key.One<String> key, Fit... fits) {
    Optional<String> name = fields.read(key);
    name.ifPresent(each -> check(each, fields.place(key), fits));
    return name;
  }

  void check(String name, Place place, Fit... fits) {
    points.require(name, place);
    points
        .find(name)
        .ifPresent(
            point -> {
              for (Fit fit : fits) {
                Optional<Fit.Complaint> complaint = fit.of(point);
                if (complaint.isPresent()) {
                  problems.problem(
                      Code.CONFLICT, place, complaint.get().what(), complaint.get().remedy());
                  return;
                }
              }
            });
  }

  /** The conditions of a list, each of a point that has a whole value. */
  List<Condition> conditions(Fields fields, Key.Many<Condition> key) {
    List<Condition> conditions = fields.read(key);
    List<Place> at = fields.places(key);
    for (int i = 0; i < conditions.size() && conditions.size() == at.size(); i++) {
      check(conditions.get(i).point(), at.get(i), Fit.WHOLE);
    }
    return conditions;
  }

  /** The points of a row, or the point itself if it is none. */
  List<String> expanded(String name, Place place, Fit... fits) {
    List<String> members = rows.getOrDefault(name, List.of(name));
    members.stream().limit(1).forEach(each -> check(each, place, fits));
    return members;
  }

  /** The same for each name of a list. */
  List<String> expanded(Fields fields, Key.Many<String> key) {
    List<String> names = fields.read(key);
    List<Place> at = fields.places(key);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < names.size() && names.size() == at.size(); i++) {
      all.addAll(expanded(names.get(i), at.get(i)));
    }
    return all;
  }
}
