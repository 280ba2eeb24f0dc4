package io.stackline.site;

import io.stackline.site.SiteProblem.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes nodes from YAML events, so that nothing is expanded or guessed: anchors, aliases, type tags
 * and further documents are refused, and nesting is bounded.
 */
final class YamlTree {
  private static final int DEPTH_MAX = 16;
  private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

  private final Path file;
  private final Problems problems;
  private final Iterator<Event> events;

  private YamlTree(Path file, String text, Problems problems) {
    this.file = file;
    this.problems = problems;
    events = new Parse(LoadSettings.builder().build()).parseString(text).iterator();
  }

  /** The root of the first document, or empty if there is none or the YAML is broken. */
  static Optional<Node> of(Path file, String text, Problems problems) {
    try {
      return new YamlTree(file, text, problems).root();
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      Place place =
          mark == null
              ? Place.whole(file)
              : new Place(file, mark.getLine() + 1, mark.getColumn() + 1, "");
      String problem = String.valueOf(e.getProblem());
      problems.problem(Code.YAML, place, "is not YAML: " + problem, remedy(problem));
    } catch (ReaderException e) {
      problems.problem(
          Code.YAML,
          YamlFile.at(file, text, e.getPosition()),
          "holds the character U+%04X".formatted(e.getCodePoint()),
          "take it out");
    } catch (YamlEngineException e) {
      problems.problem(
          Code.YAML, Place.whole(file), "is not YAML", "compare it with a shipped site");
    }
    return Optional.empty();
  }

  private static String remedy(String problem) {
    return problem.contains("mapping values")
        ? "check the indentation, and put quotes around a text with \": \" in it"
        : "correct it here or just before";
  }

  private Optional<Node> root() {
    Optional<Node> root = Optional.empty();
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent start) {
        if (root.isPresent()) {
          problems.problem(
              Code.YAML, place(event, ""), "starts a second document", "use one file for each");
          return Optional.empty();
        }
        root = Optional.of(node(start, "", 0));
      }
    }
    return root;
  }

  private Node node(NodeEvent event, String path, int depth) {
    Place place = place(event, path);
    if (depth > DEPTH_MAX) {
      skip(event);
      return broken(place, "is nested too deeply", "compare it with a shipped site");
    }
    if (event.getAnchor().isPresent()) {
      skip(event);
      return broken(place, "uses an anchor or alias", "write the value out");
    }
    if (event instanceof ScalarEvent scalar) {
      if (scalar.getTag().isPresent()) {
        return broken(place, "has a type tag", "take the tag out");
      }
      boolean nothing = scalar.isPlain() && NOTHING.contains(scalar.getValue());
      return new Node.Scalar(place, nothing ? "" : scalar.getValue());
    }
    if (event instanceof CollectionStartEvent start && start.getTag().isPresent()) {
      skip(event);
      return broken(place, "has a type tag", "take the tag out");
    }
    return event.getEventId() == Event.ID.SequenceStart
        ? sequence(place, depth)
        : mapping(place, depth);
  }

  private Node sequence(Place place, int depth) {
    List<Node> items = new ArrayList<>();
    Event event = events.next();
    while (event instanceof NodeEvent item) {
      items.add(node(item, place.path() + "[" + items.size() + "]", depth + 1));
      event = events.next();
    }
    return new Node.Sequence(place, List.copyOf(items));
  }

  private Node mapping(Place place, int depth) {
    Map<String, Node> values = new LinkedHashMap<>();
    Map<String, Place> keys = new LinkedHashMap<>();
    Event event = events.next();
    while (event instanceof NodeEvent keyEvent) {
      Node key = node(keyEvent, place.path(), depth + 1);
      if (key instanceof Node.Scalar word) {
        Place named = place(keyEvent, place.of(word.text()).path());
        Node value = node((NodeEvent) events.next(), named.path(), depth + 1);
        Place first = keys.putIfAbsent(word.text(), named);
        if (first == null) {
          values.put(word.text(), value);
        } else {
          problems.problem(
              Code.YAML,
              named,
              "is given twice, first at line " + first.line(),
              "keep one of the two");
        }
      } else {
        if (!(key instanceof Node.Broken)) {
          problems.problem(
              Code.YAML, key.place(), "a key must be a single word", "write \"key: value\"");
        }
        node((NodeEvent) events.next(), place.path(), depth + 1);
      }
      event = events.next();
    }
    return new Node.Mapping(place, values, keys);
  }

  private Node broken(Place place, String what, String remedy) {
    problems.problem(Code.YAML, place, what, remedy);
    return new Node.Broken(place);
  }

  /** Passes over the rest of a node without recursion, however deep it is. */
  private void skip(Event event) {
    int open = event instanceof CollectionStartEvent ? 1 : 0;
    while (open > 0) {
      Event next = events.next();
      if (next instanceof CollectionStartEvent) {
        open++;
      } else if (!(next instanceof NodeEvent)) {
        open--;
      }
    }
  }

  private Place place(Event event, String path) {
    return event
        .getStartMark()
        .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1, path))
        .orElseGet(() -> new Place(file, 1, 1, path));
  }
}
