package io.stackline.site;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a PLC hangs on: a network connection or a serial port. Several PLCs may share one line, told
 * apart by their units; of two equal lines there is only one. Each record refuses nonsense with
 * {@link IllegalArgumentException}.
 */
public sealed interface Line {
  /** The shortest silence on a line without transaction numbers. */
  Duration SILENCE_MIN = Duration.ofMillis(2);

  /** What the line is called in messages: host and port, or the device. */
  String address();

  /** The silence that the line needs between two transactions where nobody says otherwise. */
  Duration silence();

  /** A line that is reached through a socket. */
  sealed interface Network extends Line {
    String host();

    int port();

    @Override
    default String address() {
      return host() + ":" + port();
    }
  }

  /**
   * Modbus TCP.
   *
   * @param host name or address; names differ not by their case
   * @param port 1 to 65535
   */
  record Tcp(String host, int port) implements Network {
    public Tcp {
      host = checked(host, port);
    }

    @Override
    public Duration silence() {
      return Duration.ZERO;
    }
  }

  /**
   * Frames as on a serial line, with their CRC and without transaction number, through a socket: a
   * gateway that hands the bytes on.
   *
   * @param host name or address; names differ not by their case
   * @param port 1 to 65535
   */
  record RtuOverTcp(String host, int port) implements Network {
    public RtuOverTcp {
      host = checked(host, port);
    }

    /** Time for what came unasked to be found before the next question. */
    @Override
    public Duration silence() {
      return SILENCE_MIN;
    }
  }

  /**
   * Modbus RTU on a serial port, with the eight data bits that RTU needs.
   *
   * @param device such as {@code /dev/ttyUSB0} or {@code COM3}
   * @param baud bits a second, 300 to 921600
   * @param stopBits 1 or 2
   */
  record Serial(String device, int baud, Parity parity, int stopBits) implements Line {
    public static final int BAUD_MIN = 300;
    public static final int BAUD_MAX = 921_600;
    static final Pattern DEVICE = Pattern.compile("/dev/[A-Za-z0-9._:+/-]{1,200}|COM[0-9]{1,3}");

    public Serial {
      if (!DEVICE.matcher(device).matches()) {
        throw new IllegalArgumentException(device + " is no serial device");
      }
      if (baud < BAUD_MIN || baud > BAUD_MAX || stopBits < 1 || stopBits > 2) {
        throw new IllegalArgumentException(baud + " baud with " + stopBits + " stop bits");
      }
    }

    @Override
    public String address() {
      return device;
    }

    /**
     * 3.5 characters, which end a frame; at least 2 ms, because no driver of a serial port tells
     * when its last bit has left.
     */
    @Override
    public Duration silence() {
      int bits = 1 + 8 + (parity == Parity.NONE ? 0 : 1) + stopBits;
      Duration characters = Duration.ofNanos(3_500_000_000L * bits / baud);
      return characters.compareTo(SILENCE_MIN) > 0 ? characters : SILENCE_MIN;
    }
  }

  /** The parity bit of a serial character. */
  enum Parity {
    EVEN,
    ODD,
    NONE
  }

  private static String checked(String host, int port) {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("\"" + host + "\" port " + port + " is no address");
    }
    return host.toLowerCase(Locale.ROOT);
  }
}
