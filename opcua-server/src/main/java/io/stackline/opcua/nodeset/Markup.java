package io.stackline.opcua.nodeset;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of an XML file, with its place. Names are local names: the files differ in their
 * prefixes, and nothing in them has the same local name in two namespaces.
 *
 * @param text the characters directly in the element, not stripped
 */
record Markup(
    String name, Map<String, String> attributes, List<Markup> children, String text, Place place) {

  Markup {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  Optional<String> attribute(String wanted) {
    return Optional.ofNullable(attributes.get(wanted));
  }

  Optional<Markup> child(String wanted) {
    return children.stream().filter(each -> each.name.equals(wanted)).findFirst();
  }

  /** The children of a child; none if there is no such child. */
  List<Markup> within(String wanted) {
    return child(wanted).map(Markup::children).orElse(List.of());
  }

  /** The text of a child, stripped; empty where there is none or nothing in it. */
  Optional<String> textOf(String wanted) {
    return child(wanted).map(each -> each.text.strip()).filter(each -> !each.isEmpty());
  }

  String required(String wanted) throws BadNodeSet {
    return attribute(wanted)
        .orElseThrow(() -> new BadNodeSet(place, "<" + name + "> needs the attribute " + wanted));
  }

  boolean flag(String wanted, boolean otherwise) throws BadNodeSet {
    String written = attributes.getOrDefault(wanted, Boolean.toString(otherwise)).strip();
    return switch (written) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new BadNodeSet(place, wanted + "=\"" + written + "\": write true or false");
    };
  }

  int number(String wanted, int otherwise) throws BadNodeSet {
    String written = attributes.getOrDefault(wanted, Integer.toString(otherwise)).strip();
    try {
      return Integer.parseInt(written);
    } catch (NumberFormatException e) {
      throw new BadNodeSet(place, wanted + "=\"" + written + "\": write a whole number");
    }
  }

  double real(String wanted, double otherwise) throws BadNodeSet {
    String written = attributes.getOrDefault(wanted, Double.toString(otherwise)).strip();
    try {
      return Double.parseDouble(written);
    } catch (NumberFormatException e) {
      throw new BadNodeSet(place, wanted + "=\"" + written + "\": write a number");
    }
  }

  /** Whole numbers with commas between them; none where the attribute is missing or blank. */
  List<Integer> numbers(String wanted) throws BadNodeSet {
    String written = attributes.getOrDefault(wanted, "").strip();
    if (written.isEmpty()) {
      return List.of();
    }
    try {
      return List.of(written.split(",", -1)).stream()
          .map(each -> Integer.parseUnsignedInt(each.strip()))
          .toList();
    } catch (NumberFormatException e) {
      throw new BadNodeSet(
          place, wanted + "=\"" + written + "\": write whole numbers with commas between them");
    }
  }
}
