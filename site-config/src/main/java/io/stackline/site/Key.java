package io.stackline.site;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One key of a site's files: the one truth from which the readers read it, the JSON Schema
 * underlines it and the key reference tells it.
 */
sealed interface Key {
  Label label();

  default String name() {
    return label().name();
  }

  /**
   * What is said of any key.
   *
   * @param absence what it means that the key is left out; empty if it must not be
   * @param what one sentence, without its form
   * @param example as it stands in a file; empty where a group or a list speaks for itself
   */
  record Label(String name, Optional<String> absence, String what, String example) {
    boolean isNeeded() {
      return absence.isEmpty();
    }
  }

  /**
   * A key with one value.
   *
   * @param fallback the value where it is left out, as it would be written
   */
  record One<T>(Label label, Form<T> form, Optional<String> fallback) implements Key {}

  /** A key with a list of values; a list that may be left out is empty then. */
  record Many<T>(Label label, Form<T> form, int min, int max) implements Key {}

  /** A key with a list, each entry a value or a group that says more. */
  record Mixed<T>(Label label, Form<T> form, Group group, int min, int max) implements Key {}

  /** A key with a group of keys, of one of these sorts. */
  record Part(Label label, List<Group> sorts) implements Key {}

  /** A key with a list of groups, each of one of these sorts. */
  record Parts(Label label, List<Group> sorts, int min, int max) implements Key {}

  /** A key with one value, or with a group that leaves it open. */
  record Open<T>(Label label, Form<T> form, Group open) implements Key {}

  /**
   * A key with groups under free names.
   *
   * @param names what a name must look like
   * @param sample a name, for examples
   */
  record Named(Label label, Form<String> names, String sample, Group group, int max)
      implements Key {}

  /** A key with a group whose keys are free. */
  record Texts(Label label, Pattern names, Form<String> form) implements Key {}

  static <T> One<T> needed(String name, Form<T> form, String what, String example) {
    return new One<>(needed(name, what, example), form, Optional.empty());
  }

  /**
   * A key that may be left out.
   *
   * @param absence what that means
   */
  static <T> One<T> maybe(String name, Form<T> form, String absence, String what, String example) {
    return new One<>(maybe(name, absence, what, example), form, Optional.empty());
  }

  /** A key that has this value where it is left out. */
  static <T> One<T> usual(String name, Form<T> form, String fallback, String what, String example) {
    return new One<>(maybe(name, fallback, what, example), form, Optional.of(fallback));
  }

  static Label needed(String name, String what, String example) {
    return new Label(name, Optional.empty(), what, example);
  }

  static Label maybe(String name, String absence, String what, String example) {
    return new Label(name, Optional.of(absence), what, example);
  }

  static Part part(Label label, Group... sorts) {
    return new Part(label, List.of(sorts));
  }
}
