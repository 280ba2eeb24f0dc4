package io.stackline.plcsim.server;

import java.time.Duration;

/** Something that goes wrong with a simulated PLC on command. */
public sealed interface Fault {
  /**
   * Something that befalls its transactions.
   *
   * @param mishap what
   * @param share of the transactions it befalls, above 0 and at most 1
   * @param least shortest time of a late answer or a delay, wall-clock; 0 for all else
   * @param most longest time of it, at most a minute
   * @param code the code of an exception, 1 to 255; 0 for all else
   */
  record OnWire(Mishap mishap, double share, Duration least, Duration most, int code)
      implements Fault {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MAX_CODE = 0xFF;

    public OnWire {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException("share must lie above 0 and up to 1, but is " + share);
      }
      if (least.isNegative() || most.compareTo(least) < 0 || most.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "times must lie in 0..60 s, the shorter first, but are " + least + " and " + most);
      }
      if (mishap.isTimed() == most.isZero()) {
        throw new IllegalArgumentException("late and delay have a time, nothing else: " + mishap);
      }
      if ((mishap == Mishap.EXCEPTION) != (code != 0) || code < 0 || code > MAX_CODE) {
        throw new IllegalArgumentException("an exception has a code of 1..255, nothing else");
      }
    }

    /** A mishap that needs neither time nor code. */
    public static OnWire of(Mishap mishap, double share) {
      return new OnWire(mishap, share, Duration.ZERO, Duration.ZERO, 0);
    }

    /** Answers that come so much later. */
    public static OnWire late(Duration by, double share) {
      return new OnWire(Mishap.LATE, share, by, by, 0);
    }

    /** A PLC that takes between these times for each transaction. */
    public static OnWire delay(Duration least, Duration most) {
      return new OnWire(Mishap.DELAY, 1, least, most, 0);
    }

    /** Exceptions instead of answers. */
    public static OnWire exception(int code, double share) {
      return new OnWire(Mishap.EXCEPTION, share, Duration.ZERO, Duration.ZERO, code);
    }
  }

  /**
   * Something that happens at the press.
   *
   * @param trouble what
   * @param amount how much of it, in the trouble's unit
   */
  record AtPress(Trouble trouble, double amount) implements Fault {
    public AtPress {
      amount = trouble.checked(amount);
    }

    /** A trouble in its usual amount. */
    public static AtPress of(Trouble trouble) {
      return new AtPress(trouble, trouble.usual());
    }
  }

  /**
   * A fault with its time.
   *
   * @param fault what
   * @param after time of the simulated PLC until it begins
   * @param lasting how long it lasts in that time; 0 = until it is cleared
   */
  record Order(Fault fault, Duration after, Duration lasting) {
    public Order {
      if (after.isNegative() || lasting.isNegative()) {
        throw new IllegalArgumentException("no fault lies in the past: " + after + " " + lasting);
      }
    }

    /** A fault from now on. */
    public static Order now(Fault fault) {
      return new Order(fault, Duration.ZERO, Duration.ZERO);
    }
  }
}
