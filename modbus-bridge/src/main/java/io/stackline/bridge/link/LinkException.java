package io.stackline.bridge.link;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * A transaction that did not end well. The message says what happened and where: line, unit,
 * function and address.
 */
public final class LinkException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What happened. */
  public enum Kind {
    /** No connection could be made; nothing was sent. */
    REFUSED,
    /** No answer in time; whether the PLC has heard us is not known. */
    TIMED_OUT,
    /** A whole answer, with an exception code; {@link #isKnownUndone} says what it tells. */
    EXCEPTION,
    /** The answer broke off or does not fit the question; what the PLC did is not known. */
    GARBLED
  }

  private final Kind kind;
  private final int exceptionCode;

  private LinkException(Kind kind, int exceptionCode, String message) {
    super(message);
    this.kind = kind;
    this.exceptionCode = exceptionCode;
  }

  public static LinkException refused(Place place, String why) {
    return new LinkException(Kind.REFUSED, 0, place.endpoint() + " cannot be reached: " + why);
  }

  public static LinkException timedOut(Place place, long millis) {
    return new LinkException(Kind.TIMED_OUT, 0, place + ": no answer within " + millis + " ms");
  }

  public static LinkException exception(Place place, int code) {
    return new LinkException(
        Kind.EXCEPTION,
        code,
        String.format(Locale.ROOT, "%s: answered exception %02X (%s)", place, code, words(code)));
  }

  public static LinkException garbled(Place place, String why) {
    return new LinkException(Kind.GARBLED, 0, place + ": " + why);
  }

  public Kind kind() {
    return kind;
  }

  /** The code of an exception answer. */
  public OptionalInt exceptionCode() {
    return kind == Kind.EXCEPTION ? OptionalInt.of(exceptionCode) : OptionalInt.empty();
  }

  /**
   * Whether it is certain that the PLC did not do what was asked: nothing was sent, or it said so.
   * An exception 05 says that it is at work, and 0B is a gateway's, whose PLC may have heard us.
   */
  public boolean isKnownUndone() {
    return kind == Kind.REFUSED
        || (kind == Kind.EXCEPTION && exceptionCode != 0x05 && exceptionCode != 0x0B);
  }

  private static String words(int code) {
    return switch (code) {
      case 1 -> "function not supported";
      case 2 -> "no such address";
      case 3 -> "value not allowed";
      case 4 -> "device failure";
      case 5 -> "accepted, takes long";
      case 6 -> "device busy";
      case 8 -> "memory parity error";
      case 0x0A -> "gateway has no path";
      case 0x0B -> "device behind the gateway does not answer";
      default -> "not a code of the Modbus specification";
    };
  }

  /**
   * Which transaction.
   *
   * @param line host and port, or the serial device
   * @param function Modbus function code
   * @param address first register or bit
   */
  public record Place(String line, int unit, int function, int address) {
    /** Line and unit. */
    public String endpoint() {
      return line + " unit " + unit;
    }

    @Override
    public String toString() {
      String what =
          switch (function) {
            case 1, 5 -> "coil";
            case 2 -> "input";
            default -> "register";
          };
      return endpoint() + " function " + function + " " + what + " " + address;
    }
  }
}
