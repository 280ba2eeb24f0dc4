package io.stackline.opcua.method;

import java.util.Optional;

/** What an operation is about, for the log. */
final class About {
  private About() {}

  /** Id of the run it is about, if it is about one. */
  static Optional<String> run(Operation operation) {
    if (operation instanceof Reschedule each) {
      return Optional.of(each.run().value());
    } else if (operation instanceof Confirm each) {
      return Optional.of(each.run().value());
    } else if (operation instanceof ConfirmWith each) {
      return Optional.of(each.run().value());
    } else if (operation instanceof Hold each) {
      return Optional.of(each.run().value());
    } else if (operation instanceof Resume each) {
      return Optional.of(each.run().value());
    } else if (operation instanceof Stop each) {
      return Optional.of(each.run().value());
    } else if (operation instanceof Abort each) {
      return Optional.of(each.run().value());
    } else if (operation instanceof Decide each) {
      return Optional.of(each.run().value());
    } else if (operation instanceof Release each) {
      return Optional.of(each.run().value());
    } else if (operation instanceof Adjust each) {
      return Optional.of(each.run().value());
    }
    return Optional.empty();
  }

  /** Id of the press it is about, if it is about one. */
  static Optional<String> press(Operation operation) {
    if (operation instanceof ResetAlarm each) {
      return Optional.of(each.press().value());
    } else if (operation instanceof Tare each) {
      return Optional.of(each.press().value());
    } else if (operation instanceof Open each) {
      return Optional.of(each.press().value());
    } else if (operation instanceof Clear each) {
      return Optional.of(each.press().value());
    }
    return Optional.empty();
  }
}
