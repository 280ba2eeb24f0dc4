package io.stackline.map;

import java.util.List;

/** How the press takes a command, which is all we have to tell one writing from two. */
public sealed interface Handshake {
  /** Name of the point commands are written to. */
  String point();

  /** Names of all points that are written. */
  default List<String> written() {
    return List.of(point());
  }

  /**
   * The value is written, and the press sets the point back to {@code idle} by itself once it has
   * taken it. Nothing is written while the point is not idle.
   */
  record Edge(String point, long idle) implements Handshake {}

  /**
   * The value is written and stays; a change is the command. {@code idle} is written before the
   * same value can be said again.
   */
  record Level(String point, long idle) implements Handshake {}

  /**
   * The press shows in {@code echo} the command it executed last. Before the same value can be said
   * again, {@code idle} is written and its echo awaited.
   */
  record Echo(String point, String echo, long idle) implements Handshake {}

  /**
   * A number beside the command grows with each one, and the press shows in {@code echo} the number
   * it executed last: a repetition is recognized.
   *
   * @param number point of the number, 1 to {@code highest}, then 1 again
   */
  record Sequence(String point, String number, String echo, long highest) implements Handshake {
    @Override
    public List<String> written() {
      return List.of(point, number);
    }
  }

  /**
   * Each command inverts {@code toggle}; the press shows the same in {@code echo} once it has
   * executed it.
   */
  record Toggle(String point, String toggle, String echo) implements Handshake {
    @Override
    public List<String> written() {
      return List.of(point, toggle);
    }
  }
}
