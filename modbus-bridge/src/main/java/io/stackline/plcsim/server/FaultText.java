package io.stackline.plcsim.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fault as it is written on a command line: {@code late=300ms,share=10%,after=30s,for=1min}.
 *
 * <p>First what goes wrong, with a value where it needs one; then, in any order, {@code share} of
 * the transactions (mishaps of the wire only; usual 100 %), {@code after} and {@code for}, both in
 * the simulated PLC's time.
 */
public final class FaultText {
  private static final Pattern TIME = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|min|h)");
  private static final Pattern SPAN =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s)?\\.\\.([0-9]+(?:\\.[0-9]+)?)(ms|s)");
  private static final Pattern AMOUNT = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)([A-Za-z%/]*)");
  private static final String A_TIME = "write a time for instance as 300ms, 2s or 1min";

  private final String text;
  private final String word;
  private final Optional<String> value;
  private double share = 1;
  private boolean shared;
  private Duration after = Duration.ZERO;
  private Duration lasting = Duration.ZERO;

  private FaultText(String text, String word, Optional<String> value) {
    this.text = text;
    this.word = word;
    this.value = value;
  }

  /**
   * Reads a fault.
   *
   * @throws FaultRefused with what is allowed
   */
  public static Fault.Order parse(String text) throws FaultRefused {
    List<String> items = List.of(text.split(",", -1));
    String[] first = items.get(0).split("=", 2);
    FaultText read =
        new FaultText(text, first[0], first.length > 1 ? Optional.of(first[1]) : Optional.empty());
    for (String option : items.subList(1, items.size())) {
      read.option(option);
    }
    try {
      return new Fault.Order(read.fault(), read.after, read.lasting);
    } catch (IllegalArgumentException | ArithmeticException outOfRange) {
      throw read.refused("is out of range", String.valueOf(outOfRange.getMessage()));
    }
  }

  /** All faults as they are written, for a help text. */
  public static List<String> examples() {
    List<String> result = new ArrayList<>();
    for (Mishap each : Mishap.values()) {
      result.add(
          switch (each) {
            case LATE -> "late=300ms";
            case DELAY -> "delay=5..20ms";
            case EXCEPTION -> "exception=6";
            default -> each.word();
          });
    }
    for (Trouble each : Trouble.values()) {
      String amount = each.unit().isEmpty() ? "" : "=" + (long) each.usual() + each.unit();
      result.add(each.word() + amount);
    }
    return result;
  }

  private void option(String option) throws FaultRefused {
    String[] pair = option.split("=", 2);
    String given = pair.length > 1 ? pair[1] : "";
    switch (pair[0]) {
      case "share" -> {
        share = percent(given);
        shared = true;
      }
      case "after" -> after = time(given);
      case "for" -> lasting = time(given);
      default ->
          throw refused(
              "has an option \"" + option + "\" nobody knows",
              "there are share=10%, after=30s and for=1min");
    }
  }

  private Fault fault() throws FaultRefused {
    Optional<Mishap> mishap =
        Arrays.stream(Mishap.values()).filter(each -> each.word().equals(word)).findFirst();
    if (mishap.isPresent()) {
      return onWire(mishap.get());
    }
    Trouble trouble =
        Arrays.stream(Trouble.values())
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElseThrow(() -> refused("is no fault", "there are " + words()));
    if (shared) {
      throw refused("has a share", "only what befalls transactions has one");
    }
    return new Fault.AtPress(trouble, amount(trouble));
  }

  private Fault.OnWire onWire(Mishap mishap) throws FaultRefused {
    return switch (mishap) {
      case LATE -> Fault.OnWire.late(time(value.orElse("")), share);
      case DELAY -> delay();
      case EXCEPTION -> Fault.OnWire.exception(code(), share);
      default -> {
        if (value.isPresent()) {
          throw refused("has a value", "write only " + word);
        }
        yield Fault.OnWire.of(mishap, share);
      }
    };
  }

  private Fault.OnWire delay() throws FaultRefused {
    String span = value.orElse("");
    Matcher matcher = SPAN.matcher(span);
    Duration most = matcher.matches() ? time(matcher.group(3) + matcher.group(4)) : time(span);
    Duration least = most;
    if (matcher.matches()) {
      String unit = Optional.ofNullable(matcher.group(2)).orElse(matcher.group(4));
      least = time(matcher.group(1) + unit);
    }
    return new Fault.OnWire(Mishap.DELAY, share, least, most, 0);
  }

  private int code() throws FaultRefused {
    String given = value.orElse("");
    if (!given.matches("[0-9]{1,3}")) {
      throw refused("has no exception code", "write for instance exception=6 (busy)");
    }
    return Integer.parseInt(given);
  }

  private double amount(Trouble trouble) throws FaultRefused {
    if (value.isEmpty()) {
      return trouble.usual();
    }
    Matcher matcher = AMOUNT.matcher(value.get());
    if (trouble.unit().isEmpty()
        || !matcher.matches()
        || !matcher.group(2).equals(trouble.unit())) {
      String right =
          trouble.unit().isEmpty() ? word : word + "=" + trouble.usual() + trouble.unit();
      throw refused("has a value that is none", "write for instance " + right);
    }
    return Double.parseDouble(matcher.group(1));
  }

  private double percent(String given) throws FaultRefused {
    Matcher matcher = AMOUNT.matcher(given);
    if (!matcher.matches() || !matcher.group(2).equals("%")) {
      throw refused("has no share of per cent", "write for instance share=10%");
    }
    return Double.parseDouble(matcher.group(1)) / 100;
  }

  private Duration time(String given) throws FaultRefused {
    Matcher matcher = TIME.matcher(given);
    if (!matcher.matches()) {
      throw refused("has no time in \"" + given + "\"", A_TIME);
    }
    double number = Double.parseDouble(matcher.group(1));
    double ms =
        switch (String.valueOf(matcher.group(2))) {
          case "ms" -> number;
          case "s" -> number * 1e3;
          case "min" -> number * 60e3;
          default -> number * 3600e3;
        };
    return Duration.ofNanos(Math.round(ms * 1e6));
  }

  private FaultRefused refused(String why, String remedy) {
    return new FaultRefused("fault \"" + text + "\" " + why, remedy);
  }

  private static String words() {
    return Stream.concat(
            Arrays.stream(Mishap.values()).map(Mishap::word),
            Arrays.stream(Trouble.values()).map(Trouble::word))
        .collect(Collectors.joining(", "));
  }
}
